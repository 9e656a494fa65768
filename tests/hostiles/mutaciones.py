"""Quita, una a una, las defensas de las páginas y comprueba que alguna prueba lo nota.

Uso: ``python -m tests.hostiles.mutaciones`` (unos minutos). Trabaja sobre una copia.
"""

from __future__ import annotations

from tests.mutacion import Mutacion, comprobar

INERTE = "tests/sitio/test_inerte.py"
IMAGENES = "tests/sitio/test_imagenes.py"
PUERTA = "tests/puerta/test_puerta.py"
PAGINAS = "tests/hostiles/test_hostiles.py::test_en_las_paginas_no_hay_nada_que_actue"
POLITICA = "tests/navegador/test_politica.py"
PAQUETES = "tests/importacion/test_paquetes_hostiles.py"
LECTURA = "tests/fuentes"
VINCULOS = "tests/extraccion/test_vinculos.py"
FIRMAS = "tests/extraccion/test_firmas.py"
_VINCULOS = "generador/extraccion/lectores/vinculos.py"
_DENTRO = "generador/extraccion/propiedades/dentro.py"
_PAGINA = "generador/puerta/pagina.py"
_TEXTOS = "generador/vistas/textos.py"
_VISTAZO = "generador/puerta/vistazo.py"
VISTAZO = "tests/puerta/test_vistazo.py"

