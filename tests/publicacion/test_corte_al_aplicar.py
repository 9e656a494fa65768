"""Si el programa muere mientras pone al día una carpeta, queda entera: la vieja o la nueva."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from random import Random

from generador.publicacion.cambios import aplicar
from generador.publicacion.revision import revisar
from tests.publicacion.entregas import cambios, contenido, par

MUERTES = 12
APLICA = """
import sys
from pathlib import Path
from generador.publicacion.cambios import aplicar

carpeta, delta, publica = sys.argv[1:]
print("listo", flush=True)
sys.stdin.readline()
aplicar(Path(carpeta), Path(delta), publica, Path(carpeta))
print("hecho", flush=True)
"""


def _aplicar_aparte(vieja: Path, delta: Path) -> subprocess.Popen[bytes]:
    """Un programa que espera la señal para empezar."""
    proceso = subprocess.Popen(
        [sys.executable, "-c", APLICA, vieja, delta, par().publica],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert proceso.stdout is not None
    assert proceso.stdout.readline() == b"listo\n"
    return proceso


def _empezar(proceso: subprocess.Popen[bytes]) -> float:
    assert proceso.stdin is not None
    proceso.stdin.write(b"\n")
    proceso.stdin.flush()
    return time.monotonic()


def _cuanto_tarda(vieja: Path, delta: Path) -> float:
    proceso = _aplicar_aparte(vieja, delta)
    assert proceso.stdout is not None
    comienzo = _empezar(proceso)
    assert proceso.stdout.readline() == b"hecho\n"
    proceso.communicate(timeout=10)
    return time.monotonic() - comienzo


def test_una_muerte_en_cualquier_instante_deja_una_edicion_entera(tmp_path: Path) -> None:
    """Y la vez siguiente termina el trabajo y no deja restos."""
    medida = tmp_path / "medida"
    vieja, _, delta = cambios(medida, Random(4))
    tarda = _cuanto_tarda(vieja, delta)
    azar = Random(4)
    for vez in range(MUERTES):
        carpeta = tmp_path / str(vez)
        vieja, nueva, delta = cambios(carpeta, Random(vez))
        noviembre, diciembre = contenido(vieja), contenido(nueva)
        proceso = _aplicar_aparte(vieja, delta)
        _empezar(proceso)
        time.sleep(azar.uniform(0, tarda))
        proceso.kill()
        proceso.communicate(timeout=10)
        assert contenido(vieja) in (noviembre, diciembre)
        assert revisar(vieja, par().publica).intacto
        if contenido(vieja) == noviembre:
            aplicar(vieja, delta, par().publica, vieja)
            assert sorted(c.name for c in carpeta.iterdir()) == ["cambios.zip", "nueva", "vieja"]
        assert contenido(vieja) == diciembre
