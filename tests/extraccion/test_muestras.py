"""La vista previa de lo que se llena: fiel, corta y siempre texto."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml import OxmlElement

from generador.modelo import Bloque
from generador.vistas.muestras import html
from tests.extraccion import archivos
from tests.extraccion.preparacion import Mesa

URL = "herramientas/he-mesa/hoja.{}"


def _ver(mesa: Mesa, contenido: bytes, formato: str = "docx") -> tuple[Bloque, ...]:
    mesa.poner({f"hoja.{formato}": contenido}, "plantilla")
    textos = mesa.extraer()
    assert textos.problemas == ()
    return textos.muestras[URL.format(formato)]


def _con_cabeza(filas: list[list[str]]) -> bytes:
    word = docx.Document()
    tabla = word.add_table(len(filas), len(filas[0]))
    for fila, valores in zip(tabla.rows, filas, strict=True):
        for celda, valor in zip(fila.cells, valores, strict=True):
            celda.text = valor
    tabla.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    guardado = io.BytesIO()
    word.save(guardado)
    return guardado.getvalue()


def test_un_documento_se_ve_en_su_orden_y_con_sus_tablas(mesa: Mesa) -> None:
    """Títulos, párrafos, puntos y tablas, cada cosa como lo que es."""
    parrafos = [("Title", "Plan"), ("", "Cópielo"), ("Heading 1", "Datos"), ("List Bullet", "Uno")]
    bloques = _ver(mesa, archivos.documento(parrafos, [["Sesión", "2 de 3"]]))
    assert [(b.clase, b.texto) for b in bloques[:4]] == [
        ("titulo", "Plan"),
        ("parrafo", "Cópielo"),
        ("titulo", "Datos"),
        ("punto", "Uno"),
    ]
    assert bloques[4].filas == (("Sesión", "2 de 3"),)


def test_la_primera_fila_de_una_tabla_es_su_cabeza_si_el_documento_lo_dice(mesa: Mesa) -> None:
    """Así un lector de pantalla dice de qué columna es cada celda."""
    (bloque,) = _ver(mesa, _con_cabeza([["Momento", "Min."], ["Inicio", "15"]]))
    assert bloque.clase == "tabla-cabeza"
    assert '<th scope="col">Momento</th>' in html((bloque,))
    assert "<td>15</td>" in html((bloque,))


def test_una_hoja_de_calculo_se_ve_por_hojas(mesa: Mesa) -> None:
    """El nombre de cada hoja visible, y sus primeras filas."""
    libro = archivos.libro({"Costos": [["Sume"], ["Partida", "Monto"], ["Pasajes", 120]]})
    bloques = _ver(mesa, libro, "xlsx")
    assert bloques[:2] == (Bloque("hoja", "Costos"), Bloque("parrafo", "Sume"))
    assert bloques[2].filas == (("Partida", "Monto"), ("Pasajes", "120"))


def test_lo_largo_se_corta(mesa: Mesa) -> None:
    """Mil párrafos y una tabla enorme no hacen una página enorme."""
    bloques = _ver(mesa, archivos.documento([("", f"Párrafo {n}") for n in range(1000)]))
    assert len(bloques) == 150
    (tabla,) = _ver(mesa, archivos.documento([], [["x" * 900] * 12] * 60))
    assert {len(fila) for fila in tabla.filas} == {10}
    assert 1 < len(tabla.filas) < 10
    assert max(len(celda) for fila in tabla.filas for celda in fila) == 300


def test_lo_que_parece_html_es_texto(mesa: Mesa) -> None:
    """Nada de un archivo llega a la página como marcado."""
    malo = '<img src=x onerror="alert(1)">'
    bloques = _ver(mesa, archivos.documento([("Heading 1", malo), ("", malo)], [[malo, malo]]))
    assert "<img" not in html(bloques)
    assert html(bloques).count("&lt;img") == 4


@pytest.mark.parametrize("clase", ["presentacion", "otro"])
def test_solo_se_muestra_lo_que_se_llena(mesa: Mesa, clase: str) -> None:
    """Una presentación o un anexo cualquiera se descargan, no se copian en la página."""
    mesa.poner({"hoja.docx": archivos.documento([("", "Hola")])}, clase)
    assert mesa.extraer().muestras == {}
