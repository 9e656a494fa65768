"""Qué se lee del disco y qué no: enlaces simbólicos, nombres raros y carpetas ajenas."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

from tests.repositorio import MINIMA, Repositorio

CARPETA = "recursos/herramientas"
ENLACE = "error: es un enlace que lleva a otro lugar [ruta/enlace]"


def test_un_enlace_a_otra_carpeta_no_se_sigue(repositorio: Repositorio, tmp_path: Path) -> None:
    """Una ficha que es un enlace simbólico es un problema, y no se lee."""
    (tmp_path / "fuera").mkdir()
    (tmp_path / "fuera" / "ficha.md").write_text(MINIMA, encoding="utf-8")
    repositorio.escribir(f"{CARPETA}/LEAME.md")
    (repositorio.raiz / CARPETA / "he-lista").symlink_to(tmp_path / "fuera")
    assert repositorio.problemas() == [f"{CARPETA}/he-lista:1: {ENLACE}"]
    assert "he-lista" not in repositorio.construir().catalogo.fichas


def test_un_adjunto_que_es_un_enlace_no_se_publica_ni_se_muestra(
    repositorio: Repositorio, tmp_path: Path
) -> None:
    """El informe no enseña el archivo de fuera, y la ficha no lo tiene entre los suyos."""
    (tmp_path / "secreto.txt").write_text("clave: 1234\n", encoding="utf-8")
    repositorio.herramienta("lista", adjuntos="[{titulo: Notas, archivo: notas.txt}]")
    (repositorio.raiz / CARPETA / "he-lista" / "notas.txt").symlink_to(tmp_path / "secreto.txt")
    assert repositorio.problemas() == [
        f"{CARPETA}/he-lista/ficha.md:2: error: "
        "el archivo «notas.txt» no está junto a la ficha [adjuntos]",
        f"{CARPETA}/he-lista/notas.txt:1: {ENLACE}",
    ]
    assert not any("1234" in linea for linea in repositorio.informe())


def test_una_ficha_que_es_un_enlace_se_dice_como_tal(
    repositorio: Repositorio, tmp_path: Path
) -> None:
    """Si «ficha.md» es un enlace, se dice eso además de que falta la ficha."""
    (tmp_path / "ficha.md").write_text(MINIMA, encoding="utf-8")
    repositorio.escribir(f"{CARPETA}/he-lista/LEAME.md")
    (repositorio.raiz / CARPETA / "he-lista" / "ficha.md").symlink_to(tmp_path / "ficha.md")
    assert f"{CARPETA}/he-lista/ficha.md:1: {ENLACE}" in repositorio.problemas()


def test_una_coleccion_que_es_un_enlace_no_se_lee(repositorio: Repositorio, tmp_path: Path) -> None:
    """Tampoco se sigue un enlace en la carpeta de un tipo, ni en las de arriba."""
    (tmp_path / "fuera" / "he-lista").mkdir(parents=True)
    (tmp_path / "fuera" / "he-lista" / "ficha.md").write_text(MINIMA, encoding="utf-8")
    (repositorio.raiz / "recursos").mkdir()
    (repositorio.raiz / CARPETA).symlink_to(tmp_path / "fuera")
    assert repositorio.problemas() == [f"{CARPETA}:1: {ENLACE}"]
    assert not repositorio.construir().catalogo.fichas


def test_un_vocabulario_que_es_un_enlace_no_se_lee(
    repositorio: Repositorio, tmp_path: Path
) -> None:
    """Un vocabulario traído por un enlace es un problema."""
    camino = repositorio.raiz / "vocabularios" / "clases_adjunto.yml"
    camino.rename(tmp_path / "fuera.yml")
    camino.symlink_to(tmp_path / "fuera.yml")
    assert repositorio.problemas() == [f"vocabularios/clases_adjunto.yml:1: {ENLACE}"]


def test_un_nombre_con_tilde_descompuesta_es_el_mismo_nombre(repositorio: Repositorio) -> None:
    """Los nombres que escribe macOS (NFD) coinciden con los que se escriben en la ficha (NFC)."""
    repositorio.herramienta("lista", adjuntos="[{titulo: Guía, archivo: guía.pdf}]")
    repositorio.escribir(f"{CARPETA}/he-lista/{unicodedata.normalize('NFD', 'guía.pdf')}", "%PDF-")
    assert repositorio.problemas() == []


def test_un_nombre_que_no_es_texto_no_interrumpe(repositorio: Repositorio) -> None:
    """Un nombre de archivo con bytes sueltos o saltos de línea da un problema legible."""
    repositorio.herramienta("lista")
    carpeta = os.fsencode(repositorio.raiz / CARPETA)
    Path(os.fsdecode(carpeta + b"/he-lista/\xff\n::error::x.pdf")).write_bytes(b"x")
    Path(os.fsdecode(carpeta + b"/he-\xff")).mkdir()
    assert repositorio.problemas() == [
        f"{CARPETA}/he-lista/ficha.md:1: aviso: "
        "el archivo «··::error::x.pdf» está en la carpeta y no se usa [sobrantes]",
        f"{CARPETA}/he-·:1: error: la carpeta no tiene «ficha.md» ni «ficha.yml» [ruta/sin-ficha]",
    ]


def test_un_adjunto_enorme_es_un_error_y_uno_grande_un_aviso(repositorio: Repositorio) -> None:
    """Más de 5 MB avisa; más de 15 MB no se publica."""
    repositorio.herramienta(
        "lista",
        adjuntos="[{titulo: Grande, archivo: a.pdf}, {titulo: Enorme, archivo: b.pdf}]",
    )
    for nombre, megas in (("a.pdf", 6), ("b.pdf", 16)):
        camino = repositorio.escribir(f"{CARPETA}/he-lista/{nombre}", "%PDF-")
        os.truncate(camino, megas * 1024 * 1024)
    lugar = f"{CARPETA}/he-lista/ficha.md:2:"
    assert repositorio.problemas() == [
        f"{lugar} aviso: «a.pdf» pesa 6,0 MB [adjuntos]",
        f"{lugar} error: «b.pdf» pesa 16,0 MB [adjuntos]",
    ]


def test_sin_carpetas_de_contenido_no_hay_fichas_ni_problemas(repositorio: Repositorio) -> None:
    """Un repositorio recién creado es válido."""
    assert repositorio.problemas() == []
