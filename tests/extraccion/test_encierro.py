"""El proceso que abre archivos ajenos no tiene red, ni secretos, ni manos."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from generador.extraccion.extraer import LIMITES
from generador.extraccion.lectura import MEGA
from generador.extraccion.obrero import Obrero
from tests.repositorio import RAIZ

PREPARA = (
    "import os, socket, subprocess, sys\n"
    "from generador.extraccion.encierro import encerrar\n"
    "from generador.extraccion.lectura import Limites\n"
    "encerrar(Limites())\n"
)
linux = pytest.mark.skipif(sys.platform != "linux", reason="se mira en /proc")


def _encerrado(codigo: str) -> subprocess.CompletedProcess[str]:
    orden = [sys.executable, "-c", PREPARA + codigo]
    return subprocess.run(orden, cwd=RAIZ, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "codigo",
    [
        "socket.create_connection(('127.0.0.1', PUERTO))",
        "socket.getaddrinfo('example.org', 80)",
        "subprocess.run([sys.executable, '-V'])",
        "os.system('true')",
        "os.fork()",
    ],
)
def test_el_encierro_niega_la_red_y_los_procesos(codigo: str) -> None:
    """Aunque haya alguien escuchando en este mismo equipo."""
    with socket.create_server(("127.0.0.1", 0)) as servidor:
        puerto = servidor.getsockname()[1]
        hecho = _encerrado(codigo.replace("PUERTO", str(puerto)))
    assert hecho.returncode == 1
    assert "PermissionError" in hecho.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows no acota los archivos")
def test_el_encierro_no_deja_escribir(tmp_path: Path) -> None:
    """Ni un byte en el disco."""
    hecho = _encerrado(f"open({str(tmp_path / 'x')!r}, 'w', buffering=1).write('hola\\n')")
    assert hecho.returncode != 0
    assert [c.read_bytes() for c in tmp_path.iterdir()] in ([], [b""])


@linux
def test_el_hijo_no_recibe_los_secretos_del_entorno(monkeypatch: pytest.MonkeyPatch) -> None:
    """Solo lo que Python necesita para arrancar."""
    monkeypatch.setenv("CLAVE_SECRETA", "canario")
    with Obrero(LIMITES) as obrero:
        obrero.leer("txt", b"hola")
        (hijo,) = _hijos()
        assert b"canario" not in Path(f"/proc/{hijo}/environ").read_bytes()
        assert f"Max address space {1024 * MEGA}" in _topes(hijo)


@linux
def test_un_solo_hijo_atiende_muchos_archivos_y_no_queda_al_terminar() -> None:
    """Arrancar cuesta más que leer un archivo."""
    with Obrero(LIMITES) as obrero:
        for texto in (b"uno", b"dos"):
            assert obrero.leer("txt", texto).trozos == ((texto.decode(), "", ""),)
        assert len(_hijos()) == 1
    assert _hijos() == []


def _hijos() -> list[str]:
    """Procesos hijos de este que leen adjuntos."""
    todos = " ".join(t.read_text() for t in Path("/proc/self/task").glob("*/children")).split()
    return [h for h in todos if b"generador.extraccion" in Path(f"/proc/{h}/cmdline").read_bytes()]


def _topes(hijo: str) -> str:
    return " ".join(Path(f"/proc/{hijo}/limits").read_text().split())
