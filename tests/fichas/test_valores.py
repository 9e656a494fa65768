"""De datos válidos a una Ficha: nombres publicados, plazos y valores por omisión."""

from __future__ import annotations

import pytest

from generador.fichas.valores import meses_despues, nombre_seguro
from tests.repositorio import Repositorio


@pytest.mark.parametrize(
    ("nombre", "seguro"),
    [
        ("plantilla.docx", "plantilla.docx"),
        ("Guía de Sesión (final) v2.DOCX", "guia-de-sesion-final-v2.docx"),
        ("año_2025.pdf", "ano-2025.pdf"),
        ("informe.final.pdf", "informe-final.pdf"),
        ("--raro--.png", "raro.png"),
        ("文書.pdf", "archivo.pdf"),
        ("sin extension", "sin-extension"),
    ],
)
def test_el_nombre_publicado_sirve_en_cualquier_sistema(nombre: str, seguro: str) -> None:
    """ASCII en minúsculas, con guiones, y nunca vacío."""
    assert nombre_seguro(nombre) == seguro


@pytest.mark.parametrize(
    ("fecha", "meses", "despues"),
    [
        ("2026-03-02", 12, "2027-03-02"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2099-12-31", 12, "2100-12-31"),
        ("2026-05-10", 0, "2026-05-10"),
    ],
)
def test_unos_meses_despues_no_pasa_del_fin_de_mes(fecha: str, meses: int, despues: str) -> None:
    """El mismo día del mes o, si no lo hay, el último."""
    assert meses_despues(fecha, meses) == despues


def test_lo_que_no_se_dice_toma_su_valor_por_omision(repositorio: Repositorio) -> None:
    """Región nacional, licencia abierta, en español, y las fechas de la construcción."""
    repositorio.herramienta("lista")
    ficha = repositorio.construir("2026-06-01").catalogo.fichas["he-lista"]
    assert ficha.regiones == ("nacional",)
    assert (ficha.datos["licencia"], ficha.datos["idioma"]) == ("CC-BY-4.0", "es-PE")
    assert (ficha.publicada, ficha.revisar) == ("2026-06-01", "2027-06-01")
    assert ficha.ejemplo is False


def test_lo_que_se_dice_gana_a_lo_calculado(repositorio: Repositorio) -> None:
    """Las fechas escritas en la ficha mandan sobre las del historial."""
    repositorio.herramienta(
        "lista", fecha_publicacion="2026-03-02", revisar_antes_de="2026-09-01", regiones="[puno]"
    )
    ficha = repositorio.construir().catalogo.fichas["he-lista"]
    assert (ficha.publicada, ficha.revisar) == ("2026-03-02", "2026-09-01")
    assert ficha.regiones == ("puno",)


def test_una_ficha_con_errores_no_existe_pero_su_id_si(repositorio: Repositorio) -> None:
    """Quien la nombre no recibe un segundo error."""
    repositorio.herramienta("lista", clase="listado")
    catalogo = repositorio.construir().catalogo
    assert "he-lista" not in catalogo.fichas
    assert "he-lista" in catalogo.fallidas


def test_los_adjuntos_saben_su_formato_su_peso_y_su_lugar(repositorio: Repositorio) -> None:
    """También los que van en otros campos y los enlaces a otro sitio."""
    repositorio.herramienta(
        "lista",
        adjuntos='[{titulo: Guía, archivo: Guía 1.PDF}, {titulo: Web, url: "https://gob.pe/x"}]',
    )
    repositorio.escribir("recursos/herramientas/he-lista/Guía 1.PDF", "12345")
    archivo, enlace = repositorio.construir().catalogo.fichas["he-lista"].adjuntos
    assert (archivo.formato, archivo.tamano) == ("pdf", 5)
    assert archivo.url == "herramientas/he-lista/guia-1.pdf"
    assert (enlace.formato, enlace.url, enlace.camino) == ("enlace", "https://gob.pe/x", None)
