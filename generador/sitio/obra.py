"""Etapa 5: el sitio entero. Valida, hace el marco, estampa las páginas y cambia la carpeta."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generador import tipos, vistas
from generador.construccion import Resultado, construir
from generador.extraccion import ErrorDeExtraccion, extraer
from generador.modelo import Archivo, Catalogo, Escrita, Pagina, Pasaje, Problema, Sitio
from generador.sitio import mapa, moldes
from generador.sitio.enlaces import Comprobador, sin_guiones
from generador.sitio.escritura import SalidaAjena, escribir, obra
from generador.sitio.montaje import montar
from generador.sitio.motor import ErrorDeMotor, Motor, construir_marco, leer_configuracion

Avance = Callable[[Iterable[Pagina], int], AbstractContextManager[Iterable[Pagina]]]
"""Envuelve un recorrido largo para mostrar cuánto falta; recibe cuántas páginas serán."""


def callado(paginas: Iterable[Pagina], _: int) -> AbstractContextManager[Iterable[Pagina]]:
    """Avance que no muestra nada."""
    return nullcontext(paginas)


PORTADA = "index.html"
TEXTOS = Path(".cache") / "textos"
"""Dentro del repositorio, lo ya leído de los adjuntos: se puede borrar siempre."""
# Del tema, y que este sitio no usa: su buscador y los mapas para depurar.
_SOBRAN = ("assets/javascripts/lunr", "assets/javascripts/workers", "search")


class ErrorDeSitio(Exception):
    """No se pudo construir por algo que no es el contenido: la configuración o la carpeta."""


def construir_sitio(
    raiz: Path,
    salida: Path,
    fecha: str,
    avance: Avance = callado,
    motor: Motor = construir_marco,
    carpeta_de_tipos: Path = tipos.CARPETA,
) -> Resultado:
    """Construye el sitio de «raiz» en «salida». Con errores en el contenido no escribe nada."""
    resultado = construir(raiz, fecha, carpeta_de_tipos)
    if resultado.con_errores:
        return resultado
    try:
        configuracion = leer_configuracion(raiz)
        textos = extraer(resultado.catalogo.visibles, raiz / TEXTOS)
        resultado = _con(resultado, textos.problemas)
        with obra(salida) as nueva:
            hacer_marco(nueva, configuracion, resultado.catalogo, resultado.escritas, motor)
            rotos = terminar(nueva, configuracion, resultado, textos.pasajes, avance)
            if rotos:
                raise _Rotos(rotos)
    except (ErrorDeMotor, ErrorDeExtraccion, SalidaAjena, moldes.MoldeRoto) as e:
        raise ErrorDeSitio(str(e)) from e
    except _Rotos as e:
        return _con(resultado, e.problemas)
    return resultado


def _con(resultado: Resultado, problemas: tuple[Problema, ...]) -> Resultado:
    """El mismo resultado, con más problemas."""
    return replace(resultado, problemas=tuple(sorted({*resultado.problemas, *problemas})))


class _Rotos(Exception):
    """Enlaces rotos en la obra: se deshace."""

    def __init__(self, problemas: tuple[Problema, ...]) -> None:
        self.problemas = problemas


def hacer_marco(
    carpeta: Path,
    configuracion: Mapping[str, Any],
    catalogo: Catalogo,
    escritas: tuple[Escrita, ...],
    motor: Motor,
) -> None:
    """Lo que hace el motor: páginas escritas, un molde por sección y los archivos del tema."""
    with tempfile.TemporaryDirectory() as temporal:
        proyecto = Path(temporal) / "proyecto"
        montar(proyecto, configuracion, catalogo, escritas, vistas.moldes(catalogo))
        motor(proyecto, carpeta)


def terminar(
    carpeta: Path,
    configuracion: Mapping[str, Any],
    resultado: Resultado,
    pasajes: Mapping[str, tuple[Pasaje, ...]],
    avance: Avance = callado,
) -> tuple[Problema, ...]:
    """Sobre el marco: estampa las páginas generadas, escribe lo demás y revisa los enlaces."""
    sitio = datos_del_sitio(configuracion)
    taller = vistas.preparar(resultado.catalogo, sitio, pasajes)
    comprobador = Comprobador(urlsplit(sitio.url).path)
    _podar(carpeta)
    partidos = {s: _molde(carpeta, s, comprobador) for s in vistas.moldes(resultado.catalogo)}
    _portada(carpeta, vistas.tablero(taller))
    entradas = [*_escritas(carpeta, set(partidos), comprobador)]
    hechas: set[str] = set()
    with avance(vistas.paginas(taller), len(resultado.catalogo.visibles)) as paginas:
        for pagina in paginas:
            html = moldes.estampar(partidos[pagina.seccion], pagina, sitio)
            comprobador.anotar(pagina.ruta, pagina.contenido)
            comprobador.anotar(pagina.ruta, pagina.migas)
            escribir(carpeta, Archivo(pagina.ruta, html.encode()), hechas)
            if pagina.indexar:
                entradas.append((pagina.ruta, pagina.cambiada))
    for archivo in chain(vistas.archivos(taller), mapa.mapa(sitio, entradas)):
        escribir(carpeta, archivo, hechas)
    return tuple(comprobador.rotos(carpeta))


def datos_del_sitio(configuracion: Mapping[str, Any]) -> Sitio:
    """Lo que las páginas dicen del sitio."""
    return Sitio(
        nombre=configuracion["site_name"],
        descripcion=configuracion.get("site_description", ""),
        url=configuracion["site_url"].rstrip("/") + "/",
        correo=configuracion.get("extra", {}).get("correo_odes", ""),
    )


def _podar(carpeta: Path) -> None:
    for nombre in _SOBRAN:
        shutil.rmtree(carpeta / nombre, ignore_errors=True)
    for camino in carpeta.glob("assets/**/*.map"):
        camino.unlink()


def _molde(carpeta: Path, seccion: str, comprobador: Comprobador) -> moldes.Molde:
    html = (carpeta / seccion / "index.html").read_text(encoding="utf-8")
    comprobador.anotar(f"{seccion}/index.html", sin_guiones(html))
    return moldes.partir(html)


def _portada(carpeta: Path, tablero: str) -> None:
    """La portada es una página escrita a mano con una ranura para el tablero."""
    camino = carpeta / PORTADA
    molde = moldes.partir(camino.read_text(encoding="utf-8"), ("TABLERO",))
    camino.write_text(molde.estampar({"TABLERO": tablero}), encoding="utf-8")


def _escritas(
    carpeta: Path, secciones: set[str], comprobador: Comprobador
) -> Iterator[mapa.Entrada]:
    """Las páginas del motor que no son moldes: se anotan sus enlaces y entran en el mapa."""
    for camino in sorted(carpeta.rglob("*.html")):
        ruta = camino.relative_to(carpeta).as_posix()
        if ruta.removesuffix("/index.html") in secciones:
            continue
        comprobador.anotar(ruta, sin_guiones(camino.read_text(encoding="utf-8")))
        if ruta != "404.html":
            yield ruta, ""
