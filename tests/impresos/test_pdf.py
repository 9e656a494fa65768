"""Los PDF: etiquetados, con su título y su idioma, iguales cada vez y sin leer nada de fuera."""

from __future__ import annotations

import io
import logging
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from generador.impresos import imprimir

FECHA = "2026-11-29"
DIRECCION = "https://ejemplo.gob.pe/repositorio/buenas-practicas/bp-a.html"
DIBUJO = (
    '<svg class="grafico" role="img" viewBox="0 0 9 9" width="90" height="90">'
    "<title>Puntajes</title>"
    '<rect class="nivel-1" width="9" height="9"/></svg>'
)
CUERPO = f'<h1 id="arriba">Año «ñ»</h1><p><a href="#arriba">sube</a></p>{DIBUJO}'


def abrir(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def imprimir_uno(cuerpo: str = CUERPO, titulo: str = "Título") -> bytes:
    return imprimir(cuerpo, titulo=titulo, fecha=FECHA, direccion=DIRECCION)


def elementos(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    """Los del árbol de etiquetas, en su orden."""
    hallados, pendientes = [], [pdf.Root.StructTreeRoot]
    while pendientes:
        nodo = pendientes.pop(0)
        if isinstance(nodo, pikepdf.Array):
            pendientes[:0] = list(nodo)
        elif isinstance(nodo, pikepdf.Dictionary):
            hallados.append(nodo)
            if "/K" in nodo:
                pendientes.insert(0, nodo.K)
    return hallados


def test_es_pdf_ua_con_titulo_idioma_etiquetas_y_texto_alternativo() -> None:
    """Un lector de pantalla sabe en qué idioma leer, por qué orden, y qué muestra el dibujo."""
    pdf = abrir(imprimir_uno())
    assert pdf.Root.Lang == "es-PE"
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.docinfo["/Title"] == "Título"
    assert b"pdfuaid:part" in pdf.Root.Metadata.read_bytes()
    clases = {str(e.get("/S")): e for e in elementos(pdf)}
    assert {"/H1", "/P", "/Link", "/Figure"} <= set(clases)
    assert str(clases["/Figure"].Alt) == "Puntajes"


def test_con_lo_mismo_salen_los_mismos_bytes() -> None:
    """No lleva la hora, ni nada al azar."""
    assert imprimir_uno() == imprimir_uno()


def test_un_titulo_hostil_es_solo_texto() -> None:
    """Lo que parezca HTML en el título no entra en el documento."""
    hostil = '</title><script>alert(1)</script><img src="x" onerror="alert(1)">'
    pdf = abrir(imprimir_uno("<p>a</p>", hostil))
    assert pdf.docinfo["/Title"] == hostil


@pytest.mark.parametrize("direccion", ["file:///etc/hosts", "http://127.0.0.1:9/x.png", "x.png"])
def test_no_lee_nada_que_no_se_le_de(direccion: str, caplog: pytest.LogCaptureFixture) -> None:
    """Ni un archivo del equipo ni una dirección de la red, venga de donde venga."""
    cuerpo = (
        f'<img alt="" src="{direccion}"><link rel="stylesheet" href="{direccion}">'
        f'<svg class="grafico"><title>x</title><image href="{direccion}"/></svg>'
    )
    with caplog.at_level(logging.ERROR, "weasyprint"):
        pdf = abrir(imprimir_uno(cuerpo))
    assert "un impreso no lee nada de fuera" in caplog.text
    assert not pdf.pages[0].get_images()


def test_lee_la_imagen_que_se_le_da(tmp_path: Path) -> None:
    """La que el cuerpo nombra y está en la lista, y ninguna otra."""
    Image.new("RGB", (8, 8), "red").save(tmp_path / "roja.png")
    impreso = imprimir(
        '<img alt="Rojo" src="../imagenes/roja.png">',
        titulo="Título",
        fecha=FECHA,
        direccion=DIRECCION,
        imagenes={"../imagenes/roja.png": tmp_path / "roja.png"},
    )
    pdf = abrir(impreso)
    assert len(pdf.pages[0].get_images()) == 1


def test_prueba_variantes_hasta_que_cabe_en_una_cara() -> None:
    """De las clases dadas, vale la primera con que todo cabe; si ninguna, la última."""
    largo = "<p>Una línea cualquiera del texto.</p>" * 40
    dos = imprimir(largo, titulo="T", fecha=FECHA, clases=("documento",))
    una = imprimir(largo, titulo="T", fecha=FECHA, clases=("documento", "hoja hoja--3"))
    assert (len(abrir(dos).pages), len(abrir(una).pages)) == (2, 1)


def test_los_enlaces_relativos_llevan_al_sitio_en_linea() -> None:
    """En papel o en la computadora de otro, «../x.html» no sería nada."""
    pdf = abrir(imprimir_uno('<p><a href="../temas/a.html">tema</a></p>'))
    destinos = [str(a.A.URI) for a in pdf.pages[0].Annots]
    assert destinos == ["https://ejemplo.gob.pe/repositorio/temas/a.html"]
