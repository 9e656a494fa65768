"""Etapa 4, guías: de cada esquema a la guía de quien llena la ficha."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generador.modelo import Campo, Catalogo, Ficha, Pagina, Tipo
from generador.vistas import libros
from generador.vistas.entorno import Rotulo, Taller
from generador.vistas.proponer import pagina_de

SECCION = "guias"
CLASES = {
    "texto": "Texto",
    "parrafo": "Texto con formato",
    "entero": "Número entero",
    "numero": "Número",
    "fecha": "Fecha (AAAA-MM-DD)",
    "si_no": "true o false",
    "opcion": "Una opción",
    "opciones": "Una o más opciones",
    "archivo": "Archivo de la carpeta",
    "relacion": "Otra ficha",
    "grupo": "Grupo de datos",
    "lista": "Lista",
}


def paginas(taller: Taller) -> Iterator[Pagina]:
    """El índice de guías y una por tipo."""
    tipos = list(taller.catalogo.tipos.values())
    rotulo = Rotulo(
        "Guías para proponer contenido",
        "Qué se pide en cada tipo de ficha, campo por campo, con ejemplos.",
    )
    yield taller.pagina(f"{SECCION}/index.html", rotulo, "guias.html.j2", tipos=tipos)
    for tipo in tipos:
        nombre = tipo.titulo.lower()
        contenedor = _contenedor(taller.catalogo, tipo)
        rotulo_del_tipo = Rotulo(
            f"Guía: {nombre}",
            f"Cómo llenar una ficha de tipo {nombre}.",
            (("Guías", f"{SECCION}/index.html"),),
        )
        yield taller.pagina(
            f"{SECCION}/{tipo.ruta}.html",
            rotulo_del_tipo,
            "guia.html.j2",
            tipo=tipo,
            grupos=_grupos(tipo),
            ejemplo=ejemplo(tipo),
            hecha=hecha(taller.catalogo, tipo),
            contenedor=contenedor,
            libro=libros.ruta(contenedor or tipo),
            limites=limites,
            cuando=cuando,
            opciones=opciones,
            clases=CLASES,
            corregir=pagina_de,
        )


def ejemplo(tipo: Tipo) -> str:
    """Una ficha mínima del tipo, lista para copiar."""
    requeridos = [c for c in tipo.campos if c.requerido and not c.seccion]
    lineas = [f"{c.nombre}: {_yaml(c.ejemplo)}" for c in requeridos]
    if tipo.formato == "yml" or tipo.carpeta is None:
        return "\n".join(lineas)
    secciones = [
        f"\n## {c.titulo}\n\n{c.ejemplo}" for c in tipo.campos if c.seccion and c.nombre != "cuerpo"
    ]
    return "\n".join(["---", *lineas, "---", *secciones])


def hecha(catalogo: Catalogo, tipo: Tipo) -> Ficha | None:
    """Una ficha del tipo para mirar: antes una inventada para enseñar, y la que más datos tiene."""
    suyas = [f for f in catalogo.visibles if f.tipo.nombre == tipo.nombre and not f.retirada]
    return max(suyas, key=lambda f: (f.ejemplo, len(f.datos), f.id), default=None)


def limites(campo: Campo) -> str:
    """«de 8 a 120 caracteres», «hasta 4», o nada."""
    e = campo.esquema
    for minimo, maximo, unidad in (
        ("minLength", "maxLength", " caracteres"),
        ("minItems", "maxItems", ""),
        ("minimum", "maximum", ""),
    ):
        if minimo in e and maximo in e:
            return f"de {e[minimo]} a {e[maximo]}{unidad}"
        if maximo in e:
            return f"hasta {e[maximo]}{unidad}"
        if minimo in e:
            return f"desde {e[minimo]}{unidad}"
    return ""


def cuando(campo: Campo) -> str:
    """Cuándo se pide el campo."""
    if campo.requerido:
        return "Siempre"
    return f"Desde el estado «{campo.desde}»" if campo.desde else "Opcional"


def opciones(catalogo: Catalogo, campo: Campo) -> list[tuple[str, str]]:
    """(código, nombre) de las opciones de un campo cerrado."""
    elemento = campo.esquema.get("items", campo.esquema)
    vocabulario = catalogo.vocabularios.get(campo.vocabulario or "")
    terminos = vocabulario.terminos if vocabulario else {}
    codigos = elemento.get("enum", terminos)
    return [
        (str(c), terminos[c].nombre if c in terminos else campo.nombres.get(c, c)) for c in codigos
    ]


def _grupos(tipo: Tipo) -> list[tuple[str, list[Campo]]]:
    grupos = [(t, [c for c in tipo.campos if c.grupo == g]) for g, t in tipo.grupos.items()]
    return [(titulo, campos) for titulo, campos in grupos if campos]


def _contenedor(catalogo: Catalogo, tipo: Tipo) -> Tipo | None:
    """El tipo en cuyas fichas se escribe este, si no tiene carpeta propia."""
    dentro = (t for t in catalogo.tipos.values() for c in t.campos if c.fichas == tipo.nombre)
    return next(dentro, None)


def _yaml(valor: Any) -> str:
    if isinstance(valor, list):
        return "[" + ", ".join(_yaml(v) for v in valor) + "]"
    if isinstance(valor, dict):
        return "{" + ", ".join(f"{c}: {_yaml(v)}" for c, v in valor.items()) + "}"
    texto = str(valor)
    return f'"{texto}"' if ": " in texto or texto[:1] in "¿¡&*!%@`'\"" else texto
