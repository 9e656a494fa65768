"""Las cifras que se traen cada mes: se leen con rigor, y lo que está mal se dice con su línea."""

from __future__ import annotations

from pathlib import Path

import pytest

from generador.indicadores import medir, total
from tests.repositorio import Repositorio

CABEZA = "indicador,unidad,region,categoria,valor,base,fuente\n"
MES = "publicacion/indicadores/2026-05.csv"
BUENA = "virtual-descargas,odes,,he-lista,12,,Registro del servidor\n"


@pytest.fixture
def con_ficha(repositorio: Repositorio) -> Repositorio:
    """Con la herramienta que nombran las cifras."""
    repositorio.herramienta("lista")
    return repositorio


def _dichos(repositorio: Repositorio) -> list[str]:
    problemas = repositorio.construir().problemas
    return [f"{p.linea}: {p.mensaje}" for p in problemas if p.regla.startswith(("cifras", "texto"))]


def test_sin_archivos_no_hay_cifras_ni_problemas(repositorio: Repositorio) -> None:
    """Es lo normal hasta que ODES traiga las primeras."""
    resultado = repositorio.construir()
    assert (resultado.cifras, resultado.problemas) == ((), ())


def test_las_cifras_de_varios_meses_se_suman_o_se_promedian(con_ficha: Repositorio) -> None:
    """Las cantidades se suman; los puntajes pesan según cuántos respondieron."""
    satisfaccion = "repositorio-satisfaccion,,,calidad,{},{},Encuesta del mes\n"
    con_ficha.escribir(MES, CABEZA + BUENA + satisfaccion.format(4, 10))
    con_ficha.escribir(MES.replace("-05", "-04"), CABEZA + BUENA + satisfaccion.format(2.5, 5))
    con_ficha.escribir("publicacion/indicadores/LEAME.md", "Lo que se trae.\n")
    assert _dichos(con_ficha) == []
    resultado = con_ficha.construir()
    medidas = medir(resultado.catalogo, resultado.cifras)
    totales = {i: total(medidas.indicadores[i], d) for i, d in medidas.por_indicador.items()}
    assert totales["virtual-descargas"] == 24
    assert totales["repositorio-satisfaccion"] == 3.5
    assert totales["repositorio-accesos"] is None


def test_todo_lo_que_esta_mal_se_dice_de_una_vez(con_ficha: Repositorio) -> None:
    """Cada fila de «filas_malas.txt» da justo el problema que está debajo, en su línea."""
    lineas = (Path(__file__).parent / "filas_malas.txt").read_text(encoding="utf-8").splitlines()
    filas, esperados = lineas[::2], lineas[1::2]
    con_ficha.escribir(MES, CABEZA + BUENA + "\n".join(filas) + "\n")
    assert _dichos(con_ficha) == [f"{n}: {e.strip()}" for n, e in enumerate(esperados, 3)]
    assert len(filas) == 25


def test_una_fila_repetida_se_dice(con_ficha: Repositorio) -> None:
    """Sumarla dos veces sería inventar."""
    con_ficha.escribir(MES, CABEZA + BUENA + BUENA.replace(",12,", ",15,"))
    dicho = "3: repite indicador, unidad, región y categoría de la línea 2"
    assert _dichos(con_ficha) == [dicho]


@pytest.mark.parametrize(
    ("nombre", "texto", "dicho"),
    [
        ("mayo.csv", CABEZA, "1: el archivo de un mes se llama AAAA-MM.csv, como 2026-11.csv"),
        ("2026-13.csv", CABEZA, "1: el archivo de un mes se llama AAAA-MM.csv, como 2026-11.csv"),
        ("2026-05.csv", CABEZA.replace(",", ";"), "1: la primera línea debe ser «"),
        ("2026-05.csv", b"\xff\xfe", "1: el archivo no está en UTF-8"),
        ("2026-05.csv", "", "1: el archivo está vacío"),
        ("2026-07.csv", CABEZA + BUENA, "2: el mes 2026-07 todavía no llega"),
    ],
)
def test_un_archivo_que_no_sirve_se_dice(
    nombre: str, texto: str | bytes, dicho: str, con_ficha: Repositorio
) -> None:
    """Por su nombre, su primera línea, su codificación o su mes."""
    con_ficha.escribir(f"publicacion/indicadores/{nombre}", texto)
    hallados = _dichos(con_ficha)
    assert len(hallados) == 1
    assert hallados[0].startswith(dicho)


def test_una_definicion_mal_escrita_se_dice(repositorio: Repositorio) -> None:
    """Si no, contaría cero y nadie lo sabría."""
    archivo = repositorio.raiz / "vocabularios/indicadores.yml"
    texto = archivo.read_text(encoding="utf-8")
    texto = texto.replace("region: region\n", "region: regon\n", 1)
    archivo.write_text(texto.replace("tipos: [comunidad]", "tipos: [comunidades]"), "utf-8")
    lineas = texto.splitlines()
    hallados = {(p.linea, p.mensaje) for p in repositorio.construir().problemas}
    for indicador, dicho in (
        ("comunidades-especialistas", "tipo «comunidades» no existe"),
        ("practicas-identificadas", "campo «regon» no existe"),
    ):
        linea = lineas.index(f"  - slug: {indicador}") + 1
        assert (linea, f"«{indicador}»: {dicho}") in hallados
