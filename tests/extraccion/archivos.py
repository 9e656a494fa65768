"""Archivos verdaderos, hechos en el momento, y otros hechos para molestar a quien los abra."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

import docx
import openpyxl
import pptx
from fpdf import FPDF
from fpdf.enums import EncryptionMethod

from generador.extraccion.partes import ABIERTOS

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_ESPACIOS = {
    **{
        p: p for p in ("office", "text", "table", "script", "presentation", "form", "meta", "chart")
    },
    "draw": "drawing",
}
_NADA: Mapping[str, bytes] = {}
Parrafos = Sequence[tuple[str, str]]
"""(estilo, texto) de cada párrafo; estilo vacío para el texto corriente."""


def pdf(*paginas: str, clave: str = "") -> bytes:
    """Un PDF con una página por texto; con clave, cifrado."""
    documento = FPDF()
    documento.set_font("Helvetica", size=12)
    if clave:
        documento.set_encryption(
            owner_password=clave + "-dueño",
            user_password=clave,
            encryption_method=EncryptionMethod.RC4,
        )
    for pagina in paginas:
        documento.add_page()
        documento.multi_cell(0, 8, pagina)
    return bytes(documento.output())


def documento(parrafos: Parrafos, tabla: Sequence[Sequence[str]] = ()) -> bytes:
    """Un .docx con esos párrafos y, al final, esa tabla."""
    word = docx.Document()
    for estilo, texto in parrafos:
        word.add_paragraph(texto, style=estilo or None)
    if tabla:
        rejilla = word.add_table(len(tabla), len(tabla[0]))
        for fila, valores in zip(rejilla.rows, tabla, strict=True):
            for celda, valor in zip(fila.cells, valores, strict=True):
                celda.text = valor
    return _guardar(word)


def presentacion(*diapositivas: tuple[str, str, str]) -> bytes:
    """Un .pptx con (título, cuerpo, notas) de cada diapositiva."""
    charla = pptx.Presentation()
    for titulo, cuerpo, notas in diapositivas:
        diapositiva = charla.slides.add_slide(charla.slide_layouts[1])
        diapositiva.shapes.title.text = titulo
        diapositiva.placeholders[1].text = cuerpo
        if notas:
            diapositiva.notes_slide.notes_text_frame.text = notas
    return _guardar(charla)


def libro(hojas: Mapping[str, Sequence[Sequence[object]]], ocultas: Sequence[str] = ()) -> bytes:
    """Un .xlsx con esas hojas."""
    excel = openpyxl.Workbook()
    excel.remove(excel.active)
    for nombre, filas in hojas.items():
        hoja = excel.create_sheet(nombre)
        for fila in filas:
            hoja.append(list(fila))
        if nombre in ocultas:
            hoja.sheet_state = "hidden"
    return _guardar(excel)


def abierto(cuerpo: str, formato: str = "odt", mas: Mapping[str, bytes] = _NADA) -> bytes:
    """Un documento de OpenDocument con ese XML dentro de su cuerpo, y otras partes."""
    espacios = " ".join(f'xmlns:{p}="{_OASIS}{n}:1.0"' for p, n in _ESPACIOS.items())
    otros = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
    xml = (
        f"<office:document-content {espacios} {otros} office:version='1.3'>{cuerpo}"
        "</office:document-content>"
    )
    clase = ABIERTOS[formato].decode()
    partes = "".join(
        f"<m:file-entry m:full-path='{n}' m:media-type='{t}'/>"
        for n, t in (("/", clase), ("content.xml", "text/xml"), *((n, "") for n in mas))
    )
    manifiesto = f"<m:manifest xmlns:m='{_OASIS}manifest:1.0' m:version='1.3'>{partes}</m:manifest>"
    return comprimido(
        {
            "mimetype": clase.encode(),
            "content.xml": xml.encode(),
            "META-INF/manifest.xml": manifiesto.encode(),
            **mas,
        }
    )


def comprimido(partes: Mapping[str, bytes]) -> bytes:
    """Un ZIP con esas partes."""
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w", zipfile.ZIP_DEFLATED) as z:
        for nombre, contenido in partes.items():
            z.writestr(nombre, contenido)
    return salida.getvalue()


def con_parte(original: bytes, nombre: str, contenido: bytes) -> bytes:
    """El mismo ZIP con una parte cambiada o añadida."""
    with zipfile.ZipFile(io.BytesIO(original)) as z:
        partes = {n: z.read(n) for n in z.namelist()}
    return comprimido({**partes, nombre: contenido})


def subtitulos(entradas: Sequence[tuple[int, str]], formato: str = "vtt") -> bytes:
    """Subtítulos de tres segundos: (segundo, texto)."""
    punto = "." if formato == "vtt" else ","

    def tiempo(s: int) -> str:
        return f"{s // 3600:02}:{s // 60 % 60:02}:{s % 60:02}{punto}000"

    bloques = (
        f"{i}\n{tiempo(s)} --> {tiempo(s + 3)}\n{escape(t) if formato == 'vtt' else t}\n"
        for i, (s, t) in enumerate(entradas, 1)
    )
    return (("WEBVTT\n\n" if formato == "vtt" else "") + "\n".join(bloques)).encode()


def pdf_sin_fin(niveles: int = 9, veces: int = 10) -> bytes:
    """Un PDF cuyo dibujo contiene diez veces a otro, que contiene diez veces a otro…

    El último no dibuja nada y tarda en leerse: no llena la memoria, y acabaría dentro de unos días.
    """
    objetos = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</XObject<</F 6 0 R>>>>>>",
        _flujo(b"", b"/F Do"),
        b"null",
    ]
    for nivel in range(niveles):
        propio = len(objetos) + 1
        ultimo = nivel == niveles - 1
        dibujo = b"1 0 0 1 0 0 cm " * 20_000 if ultimo else b"/F Do " * veces
        dentro = b"<</XObject<</F %d 0 R>>>>" % (propio + (not ultimo))
        cabecera = b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources" + dentro
        objetos.append(_flujo(cabecera, dibujo))
    return _pdf(objetos)


def _flujo(cabecera: bytes, contenido: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (cabecera, len(contenido), contenido)


def _pdf(objetos: Sequence[bytes]) -> bytes:
    salida, lugares = b"%PDF-1.4\n", list[int]()
    for numero, objeto in enumerate(objetos, 1):
        lugares.append(len(salida))
        salida += b"%d 0 obj\n%s\nendobj\n" % (numero, objeto)
    tabla = b"".join(b"%010d 00000 n \n" % lugar for lugar in lugares)
    cuantos = len(objetos) + 1
    fin = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (cuantos, len(salida))
    return salida + b"xref\n0 %d\n0000000000 65535 f \n" % cuantos + tabla + fin


def _guardar(objeto: object) -> bytes:
    salida = io.BytesIO()
    objeto.save(salida)  # type: ignore[attr-defined]
    return salida.getvalue()
