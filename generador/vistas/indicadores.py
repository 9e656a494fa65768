"""Etapa 4, indicadores: el tablero y el diccionario, de las medidas del catálogo a sus páginas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generador.indicadores import por, total
from generador.modelo import Dato, Indicador, Pagina
from generador.vistas.columnas_de_indicadores import CAMPOS, CAMPOS_DEL_DICCIONARIO
from generador.vistas.entorno import Rotulo, Taller
from generador.vistas.figuras import categorias_de, meses_de
from generador.vistas.informe import SIN_TOTAL, ultimos
from generador.vistas.paquete_de_datos import origen
from generador.vistas.repartos import repartos

SECCION = "indicadores"
MIGAS = (("Indicadores", f"{SECCION}/index.html"),)
MESES = 12
"""Cuántos meses se ven en la tabla mes a mes."""
PRINCIPALES = (
    *("repositorio-fichas", "practicas-validadas", "canal-videos", "oferta-acciones"),
    *("canal-visualizaciones", "virtual-descargas"),
)
"""Los que se ven en grande, si tienen algún dato."""
LINEAS = ("repositorio-fichas", "virtual-descargas", "canal-visualizaciones")
POR_REGION = (
    *("practicas-identificadas", "practicas-validadas", "practicas-replicas"),
    *("oferta-demanda", "oferta-asistentes"),
)
HITOS: Mapping[int, str] = {
    1: "POI regional estándar",
    2: "Gestión presupuestal",
    3: "Ciencia de datos e inteligencia artificial",
    4: "Liderazgo e innovación",
    5: "Comunidades de práctica",
    7: "Buenas prácticas",
    8: "Oferta formativa",
    9: "Caja de herramientas",
    10: "Virtualización de capacitaciones",
    11: "Repositorio",
    12: "Canal de YouTube",
    0: "Propios del repositorio",
}
"""Los hitos del plan que piden indicadores, y los que no son de ninguno."""


@dataclass(frozen=True, slots=True)
class Renglon:
    """Un indicador en el tablero."""

    indicador: Indicador
    valor: float | None
    """Su total; None si aún no tiene datos."""
    ultimo: str
    """El último mes con datos; vacío si no hay ninguno."""
    del_ultimo: float | None
    base: int


def paginas(taller: Taller) -> Iterator[Pagina]:
    """El tablero y el diccionario."""
    medidas = taller.medidas
    renglones = {i.id: _renglon(i, medidas.por_indicador[i.id]) for i in _todos(taller)}
    columnas = [medidas.indicadores[i] for i in POR_REGION if medidas.por_indicador.get(i)]
    rotulo = Rotulo("Indicadores", "Con qué se mide el plan y este repositorio, al día de hoy.")
    yield taller.pagina(
        f"{SECCION}/index.html",
        rotulo,
        "indicadores.html.j2",
        principales=[renglones[i] for i in PRINCIPALES if i in renglones],
        hitos=_por_hito(
            [r for i, r in renglones.items() if r.valor is not None and i not in SIN_TOTAL]
        ),
        sin_datos=_sin_datos(list(renglones.values())),
        meses=_meses(taller),
        tabla_de_meses=_mes_a_mes(taller),
        figuras=[
            meses_de(taller, LINEAS, "figura-meses", "Lo publicado y lo consultado, mes a mes"),
            categorias_de(taller, "repositorio-temas", "figura-temas", "Temas con más fichas"),
        ],
        regiones=_regiones(taller, columnas),
        columnas_de_region=columnas,
        repartos=list(repartos(taller)),
        informes=ultimos(taller),
        con_cifras=medidas.con_cifras,
    )
    yield taller.pagina(
        f"{SECCION}/diccionario.html",
        Rotulo(
            "Diccionario de indicadores",
            "Qué mide cada indicador, con qué fórmula, de dónde sale y cada cuánto.",
            MIGAS,
        ),
        "diccionario.html.j2",
        hitos=_por_hito(list(renglones.values())),
        origen=origen,
        columnas=CAMPOS,
        columnas_del_diccionario=CAMPOS_DEL_DICCIONARIO,
    )


def _todos(taller: Taller) -> Sequence[Indicador]:
    return tuple(taller.medidas.indicadores.values())


def _renglon(indicador: Indicador, datos: Sequence[Dato]) -> Renglon:
    ultimo = max((d.periodo for d in datos), default="")
    de_entonces = [d for d in datos if d.periodo == ultimo]
    valor, reciente = total(indicador, datos), total(indicador, de_entonces)
    if valor is None and indicador.cuenta and indicador.clase == "cantidad":
        valor = 0.0  # se contó, y no hay ninguna
    return Renglon(indicador, valor, ultimo, reciente, sum(d.base for d in datos))


def _por_hito(renglones: Sequence[Renglon]) -> list[tuple[int, str, list[Renglon]]]:
    grupos = ((n, t, [r for r in renglones if r.indicador.hito == n]) for n, t in HITOS.items())
    return [(n, titulo, suyos) for n, titulo, suyos in grupos if suyos]


def _sin_datos(renglones: Sequence[Renglon]) -> list[tuple[str, list[Renglon]]]:
    """Los que aún no tienen ninguno, según cómo se llenan."""
    vacios = [r for r in renglones if r.valor is None]
    grupos = (
        ("Esperan cifras de fuera", [r for r in vacios if r.indicador.traido]),
        ("Esperan que alguna ficha lo diga", [r for r in vacios if not r.indicador.traido]),
    )
    return [(rotulo, suyos) for rotulo, suyos in grupos if suyos]


def _meses(taller: Taller) -> Sequence[str]:
    """Los últimos, desde el de la construcción hacia atrás."""
    fin = int(taller.catalogo.fecha[:4]) * 12 + int(taller.catalogo.fecha[5:7]) - 1
    return [f"{n // 12}-{n % 12 + 1:02}" for n in range(fin, fin - MESES, -1)]


def _mes_a_mes(taller: Taller) -> list[tuple[Indicador, Mapping[str, float]]]:
    """Los indicadores con algún dato en esos meses."""
    visibles = set(_meses(taller))
    filas = []
    for indicador in _todos(taller):
        datos = taller.medidas.por_indicador[indicador.id]
        suyos = por(indicador, (d for d in datos if d.periodo in visibles), lambda d: d.periodo)
        if suyos and indicador.id not in SIN_TOTAL:
            filas.append((indicador, suyos))
    return filas


def _regiones(taller: Taller, columnas: Sequence[Indicador]) -> list[tuple[str, str, list[float]]]:
    """(código, nombre, un valor por columna) de cada región."""
    por_indicador = taller.medidas.por_indicador
    valores = [por(i, por_indicador[i.id], lambda d: d.region) for i in columnas]
    regiones = taller.catalogo.vocabularios["regiones"].terminos.values()
    return [
        (r.slug, r.nombre, [columna.get(r.slug, 0.0) for columna in valores])
        for r in regiones
        if r.extra.get("ambito") != "nacional"
    ]
