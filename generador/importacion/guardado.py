"""Importación, guardado: de una entrada a propuestas, y de propuestas a fichas en su sitio.

Para admitir otra clase de entrada: una función «Entrada» y su línea en ENTRADAS.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generador import tipos, vocabularios
from generador.importacion.carpeta import recorrer
from generador.importacion.colocar import colocar
from generador.importacion.ensayo import ensayar
from generador.importacion.paquete import desempacar
from generador.importacion.propuesta import Contexto, Entrada, Leido, Propuesta
from generador.importacion.reconocer import reconocer
from generador.importacion.revision import revisar
from generador.modelo import Fallo, Problema

CARPETA = "una carpeta"
_SIN_LUGAR = frozenset({"importar/ruta", "importar/repetido", "importar/enlace"})


class EntradaDesconocida(Fallo):
    """Lo que se quiere importar no es de una clase que se sepa leer."""


def de_zip(camino: Path, contexto: Contexto) -> Leido:
    """Las fichas de un ZIP, como el que hace el formulario."""
    bulto, problemas = desempacar(camino, contexto.taller)
    if problemas:
        return Leido((), tuple(problemas))
    return reconocer(camino.stem, bulto, contexto.tipos)


def de_carpeta(camino: Path, contexto: Contexto) -> Leido:
    """Las fichas de una carpeta, o la carpeta de una ficha."""
    bulto, problemas = recorrer(camino)
    if problemas:
        return Leido((), tuple(problemas))
    return reconocer(camino.resolve().name, bulto, contexto.tipos)


ENTRADAS: Mapping[str, Entrada] = {CARPETA: de_carpeta, ".zip": de_zip}
"""Clase de entrada → quien la lee: la extensión del archivo, o CARPETA."""


@contextmanager
def leer(camino: Path, raiz: Path) -> Iterator[Leido]:
    """Lo que hay en una entrada; sus archivos viven mientras dura el «with»."""
    clase = CARPETA if camino.is_dir() else camino.suffix.lower()
    entrada = ENTRADAS.get(clase)
    if entrada is None:
        admitidas = ", ".join(ENTRADAS)
        raise EntradaDesconocida(f"no se puede importar «{camino.name}»: se admite {admitidas}")
    terminos, _ = vocabularios.leer(raiz)
    with tempfile.TemporaryDirectory(prefix="importar-") as taller:
        yield entrada(camino, Contexto(raiz, tipos.cargar(), terminos, Path(taller)))


def comprobar(
    raiz: Path,
    propuestas: tuple[Propuesta, ...],
    reemplazar: bool,
    fecha: str,
    previos: tuple[Problema, ...] = (),
) -> tuple[Problema, ...]:
    """Todo lo que se puede decir de unas propuestas sin guardarlas, tras lo hallado al leerlas."""
    impedimentos = (*previos, *revisar(raiz, propuestas, reemplazar))
    colocables = not any(p.regla in _SIN_LUGAR for p in impedimentos)
    ensayados = ensayar(raiz, propuestas, fecha) if propuestas and colocables else ()
    dichos = {p.mensaje for p in impedimentos}
    return (*impedimentos, *(p for p in ensayados if p.mensaje not in dichos))


def guardar(
    raiz: Path,
    propuestas: tuple[Propuesta, ...],
    reemplazar: bool,
    fecha: str,
    previos: tuple[Problema, ...] = (),
) -> tuple[Problema, ...]:
    """Guarda las propuestas si no hay ningún error; devuelve los errores y avisos hallados."""
    problemas = comprobar(raiz, propuestas, reemplazar, fecha, previos)
    if not any(p.nivel == "error" for p in problemas):
        colocar(raiz, propuestas)
    return problemas
