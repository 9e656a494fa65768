"""Etapa 4, informe: el avance de cada bimestre, que el plan pide (apartado VI), como página."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generador.indicadores import total
from generador.indicadores.contar import FUENTE
from generador.modelo import Ficha, Indicador, Pagina
from generador.vistas.entorno import Rotulo, Taller
from generador.vistas.formatos import MESES
from generador.vistas.pendientes import revisiones

CUANTOS = 6
"""Bimestres con página: un año."""
SIN_TOTAL = frozenset({"repositorio-temas"})
"""Los que solo valen repartidos: una ficha con dos temas cuenta en los dos."""
FICHAS = 40
"""Fichas que se nombran; del resto se dice cuántas son."""


@dataclass(frozen=True, slots=True)
class Bimestre:
    """Dos meses seguidos de un año."""

    anio: int
    numero: int
    """Del 1 al 6."""

    @property
    def meses(self) -> tuple[str, str]:
        """Los dos, AAAA-MM."""
        return f"{self.anio}-{self.numero * 2 - 1:02}", f"{self.anio}-{self.numero * 2:02}"

    @property
    def nombre(self) -> str:
        """«Noviembre y diciembre de 2026»."""
        primero, segundo = MESES[self.numero * 2 - 2], MESES[self.numero * 2 - 1]
        return f"{primero.capitalize()} y {segundo} de {self.anio}"

    @property
    def ruta(self) -> str:
        """Ruta de su página en el sitio."""
        return f"indicadores/informe-{self.anio}-{self.numero}.html"

    @property
    def anterior(self) -> Bimestre:
        """El de antes."""
        if self.numero == 1:
            return Bimestre(self.anio - 1, 6)
        return Bimestre(self.anio, self.numero - 1)


@dataclass(frozen=True, slots=True)
class Avance:
    """Un indicador en un bimestre."""

    indicador: Indicador
    ahora: float | None
    antes: float | None
    """En el bimestre anterior."""
    acumulado: float | None
    """Desde el comienzo hasta el fin del bimestre."""


def ultimos(taller: Taller) -> Sequence[Bimestre]:
    """Los que tienen página, del más reciente al más antiguo: desde que se publicó o midió algo."""
    fecha = taller.catalogo.fecha
    bimestre = Bimestre(int(fecha[:4]), (int(fecha[5:7]) + 1) // 2)
    publicadas = (f.publicada[:7] for f in taller.catalogo.visibles if not f.ejemplo)
    traidas = (d.periodo for d in taller.medidas.datos if d.fuente != FUENTE)
    desde = min((*publicadas, *traidas), default=fecha[:7])
    hallados = [bimestre]
    while len(hallados) < CUANTOS and hallados[-1].anterior.meses[1] >= desde:
        hallados.append(hallados[-1].anterior)
    return hallados


def paginas(taller: Taller) -> Iterator[Pagina]:
    """Una por bimestre; el que está en curso, hasta el día de la construcción."""
    todos, por_revisar = ultimos(taller), vencidas(taller)
    for bimestre in todos:
        rotulo = Rotulo(
            f"Informe bimestral: {bimestre.nombre[0].lower()}{bimestre.nombre[1:]}",
            f"Avance del plan en {bimestre.nombre.lower()}, según los indicadores y las fichas.",
            (("Indicadores", "indicadores/index.html"),),
        )
        nuevas = _nuevas(taller, bimestre)
        yield taller.pagina(
            bimestre.ruta,
            rotulo,
            "informe.html.j2",
            bimestre=bimestre,
            en_curso=bimestre == todos[0],
            avances=avances(taller, bimestre),
            nuevas=nuevas[:FICHAS],
            resto=len(nuevas) - FICHAS,
            con_cifras=taller.medidas.con_cifras,
            vencidas=por_revisar,
            otros=[b for b in todos if b != bimestre],
        )


def avances(taller: Taller, bimestre: Bimestre) -> list[Avance]:
    """Los indicadores con algún dato hasta entonces, en su orden."""
    todos = (i for i in taller.medidas.indicadores.values() if i.id not in SIN_TOTAL)
    hechos = (_avance(taller, i, bimestre) for i in todos)
    return [a for a in hechos if a.acumulado is not None]


def _avance(taller: Taller, indicador: Indicador, bimestre: Bimestre) -> Avance:
    datos = taller.medidas.por_indicador[indicador.id]
    ahora, antes = bimestre.meses, bimestre.anterior.meses
    return Avance(
        indicador,
        total(indicador, (d for d in datos if d.periodo in ahora)),
        total(indicador, (d for d in datos if d.periodo in antes)),
        total(indicador, (d for d in datos if d.periodo <= ahora[1])),
    )


def _nuevas(taller: Taller, bimestre: Bimestre) -> list[Ficha]:
    """Lo publicado en esos meses y que sigue vigente; lo más reciente primero."""
    return [
        f
        for f in taller.catalogo.visibles
        if f.publicada[:7] in bimestre.meses and not f.ejemplo and not f.retirada
    ]


def vencidas(taller: Taller) -> list[tuple[str, str, int]]:
    """(código, nombre, cuántas) de las unidades con fichas que pasaron su fecha de revisión."""
    cuentas: dict[str, int] = {}
    for pendiente in revisiones(taller.catalogo):
        if pendiente.asunto == "vencida":
            cuentas[pendiente.unidad] = cuentas.get(pendiente.unidad, 0) + 1
    nombre = taller.catalogo.nombre
    return [(u, nombre("unidades", u), n) for u, n in sorted(cuentas.items())]
