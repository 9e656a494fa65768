"""Etapa 5, acabado: sobre el marco del motor, todas las páginas generadas y los demás archivos."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generador import puerta, vistas
from generador.almacen import Almacen, clave, programa
from generador.indicadores import Medidas
from generador.medios import Medios
from generador.modelo import Archivo, Bloque, Catalogo, Imagenes, Pagina, Pasaje, Problema, Sitio
from generador.sitio import aligerado, interno, mapa, moldes
from generador.sitio.enlaces import Comprobador, destinos, desviar, sin_guiones
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
    base, comprobador = urlsplit(sitio.url).path, Comprobador()
    with perfil.etapa("páginas escritas"):
        _podar(carpeta)
        partidos = {s: _molde(carpeta, s, comprobador, base) for s in vistas.moldes(catalogo)}
        aligerado.aligerar_tema(carpeta / "assets")
        _portada(carpeta, vistas.tablero(taller))
        entradas = [*_escritas(carpeta, sitio, catalogo, set(partidos), comprobador)]
    escritor = Escritor(carpeta, None if sitio.interno else anterior)
    sumas: dict[str, bytes] = {}
    with avance(vistas.paginas(taller), len(catalogo.visibles)) as paginas:
        for pagina in paginas:
            with perfil.etapa("escritura"):
                html = moldes.estampar(partidos[pagina.seccion], pagina, sitio)
                escritor.escribir(Archivo(pagina.ruta, html))
                suma = sumas[pagina.ruta] = sha256(html).digest()
            with perfil.etapa("enlaces"):
                comprobador.anotar(pagina.ruta, _destinos(pagina, suma, base, medios.almacen))
            if pagina.indexar:
                entradas.append((pagina.ruta, pagina.cambiada))
    for archivo in chain(vistas.archivos(taller), mapa.mapa(sitio, entradas)):
        with perfil.etapa("escritura"):
            escritor.escribir(archivo)
    if sitio.interno:
        interno.marcar(carpeta)
        sumas.clear()  # ninguna página es ya la que se escribió
    with perfil.etapa("enlaces"):
        rotos = tuple(comprobador.rotos(carpeta))
    with perfil.etapa("puerta"):
        return (*rotos, *puerta.revisar(carpeta, medios, sumas))


def estampar_una(carpeta: Path, marco: Path, sitio: Sitio, pagina: Pagina) -> tuple[Problema, ...]:
    """Estampa una página sobre un sitio ya terminado, y revisa sus enlaces."""
    base, comprobador = urlsplit(sitio.url).path, Comprobador()
    molde = _molde(marco, pagina.seccion, comprobador, base)
    comprobador.anotar(pagina.ruta, destinos(pagina.ruta, pagina.contenido, base))
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


def _destinos(pagina: Pagina, suma: bytes, base: str, almacen: Almacen) -> list[str]:
    """A dónde llevan los enlaces de una página; de una que ya se vio, lo que dice el almacén."""

    def hallar() -> bytes:
        partes = (pagina.contenido, pagina.migas)
        return json.dumps([d for p in partes for d in destinos(pagina.ruta, p, base)]).encode()

    suya = clave(f"enlaces|{programa()}|{base}|{pagina.ruta}", suma)
    hallados: list[str] = json.loads(almacen.recordar(suya, hallar))
    return hallados


def _podar(carpeta: Path) -> None:
    for nombre in _SOBRAN:
        shutil.rmtree(carpeta / nombre, ignore_errors=True)


def _molde(carpeta: Path, seccion: str, comprobador: Comprobador, base: str) -> moldes.Molde:
    ruta = f"{seccion}/index.html"
    html = (carpeta / ruta).read_text(encoding="utf-8")
    comprobador.anotar(ruta, destinos(ruta, sin_guiones(html), base))
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
        comprobador.anotar(ruta, destinos(ruta, sin_guiones(html), urlsplit(sitio.url).path))
        if ruta != "404.html":
            yield ruta, ""
