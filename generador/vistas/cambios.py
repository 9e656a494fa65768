"""Etapa 4, cambios: de lo que publicó la edición anterior y lo de ahora, a lo que hay de nuevo."""

from __future__ import annotations

from dataclasses import dataclass

from generador.modelo import Edicion, Ficha, Publicada
from generador.vistas.entorno import Taller
from generador.vistas.huellas import huella


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
    """Compara, ficha a ficha, con lo que publicó la edición anterior."""
    visibles = {f.id: f for f in taller.catalogo.visibles if not f.ejemplo}
    vigentes = {i: f for i, f in visibles.items() if not f.retirada}
    antes = {i: p for i, p in edicion.publicadas.items() if not p.retirada}
    return Cambios(
        nuevas=tuple(f for i, f in vigentes.items() if i not in antes),
        actualizadas=tuple(
            f for i, f in vigentes.items() if i in antes and antes[i].huella != huella(f)
        ),
        retiradas=tuple(
            (visibles[i].ruta if i in visibles else "", p)
            for i, p in sorted(antes.items())
            if i not in vigentes
        ),
        por_revisar=tuple(f for f in vigentes.values() if f.revisar < taller.catalogo.fecha),
    )
