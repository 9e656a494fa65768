"""Etapa 4, difusión: dónde se compartió cada buena práctica y cuáles conviene replicar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generador.indicadores.practicas import VALIDADAS, fichas_de
from generador.modelo import Ficha, Pagina
from generador.reglas.umbrales import UMBRALES
from generador.vistas.entorno import Rotulo, Taller
from generador.vistas.figuras import embudo_de

RUTA = "indicadores/difusion.html"


@dataclass(frozen=True, slots=True)
class Vez:
    """Una vez que se compartió una práctica."""

    fecha: str
    edicion: str
    ficha: Ficha


def paginas(taller: Taller) -> Iterator[Pagina]:
    """La página: el embudo, los canales por edición y las listas para replicar."""
    rotulo = Rotulo(
        "Difusión y réplica de buenas prácticas",
        "Hasta dónde llegó cada práctica validada, dónde se compartió y cuáles conviene replicar.",
        (("Indicadores", "indicadores/index.html"),),
    )
    yield taller.pagina(
        RUTA,
        rotulo,
        "difusion.html.j2",
        embudo=taller.medidas.embudo,
        figura=embudo_de(taller.medidas.embudo, "Prácticas"),
        canales=canales(taller),
        promovibles=taller.medidas.promovibles,
        criterios=_criterios(taller),
        umbrales=UMBRALES,
    )


def canales(taller: Taller) -> Mapping[str, Mapping[str, list[Vez]]]:
    """Canal → edición (o año) → las veces, lo más reciente primero."""
    veces: dict[str, list[Vez]] = {}
    for ficha in _validadas(taller):
        campo = ficha.tipo.campo("difusion")
        nombres = next((c.nombres for c in campo.hijos if c.nombre == "canal"), {}) if campo else {}
        for vez in ficha.datos.get("difusion", ()):
            canal = nombres.get(vez["canal"], vez["canal"])
            edicion = vez.get("edicion", vez["fecha"][:4])
            veces.setdefault(canal, []).append(Vez(vez["fecha"], edicion, ficha))
    return {canal: _por_edicion(suyas) for canal, suyas in sorted(veces.items())}


def _por_edicion(veces: list[Vez]) -> dict[str, list[Vez]]:
    grupos: dict[str, list[Vez]] = {}
    for vez in sorted(veces, key=lambda v: (v.fecha, v.ficha.id), reverse=True):
        grupos.setdefault(vez.edicion, []).append(vez)
    return grupos


def _validadas(taller: Taller) -> list[Ficha]:
    """Las que se muestran y siguen enteras."""
    fichas = fichas_de(taller.catalogo, taller.medidas.indicadores, VALIDADAS)
    return [f for f in fichas if not f.retirada]


def _criterios(taller: Taller) -> list[tuple[str, list[Ficha]]]:
    """(criterio, las vigentes que alcanzan en él lo que se pide para replicar)."""
    todas = taller.medidas.promovibles
    vocabulario = taller.catalogo.vocabularios.get("criterios")
    return [
        (
            criterio.nombre,
            [
                p.ficha
                for p in sorted(todas, key=lambda p, c=criterio.slug: -p.medias.get(c, 0))  # type: ignore[misc]
                if p.medias.get(criterio.slug, 0) >= UMBRALES.replicar
            ],
        )
        for criterio in (vocabulario.terminos.values() if vocabulario else ())
    ]
