"""La aritmética de los indicadores: sumar por partes es sumar todo, y ningún orden la cambia."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generador import vocabularios
from generador.indicadores import Brechas, definir, medir, meses, por, serie, total
from generador.indicadores.contar import mes_de
from generador.modelo import Dato
from tests.repositorio import RAIZ, Repositorio

INDICADORES = definir(vocabularios.leer(RAIZ)[0])
CANTIDAD = INDICADORES["canal-videos"]
ESCALA = INDICADORES["oferta-satisfaccion"]
# Las filas «Indicators» del plan (sus líneas): no puede faltar ninguna.
DEL_PLAN = (
    *(366, 367, 368, 369, 414, 415, 416, 417, 448, 450, 451, 452, 481, 482, 483),
    *(589, 590, 591, 592, 677, 678, 679, 771, 772, 773, 861, 866, 867),
    *(932, 933, 934, 969, 970, 971, 1004, 1005),
)


@st.composite
def datos(dibujar: st.DrawFn, decimales: int = 0, base: int = 0) -> list[Dato]:
    """Datos sueltos de un indicador, en varios meses, unidades y regiones."""
    mes = st.sampled_from(("2025-11", "2025-12", "2026-01", "2026-03"))
    parte = st.sampled_from(("", "odes", "puno", "tacna"))
    valor = st.integers(10, 50).map(lambda v: v / 10) if decimales else st.integers(0, 10**6)
    hecho = st.builds(
        lambda m, u, r, v, b: Dato("x", m, u, r, "", float(v), b if base else 0, "f"),
        *(mes, parte, parte, valor, st.integers(1, 500)),
    )
    return dibujar(st.lists(hecho, min_size=1, max_size=30))


def test_estan_todos_los_indicadores_del_plan() -> None:
    """Cada línea del plan que pide uno está en alguno, y cada uno dice qué hito lo pide."""
    dichas = {linea for i in INDICADORES.values() for linea in i.lineas}
    assert set(DEL_PLAN) <= dichas
    propios = {i.id for i in INDICADORES.values() if not i.hito}
    assert propios == {"repositorio-fichas", "repositorio-temas"}
    assert len(INDICADORES) == 47


@given(datos())
def test_las_partes_suman_el_total(lista: list[Dato]) -> None:
    """Por mes, por unidad o por región: repartir no pierde ni repite nada."""
    esperado = sum(d.valor for d in lista)
    assert total(CANTIDAD, lista) == esperado
    for clave in ("periodo", "unidad", "region"):
        assert sum(por(CANTIDAD, lista, lambda d, c=clave: getattr(d, c)).values()) == esperado
    assert sum(serie(CANTIDAD, lista).values()) == esperado


@given(datos(decimales=1, base=1))
def test_el_promedio_pesa_por_su_base(lista: list[Dato]) -> None:
    """Es la media exacta de todas las respuestas juntas, y está entre la menor y la mayor."""
    suma = sum(Fraction(str(d.valor)) * d.base for d in lista)
    exacta = suma / sum(d.base for d in lista)
    hallada = total(ESCALA, lista)
    assert hallada == round(float(exacta), 4)
    assert min(d.valor for d in lista) - 1e-4 <= hallada <= max(d.valor for d in lista) + 1e-4


@given(datos(decimales=1, base=1), st.randoms())
def test_el_orden_no_importa(lista: list[Dato], azar: object) -> None:
    """Los mismos datos en otro orden dan lo mismo."""
    vuelta = list(lista)
    azar.shuffle(vuelta)  # type: ignore[attr-defined]
    assert total(ESCALA, vuelta) == total(ESCALA, lista)
    assert serie(ESCALA, vuelta) == serie(ESCALA, lista)


@given(datos())
def test_la_serie_no_se_salta_meses(lista: list[Dato]) -> None:
    """Un mes sin nada es un cero, y no un hueco que el dibujo uniría."""
    hallada = serie(CANTIDAD, lista)
    assert list(hallada) == list(meses(min(hallada), max(hallada)))


@pytest.mark.parametrize(
    ("dice", "mes"),
    [
        ("2025-04-16", "2025-04"),
        ("2025-04", "2025-04"),
        ("2025-T1", "2025-01"),
        ("2025-T4", "2025-10"),
        ("2025", "2025-01"),
    ],
)
def test_el_mes_de_una_fecha_o_de_un_periodo(dice: str, mes: str) -> None:
    """De un trimestre o de un año, el primero."""
    assert mes_de(dice) == mes


ACCION = """\
titulo: Taller inventado para la prueba
resumen: Un taller inventado para comprobar las cuentas de la oferta formativa, y nada más.
estado: publicado
fecha_publicacion: 2026-01-10
eje: transversal
temas: [descentralizacion]
unidad: odes
accion: taller_practico
modalidad: presencial
"""
PEDIDOS = """\
indicador,unidad,region,categoria,valor,base,fuente
oferta-demanda,,puno,presupuesto-publico,3,,Demanda regional
oferta-demanda,,tacna,presupuesto-publico,1,,Demanda regional
oferta-demanda,,tacna,descentralizacion,2,,Demanda regional
oferta-demanda,,tacna,diseno-de-capacitaciones,1,,Demanda regional
"""


def _brechas(repositorio: Repositorio) -> Brechas:
    resultado = repositorio.construir()
    return medir(resultado.catalogo, resultado.cifras).brechas


def test_lo_pedido_que_no_se_atiende_es_una_brecha(repositorio: Repositorio) -> None:
    """El tema pedido sin recurso, por cuánto se pidió; y qué parte está en la oferta."""
    repositorio.herramienta("lista")  # de diseno-de-capacitaciones
    repositorio.escribir("publicacion/indicadores/2026-05.csv", PEDIDOS)
    repositorio.escribir(
        "recursos/oferta/af-uno/ficha.yml",
        f"{ACCION}periodo: 2026-T2\ndemanda_atendida: [evaluacion-de-aprendizajes]\n",
    )
    assert list(_brechas(repositorio).temas_sin_recurso.items()) == [
        ("presupuesto-publico", 4),
        ("descentralizacion", 2),
        ("evaluacion-de-aprendizajes", 0),
    ]
    resultado = repositorio.construir()
    (dato,) = medir(resultado.catalogo, resultado.cifras).por_indicador["oferta-tematicas"]
    assert (dato.periodo, dato.valor, dato.base) == ("2026-06", 33.3333, 3)


@pytest.mark.parametrize(
    ("uno", "otro", "repetido"),
    [
        ("periodo: 2026-T2", "periodo: 2026-05", True),
        ("periodo: 2026-T2", "periodo: 2026\ninicio: 2026-06-01", True),
        ("periodo: 2026-T2", "periodo: 2026-T3", False),
        ("periodo: '2026'", "periodo: '2026'", False),
        ("periodo: 2026-T2", "periodo: 2026-T2\nsituacion: cancelada\nmotivo: Feriado", False),
        ("periodo: 2026-T2", "periodo: 2026-T2\nejemplo: true", False),
    ],
)
def test_dos_acciones_del_mismo_tema_en_un_trimestre_se_repiten(
    uno: str, otro: str, repetido: bool, repositorio: Repositorio
) -> None:
    """Lo cancelado, los ejemplos y lo que solo dice el año no cuentan."""
    for nombre, propio in (("uno", uno), ("dos", otro.replace("2026\n", "'2026'\n"))):
        repositorio.escribir(f"recursos/oferta/af-{nombre}/ficha.yml", f"{ACCION}{propio}\n")
    hallados = _brechas(repositorio).temas_repetidos
    dichos = [(r.tema, r.trimestre, [f.id for f in r.fichas]) for r in hallados]
    esperado = [("descentralizacion", "2026-T2", ["af-dos", "af-uno"])]
    assert dichos == (esperado if repetido else [])