MUTACIONES = (
    Mutacion(
        "el HTML escrito en un texto no se escapa",
        _TEXTOS,
        "self._salida.escape = True",
        "self._salida.escape = False",
        INERTE,
    ),
    Mutacion(
        "nadie sanea el HTML que sale",
        _TEXTOS,
        "self._limpiador.clean(crudo)",
        "crudo",
        INERTE,
    ),
    Mutacion(
        "se enlaza con cualquier esquema",
        _TEXTOS,
        'url_schemes={"http", "https", "mailto", "tel"}',
        'url_schemes={"http", "https", "mailto", "tel", "msteams", "data"}',
        INERTE,
    ),
    Mutacion(
        "un enlace hacia fuera dice de dónde viene",
        _TEXTOS,
        "limpio = _FUERA.sub(_hacia_fuera, limpio)",
        "pass",
        INERTE,
    ),
    Mutacion(
        "una imagen puede ser de otro sitio",
        "generador/vistas/imagenes.py",
        "if imagen else ausente(alternativo)",
        "if imagen else hallada[0]",
        INERTE,
    ),
    Mutacion(
        "una imagen puede ser enorme",
        "generador/extraccion/propiedades/imagen.py",
        "if imagen.width * imagen.height > PUNTOS",
        "if False",
        IMAGENES,
    ),
    Mutacion(
        "una imagen no reserva su hueco",
        _PAGINA,
        '"img": _imagen, ',
        "",
        PUERTA,
    ),
    Mutacion(
        "un texto sale de su atributo",
        "generador/vistas/marcas.py",
        """.replace('"', "&#34;")""",
        "",
        INERTE,
    ),
    Mutacion(
        "los datos cierran su guion",
        "generador/vistas/metadatos.py",
        """    "<": "\\\\u003c",\n""",
        "",
        INERTE,
    ),
    Mutacion(
        "dos anclas iguales",
        "generador/catalogo/anclas.py",
        ") in usadas:",
        ") == '':",
        INERTE,
    ),
    Mutacion(
        "las plantillas no escapan",
        "generador/vistas/compilado.py",
        "autoescape=True,",
        "autoescape=False,",
        PAGINAS,
    ),
    Mutacion(
        "el título de la página no se escapa",
        "generador/sitio/moldes.py",
        "{escape(pagina.titulo)}",
        "{pagina.titulo}",
        PAGINAS,
    ),
    Mutacion(
        "el resumen no se escapa en la cabeza",
        "generador/sitio/moldes.py",
        "str(escape(pagina.descripcion))",
        "pagina.descripcion",
        PAGINAS,
    ),
    Mutacion(
        "escapar no hace nada con los ángulos",
        "generador/vistas/marcas.py",
        """.replace("<", "&lt;")""",
        "",
        PAGINAS,
    ),
    Mutacion(
        "las páginas van sin política",
        "generador/sitio/tema/main.html",
        '<meta http-equiv="Content-Security-Policy"',
        '<meta name="nada"',
        PUERTA,
    ),
    Mutacion(
        "la política admite guiones escritos",
        "generador/sitio/tema/main.html",
        "script-src 'self'",
        "script-src 'self' 'unsafe-inline'",
        PUERTA,
    ),
    Mutacion(
        "sin conexión se admite el reproductor",
        "generador/sitio/tema/assets/comienzo.js",
        "frame-src 'none'; ",
        "",
        POLITICA,
    ),
    Mutacion(
        "la puerta no mira nada al construir",
        "generador/sitio/acabado.py",
        "*puerta.revisar(carpeta, medios, sumas))",
        ")",
        PUERTA,
    ),
    Mutacion(
        "la puerta no mira la política",
        _PAGINA,
        "if politica is None or not admitida(ruta, politica):",
        "if False:",
        PUERTA,
    ),
    Mutacion(
        "la puerta no mira si la política va primero",
        _PAGINA,
        '"head > meta:nth-child(1)[charset] + meta[http-equiv]"',
        '"head > meta[http-equiv]"',
        PUERTA,
    ),
    Mutacion(
        "la puerta admite cualquier etiqueta",
        _PAGINA,
        "if etiqueta not in admitidos.ETIQUETAS:",
        "if False:",
        PUERTA,
    ),
    Mutacion(
        "la puerta admite lo que se ejecuta",
        _PAGINA,
        'if nombre.startswith("on"):',
        "if False:",
        PUERTA,
    ),
    Mutacion(
        "la puerta admite guiones escritos",
        _PAGINA,
        'return "" if admite_en_linea(politica, texto) else "hay un guion escrito en la página"',
        'return ""',
        PUERTA,
    ),
    Mutacion(
        "la puerta admite guiones que son adjuntos",
        _PAGINA,
        'propio = GUION.fullmatch(atributos["src"]) and not texto.strip()',
        "propio = True",
        PUERTA,
    ),
    Mutacion(
        "la puerta admite estilos escritos",
        _PAGINA,
        "if nombre in admitidos.NO_SIRVEN:",
        "if False:",
        PUERTA,
    ),
    Mutacion(
        "la puerta admite identificadores repetidos",
        _PAGINA,
        "if valor in ids:",
        "if False:",
        PUERTA,
    ),
    Mutacion(
        "la puerta admite identificadores del tema",
        _PAGINA,
        'if valor.startswith("__") and',
        "if False and",
        PUERTA,
    ),
    Mutacion(
        "la puerta no mira los esquemas",
        "generador/puerta/direcciones.py",
        "if esquema and esquema[1].lower() not in ENLAZAN:",
        "if False:",
        PUERTA,
    ),
    Mutacion(
        "la puerta lee las direcciones tal cual",
        "generador/puerta/direcciones.py",
        "return direccion.strip(_EXTREMOS).translate(_BORRADOS)",
        "return direccion",
        PUERTA,
    ),
    Mutacion(
        "la puerta admite lo que se pide a otro sitio",
        _PAGINA,
        "return de_recurso(valor)\n    return de_varias",
        'return ""\n    return de_varias',
        PUERTA,
    ),
    Mutacion(
        "la puerta admite archivos que se ejecutan",
        "generador/puerta/carpeta.py",
        "if termino in _ACTIVOS:",
        "if False:",
        PUERTA,
    ),
    Mutacion(
        "de un vistazo pasa una etiqueta sin terminar",
        _VISTAZO,
        "not (termina and _limpia(etiqueta))",
        "not _limpia(etiqueta)",
        VISTAZO,
    ),
    Mutacion(
        "de un vistazo pasa cualquier etiqueta",
        _VISTAZO,
        "forma[1] not in admitidos.ETIQUETAS",
        "False",
        VISTAZO,
    ),
    Mutacion(
        "de un vistazo no se miran los atributos",
        _VISTAZO,
        'atributo(nombre, suyo, valor, "")',
        "False",
        VISTAZO,
    ),
    Mutacion(
        "de un vistazo no se mira lo que hay dentro de un guion",
        _VISTAZO,
        'datos.count(b"<script") != len(_GUIONES.findall(datos))',
        "False",
        VISTAZO,
    ),
    Mutacion(
        "de un vistazo no se mira la clase de un guion",
        _VISTAZO,
        'return propio is not None or atributos.get("type") in admitidos.DATOS',
        "return True",
        VISTAZO,
    ),
    Mutacion(
        "de un vistazo no se cuentan los identificadores",
        _VISTAZO,
        "len(ids) != len(set(ids))",
        "False",
        VISTAZO,
    ),
    Mutacion(
        "de un vistazo pasa el identificador que se repite solo",
        _VISTAZO,
        "and etiqueta not in _SE_REPITEN",
        "",
        VISTAZO,
    ),
    Mutacion(
        "de un vistazo se lee un valor sin sus referencias",
        _VISTAZO,
        "if not _ADMITIDAS.keys() >= {*_REFERENCIA.findall(texto)}:",
        "if False:",
        VISTAZO,
    ),
    Mutacion(
        "de un vistazo pasan dos políticas",
        _VISTAZO,
        "return False  # la de la página",
        "pass  # la de la página",
        VISTAZO,
    ),
    Mutacion(
        "de un vistazo pasa cualquier vínculo, imagen u orden",
        _VISTAZO,
        "return not POR_ATRIBUTOS[nombre](atributos)",
        "return True",
        VISTAZO,
    ),
    Mutacion(
        "de un vistazo pasa cualquier política",
        _VISTAZO,
        'comienzo is None or not admitida(ruta, comienzo[2].decode(errors="replace"))',
        "comienzo is None",
        VISTAZO,
    ),
    Mutacion(
        "se admite SVG entre los adjuntos",
        "generador/reglas/adjuntos.py",
        '_MEDIOS = (".png",',
        '_MEDIOS = (".svg", ".png",',
        "tests/test_ejemplos.py -k adjunto",
    ),
    Mutacion(
        "un enlace puede esconder a dónde lleva",
        "generador/reglas/enlaces.py",
        "elif _DISFRAZ.match(destino):",
        "elif False:",
        "tests/test_ejemplos.py -k disfrazado",
    ),
    Mutacion(
        "el YAML admite alias",
        "generador/fuentes/yaml_estricto.py",
        'if isinstance(evento, yaml.AliasEvent) or getattr(evento, "anchor", None):',
        "if False:",
        LECTURA,
    ),
    Mutacion(
        "el YAML no tiene fondo",
        "generador/fuentes/yaml_estricto.py",
        "if hondo >= PROFUNDIDAD:",
        "if False:",
        LECTURA,
    ),
    Mutacion(
        "una ficha puede esconder caracteres",
        "generador/fuentes/texto.py",
        "if (hallado := hallar_invisible(texto)) is not None:",
        "if False:",
        LECTURA,
    ),
    Mutacion(
        "una palabra larguísima entra en el índice",
        "generador/busqueda/analisis.py",
        "if vacia or len(palabra) > LARGA else",
        "if vacia else",
        "tests/busqueda/test_indice.py",
    ),
    Mutacion(
        "un documento puede llevar un campo DDE",
        _VINCULOS,
        'if orden and orden[0].strip("\\"\'").upper() in TRAEN:',
        "if False:",
        VINCULOS,
    ),
    Mutacion(
        "un campo puede escribir la orden de otro",
        _VINCULOS,
        'raise Ilegible("externo")  # la orden',
        "pass  # la orden",
        VINCULOS,
    ),
    Mutacion(
        "una diapositiva puede ejecutar un programa",
        _VINCULOS,
        ".startswith(_ACTUAN)",
        '.startswith("nada")',
        VINCULOS,
    ),
    Mutacion(
        "un OpenDocument puede llevar macros",
        _VINCULOS,
        "if esquema in _DE_GUIONES:",
        "if False:",
        VINCULOS,
    ),
    Mutacion(
        "un OpenDocument puede traer algo de fuera",
        _VINCULOS,
        "elif esquema or _sale(destino, carpeta):",
        "elif False:",
        VINCULOS,
    ),
    Mutacion(
        "un documento puede definir entidades",
        _VINCULOS,
        "analizador.StartDoctypeDeclHandler = _con_entidades",
        "pass",
        VINCULOS,
    ),
    Mutacion(
        "un programa puede llamarse como una imagen",
        "generador/extraccion/partes.py",
        ".startswith(_DE_PROGRAMA)",
        '.startswith(b"nada")',
        VINCULOS,
    ),
    Mutacion(
        "de un documento no se quita quién lo comentó",
        _DENTRO,
        "yield parte, firmas.cambiar(crudo, suyas, seudonimos)",
        "pass",
        FIRMAS,
    ),
    Mutacion(
        "de un documento no se limpian sus fotos",
        _DENTRO,
        "yield parte, limpio",
        "pass",
        FIRMAS,
    ),
)

if __name__ == "__main__":
    comprobar(MUTACIONES)
