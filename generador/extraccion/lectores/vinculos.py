"""Extracción, vínculos: lo que un documento ejecuta, o pide fuera, por su cuenta. Lo dice su XML.

Se lee cada parte como XML y sin guardarla: un valor escrito con entidades, o una palabra partida en
dos trozos, dice lo mismo. Las relaciones de Office y las partes las mira antes «partes».
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZipFile

from generador.extraccion.lectores.comprimido import MAL_COMPRIMIDO, PARTE, abrir
from generador.extraccion.lectura import Ilegible

TRAEN = frozenset({"DDE", "DDEAUTO", "LINK", "DATABASE", "INCLUDE", "INCLUDETEXT", "IMPORT", "RD"})
"""Los campos de Word que piden algo a otro archivo o a otro programa."""
_ACTUAN = ("ppaction://program", "ppaction://macro", "ppaction://ole")
_EJECUTAN = frozenset({"execute", "verb"})
_DDE = frozenset({"dde-source", "dde-connection-decl", "dde-connection", "dde-link"})
_ESQUEMA = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.I)
_SE_PULSAN = frozenset({"http", "https", "mailto", "tel", "ftp", "file"})
_DE_GUIONES = frozenset({"vnd.sun.star.script", "macro", "service", "javascript", "vbscript"})
_DE_RED = frozenset({"http", "https", "ftp", "smb", "dav", "davs"})
_DE_FORMULARIO, _DE_GUION = ":form:1.0", ":script:1.0"
Atributos = Mapping[str, str]


def revisar(crudo: bytes) -> None:
    """Ilegible con «acciones» o «externo» si hace algo, y «opaco» si no se puede saber."""
    with abrir(crudo) as comprimido:
        for nombre in comprimido.namelist():
            if nombre.endswith(".xml"):
                _revisar(comprimido, nombre)


def _revisar(comprimido: ZipFile, nombre: str) -> None:
    analizador = ParserCreate(namespace_separator="}")
    analizador.StartDoctypeDeclHandler = _con_entidades
    if nombre.startswith("word/"):
        campos = _Campos()
        analizador.StartElementHandler = campos.empieza
        analizador.CharacterDataHandler = campos.texto
        analizador.EndElementHandler = campos.acaba
    elif nombre.startswith("ppt/"):
        analizador.StartElementHandler = _de_diapositiva
    elif "content.xml" in comprimido.namelist():
        analizador.StartElementHandler = _de_abierto(posixpath.dirname(nombre))
    else:
        return
    try:
        if comprimido.getinfo(nombre).file_size > PARTE:
            raise Ilegible("grande")
        with comprimido.open(nombre) as parte:
            analizador.ParseFile(parte)
    except (ExpatError, ValueError, *MAL_COMPRIMIDO) as e:
        raise Ilegible("danado") from e


def _con_entidades(*_: object) -> None:
    raise Ilegible("opaco")


class _Campos:
    """Los campos de Word abiertos en ese punto, uno dentro de otro: de cada uno, su instrucción."""

    def __init__(self) -> None:
        self._abiertos: list[str | None] = []
        """None: ya se está en lo que muestra."""
        self._escribe = False

    def empieza(self, etiqueta: str, atributos: Atributos) -> None:
        match _local(etiqueta):
            case "fldSimple":
                _instruccion(_atributo(atributos, "instr"))
            case "instrText":
                self._escribe = True
            case "fldChar":
                self._marca(_atributo(atributos, "fldCharType"))

    def acaba(self, _: str) -> None:
        self._escribe = False

    def texto(self, texto: str) -> None:
        if self._escribe and self._abiertos and self._abiertos[-1] is not None:
            self._abiertos[-1] += texto

    def _marca(self, cual: str) -> None:
        if cual == "begin":
            if self._abiertos and self._abiertos[-1] is not None and not self._abiertos[-1].strip():
                raise Ilegible("externo")  # la orden la escribe otro campo: no se sabe cuál será
            self._abiertos.append("")
        elif self._abiertos:
            _instruccion(self._abiertos.pop() or "")
            if cual == "separate":
                self._abiertos.append(None)


def _instruccion(texto: str) -> None:
    orden = texto.split(maxsplit=1)
    if orden and orden[0].strip("\"'").upper() in TRAEN:
        raise Ilegible("externo")


def _de_diapositiva(_: str, atributos: Atributos) -> None:
    if _atributo(atributos, "action").strip().lower().startswith(_ACTUAN):
        raise Ilegible("acciones")


def _de_abierto(carpeta: str) -> Callable[[str, Atributos], None]:
    """Lo que mira cada elemento de una parte de OpenDocument que está en esa carpeta."""

    def mirar(etiqueta: str, atributos: Atributos) -> None:
        espacio, _, nombre = etiqueta.rpartition("}")
        if nombre == "event-listener" and (
            espacio.endswith(_DE_GUION) or _atributo(atributos, "action") in _EJECUTAN
        ):
            raise Ilegible("acciones")
        if nombre in _DDE or nombre in ("floating-frame", "applet"):
            raise Ilegible("externo")
        if destino := _atributo(atributos, "href"):
            _destino(nombre, espacio, destino, carpeta)

    return mirar


def _destino(nombre: str, espacio: str, destino: str, carpeta: str) -> None:
    """Un enlace se pulsa; lo demás se trae solo, y tiene que estar dentro del archivo."""
    hallado = _ESQUEMA.match(destino)
    esquema = hallado[1].lower() if hallado else ""
    if esquema in _DE_GUIONES:
        raise Ilegible("acciones")
    if nombre in ("a", "event-listener") or espacio.endswith(_DE_FORMULARIO):
        if esquema and esquema not in _SE_PULSAN:
            raise Ilegible("acciones")
    elif nombre == "template":  # de qué plantilla se hizo: solo se busca en el propio equipo
        if esquema in _DE_RED or destino.startswith(("//", "\\\\")):
            raise Ilegible("externo")
    elif esquema or _sale(destino, carpeta):
        raise Ilegible("externo")


def _sale(destino: str, carpeta: str) -> bool:
    return destino.startswith(("/", "\\")) or posixpath.normpath(
        posixpath.join(carpeta, destino.partition("#")[0])
    ).startswith("..")


def _local(nombre: str) -> str:
    return nombre.rpartition("}")[2]


def _atributo(atributos: Atributos, cual: str) -> str:
    """Su valor, esté en el espacio de nombres que esté."""
    return next((valor for nombre, valor in atributos.items() if _local(nombre) == cual), "")
