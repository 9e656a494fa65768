"""Los archivos de video de estas pruebas, hechos una vez, y la línea de órdenes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generador.cli import principal
from tests.video.videos import video

Ordenar = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="package")
def entregas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Una carpeta con lo que puede llegar de una unidad: bueno, malo y lo que no es un video."""
    carpeta = tmp_path_factory.mktemp("entregas")
    bueno = video(carpeta / "bueno.mp4")
    video(carpeta / "cuatro-tercios.mp4", ancho=1440)
    video(carpeta / "vertical.mp4", ancho=1080, alto=1920)
    video(carpeta / "hd.mp4", ancho=1280, alto=720)
    video(carpeta / "vp9.webm", codec="libvpx-vp9")
    video(carpeta / "matroska.mkv")
    video(carpeta / "liviano.mp4", ruido=False)
    video(carpeta / "silencio.mp4", sonido="nada")
    video(carpeta / "mudo.mp4", sonido=None)
    video(carpeta / "dos-horas.mp4", 320, 180, sonido=None, segundos=7200, ruido=False)
    crudo = bueno.read_bytes()
    (carpeta / "copia-a-medias.mp4").write_bytes(crudo[: len(crudo) // 2])
    adelante = video(carpeta / "adelante.mp4", options={"movflags": "faststart"}).read_bytes()
    (carpeta / "adelante.mp4").write_bytes(adelante[: 2 * len(adelante) // 3])
    (carpeta / "vacio.mp4").write_bytes(b"")
    (carpeta / "informe.mp4").write_bytes(b"%PDF-1.7\n" + b"x" * 4000)
    (carpeta / "lista.mp4").write_text(f"ffconcat version 1.0\nfile '{bueno}'\n")
    (carpeta / "basura.mp4").write_bytes(crudo[:64] + bytes(range(256)) * 400)
    return carpeta


@pytest.fixture
def ordenar(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ordenar:
    """Ejecuta «generador …» y devuelve (código, salida, errores)."""

    def ejecutar(*argumentos: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["generador", *map(str, argumentos)])
        with pytest.raises(SystemExit) as fin:
            principal()
        salida = capsys.readouterr()
        return int(fin.value.code or 0), salida.out, salida.err

    return ejecutar
