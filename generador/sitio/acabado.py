"""Etapa 5, acabado: sobre el marco del motor, todas las páginas generadas y los demás archivos."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generador import puerta, vistas
from generador.indicadores import Medidas
from generador.medios import Medios
from generador.modelo import Archivo, Bloque, Catalogo, Imagenes, Pagina, Pasaje, Problema, Sitio
from generador.sitio import interno, mapa, moldes
from generador.sitio.enlaces import Comprobador, desviar, sin_guiones
from generador.sitio.escritura import Escritor

PORTADA = "index.html"
# Del tema, y que este sitio no usa: sus guiones, sus estilos y su buscador.
_SOBRAN = ("assets/javascripts", "assets/stylesheets", "search")


Avance = Callable[[Iterable[Pagina], int], AbstractContextManager[Iterable[Pagina]]]
"""Envuelve un recorrido largo para mostrar cuánto falta; recibe cuántas páginas serán."""


def callado(paginas: Iterable[Pagina], _: int) -> AbstractContextManager[Iterable[Pagina]]:
    """Avance que no muestra nada."""
    return nullcontext(paginas)


def terminar(
    carpeta: Path,
    sitio: Sitio,
    catalogo: Catalogo,
    pasajes: Mapping[str, tuple[Pasaje, ...]],
    medidas: Medidas,
    avance: Avance = callado,
    medios: Medios | None = None,
    muestras: Mapping[str, tuple[Bloque, ...]] | None = None,
    anterior: Path | None = None,
    imagenes: Imagenes | None = None,
) -> tuple[Problema, ...]:
    """Sobre el marco: estampa las páginas generadas, escribe lo demás y lo revisa todo.

    «anterior» es el sitio que este va a reemplazar: lo que no cambió no se escribe otra vez.
    """
    medios = medios or Medios()
    perfil = medios.perfil
    with perfil.etapa("tarjetas"):
        taller = vistas.preparar(catalogo, sitio, pasajes, medidas, medios, muestras, imagenes)
    comprobador = Comprobador(urlsplit(sitio.url).path)
    with perfil.etapa("páginas escritas"):
        _podar(carpeta)
        partidos = {s: _molde(carpeta, s, comprobador) for s in vistas.moldes(catalogo)}
        _portada(carpeta, vistas.tablero(taller))
        entradas = [*_escritas(carpeta, sitio, catalogo, set(partidos), comprobador)]
    escritor = Escritor(carpeta, None if sitio.interno else anterior)
    with avance(vistas.paginas(taller), len(catalogo.visibles)) as paginas:
        for pagina in paginas:
            with perfil.etapa("enlaces"):
                comprobador.anotar(pagina.ruta, pagina.contenido)
                comprobador.anotar(pagina.ruta, pagina.migas)
            with perfil.etapa("escritura"):
                html = moldes.estampar(partidos[pagina.seccion], pagina, sitio)
                escritor.escribir(Archivo(pagina.ruta, html))
            if pagina.indexar:
                entradas.append((pagina.ruta, pagina.cambiada))
    for archivo in chain(vistas.archivos(taller), mapa.mapa(sitio, entradas)):
        with perfil.etapa("escritura"):
            escritor.escribir(archivo)
    if sitio.interno:
        interno.marcar(carpeta)
    with perfil.etapa("enlaces"):
        rotos = tuple(comprobador.rotos(carpeta))
    with perfil.etapa("puerta"):
        return (*rotos, *puerta.revisar(carpeta, medios))


def estampar_una(carpeta: Path, marco: Path, sitio: Sitio, pagina: Pagina) -> tuple[Problema, ...]:
    """Estampa una página sobre un sitio ya terminado, y revisa sus enlaces."""
    comprobador = Comprobador(urlsplit(sitio.url).path)
    molde = _molde(marco, pagina.seccion, comprobador)
    comprobador.anotar(pagina.ruta, pagina.contenido)
    html = moldes.estampar(molde, pagina, sitio)
    Escritor(carpeta).escribir(Archivo(pagina.ruta, html))
    return (*comprobador.rotos(carpeta), *puerta.revisar_una(pagina.ruta, html))


def datos_del_sitio(configuracion: Mapping[str, Any], caidos: Mapping[str, str]) -> Sitio:
    """Lo que las páginas dicen del sitio; «caidos» son los enlaces que no responden."""
    return Sitio(
        nombre=configuracion["site_name"],
        descripcion=configuracion.get("site_description", ""),
        url=configuracion["site_url"].rstrip("/") + "/",
        correo=configuracion.get("extra", {}).get("correo_odes", ""),
        caidos=caidos,
        forja=configuracion.get("extra", {}).get("forja", "").rstrip("/"),
    )


def _podar(carpeta: Path) -> None:
    for nombre in _SOBRAN:
        shutil.rmtree(carpeta / nombre, ignore_errors=True)


def _molde(carpeta: Path, seccion: str, comprobador: Comprobador) -> moldes.Molde:
    html = (carpeta / seccion / "index.html").read_text(encoding="utf-8")
    comprobador.anotar(f"{seccion}/index.html", sin_guiones(html))
    return moldes.partir(html)


def _portada(carpeta: Path, tablero: str) -> None:
    """La portada es una página escrita a mano con una ranura para el tablero."""
    camino = carpeta / PORTADA
    molde = moldes.partir(camino.read_text(encoding="utf-8"), ("TABLERO",))
    camino.write_bytes(molde.estampar({"TABLERO": tablero}))


def _escritas(
    carpeta: Path, sitio: Sitio, catalogo: Catalogo, secciones: set[str], comprobador: Comprobador
) -> Iterator[mapa.Entrada]:
    """Las páginas del motor que no son moldes: se anotan sus enlaces y entran en el mapa."""
    # En un paquete que no lo trae todo, una página escrita puede nombrar lo que no está.
    fuera = {f.ruta for f in catalogo.fichas.values() if not f.visible} if sitio.parte else set()
    for camino in sorted(carpeta.rglob("*.html")):
        ruta = camino.relative_to(carpeta).as_posix()
        if ruta.removesuffix("/index.html") in secciones:
            continue
        html = camino.read_text(encoding="utf-8")
        if fuera:
            html = desviar(html, ruta, fuera, sitio.url)
            camino.write_text(html, encoding="utf-8")
        comprobador.anotar(ruta, sin_guiones(html))
        if ruta != "404.html":
            yield ruta, ""
