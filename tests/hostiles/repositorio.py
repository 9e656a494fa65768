"""De unos textos hostiles a un sitio terminado que los lleva en cada clase de campo.

Se pasa por alto la validación, que rechazaría muchos: aquí se prueba lo que viene después.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from generador.almacen import Almacen
from generador.construccion import construir
from generador.extraccion import extraer
from generador.indicadores import medir
from generador.modelo import Problema
from generador.sitio import imagenes
from generador.sitio.acabado import datos_del_sitio, terminar
from generador.sitio.motor import construir_marco, leer_configuracion
from generador.sitio.plano import hacer_marco
from tests.hostiles.vectores import en_una_linea, nombre_de_archivo
from tests.sitio.preparacion import FECHA, poner_repositorio

RELLENO = " · texto de prueba que debe quedar quieto en cada página del sitio"
POR_VIDEO = 100
PUNTO = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c636800000082008177cd72b60000000049454e44ae426082"
)
"""La imagen más chica: un punto."""


@dataclass(frozen=True, slots=True)
class Hostil:
    """Una ficha con el mismo texto en todos sus campos."""

    numero: int
    vector: str

    @property
    def id(self) -> str:
        """Su nombre, que también lleva su tema."""
        return f"v-{self.numero:05}"

    @property
    def ruta(self) -> str:
        """Su página."""
        return f"herramientas/he-{self.id}.html"

    @property
    def titulo(self) -> str:
        """El texto, hasta donde un título admite."""
        return f"{en_una_linea(self.vector)[:90]} {self.palabra}"

    @property
    def palabra(self) -> str:
        """Una que solo está en su título: con ella se busca."""
        return f"quieta{self.numero:05}"


def escribir(raiz: Path, vectores: Sequence[str]) -> list[Hostil]:
    """Un repositorio en «raiz» con una ficha y un tema por texto, y sus subtítulos."""
    poner_repositorio(raiz)
    hostiles = [Hostil(n, v) for n, v in enumerate(vectores, 1)]
    _temas(raiz / "vocabularios" / "temas.yml", hostiles)
    for hostil in hostiles:
        _ficha(raiz / "recursos" / "herramientas" / f"he-{hostil.id}", hostil)
    _lista(raiz / "playlists" / "pl-hostil", hostiles)
    return hostiles


def levantar(raiz: Path, salida: Path) -> tuple[frozenset[str], tuple[Problema, ...]]:
    """Construye el sitio aunque la validación lo rechace.

    Da los ids que no se pudieron ni leer, y lo que dice la revisión final.
    """
    resultado = construir(raiz, FECHA)
    configuracion = leer_configuracion(raiz)
    sitio = datos_del_sitio(configuracion, {})
    salida.mkdir()
    hacer_marco(salida, configuracion, resultado.catalogo, resultado.escritas, construir_marco)
    medidas = medir(resultado.catalogo, resultado.cifras)
    with Almacen(raiz / ".cache" / "almacen") as almacen, TemporaryDirectory() as temporal:
        textos = extraer(resultado.catalogo.visibles, almacen)
        hechas, _ = imagenes.hacer(salida, resultado, almacen, Path(temporal))
        problemas = terminar(
            salida, sitio, resultado.catalogo, textos.pasajes, medidas, imagenes=hechas
        )
    return resultado.catalogo.fallidas, problemas


def _temas(archivo: Path, hostiles: Sequence[Hostil]) -> None:
    datos = yaml.safe_load(archivo.read_text(encoding="utf-8"))
    datos["terminos"] += [
        {"slug": h.id, "nombre": f"{en_una_linea(h.vector)[:180]} tema", "ejes": ["transversal"]}
        for h in hostiles
    ]
    archivo.write_text(_yaml(datos), encoding="utf-8")


def _ficha(carpeta: Path, hostil: Hostil) -> None:
    vector, linea = hostil.vector, en_una_linea(hostil.vector)[:300]
    adjunto = nombre_de_archivo(vector)
    cabecera = {
        "titulo": hostil.titulo,
        "resumen": f"{linea}{RELLENO}",
        "estado": "publicado",
        "clase": "lista_verificacion",
        "eje": "transversal",
        "temas": [hostil.id],
        "unidad": "odes",
        "palabras_clave": [f"{linea[:55]} pc"],
        "adjuntos": [{"titulo": f"{linea[:100]} adjunto", "archivo": adjunto}],
    }
    cuerpo = (
        f"## Cuándo usarla\n\n{vector}\n\n![{linea}](foto.png)\n\n[{linea}](https://www.gob.pe)\n\n"
        f"- {linea}\n\n| a |\n|---|\n| {linea} |\n\n### {linea}\n\nFin del texto.\n"
    )
    carpeta.mkdir(parents=True)
    texto = f"---\n{_yaml(cabecera)}---\n{cuerpo}"
    (carpeta / "ficha.md").write_text(texto, encoding="utf-8")
    (carpeta / adjunto).write_text("a,b\n1,2\n", encoding="utf-8")
    (carpeta / "foto.png").write_bytes(PUNTO)


def _lista(carpeta: Path, hostiles: Sequence[Hostil]) -> None:
    """Una lista de videos: en cada uno, los subtítulos y los capítulos de unos cuantos textos."""
    carpeta.mkdir(parents=True)
    videos: list[dict[str, Any]] = []
    for n in range(0, len(hostiles), POR_VIDEO):
        parte = hostiles[n : n + POR_VIDEO]
        videos.append(_video(n // POR_VIDEO, parte))
        senales = "\n".join(_senal(i, h) for i, h in enumerate(parte))
        texto = f"WEBVTT\n\n{senales}"
        (carpeta / f"video-{n // POR_VIDEO}.vtt").write_text(texto, encoding="utf-8")
    datos = {
        "titulo": "Lista hostil de prueba",
        "resumen": f"Videos{RELLENO}",
        "estado": "publicado",
        "numero": 99,
        "youtube_playlist_id": "PLhostil000000",
        "eje": "transversal",
        "temas": [hostiles[0].id],
        "unidad": "odes",
        "fecha_publicacion": "2026-04-15",
        "videos": videos,
    }
    (carpeta / "ficha.yml").write_text(_yaml(datos), encoding="utf-8")


def _video(numero: int, parte: Sequence[Hostil]) -> dict[str, Any]:
    return {
        "id": f"vi-hostil-{numero}",
        "titulo": f"Video hostil {numero}",
        "resumen": f"Video{RELLENO}",
        "estado": "publicado",
        "youtube_id": f"hostil-{numero:04}",
        "duracion_min": 12,
        "objetivo": en_una_linea(parte[0].vector)[:200],
        "fecha_subida": "2026-04-14",
        "subtitulos": f"video-{numero}.vtt",
        "capitulos": [
            {"inicio_seg": i, "titulo": f"{en_una_linea(h.vector)[:100]} c"}
            for i, h in enumerate(parte[:40])
        ],
        "validaciones": dict.fromkeys(("guion_uo", "guion_odes", "final_odes"), "2026-04-01"),
    }


def _senal(numero: int, hostil: Hostil) -> str:
    desde, texto = numero * 5, en_una_linea(hostil.vector)[:400].replace("-->", "->")
    de = f"{desde // 60:02}:{desde % 60:02}.000"
    a = f"{(desde + 4) // 60:02}:{(desde + 4) % 60:02}.000"
    return f"{de} --> {a}\n{texto} {hostil.id}.\n"


def _yaml(datos: object) -> str:
    return yaml.safe_dump(datos, allow_unicode=True, sort_keys=False, width=10**6)
