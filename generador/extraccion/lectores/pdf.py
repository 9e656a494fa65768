"""Extracción, PDF: el texto de cada página, con pdfium."""

from __future__ import annotations

from collections.abc import Iterator

from pypdfium2 import PdfDocument, PdfiumError
from pypdfium2.raw import FPDF_ERR_PASSWORD

from generador.extraccion.lectores.activos import revisar
from generador.extraccion.lectura import Ilegible, Trozo
from generador.extraccion.limpieza import unir_lineas


def leer(crudo: bytes) -> Iterator[Trozo]:
    """Un trozo por página, si no lleva nada que se ejecute."""
    revisar(crudo)
    try:
        documento = PdfDocument(crudo)
    except PdfiumError as e:
        clave = "cifrado" if e.err_code == FPDF_ERR_PASSWORD else "danado"
        raise Ilegible(clave) from e
    with documento:
        for numero in range(1, len(documento) + 1):
            yield _texto(documento, numero), f"pág. {numero}", f"#page={numero}"


def _texto(documento: PdfDocument, numero: int) -> str:
    """El texto de una página, que se cierra al terminar: un PDF puede tener miles."""
    try:
        pagina = documento[numero - 1]
        texto = pagina.get_textpage()
    except PdfiumError as e:
        raise Ilegible("danado") from e
    crudo = texto.get_text_bounded()
    texto.close()
    pagina.close()
    return unir_lineas(crudo)
