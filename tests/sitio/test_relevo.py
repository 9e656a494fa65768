"""El relevo: la salida es siempre una carpeta entera, y lo de un programa muerto se limpia."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generador.sitio import relevo
from generador.sitio.escritura import obra

A_MEDIAS = """
import sys
from pathlib import Path
from generador.sitio.escritura import obra

with obra(Path(sys.argv[1])) as nueva:
    (nueva / "index.html").write_text("a medias")
    print("listo", flush=True)
    sys.stdin.read()
"""
"""Un programa que se queda con la obra abierta hasta que lo maten."""

MIRA = """
import os, sys

print("listo", flush=True)
while True:
    os.stat(sys.argv[1] + "/index.html")
"""
"""Un programa que mira sin parar, y muere si un instante no hay sitio."""


def _hacer(salida: Path, texto: str) -> None:
    with obra(salida) as nueva:
        (nueva / "index.html").write_text(texto)


def _hay(carpeta: Path) -> list[str]:
    return sorted(c.name for c in carpeta.iterdir())


def _abrir_obra(salida: Path) -> subprocess.Popen[bytes]:
    proceso = subprocess.Popen(
        [sys.executable, "-c", A_MEDIAS, str(salida)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert proceso.stdout is not None
    assert proceso.stdout.readline() == b"listo\n"
    return proceso


def _matar(proceso: subprocess.Popen[bytes]) -> None:
    proceso.send_signal(signal.SIGKILL)
    proceso.communicate(timeout=10)


def test_el_siguiente_borra_el_taller_de_un_programa_muerto(tmp_path: Path) -> None:
    """Un corte de luz no va llenando el disco de carpetas «.site.…»."""
    salida = tmp_path / "site"
    _hacer(salida, "viejo")
    _matar(_abrir_obra(salida))
    assert len(_hay(tmp_path)) == 2
    assert (salida / "index.html").read_text() == "viejo"
    _hacer(salida, "nuevo")
    assert _hay(tmp_path) == ["site"]
    assert (salida / "index.html").read_text() == "nuevo"


def test_tambien_el_de_otra_salida_de_la_misma_carpeta(tmp_path: Path) -> None:
    """Lo que dejó importar una ficha no espera a que se importe otra vez la misma."""
    _matar(_abrir_obra(tmp_path / "he-una"))
    _hacer(tmp_path / "he-otra", "otra")
    assert _hay(tmp_path) == ["he-otra"]


def test_el_taller_de_un_programa_vivo_no_se_toca(tmp_path: Path) -> None:
    """Dos construcciones a la vez no se estorban: queda entera la que termina al final."""
    salida = tmp_path / "site"
    otro = _abrir_obra(salida)
    _hacer(salida, "mío")
    assert len(_hay(tmp_path)) == 2
    otro.communicate(timeout=10)
    assert otro.returncode == 0
    assert _hay(tmp_path) == ["site"]
    assert (salida / "index.html").read_text() == "a medias"


def test_lo_que_se_parece_a_un_taller_y_no_lo_es_se_queda(tmp_path: Path) -> None:
    """Solo se borra lo que tiene exactamente el nombre que ponemos, y nunca un enlace."""
    for nombre in (".site.copia", ".site.abcdefgh", ".site.abcdefgh.obra.txt", ".site.ABC.obra"):
        (tmp_path / nombre).mkdir()
    ajena = tmp_path / "ajena"
    ajena.mkdir()
    (tmp_path / ".site.12345678.obra").symlink_to(ajena)
    antes = _hay(tmp_path)
    _hacer(tmp_path / "site", "nuevo")
    assert _hay(tmp_path) == sorted([*antes, "site"])


def test_la_salida_existe_en_todo_momento(tmp_path: Path) -> None:
    """El cambio es un solo paso del sistema: quien mira sin parar nunca la echa en falta."""
    salida = tmp_path / "site"
    _hacer(salida, "0")
    with subprocess.Popen([sys.executable, "-c", MIRA, str(salida)], stdout=-1) as testigo:
        assert testigo.stdout is not None
        assert testigo.stdout.readline() == b"listo\n"
        for vez in range(60):
            _hacer(salida, str(vez))
        visto = testigo.poll()
        testigo.kill()
    assert visto is None


def test_sin_intercambio_un_sitio_apartado_vuelve_a_su_lugar(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Donde el sistema no sabe intercambiar y lo mataron a la mitad, el siguiente lo devuelve."""
    salida = tmp_path / "site"
    _hacer(salida, "viejo")
    taller = tmp_path / ".site.abcdefgh.obra"
    taller.mkdir()
    salida.rename(taller / relevo.VIEJA)
    monkeypatch.setattr(relevo, "_LINUX", False)
    with pytest.raises(RuntimeError), obra(salida):
        raise RuntimeError("y además esta vez falla")
    assert (salida / "index.html").read_text() == "viejo"
    _hacer(salida, "nuevo")
    assert (salida / "index.html").read_text() == "nuevo"
    assert _hay(tmp_path) == ["site"]
