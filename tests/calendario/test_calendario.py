"""Las páginas del calendario: qué año, qué mes, qué semana."""

from __future__ import annotations

import pytest

from generador.modelo import Pagina
from generador.vistas import calendario
from generador.vistas.formatos import periodo, semana
from tests.calendario.oferta import poner, preparar, quinientas
from tests.repositorio import Repositorio


def _paginas(repositorio: Repositorio) -> dict[str, Pagina]:
    return {p.ruta: p for p in calendario.paginas(preparar(repositorio))}


# Lo que marca el cronograma del plan en las cuatro filas en que su diagrama y su fecha coinciden, y
# la semana que corresponde a las cinco que el diagrama adelanta.
@pytest.mark.parametrize(
    ("fecha", "debida"),
    [
        ("2025-04-16", "3.ª semana de abril"),
        ("2025-04-23", "4.ª semana de abril"),
        ("2025-04-30", "5.ª semana de abril"),
        ("2025-06-04", "1.ª semana de junio"),
        ("2025-05-07", "1.ª semana de mayo"),
        ("2025-05-14", "2.ª semana de mayo"),
        ("2025-05-21", "3.ª semana de mayo"),
        ("2025-05-28", "4.ª semana de mayo"),
        ("2025-06-11", "2.ª semana de junio"),
        ("2025-03-31", "1.ª semana de abril"),
        ("2026-01-01", "5.ª semana de diciembre"),
    ],
)
def test_la_semana_sale_de_la_fecha(fecha: str, debida: str) -> None:
    """Es del mes en que cae su miércoles: abril de 2025 tiene cinco, como en el plan."""
    assert semana(fecha) == debida


def test_un_periodo_se_lee(repositorio: Repositorio) -> None:
    """Año, trimestre o mes."""
    leidos = [periodo(p) for p in ("2026", "2026-T3", "2026-09")]
    assert leidos == ["2026", "Tercer trimestre de 2026", "Setiembre de 2026"]


def test_cada_cosa_va_en_su_trimestre_y_su_mes(repositorio: Repositorio) -> None:
    """Lo fechado, lo que solo dice el mes, el trimestre o el año, en ese orden."""
    poner(repositorio, "af-fechada", "Taller fechado", "2026-T2", inicio="2026-05-20")
    poner(repositorio, "af-del-mes", "Taller del mes", "2026-05")
    poner(repositorio, "af-del-trimestre", "Taller del trimestre", "2026-T2")
    poner(repositorio, "af-del-anio", "Taller del año", "2026")
    paginas = _paginas(repositorio)
    assert {"calendario/index.html", "calendario/2026.html", "calendario/2026-05.html"} <= set(
        paginas
    )
    html = paginas["calendario/2026.html"].contenido
    lugares = [
        html.index(texto)
        for texto in (
            ">Segundo trimestre de 2026</h2>",
            "<h3>Mayo de 2026",
            ">Taller fechado<",
            ">Taller del mes<",
            "<h3>Mes por fijar",
            ">Taller del trimestre<",
            ">En 2026, sin fecha fijada</h2>",
            ">Taller del año<",
        )
    ]
    assert lugares == sorted(lugares)
    mes = paginas["calendario/2026-05.html"].contenido
    assert mes.count(">Taller fechado<") == 2  # en su día y en el catálogo
    assert mes.count(">Taller del mes<") == 1
    assert ">Taller del trimestre<" not in mes


def test_lo_que_pasa_de_un_mes_a_otro_esta_en_los_dos(repositorio: Repositorio) -> None:
    """Si dura pocos días, en cada uno; si es largo, solo donde empieza."""
    poner(repositorio, "af-corta", "Taller corto", "2026", inicio="2026-04-30", fin="2026-05-02")
    poner(repositorio, "af-larga", "Programa largo", "2026", inicio="2026-04-20", fin="2026-06-20")
    paginas = _paginas(repositorio)
    assert paginas["calendario/2026-05.html"].contenido.count(">Taller corto<") == 3
    assert "Programa largo" not in paginas["calendario/2026-05.html"].contenido
    assert paginas["calendario/2026-04.html"].contenido.count(">Programa largo<") == 2
    assert "calendario/2026-06.html" not in paginas


@pytest.mark.parametrize(
    ("anios", "debido"),
    [(["2024", "2025"], "2025"), (["2025", "2026"], "2026"), (["2027"], "2027")],
)
def test_se_abre_en_el_anio_mas_cercano(
    anios: list[str], debido: str, repositorio: Repositorio
) -> None:
    """El de hoy; si no hay nada, el último anterior; si no, el primero que venga."""
    for anio in anios:
        poner(repositorio, f"af-de-{anio}", f"Taller de {anio}", anio)
    assert (
        f"<h1>Calendario {debido}</h1>" in _paginas(repositorio)["calendario/index.html"].contenido
    )


def test_vacio_tambien_hay_calendario(repositorio: Repositorio) -> None:
    """El menú lleva a él."""
    assert (
        "Todavía no hay nada programado" in _paginas(repositorio)["calendario/index.html"].contenido
    )


def test_quinientas_acciones_estan_todas(repositorio: Repositorio) -> None:
    """Una vez en la lista del año, y en la página de su mes."""
    quinientas(repositorio)
    paginas = _paginas(repositorio)
    assert paginas["calendario/2027.html"].contenido.count('<li class="suceso"') == 500
    meses = [p for r, p in paginas.items() if r.startswith("calendario/2027-")]
    assert len(meses) == 12
    assert sum(p.contenido.count('<li class="suceso"') for p in meses) == 500
