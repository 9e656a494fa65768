"""Archivos verdaderos con algo que no debe publicarse, y otros sanos que se le parecen."""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image

from tests.extraccion import archivos

DOCX = archivos.documento([("Heading 1", "Plan"), ("", "Año")], [["a", "b"]])
XLSX = archivos.libro({"Costos": [["Año"]]})
PPTX = archivos.presentacion(("Plan", "Año", ""))
PDF = archivos.pdf("Plan", "Año")
_RELACION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/{clase}" Target="{destino}" TargetMode="{modo}"/></Relationships>'
)


def imagen(formato: str, ancho: int = 40, alto: int = 30) -> bytes:
    """Una imagen lisa."""
    salida = io.BytesIO()
    Image.new("L", (ancho, alto), 200).save(salida, formato)
    return salida.getvalue()


def relacion(clase: str, destino: str = "https://malo.example/x", modo: str = "External") -> bytes:
    """Un .docx cuyo texto se relaciona con algo."""
    crudo = _RELACION.format(clase=clase, destino=destino, modo=modo).encode()
    return archivos.con_parte(DOCX, "word/_rels/footer9.xml.rels", crudo)


def con(nombre: str, crudo: bytes = b"x") -> bytes:
    """Un .docx con otra parte."""
    return archivos.con_parte(DOCX, nombre, crudo)


def pdf_con(que: str) -> bytes:
    """Un PDF verdadero con una acción, un archivo dentro, o algo parecido y sano."""
    with pikepdf.open(io.BytesIO(PDF)) as pdf:
        raiz, pagina = pdf.Root, pdf.pages[0]
        guion = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
        if que == "al-abrir":
            raiz.OpenAction = guion
        elif que == "al-cerrar":
            raiz.AA = Dictionary(WC=guion)
        elif que == "con-nombre":
            raiz.Names = Dictionary(JavaScript=Dictionary(Names=Array(["a", guion])))
        elif que == "lanzar":
            accion = Dictionary(S=Name.Launch, F="cmd.exe")
            nota = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=accion)
            pagina.Annots = Array([nota])
        elif que == "enviar":
            pagina.AA = Dictionary(O=Dictionary(S=Name.SubmitForm, F="https://malo.example"))
        elif que == "xfa":
            raiz.AcroForm = Dictionary(Fields=[], XFA=Stream(pdf, b"<xdp/>"))
        elif que == "archivo":
            pdf.attachments["a.exe"] = b"MZ"
        elif que == "sano":  # abre en la segunda página, y lleva un enlace
            raiz.OpenAction = Array([pdf.pages[1].obj, Name.Fit])
            accion = Dictionary(S=Name.URI, URI="https://www.gob.pe")
            nota = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=accion)
            pagina.Annots = Array([nota])
        salida = io.BytesIO()
        pdf.save(salida)
        return salida.getvalue()
