"""Extracción, partes: de un documento de oficina a si todo lo que lleva es de un documento.

La lista es de lo que sí puede haber. El XML se lee como XML: un valor escrito con entidades o
en otra codificación engañaría a quien buscara letras.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from xml.etree.ElementTree import Element
from zipfile import BadZipFile, ZipFile

from generador.extraccion.lectores.comprimido import PARTE, abrir, xml
from generador.extraccion.lectura import MEGA, Ilegible

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DE_OFFICE: Mapping[str, str] = {
    "docx": "wordprocessingml.document.main+xml",
    "xlsx": "spreadsheetml.sheet.main+xml",
    "pptx": "presentationml.presentation.main+xml",
}
ABIERTOS: Mapping[str, bytes] = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
    "odp": b"application/vnd.oasis.opendocument.presentation",
}
_PARTE_ACTIVA = re.compile(
    r"vbaproject|vbadata|(^|/)(activex|macrosheets|dialogsheets|customui|basic|scripts)/"
    r"|\.(exe|dll|js|vbs|hta|bat|cmd|ps1|jar|swf|xlsm|docm|pptm|ole)$",
    re.I,
)
_IMAGEN = r"png|jpe?g|gif|bmp|tiff?|emf|wmf|webp"
_PARTES_DE_OFFICE = re.compile(
    rf"\[Content_Types\]\.xml|(_rels|docProps|customXml|word|xl|ppt)/.*"
    rf"\.(xml|rels|vml|odttf|fntdata|wdp|mp3|m4a|wav|mp4|docx|xlsx|pptx|{_IMAGEN})"
    r"|.*/printerSettings\d*\.bin",
    re.I,
)
_DE_ABIERTO = re.compile(
    rf"mimetype|layout-cache|.*\.(xml|rdf|svm|ttf|otf|pdf|{_IMAGEN})"
    r"|(Object ?Replacements|Pictures)/[^/.]+",
    re.I,
)
"""Las partes que puede tener un documento: lo que no está aquí no se admite."""
_DOCUMENTO_DENTRO = re.compile(r"\.(docx|xlsx|pptx)$", re.I)
_BINARIA = re.compile(r"\.bin$", re.I)
_DE_IMPRESORA = re.compile(r"printersettings", re.I)
_TIPO_ACTIVO = re.compile(r"macroenabled|vbaproject|activex|oleobject|macrosheet", re.I)
_DE_PROGRAMA = (b"MZ", b"\x7fELF", b"#!", OLE)
_CIFRADAS = (".odttf", ".fntdata")
_SE_EJECUTA = (b"script:event-listener", b"vnd.sun.star.script:", b"macro:///")
_DE_OTRO_PROGRAMA = b"ddeLink"


def de_oficina(formato: str, crudo: bytes) -> str:
    """Clave de MOTIVOS por la que no se admite; vacío si se admite."""
    if crudo.startswith(OLE):
        return "antiguo"
    if not crudo.startswith(b"PK\x03\x04"):
        return "clase"
    try:
        with abrir(crudo) as comprimido:
            return _partes(formato, comprimido)
    except Ilegible as e:
        return e.clave
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError, zlib.error):
        return "danado"


def _partes(formato: str, comprimido: ZipFile) -> str:
    nombres = [n for n in comprimido.namelist() if not n.endswith("/")]
    admitida = _DE_ABIERTO if formato in ABIERTOS else _PARTES_DE_OFFICE
    if any(_PARTE_ACTIVA.search(n) for n in nombres):
        return "macros"
    if any(_BINARIA.search(n) and not _DE_IMPRESORA.search(n) for n in nombres):
        return "macros"
    if any(_es_programa(comprimido, n) for n in nombres):
        return "macros"
    suya = _de_abierto if formato in ABIERTOS else _de_office
    if motivo := suya(formato, comprimido, nombres):
        return motivo
    return "" if all(admitida.fullmatch(n) for n in nombres) else "extrano"


def _es_programa(comprimido: ZipFile, nombre: str) -> bool:
    """Aunque se llame como una imagen. Una letra tipográfica cifrada empieza por cualquier cosa."""
    if nombre.endswith(_CIFRADAS):
        return False
    with comprimido.open(nombre) as parte:
        return parte.read(len(OLE)).startswith(_DE_PROGRAMA)


def _de_abierto(formato: str, comprimido: ZipFile, nombres: list[str]) -> str:
    if _leer(comprimido, "mimetype").strip() != ABIERTOS[formato]:
        return "clase"
    if b"encryption-data" in _leer(comprimido, "META-INF/manifest.xml"):
        return "cifrado"
    textos = (
        _leer(comprimido, n, PARTE) for n in nombres if n.endswith(("content.xml", "styles.xml"))
    )
    return "macros" if any(s in texto for texto in textos for s in _SE_EJECUTA) else ""


def _de_office(formato: str, comprimido: ZipFile, nombres: list[str]) -> str:
    """Se leen como XML: un valor escrito con entidades («&#69;xternal») dice lo mismo."""
    clases = [e.get("ContentType", "") for e in _xml(comprimido, "[Content_Types].xml").iter()]
    if any(_TIPO_ACTIVO.search(c) for c in clases):
        return "macros"
    if not any(DE_OFFICE[formato] in c for c in clases):
        return "clase"
    relaciones = (r for n in nombres if n.endswith(".rels") for r in _xml(comprimido, n))
    if any(_trae_de_fuera(r) for r in relaciones):
        return "externo"
    de_otros = (n for n in nombres if n.startswith("xl/externalLinks/") and n.endswith(".xml"))
    if any(_DE_OTRO_PROGRAMA in _leer(comprimido, n) for n in de_otros):
        return "externo"
    for dentro in filter(_DOCUMENTO_DENTRO.search, nombres):
        if motivo := _documento_dentro(comprimido, dentro):
            return motivo
    return ""


def _documento_dentro(comprimido: ZipFile, nombre: str) -> str:
    """Los datos de un gráfico son un libro; dentro de él, ya ninguno."""
    formato = nombre.rpartition(".")[2].lower()
    crudo = _leer(comprimido, nombre, PARTE)
    with abrir(crudo) as suyo:
        if any(map(_DOCUMENTO_DENTRO.search, suyo.namelist())):
            return "extrano"
    return de_oficina(formato, crudo)


def _trae_de_fuera(relacion: Element) -> bool:
    """Si algo se pide fuera al abrirlo; un enlace que se pulsa no es eso."""
    fuera = relacion.get("TargetMode", "") == "External" or "://" in relacion.get("Target", "")
    return fuera and not relacion.get("Type", "").endswith("/hyperlink")


def _xml(comprimido: ZipFile, nombre: str) -> Element:
    _leer(comprimido, nombre)
    return xml(comprimido, nombre)


def _leer(comprimido: ZipFile, nombre: str, tope: int = MEGA) -> bytes:
    """Una parte que no pasa de «tope»; si falta o es enorme, el archivo no es lo que dice."""
    try:
        if comprimido.getinfo(nombre).file_size > tope:
            raise Ilegible("bomba")
        crudo = comprimido.read(nombre)
    except KeyError:
        raise Ilegible("clase") from None
    if not nombre.endswith((".docx", ".xlsx", ".pptx")) and b"\0" in crudo:
        raise Ilegible("danado")  # en UTF-16 se lee otra cosa que la que se busca
    return crudo
