"""Etapa 1, interno: de la carpeta interna, la otra entrada, a fuentes marcadas como internas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from generador.almacen import Almacen
from generador.fuentes.lectura import Lectura
from generador.fuentes.lectura import leer as leer_una
from generador.modelo import Fallo, Problema, Tipo

# De una carpeta interna solo se leen fichas: lo demás es del repositorio público.
_NO_SE_LEEN = ("docs", "mkdocs.yml", "vocabularios")


class InternoMalPuesto(Fallo):
    """La carpeta interna está donde puede acabar publicada."""


def leer(
    raiz: Path,
    tipos: Mapping[str, Tipo],
    fecha: str,
    interno: Path | None = None,
    almacen: Almacen | None = None,
) -> Lectura:
    """Las fichas de «raiz» y, si se da, las de la carpeta «interno», detrás."""
    publica = leer_una(raiz, tipos, fecha, almacen)
    if interno is None:
        return publica
    comprobar_lugar(raiz, interno)
    lugar = interno.resolve()
    suya = leer_una(lugar, tipos, fecha, almacen)
    problemas = [*suya.problemas, *_no_leido(lugar), *_vacia(suya)]
    return Lectura(
        (
            *publica.fuentes,
            *(replace(f, archivo=_en(lugar, f.archivo), interna=True) for f in suya.fuentes),
        ),
        (*publica.fallidas, *((id_, _en(lugar, a)) for id_, a in suya.fallidas)),
        (*publica.problemas, *(replace(p, archivo=_en(lugar, p.archivo)) for p in problemas)),
    )


def comprobar_lugar(raiz: Path, interno: Path) -> None:
    """Lo interno dentro del repositorio público acabaría en él con el primer «git add»."""
    if interno.resolve().is_relative_to(raiz.resolve()):
        raise InternoMalPuesto(
            f"la carpeta interna «{interno}» está dentro del repositorio público «{raiz}»: "
            "póngala fuera, en un repositorio privado"
        )


def _en(lugar: Path, archivo: str) -> str:
    """La ruta de un archivo en el disco: los nombres de las dos entradas no se confunden."""
    return (lugar / archivo).as_posix()


def _no_leido(lugar: Path) -> Iterator[Problema]:
    for nombre in _NO_SE_LEEN:
        if (lugar / nombre).exists():
            que = "esto no se lee de la carpeta interna"
            ayuda = "de ella solo se toman fichas; lo demás es el del repositorio público"
            yield Problema(nombre, 1, "ruta/interno", "aviso", que, ayuda)


def _vacia(lectura: Lectura) -> Iterator[Problema]:
    if not (lectura.fuentes or lectura.fallidas):
        que = "la carpeta interna no tiene ninguna ficha"
        ayuda = "¿es esa la carpeta? Lleva dentro las mismas que el repositorio público"
        yield Problema("", 1, "ruta/interno", "error", que, ayuda)
