"""Indicadores, prácticas: el embudo de las buenas prácticas y cuáles están listas para replicar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generador.indicadores.contar import casos
from generador.modelo import Catalogo, Ficha, Indicador
from generador.modelo.evaluacion import media, media_general
from generador.reglas.umbrales import UMBRALES

EMBUDO = {
    "practicas-identificadas": "Identificadas",
    "practicas-validadas": "Validadas",
    "practicas-compartidas": "Compartidas en el encuentro nacional",
    "practicas-replicas": "Replicadas en otra región",
}
"""Indicador → cómo se llama su etapa, en orden."""
VALIDADAS = "practicas-validadas"


@dataclass(frozen=True, slots=True)
class Etapa:
    """Un paso del embudo: cuántas prácticas distintas llegaron a él."""

    indicador: str
    nombre: str
    cuantas: int


@dataclass(frozen=True, slots=True)
class Promovible:
    """Una práctica publicada, con lo que ayuda a decidir si conviene replicarla."""

    ficha: Ficha
    medias: Mapping[str, float]
    """Criterio → media de sus puntajes, sin redondear."""
    general: float
    regiones: tuple[str, ...]
    """Donde ya se replica."""

    @property
    def lista(self) -> bool:
        """Si alcanza lo que piden los umbrales para promoverla."""
        evidencia: int = self.ficha.datos.get("evidencia", 0)
        alcanza = self.medias[UMBRALES.criterio_para_replicar] >= UMBRALES.replicar
        return alcanza and evidencia >= UMBRALES.evidencia


def embudo(catalogo: Catalogo, indicadores: Mapping[str, Indicador]) -> tuple[Etapa, ...]:
    """Las etapas en orden; una práctica cuenta una vez en cada una."""
    return tuple(
        Etapa(i, nombre, len({f.id for f in fichas_de(catalogo, indicadores, i)}))
        for i, nombre in EMBUDO.items()
    )


def fichas_de(
    catalogo: Catalogo, indicadores: Mapping[str, Indicador], indicador: str
) -> Sequence[Ficha]:
    """Las fichas que cuentan en un indicador, una vez por caso; sin él, ninguna."""
    definido = indicadores.get(indicador)
    if definido is None or definido.cuenta is None:
        return ()
    suyas = (f for f in catalogo.fichas.values() if f.tipo.nombre in definido.cuenta.tipos)
    return [caso.ficha for caso in casos(definido.cuenta, suyas)]


def promovibles(catalogo: Catalogo, indicadores: Mapping[str, Indicador]) -> tuple[Promovible, ...]:
    """Las validadas que se muestran y siguen vigentes: primero las más replicables."""
    vigentes = (f for f in fichas_de(catalogo, indicadores, VALIDADAS) if _vigente(catalogo, f))
    todas = [_promovible(f) for f in vigentes]
    criterio = UMBRALES.criterio_para_replicar
    return tuple(sorted(todas, key=lambda p: (-p.medias[criterio], -p.general, p.ficha.id)))


def _vigente(catalogo: Catalogo, ficha: Ficha) -> bool:
    estado = catalogo.termino("estados", ficha.estado)
    return ficha.visible and estado is not None and estado.extra.get("busqueda") != "final"


def _promovible(ficha: Ficha) -> Promovible:
    puntajes = ficha.datos["evaluacion"]["puntajes"]
    replicas = ficha.datos.get("replicas", ())
    return Promovible(
        ficha=ficha,
        medias={criterio: media(notas) for criterio, notas in puntajes.items()},
        general=media_general(puntajes),
        regiones=tuple(dict.fromkeys(r["region"] for r in replicas)),
    )
