"""Cifras del servidor: de su registro a cuántas visitas tuvo cada ficha, sin guardar de quién."""

from __future__ import annotations

import gzip
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from generador.importacion.cifras.mes import SinCifras
from generador.importacion.cifras.visitantes import Visitantes
from generador.modelo import Catalogo, Dato, Ficha

FUENTE = "Registro del servidor"
VISITAS, DESCARGAS = "virtual-visitas", "virtual-descargas"
ACCESOS = "repositorio-accesos"
LARGO = 16_384
"""Bytes de una línea: lo que sigue no se mira."""
ROBOTS = re.compile(
    r"bot|crawl|spider|slurp|preview|monitor|scan|check|fetch|curl|wget|python|java/|go-http"
    r"|okhttp|headless|lighthouse|^-?$",
    re.I,
)
"""Programas que no son una persona: se presentan así, o no se presentan."""
_MESES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# El formato «combined» de Apache y nginx.
_LINEA = re.compile(
    r"(\S+) \S+ [^\[]*\[\d\d/(\w{3})/(\d{4}):[^\]]*\] "
    r'"(\S+) (\S+)[^"]*" (\d{3}) \S+ "(?:[^"\\]|\\.)*" "((?:[^"\\]|\\.)*)"'
)


@dataclass(slots=True)
class Registro:
    """Lo contado mientras se lee."""

    visitantes: Visitantes
    visitas: Counter[str] = field(default_factory=Counter)
    descargas: Counter[str] = field(default_factory=Counter)
    leidas: int = 0
    robots: int = 0
    de_otro_mes: int = 0
    ilegibles: int = 0

    def datos(self, catalogo: Catalogo, mes: str) -> tuple[Dato, ...]:
        """Los de cada ficha, y los visitantes distintos."""
        cuentas = ((VISITAS, self.visitas), (DESCARGAS, self.descargas))
        propios = [
            _dato(indicador, mes, catalogo.fichas[id_], n)
            for indicador, cuenta in cuentas
            for id_, n in sorted(cuenta.items())
        ]
        total = self.visitantes.cuantos()
        return (*propios, Dato(ACCESOS, mes, "", "", "", float(total), 0, FUENTE))


def contar_registro(
    caminos: Sequence[Path], catalogo: Catalogo, mes: str, base: str, sal: bytes
) -> Registro:
    """Cuenta las líneas del mes; «base» es la ruta del sitio en su dirección: «/»."""
    registro = Registro(Visitantes(sal))
    rutas = _rutas(catalogo)
    for camino in caminos:
        for linea in _lineas(camino):
            _anotar(registro, rutas, linea, mes, base)
    return registro


def _anotar(
    registro: Registro, rutas: Mapping[str, tuple[bool, str]], linea: str, mes: str, base: str
) -> None:
    registro.leidas += 1
    hallada = _LINEA.match(linea)
    if hallada is None or hallada[2] not in _MESES:
        registro.ilegibles += 1
        return
    direccion, nombre, anio, metodo, pedido, codigo, programa = hallada.groups()
    if f"{anio}-{_MESES.index(nombre) + 1:02}" != mes:
        registro.de_otro_mes += 1
        return
    if metodo != "GET" or codigo not in ("200", "304"):
        return
    if ROBOTS.search(programa):
        registro.robots += 1
        return
    ruta = _ruta(pedido, base)
    if ruta is None:
        return
    if ruta.endswith(".html"):
        registro.visitantes.ver(direccion, programa)
    es_pagina, id_ = rutas.get(ruta, (False, ""))
    if id_ and es_pagina:
        registro.visitas[id_] += 1
    elif id_ and codigo == "200":  # 304 es que ya lo tenía
        registro.descargas[id_] += 1


def _ruta(pedido: str, base: str) -> str | None:
    """La ruta en el sitio de lo pedido; None si no es del sitio."""
    limpia = unquote(pedido.partition("?")[0].partition("#")[0])
    if not limpia.startswith(base):
        return None
    ruta = limpia.removeprefix(base)
    return f"{ruta}index.html" if ruta == "" or ruta.endswith("/") else ruta


def _rutas(catalogo: Catalogo) -> dict[str, tuple[bool, str]]:
    """Ruta → (si es la página, id): lo único que se cuenta, así que no crece con lo pedido."""
    propias = [f for f in catalogo.visibles if not f.ejemplo]
    paginas = {f.ruta: (True, f.id) for f in propias}
    archivos = {a.url: (False, f.id) for f in propias for a in f.adjuntos if a.camino}
    return archivos | paginas


def _dato(indicador: str, mes: str, ficha: Ficha, cuantas: int) -> Dato:
    region = ficha.regiones[0] if len(ficha.regiones) == 1 else ""
    return Dato(indicador, mes, ficha.unidad, region, ficha.id, float(cuantas), 0, FUENTE)


def _lineas(camino: Path) -> Iterator[str]:
    """Línea a línea, también de un .gz; una demasiado larga se corta."""
    try:
        with gzip.open(camino) if camino.suffix == ".gz" else camino.open("rb") as archivo:
            yield from _cortadas(iter(lambda: archivo.readline(LARGO), b""))
    except (OSError, EOFError, zlib.error) as e:
        raise SinCifras(f"«{camino.name}» no se puede leer: está dañado o no es un registro") from e


def _cortadas(trozos: Iterable[bytes]) -> Iterator[str]:
    sigue = False
    for trozo in trozos:
        if not sigue:
            yield trozo.decode("utf-8", "replace")
        sigue = not trozo.endswith(b"\n")
