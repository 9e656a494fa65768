"""Búsqueda, indexar: del catálogo a los archivos con que busca el navegador.

Cada archivo es un guion clásico que llama a ``repositorio.registrar(nombre, dato)``: se lee igual
por http y desde file://. Qué lleva cada uno está en docs/desarrollo/busqueda.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from generador.busqueda import facetas, fragmentos, orden, sinonimos
from generador.busqueda.analisis import Raices
from generador.busqueda.cliente import CARPETA, raras
from generador.busqueda.codigo import numeros
from generador.busqueda.listas import en_json
from generador.busqueda.parecidas import diccionario
from generador.busqueda.partir import analizados
from generador.busqueda.terminos import de_metadatos, de_pasajes
from generador.busqueda.tramos import Tramo
from generador.medios import Medios
from generador.modelo import Archivo, Catalogo, Ficha, Pasaje, resumir

FICHAS_POR_BLOQUE = 4
TERMINOS_POR_ARCHIVO = 8_000
"""Caracteres de un fragmento de términos de los metadatos."""
PASAJES_POR_ARCHIVO = 24_000
TEXTOS_POR_ARCHIVO = 24_000


def indexar(
    catalogo: Catalogo,
    pasajes: Mapping[str, tuple[Pasaje, ...]],
    medios: Medios | None = None,
    resumenes: Mapping[str, bytes] | None = None,
) -> Iterator[Archivo]:
    """Los archivos del índice; «pasajes» son los de adjuntos y transcripciones, por id de ficha."""
    medios = medios or Medios()
    resumenes = resumenes or {f.id: resumir(f) for f in catalogo.visibles}
    manifiesto: dict[str, object] = {}
    resumen = sha256()
    for nombre, dato in _datos(manifiesto, catalogo, pasajes, medios, resumenes):
        resumen.update(dato + b"\n")
        yield _guion(nombre, dato)
    manifiesto["version"] = resumen.hexdigest()[:8]
    yield _guion("manifiesto", en_json(manifiesto))
    yield raras()


def _guion(nombre: str, dato: bytes) -> Archivo:
    guion = b'repositorio.registrar("%s",%s);\n' % (nombre.encode(), dato)
    return Archivo(f"{CARPETA}/{nombre}.js", guion)


def _datos(
    manifiesto: dict[str, object],
    catalogo: Catalogo,
    pasajes: Mapping[str, tuple[Pasaje, ...]],
    medios: Medios,
    resumenes: Mapping[str, bytes],
) -> Iterator[tuple[str, bytes]]:
    """(nombre, dato) de cada archivo menos el manifiesto, que se va llenando."""
    ordenadas = orden.ordenar(catalogo)
    fichas = [ficha for _, ficha in ordenadas]
    rutas = sorted({f.tipo.ruta for f in fichas})
    tramos: list[Tramo] = []
    primeras: list[int] = []
    por_tramos = analizados(catalogo, fichas, pasajes, medios, resumenes)
    for primera, bloque in _bloques(por_tramos, tramos):
        yield f"x{len(primeras)}", b"[%s]" % b",".join(bloque)
        primeras.append(primera)
    manifiesto |= {
        "total": len(fichas),
        "pasajes": sum(len(t.largos_de_pasajes) for t in tramos),
        "bloque": FICHAS_POR_BLOQUE,
        "limites": orden.limites([clase for clase, _ in ordenadas]),
        "ventajas": orden.VENTAJA,
        "rutas": rutas,
        "sinonimos": sinonimos.grupos(catalogo, Raices()),
    }
    formas = de_metadatos(tramos)
    cortes = fragmentos.cortar(fragmentos.con_formas(formas), TERMINOS_POR_ARCHIVO)
    manifiesto["t"] = yield from _repartir("t", cortes)
    usos = {forma: lista.cuantas for forma, lista in formas.items()}
    vistas: Counter[str] = Counter()
    for tramo in tramos:
        vistas.update(tramo.vistas)
    palabras, manifiesto["formas"] = diccionario(usos, vistas)
    yield "formas", en_json(palabras)
    cortes = fragmentos.cortar(fragmentos.sin_formas(de_pasajes(tramos)), PASAJES_POR_ARCHIVO)
    comienzos = yield from _repartir("p", cortes)
    cuantos = numeros(n for t in tramos for n in t.pasajes)
    yield "pasajes", en_json([comienzos, numeros(primeras), cuantos])
    yield from _fichas(fichas, rutas)
    yield "orden", en_json([*map(numeros, orden.permutaciones(fichas))])
    yield "facetas", en_json(facetas.columnas(catalogo, fichas))


def _repartir(
    letra: str, cortes: Iterable[tuple[str, str]]
) -> Generator[tuple[str, bytes], None, str]:
    """Cada fragmento en su archivo; devuelve los comienzos, separados por espacios."""
    comienzos = []
    for i, (comienzo, texto) in enumerate(cortes):
        yield f"{letra}{i}", en_json(texto)
        comienzos.append(comienzo)
    return " ".join(comienzos)


def _bloques(analizados: Iterable[Tramo], tramos: list[Tramo]) -> Iterator[tuple[int, list[bytes]]]:
    """(primera ficha, pasajes de cada una) de cada bloque; en «tramos» queda lo demás."""
    bloque: list[bytes] = []
    largo = ficha = primera = 0
    for tramo in analizados:
        for texto, letras in zip(tramo.textos, tramo.letras, strict=True):
            if bloque and largo + letras > TEXTOS_POR_ARCHIVO:
                yield primera, bloque
                bloque, largo, primera = [], 0, ficha
            bloque.append(texto)
            largo, ficha = largo + letras, ficha + 1
        tramos.append(replace(tramo, textos=()))
    if bloque:
        yield primera, bloque


def _fichas(fichas: Sequence[Ficha], rutas: list[str]) -> Iterator[tuple[str, bytes]]:
    """Lo que se muestra de cada ficha, en bloques de pocas."""
    for i in range(0, len(fichas), FICHAS_POR_BLOQUE):
        bloque = [
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
        yield f"f{i // FICHAS_POR_BLOQUE}", en_json(bloque)
