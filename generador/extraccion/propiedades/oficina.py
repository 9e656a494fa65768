"""Extracción, propiedades de oficina: las de un documento y las de lo que lleva dentro.

Se reescriben solo las partes que las llevan; las demás dicen, byte por byte, lo mismo.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from xml.etree.ElementTree import Element, register_namespace, tostring
from zipfile import ZipFile

from generador.extraccion.lectores.comprimido import MAL_COMPRIMIDO, abrir, local, xml
from generador.extraccion.lectura import Ilegible
from generador.extraccion.propiedades import dentro

_NUCLEO, _PROGRAMA, _PROPIAS = "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"
_ABIERTO = "meta.xml"
_DOCUMENTOS = (".docx", ".xlsx", ".pptx")
_ROTO = (RuntimeError, ValueError, *MAL_COMPRIMIDO)
_DE_PERSONAS = frozenset({"Manager", "Company", "HyperlinkBase"})
_SE_QUEDAN = frozenset({"title", "subject", "keywords", "keyword", "language", "category"}) | {
    *("created", "modified", "revision", "version"),
    *("creation-date", "date", "editing-cycles", "editing-duration", "document-statistic"),
    *("generator", "template"),
}
"""Del núcleo y de «meta.xml»: lo que trata del documento y no de quien lo hizo."""
_NOMBRES = {
    "creator": "autor",
    "initial-creator": "autor",
    "lastModifiedBy": "modificado por",
    "description": "comentarios",
    "Company": "empresa",
    "Manager": "responsable",
    "title": "título",
    "subject": "asunto",
    "keywords": "palabras clave",
}
_FECHA = "{http://www.w3.org/2001/XMLSchema-instance}type"
_ESPACIOS = {
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "vt": "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
    "ep": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    "op": "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}
for _prefijo, _espacio in _ESPACIOS.items():
    register_namespace(_prefijo, _espacio)


def leer(crudo: bytes) -> Iterator[tuple[str, str]]:
    """Las del documento, las que alguien añadió y las de lo que lleva dentro."""
    try:
        with abrir(crudo) as comprimido:
            yield from _leer(comprimido)
            for documento in _documentos(comprimido):
                with abrir(comprimido.read(documento)) as suyo:
                    yield from _leer(suyo)
    except _ROTO as e:
        raise Ilegible("danado") from e


def quitar(crudo: bytes) -> bytes:
    """El mismo documento sin ellas."""
    try:
        with abrir(crudo) as comprimido:
            nuevas = _nuevas(comprimido)
            for documento in _documentos(comprimido):
                with abrir(comprimido.read(documento)) as suyo:
                    if suyas := _nuevas(suyo):
                        nuevas[documento] = _con_partes(suyo, suyas)
            return _con_partes(comprimido, nuevas) if nuevas else crudo
    except _ROTO as e:
        raise Ilegible("danado") from e


def _leer(comprimido: ZipFile) -> Iterator[tuple[str, str]]:
    for parte in _partes(comprimido):
        for dueno in _duenos(parte, xml(comprimido, parte)):
            for propiedad in dueno:
                nombre = propiedad.get("name") or local(propiedad.tag)
                if parte != _PROGRAMA or nombre in _DE_PERSONAS:
                    yield _NOMBRES.get(nombre, nombre), " ".join(propiedad.itertext())
    yield from dentro.leer(comprimido)


def _nuevas(comprimido: ZipFile) -> dict[str, bytes]:
    """Las partes que cambian al quitarlas."""
    nuevas = dict(dentro.quitar(comprimido))
    for parte in _partes(comprimido):
        raiz = xml(comprimido, parte)
        if _vaciar(parte, raiz):
            nuevas[parte] = tostring(raiz, "UTF-8", xml_declaration=True)
    return nuevas


def _partes(comprimido: ZipFile) -> list[str]:
    suyas = set(comprimido.namelist())
    return [p for p in (_NUCLEO, _PROGRAMA, _PROPIAS, _ABIERTO) if p in suyas]


def _documentos(comprimido: ZipFile) -> list[str]:
    """Los que lleva dentro, como los datos de un gráfico; «partes» ya vio que no llevan otros."""
    return [n for n in comprimido.namelist() if n.lower().endswith(_DOCUMENTOS)]


def _duenos(parte: str, raiz: Element) -> list[Element]:
    """Los elementos de los que cuelgan: la raíz, salvo en OpenDocument."""
    return [raiz] if parte != _ABIERTO else [e for e in raiz if local(e.tag) == "meta"]


def _vaciar(parte: str, raiz: Element) -> bool:
    """Quita de ese XML las de personas, y dice si había alguna."""
    hubo = False
    for dueno in _duenos(parte, raiz):
        for propiedad in list(dueno):
            if _sobra(parte, local(propiedad.tag)):
                hubo = hubo or any(t.strip() for t in propiedad.itertext())
                dueno.remove(propiedad)
            elif _FECHA in propiedad.attrib:  # su valor lleva un prefijo, que ahora es este
                propiedad.set(_FECHA, "dcterms:W3CDTF")
    return hubo


def _sobra(parte: str, nombre: str) -> bool:
    if parte == _PROGRAMA:
        return nombre in _DE_PERSONAS
    return parte == _PROPIAS or nombre not in _SE_QUEDAN


def _con_partes(comprimido: ZipFile, nuevas: dict[str, bytes]) -> bytes:
    """El mismo ZIP, en su orden y con sus fechas, con esas partes cambiadas."""
    salida = io.BytesIO()
    with ZipFile(salida, "w") as copia:
        for parte in comprimido.infolist():
            contenido = nuevas.get(parte.filename)
            copia.writestr(parte, comprimido.read(parte) if contenido is None else contenido)
    return salida.getvalue()
