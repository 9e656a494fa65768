"""Etapa 4, pendientes: del catálogo a lo que cada unidad tiene que revisar o corregir."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from generador.modelo import Catalogo, Ficha
from generador.vistas.externos import caidos_de

PLAZO = 60
"""Días antes de su fecha de revisión en que una ficha empieza a avisar."""

ASUNTOS: Mapping[str, str] = {
    "vencida": "Pasaron su fecha de revisión",
    "por_vencer": "Toca revisarlas pronto",
    "enlace_caido": "Enlaces que no responden",
    "enlace_falla": "Enlaces que fallaron, y se volverá a preguntar",
    "enlace_cambio": "Enlaces que cambiaron de dirección",
    "enlace_dudoso": "Enlaces para mirar a mano: el sitio no se deja comprobar",
    "lectura": "Cómo se lee cada ficha: es un consejo",
}
"""Por qué algo está pendiente, en el orden en que conviene atenderlo."""


@dataclass(frozen=True, slots=True)
class Pendiente:
    """Una cosa por hacer en una ficha o en una página."""

    unidad: str
    """Código de la unidad; vacío si es de una página escrita o de un vocabulario."""
    asunto: str
    """Una clave de ASUNTOS."""
    fecha: str
    """Cuándo tocaba o toca revisarla, o desde cuándo pasa."""
    archivo: str
    linea: int
    ficha: str = ""
    titulo: str = ""
    ruta: str = ""
    """De la página de la ficha en el sitio."""
    enlace: str = ""
    detalle: str = ""


def revisiones(catalogo: Catalogo) -> Iterator[Pendiente]:
    """Las fichas que pasaron su fecha de revisión, y las que la tienen cerca."""
    hasta = (date.fromisoformat(catalogo.fecha) + timedelta(PLAZO)).isoformat()
    for ficha in sorted(catalogo.visibles, key=lambda f: (f.revisar, f.id)):
        if ficha.revisar <= hasta and se_revisa(catalogo, ficha):
            asunto = "vencida" if ficha.revisar < catalogo.fecha else "por_vencer"
            linea = ficha.linea("revisar_antes_de")
            yield de_ficha(ficha, asunto, ficha.revisar, linea)


def caidos(catalogo: Catalogo, fechas: Mapping[str, str]) -> Iterator[Pendiente]:
    """Los enlaces de las fichas que no responden; «fechas» dice desde cuándo cada uno."""
    for ficha in sorted(catalogo.visibles, key=lambda f: f.id):
        for url in caidos_de(ficha, fechas):
            yield de_ficha(ficha, "enlace_caido", fechas[url], ficha.linea(), url)


def se_revisa(catalogo: Catalogo, ficha: Ficha) -> bool:
    """Si alguien debe confirmar que sigue vigente: no lo archivado, lo retirado ni los ejemplos."""
    estado = catalogo.termino("estados", ficha.estado)
    return not ficha.ejemplo and (estado is None or estado.extra.get("busqueda") != "final")


def de_ficha(
    ficha: Ficha, asunto: str, fecha: str, linea: int, enlace: str = "", detalle: str = ""
) -> Pendiente:
    """Algo pendiente en esa ficha."""
    return Pendiente(
        unidad=ficha.unidad,
        asunto=asunto,
        fecha=fecha,
        archivo=ficha.archivo,
        linea=linea,
        ficha=ficha.id,
        titulo=ficha.titulo,
        ruta=ficha.ruta,
        enlace=enlace,
        detalle=detalle,
    )
