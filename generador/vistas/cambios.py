"""Etapa 4, cambios: de lo que publicó la edición anterior y lo de ahora, a lo que hay de nuevo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest

from generador.modelo import Edicion, Ficha, Publicada
from generador.vistas.entorno import Taller
from generador.vistas.formatos import plural
from generador.vistas.huellas import huella, primeros


@dataclass(frozen=True, slots=True)
class Cambios:
    """Lo que cambió desde la edición anterior. Los ejemplos no cuentan."""

    nuevas: tuple[Ficha, ...]
    actualizadas: tuple[Ficha, ...]
    retiradas: tuple[tuple[str, Publicada], ...]
    """(ruta de su página, o vacía si ya no tiene; lo que se había publicado)."""
    por_revisar: tuple[Ficha, ...]
    """Las vigentes cuya fecha de revisión ya pasó."""

    @property
    def hay(self) -> bool:
        """Si algo se publicó, se actualizó o se retiró."""
        return bool(self.nuevas or self.actualizadas or self.retiradas)


def cambios(taller: Taller, edicion: Edicion) -> Cambios:
    """Compara, ficha a ficha, con lo que publicó la edición anterior, aunque cambie de nombre."""
    visibles = {f.id: f for f in taller.catalogo.visibles if not f.ejemplo}
    vigentes = [f for f in visibles.values() if not f.retirada]
    ids = primeros(taller.catalogo)
    publicadas = {i: p for i, p in edicion.publicadas.items() if not p.retirada}
    antes = {f.id: _anterior(f, publicadas) for f in vigentes}
    siguen = {i for i in antes.values() if i}
    return Cambios(
        nuevas=tuple(f for f in vigentes if not antes[f.id]),
        actualizadas=tuple(
            f for f in vigentes if (i := antes[f.id]) and publicadas[i].huella != huella(f, ids)
        ),
        retiradas=tuple(
            (visibles[i].ruta if i in visibles else "", p)
            for i, p in sorted(publicadas.items())
            if i not in siguen
        ),
        por_revisar=tuple(f for f in vigentes if f.revisar < taller.catalogo.fecha),
    )


def _anterior(ficha: Ficha, publicadas: Mapping[str, Publicada]) -> str:
    """El id con que se publicó: el suyo o uno que tuvo; vacío si no se publicó."""
    suyos = (ficha.id, *ficha.datos.get("ids_anteriores", ()))
    return next((i for i in suyos if i in publicadas), "")


def anuncios(cambios: Cambios) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Rótulo y títulos de lo que haya, para contarlo donde no se puede enlazar."""
    todos = (
        ("Fichas nuevas", tuple(f.titulo for f in cambios.nuevas)),
        ("Fichas actualizadas", tuple(f.titulo for f in cambios.actualizadas)),
        ("Fichas retiradas", tuple(p.titulo for _, p in cambios.retiradas)),
    )
    return tuple((rotulo, titulos) for rotulo, titulos in todos if titulos)


def por_tipo(fichas: Sequence[Ficha]) -> list[list[Ficha]]:
    """Las fichas de cada tipo, en el orden en que llegan."""
    orden = list(dict.fromkeys(f.tipo.nombre for f in fichas))
    juntas = sorted(fichas, key=lambda f: orden.index(f.tipo.nombre))
    return [list(grupo) for _, grupo in groupby(juntas, key=lambda f: f.tipo.nombre)]


def variadas(fichas: Sequence[Ficha]) -> tuple[Ficha, ...]:
    """Una de cada tipo por turno: así las primeras dan idea de todas."""
    return tuple(f for fila in zip_longest(*por_tipo(fichas)) for f in fila if f is not None)


def cuenta(fichas: Sequence[Ficha]) -> str:
    """«40 herramientas, 2 videos»; vacío si son de un solo tipo."""
    grupos = sorted(por_tipo(fichas), key=len, reverse=True)
    nombres = [(len(g), g[0].tipo.titulo, g[0].tipo.plural) for g in grupos if len(grupos) > 1]
    return ", ".join(plural(n, uno.lower(), varios.lower()) for n, uno, varios in nombres)
