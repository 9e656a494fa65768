"""Etapa 4, textos: de Markdown contribuido a HTML inerte, con sus siglas explicadas."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

import comrak
import nh3
from markupsafe import Markup, escape

from generador.catalogo.anclas import ancla_de_titulo
from generador.modelo import Catalogo, Imagen
from generador.vistas.compilado import SUBE
from generador.vistas.imagenes import poner

Destino = Callable[[str], str | None]
"""Id de ficha → dirección relativa de su página, o None si no se muestra."""

_ETIQUETAS = {
    "p",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "strong",
    "em",
    "del",
    "code",
    "pre",
    "blockquote",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "a",
    "img",
    "br",
    "hr",
}
_ATRIBUTOS = {
    "a": {"href"},
    "img": {"src", "alt"},
    "th": {"align"},
    "td": {"align"},
    "ol": {"start"},
}
_FICHA = re.compile(r'<a href="ficha:([a-z0-9-]+)">(.*?)</a>', re.S)
_TITULO = re.compile(r"<h([1-6])>(.*?)</h\1>", re.S)
_CASILLA = re.compile(r"<input[^>]*>")
_ETIQUETA = re.compile(r"<[^>]*>")
_PALABRA = re.compile(r"[\w/-]+")
_MARCO = '<div class="tabla-marco" tabindex="0" role="group" aria-label="Tabla"><table>'
_FUERA = re.compile(r'<a href="(?:(https?:)|//)', re.I)


class Redactor:
    """Convierte los textos con formato de las fichas. Se crea una vez por construcción."""

    def __init__(self, siglas: Mapping[str, str], destino: Destino) -> None:
        self._siglas = siglas
        self._destino = destino
        self._sigla = _patron(siglas)
        self._limpiador = nh3.Cleaner(
            tags=_ETIQUETAS,
            attributes=_ATRIBUTOS,
            link_rel=None,
            url_schemes={"http", "https", "mailto", "tel"},
        )
        self._extensiones = comrak.ExtensionOptions()
        self._extensiones.table = True
        self._extensiones.strikethrough = True
        self._extensiones.autolink = True
        self._extensiones.tasklist = True
        self._salida = comrak.RenderOptions()
        self._salida.escape = True

    def html(
        self,
        texto: str,
        imagenes: Mapping[str, Imagen],
        comienzo: str = "s",
        desde: int = 3,
    ) -> Markup:
        """HTML de un texto; sus títulos más altos quedan en el nivel «desde».

        «imagenes» son las de la ficha, por el nombre de su archivo: otra no se muestra.
        «comienzo» es el de las anclas de sus títulos.
        """
        # El salto de más hace una copia: si no, la ficha guardaría además su texto en UTF-8.
        crudo = comrak.render_markdown(f"{texto}\n", self._extensiones, None, self._salida)
        if "<input" in crudo:
            crudo = _CASILLA.sub(lambda c: "☑" if "checked" in c[0] else "☐", crudo)
        if "ficha:" in crudo:
            crudo = _FICHA.sub(self._enlazar, crudo)
        if "<h" in crudo:
            crudo = _nivelar(crudo, desde)
        limpio = self._limpiador.clean(crudo)
        if "<h" in limpio:
            limpio = _con_anclas(limpio, comienzo)
        limpio = limpio.replace("<table>", _MARCO).replace("</table>", "</table></div>")
        if "<a" in limpio:
            limpio = _FUERA.sub(_hacia_fuera, limpio)
        limpio = self.explicar_siglas(limpio)
        return Markup(poner(limpio, imagenes, SUBE) if "<img" in limpio else limpio)

    def explicar_siglas(self, html: str) -> str:
        """Marca la primera aparición de cada sigla con su significado."""
        hechas: set[str] = set()
        piezas: list[str] = []
        previo = 0
        for hallada in self._sigla.finditer(html):
            sigla, inicio = hallada[0], hallada.start()
            if sigla not in self._siglas or sigla in hechas or not _es_texto(html, inicio):
                continue
            hechas.add(sigla)
            significado = escape(self._siglas[sigla])
            piezas += [html[previo:inicio], f'<abbr title="{significado}">{sigla}</abbr>']
            previo = hallada.end()
        return "".join([*piezas, html[previo:]]) if piezas else html

    def _enlazar(self, hallado: re.Match[str]) -> str:
        direccion = self._destino(hallado[1])
        return f'<a href="{direccion}">{hallado[2]}</a>' if direccion else hallado[2]


def siglas_de(catalogo: Catalogo) -> dict[str, str]:
    """Sigla → significado, de los vocabularios de siglas y de unidades."""
    return {
        str(termino.extra["sigla"]): termino.nombre
        for nombre in ("unidades", "siglas")
        if (vocabulario := catalogo.vocabularios.get(nombre))
        for termino in vocabulario.terminos.values()
        if termino.extra.get("sigla", termino.nombre) != termino.nombre
    }


def _patron(siglas: Iterable[str]) -> re.Pattern[str]:
    """Lo que puede ser una sigla: una palabra entera que empieza como alguna de ellas."""
    iniciales = "".join(sorted({re.escape(s[0]) for s in siglas})) or "A"
    raras = "".join(rf"{re.escape(s)}(?![\w/-])|" for s in siglas if not _PALABRA.fullmatch(s))
    return re.compile(rf"(?:{raras}[{iniciales}][\w/-]*)")


def _nivelar(html: str, desde: int) -> str:
    """Corre los títulos para que el más alto del texto quede en «desde»."""
    niveles = [int(n) for n, _ in _TITULO.findall(html)]
    corre = desde - min(niveles, default=desde)
    if not corre:
        return html
    return _TITULO.sub(lambda t: _titulo(min(int(t[1]) + corre, 6), t[2]), html)


def _hacia_fuera(hallado: re.Match[str]) -> str:
    """Un enlace a otro sitio, que no dice de dónde se viene; sin esquema («//…») es https."""
    return f'<a rel="noopener noreferrer nofollow ugc" href="{hallado[1] or "https://"}'


def _titulo(nivel: int, dentro: str) -> str:
    return f"<h{nivel}>{dentro}</h{nivel}>"


def _con_anclas(html: str, comienzo: str) -> str:
    usadas: dict[str, int] = {}

    def marcar(titulo: re.Match[str]) -> str:
        llano = Markup(_ETIQUETA.sub("", titulo[2])).unescape()
        ancla = ancla_de_titulo(llano, comienzo, usadas)
        return f'<h{titulo[1]} id="{ancla}">{titulo[2]}</h{titulo[1]}>'

    return _TITULO.sub(marcar, html)


def _es_texto(html: str, lugar: int) -> bool:
    """Si en el lugar empieza una palabra de texto corriente.

    No lo es dentro de otra palabra, ni de una etiqueta, un enlace, un título o código.
    """
    if _PALABRA.match(html[lugar - 1 : lugar]):
        return False
    if html.rfind("<", 0, lugar) > html.rfind(">", 0, lugar):
        return False
    abiertos = (("<a ", "</a>"), ("<h", "</h"), ("<code", "</code>"), ("<abbr", "</abbr>"))
    return all(
        html.rfind(abre, 0, lugar) <= html.rfind(cierra, 0, lugar) for abre, cierra in abiertos
    )
