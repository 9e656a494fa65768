"""Publicar cortado por cualquier punto: lo servido está entero, y la vuelta siguiente termina."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from generador.publicacion.destinos.edicion import comprobar
from tests.publicacion.ediciones import hacer
from tests.repositorio import RAIZ

SIN_PERMISO = """
import ctypes, os, sys

ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)  # ni siendo administrador se salta los permisos
os.execv(sys.executable, [sys.executable, "-c", sys.argv[1], *sys.argv[2:]])
"""
PUBLICAR = """
import sys
from pathlib import Path
from generador.modelo import Fallo
from generador.publicacion.destinos import abrir

try:
    abrir("carpeta:" + sys.argv[1], 3).publicar(Path(sys.argv[2]))
except Fallo as e:
    sys.exit(str(e))
"""


def test_cortada_en_cada_punto_queda_una_edicion_entera() -> None:
    """La campaña breve: muerte y disco lleno en cada aviso de Python al publicar y al volver."""
    orden = [sys.executable, "-m", "tests.matanza", "--breve"]
    hecho = subprocess.run(orden, cwd=RAIZ, capture_output=True, text=True, check=False)
    assert hecho.returncode == 0, hecho.stdout + hecho.stderr
    filas = hecho.stdout.splitlines()[1:]
    assert len(filas) == 8, hecho.stdout
    # Que de verdad se interrumpió antes y después del cambio.
    assert all(int(n) > 0 for fila in filas for n in fila[44:70].split()), hecho.stdout


def test_en_una_carpeta_de_solo_lectura_se_dice_y_no_cambia_nada(tmp_path: Path) -> None:
    """Sin permiso de escritura, una línea lo explica y se sigue sirviendo lo mismo."""
    lugar = tmp_path / "srv"
    una, otra = hacer(tmp_path, 1), hacer(tmp_path, 2)
    subprocess.run([sys.executable, "-c", PUBLICAR, lugar, una], check=True)
    lugar.chmod(0o555)
    try:
        hecho = subprocess.run(
            [sys.executable, "-c", SIN_PERMISO, PUBLICAR, lugar, otra],
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        lugar.chmod(0o755)
    assert hecho.returncode == 1
    assert hecho.stderr == (
        f"no se pudo publicar en «{lugar}»: no hay permiso («{lugar}/.tmp-actual»); "
        "lo que estaba publicado sigue igual\n"
    )
    assert comprobar(lugar / "actual").identidad.edicion == "2026-01"


def test_dos_publican_a_la_vez_y_lo_servido_esta_entero(tmp_path: Path) -> None:
    """Seis procesos con tres ediciones: unos terminan, a los otros se les dice por qué no."""
    lugar = tmp_path / "srv"
    procesos = [
        subprocess.Popen(
            [sys.executable, "-c", PUBLICAR, lugar, edicion], stderr=subprocess.PIPE, text=True
        )
        for edicion in [hacer(tmp_path, mes) for mes in (1, 2, 3)]
        for _ in range(2)
    ]
    dichos = [proceso.communicate(timeout=30)[1] for proceso in procesos]
    explicado = ("otra publicación está en curso", "es más antigua")
    assert all(not d or any(e in d for e in explicado) for d in dichos), dichos
    assert "" in dichos
    comprobar(lugar / "actual")
    assert list(lugar.rglob(".tmp-*")) == []
