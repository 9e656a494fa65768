"""Extracción, activos: si un PDF hace algo por su cuenta o lleva archivos dentro, con qpdf."""

from __future__ import annotations

import io
from itertools import islice

from pikepdf import Array, Dictionary, PasswordError, Pdf, PdfError

from generador.extraccion.lectura import Ilegible

ACCIONES = frozenset(
    {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE", "/Rendition", "/Movie"}
)
INCRUSTADOS = frozenset({"/FileAttachment", "/RichMedia", "/Movie", "/Screen", "/3D"})
OBJETOS, HONDURA = 200_000, 6


def revisar(crudo: bytes) -> None:
    """Ilegible con «activo» o «incrustado» si los tiene, y «opaco» si no se puede saber.

    Lo que qpdf no abre lo dirá el lector.
    """
    try:
        with Pdf.open(io.BytesIO(crudo)) as pdf:
            for objeto in islice(pdf.objects, OBJETOS):
                _mirar(objeto, HONDURA)
    except (PasswordError, PdfError):
        return
    except (UnicodeDecodeError, RuntimeError) as e:  # un nombre o un árbol que pikepdf no entiende
        raise Ilegible("opaco") from e


def _mirar(objeto: object, hondura: int) -> None:
    """Un objeto y los que lleva escritos dentro; los demás están en la lista de objetos."""
    if isinstance(objeto, Array) and hondura:
        for suyo in objeto:
            if not getattr(suyo, "is_indirect", False):
                _mirar(suyo, hondura - 1)
    elif isinstance(objeto, Dictionary) and hondura:
        if str(objeto.get("/S", "")) in ACCIONES or "/JS" in objeto or "/XFA" in objeto:
            raise Ilegible("activo")
        if str(objeto.get("/Subtype", "")) in INCRUSTADOS or "/EF" in objeto:
            raise Ilegible("incrustado")
        for clave in objeto.keys():  # noqa: SIM118
            suyo = objeto[clave]
            if not getattr(suyo, "is_indirect", False):
                _mirar(suyo, hondura - 1)
