"""Búsqueda, indexar: del catálogo a los archivos con que busca el navegador.

Cada archivo es un guion clásico que llama a ``repositorio.registrar(nombre, dato)``: se lee igual
por http y desde file://. Qué lleva cada uno está en docs/desarrollo/busqueda.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

from generador.busqueda import facetas, fragmentos, orden, sinonimos
from generador.busqueda.analisis import Raices
from generador.busqueda.cliente import CARPETA, raras
from generador.busqueda.codigo import numeros
from generador.busqueda.contenido import Contenido, Lector
from generador.busqueda.parecidas import diccionario
from generador.busqueda.terminos import de_metadatos, de_pasajes
from generador.modelo import Archivo, Catalogo, Ficha, Pasaje

FICHAS_POR_BLOQUE = 4
TERMINOS_POR_ARCHIVO = 8_000
"""Caracteres de un fragmento de términos de los metadatos."""
PASAJES_POR_ARCHIVO = 24_000
TEXTOS_POR_ARCHIVO = 24_000


def indexar(catalogo: Catalogo, pasajes: Mapping[str, tuple[Pasaje, ...]]) -> Iterator[Archivo]:
    """Los archivos del índice; «pasajes» son los de adjuntos y transcripciones, por id de ficha."""
    datos: dict[str, object] = {}
    manifiesto = _llenar(datos, catalogo, pasajes)
    escritos: dict[str, bytes] = {}
    resumen = sha256()
    for nombre in list(datos):
        escritos[nombre] = _json(datos.pop(nombre))  # cada dato se suelta al escribirlo
        resumen.update(escritos[nombre] + b"\n")
    manifiesto["version"] = resumen.hexdigest()[:8]
    for nombre, texto in {"manifiesto": _json(manifiesto), **escritos}.items():
        guion = b'repositorio.registrar("%s",%s);\n' % (nombre.encode(), texto)
        yield Archivo(f"{CARPETA}/{nombre}.js", guion)
    yield raras()


def _llenar(
    datos: dict[str, object], catalogo: Catalogo, pasajes: Mapping[str, tuple[Pasaje, ...]]
) -> dict[str, object]:
    """Pone en «datos» cada archivo menos el manifiesto, que devuelve."""
    raices = Raices(sinonimos.siglas_vacias(catalogo))
    clases = [clase for clase, _ in orden.ordenar(catalogo)]
    fichas = [ficha for _, ficha in orden.ordenar(catalogo)]
    lector = Lector(catalogo)
    contenidos = [lector.leer(f, pasajes.get(f.id, ())) for f in fichas]
    terminos = de_metadatos([c.metadatos for c in contenidos], raices)
    textos = [p.texto for c in contenidos for p in c.pasajes]
    en_pasajes, vistas = de_pasajes(textos, raices)
    rutas = sorted({f.tipo.ruta for f in fichas})
    manifiesto: dict[str, object] = {
        "total": len(fichas),
        "pasajes": len(textos),
        "bloque": FICHAS_POR_BLOQUE,
        "limites": orden.limites(clases),
        "ventajas": orden.VENTAJA,
        "rutas": rutas,
        "sinonimos": sinonimos.grupos(catalogo, raices),
    }
    cortes = fragmentos.cortar(fragmentos.con_formas(terminos), TERMINOS_POR_ARCHIVO)
    manifiesto["t"] = _repartir(datos, "t", cortes)
    cortes = fragmentos.cortar(fragmentos.sin_formas(en_pasajes), PASAJES_POR_ARCHIVO)
    comienzos = _repartir(datos, "p", cortes)
    primeras = _textos(datos, contenidos)
    datos["pasajes"] = [comienzos, primeras, numeros(len(c.pasajes) for c in contenidos)]
    _fichas(datos, fichas, rutas)
    por_fecha, por_titulo = orden.permutaciones(fichas)
    datos["orden"] = [numeros(por_fecha), numeros(por_titulo)]
    datos["facetas"] = facetas.columnas(catalogo, fichas)
    datos["formas"], manifiesto["formas"] = diccionario(terminos, vistas, raices)
    return manifiesto


def _repartir(datos: dict[str, object], letra: str, cortes: Iterable[tuple[str, str]]) -> str:
    """Pone cada fragmento en su archivo; devuelve los comienzos, separados por espacios."""
    comienzos = []
    for i, (comienzo, texto) in enumerate(cortes):
        datos[f"{letra}{i}"] = texto
        comienzos.append(comienzo)
    return " ".join(comienzos)


def _textos(datos: dict[str, object], contenidos: Sequence[Contenido]) -> str:
    """Los pasajes de cada ficha, en bloques; devuelve el número de la primera ficha de cada uno."""
    primeras: list[int] = []
    bloque: list[list[list[str]]] = []
    largo = TEXTOS_POR_ARCHIVO
    for i, contenido in enumerate(contenidos):
        suyo = sum(len(p.texto) for p in contenido.pasajes)
        if largo + suyo > TEXTOS_POR_ARCHIVO:
            bloque, largo = [], 0
            datos[f"x{len(primeras)}"] = bloque
            primeras.append(i)
        bloque.append([[p.texto, p.etiqueta, p.ancla, p.archivo] for p in contenido.pasajes])
        largo += suyo
    return numeros(primeras)


def _fichas(datos: dict[str, object], fichas: Sequence[Ficha], rutas: list[str]) -> None:
    """Lo que se muestra de cada ficha, en bloques de pocas."""
    for i in range(0, len(fichas), FICHAS_POR_BLOQUE):
        datos[f"f{i // FICHAS_POR_BLOQUE}"] = [
            [
                f.id,
                rutas.index(f.tipo.ruta),
                f.titulo,
                f.resumen,
                list(f.datos.get("palabras_clave", ())),
                f.publicada,
                int(f.ejemplo),
            ]
            for f in fichas[i : i + FICHAS_POR_BLOQUE]
        ]


def _json(dato: object) -> bytes:
    texto = json.dumps(dato, ensure_ascii=False, separators=(",", ":"))
    return texto.replace("\u2028", " ").replace("\u2029", " ").encode()
