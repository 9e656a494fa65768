"""Una lista exportada de YouTube entra como borrador, con lo que consta y lo que falta."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.importacion.ejecutar import ejecutar
from tests.repositorio import Repositorio

LISTA: dict[str, Any] = {
    "_type": "playlist",
    "id": "PLabcdefghijklmnop1234567",
    "title": "Negociación colectiva",
    "description": "Dos videos de ejemplo.",
    "entries": [
        {"id": "abcdefghij1", "title": "¿Qué es la negociación colectiva?", "duration": 1790.0},
        {"id": "abcdefghij2", "title": "[Private video]", "duration": None},
        {"id": "abcdefghij3", "title": "Casos prácticos", "duration": None},
        {"id": "abcdefghij3", "title": "Casos prácticos", "duration": 2712},
        {"id": "malo", "title": "Código malo", "duration": 1},
    ],
}
STUDIO = """\
Contenido,Título del vídeo,Hora de publicación del vídeo,Duración,Visualizaciones
Total,,,,1250
abcdefghij1,¿Qué es la negociación colectiva?,"Mar 3, 2025",1790,800
abcdefghij3,Casos prácticos,3 mar 2025,754,450
"""
ESPERADA = """\
titulo: Negociación colectiva
estado: borrador
youtube_playlist_id: PLabcdefghijklmnop1234567
cuerpo: Dos videos de ejemplo.
videos:
  - id: vi-negociacion-colectiva
    titulo: ¿Qué es la negociación colectiva?
    estado: programado
    youtube_id: abcdefghij1
    duracion_min: 30
  - id: vi-casos-practicos
    titulo: Casos prácticos
    estado: programado
    youtube_id: abcdefghij3
procedencia:
  origen: youtube
  url: https://www.youtube.com/playlist?list=PLabcdefghijklmnop1234567
  importado_el: "2026-06-01"
"""


def _json(camino: Path, datos: object) -> Path:
    camino.write_text(json.dumps(datos), encoding="utf-8")
    return camino


def test_una_lista_entra_con_sus_videos_y_dice_lo_que_falta(
    repositorio: Repositorio, tmp_path: Path
) -> None:
    """Solo lo que consta; lo privado, lo repetido y lo que no es un video se omite y se dice."""
    camino = _json(tmp_path / "lista.json", LISTA)
    codigo, salida = ejecutar(repositorio, "importar", camino, "--youtube")
    assert codigo == 0, salida
    escrita = repositorio.raiz / "playlists/pl-negociacion-colectiva/ficha.yml"
    assert escrita.read_text(encoding="utf-8") == ESPERADA
    assert "video 2: aviso: «abcdefghij2» es privado o se borró" in salida
    assert "video 4: aviso: «Casos prácticos» está dos veces" in salida
    assert "video 5: aviso: «malo» no es un código de video" in salida
    assert "Fecha de subida: 2\n" in salida
    assert "Objetivo: 2\n" in salida
    assert not repositorio.construir().con_errores


def test_importarla_otra_vez_no_la_repite(repositorio: Repositorio, tmp_path: Path) -> None:
    """Dice cuál es, y si hay videos nuevos."""
    ejecutar(repositorio, "importar", _json(tmp_path / "lista.json", LISTA))
    nueva = {"id": "abcdefghij9", "title": "Un tercer video", "duration": 60}
    crecida = {**LISTA, "entries": [*LISTA["entries"], nueva]}
    codigo, salida = ejecutar(repositorio, "importar", _json(tmp_path / "lista.json", crecida))
    assert codigo == 0
    assert "la lista ya existe: «pl-negociacion-colectiva»" in salida
    assert "trae 1 videos que no están: agréguelos en su ficha" in salida
    assert "se guardó: 0 fichas" in salida


@pytest.mark.parametrize("codificacion", ["utf-8-sig", "cp1252"])
def test_el_csv_de_youtube_studio_trae_fecha_y_duracion(
    repositorio: Repositorio, tmp_path: Path, codificacion: str
) -> None:
    """Se llama como el archivo; la fila de totales no es un video."""
    camino = tmp_path / "Negociación_colectiva.csv"
    camino.write_bytes(STUDIO.encode(codificacion))
    codigo, salida = ejecutar(repositorio, "importar", camino, "--youtube")
    assert codigo == 0, salida
    escrita = repositorio.raiz / "playlists/pl-negociacion-colectiva/ficha.yml"
    texto = escrita.read_text(encoding="utf-8")
    assert texto.count("youtube_id: ") == 2
    assert texto.count('fecha_subida: "2025-03-03"') == 2
    assert "duracion_min: 13\n" in texto


@pytest.mark.parametrize(
    ("nombre", "texto", "dicho"),
    [
        ("a.json", "{", "no es JSON"),
        ("a.json", "[" * 100_000, "no es JSON"),
        ("a.json", "[]", "no es una lista de YouTube"),
        ("a.json", '{"entries": 3}', "no es una lista de YouTube"),
        ("a.csv", "a,b\n1,2\n", "no tiene las columnas que exporta YouTube Studio"),
    ],
)
def test_lo_que_no_es_una_lista_lo_dice(
    repositorio: Repositorio, tmp_path: Path, nombre: str, texto: str, dicho: str
) -> None:
    """Con la manera de hacerla, y sin volcado."""
    (tmp_path / nombre).write_text(texto, encoding="utf-8")
    codigo, salida = ejecutar(repositorio, "importar", tmp_path / nombre, "--youtube")
    assert codigo == 2
    assert dicho in salida
