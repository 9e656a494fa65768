"""El motor por fuera: «mkdocs build», «mkdocs serve» y «generador servir», como procesos."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.sitio.preparacion import RAIZ, contenido, poner_repositorio

PACIENCIA = 60.0
"""Segundos que se espera a que algo ocurra antes de darlo por perdido."""
SOSIEGO = 2.5
"""Segundos sin cambios tras los que ya no debería rehacerse nada."""
EPOCA = "1780300800"
FICHA = "recursos/herramientas/he-vencida/ficha.md"
PAGINA = "herramientas/he-vencida.html"
TITULO = "Lista de verificación que ya tocaba revisar"
OTRO = "Lista de verificación recién revisada"

ORDENES = {
    "mkdocs serve": ["mkdocs", "serve", "--dev-addr", "127.0.0.1:{puerto}"],
    "generador servir": ["generador", "servir", "--puerto", "{puerto}"],
}


@pytest.fixture
def raiz(tmp_path: Path) -> Path:
    """Un repositorio pequeño con el generador dentro, como lo ve quien clona el proyecto."""
    raiz = poner_repositorio(tmp_path / "repositorio")
    (raiz / "generador").symlink_to(RAIZ / "generador")
    return raiz


def _entorno() -> dict[str, str]:
    return {**os.environ, "SOURCE_DATE_EPOCH": EPOCA, "NO_MKDOCS_2_WARNING": "1"}


def _ejecutar(raiz: Path, *orden: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *orden],
        cwd=raiz,
        env=_entorno(),
        capture_output=True,
        text=True,
        timeout=PACIENCIA,
        check=False,
    )


class Servicio:
    """Un servidor en marcha y lo que va diciendo."""

    def __init__(self, proceso: subprocess.Popen[bytes], url: str, bitacora: Path) -> None:
        self.proceso, self.url, self._bitacora = proceso, url, bitacora

    def dicho(self) -> str:
        """Todo lo que ha escrito hasta ahora."""
        return self._bitacora.read_text(encoding="utf-8", errors="replace")

    def pagina(self, ruta: str) -> str:
        """Lo que sirve en esa ruta; vacío si todavía no responde."""
        try:
            with urlopen(f"{self.url}{ruta}", timeout=PACIENCIA) as respuesta:
                return str(respuesta.read().decode("utf-8"))
        except (URLError, ConnectionError):
            return ""

    def esperar(self, condicion: Callable[[], bool]) -> None:
        """Espera a que se cumpla; falla si el proceso termina antes o se acaba la paciencia."""
        limite = time.monotonic() + PACIENCIA
        while not condicion():
            assert self.proceso.poll() is None, self.dicho()
            assert time.monotonic() < limite, self.dicho()
            time.sleep(0.1)


@contextmanager
def _servir(raiz: Path, orden: list[str]) -> Iterator[Servicio]:
    """Pone en marcha el servidor en un puerto libre y lo detiene al salir."""
    with socket.socket() as libre:
        libre.bind(("127.0.0.1", 0))
        puerto = libre.getsockname()[1]
    bitacora = raiz.parent / "bitacora.txt"
    partes = [parte.format(puerto=puerto) for parte in orden]
    with bitacora.open("wb") as salida:
        proceso = subprocess.Popen(
            [sys.executable, "-m", *partes],
            cwd=raiz,
            env={**_entorno(), "TMPDIR": str(raiz.parent)},
            stdout=salida,
            stderr=subprocess.STDOUT,
        )
        try:
            yield Servicio(proceso, f"http://127.0.0.1:{puerto}/", bitacora)
        finally:
            proceso.terminate()
            proceso.wait(PACIENCIA)


def _cambiar(archivo: Path, antes: str, despues: str) -> None:
    archivo.write_text(archivo.read_text("utf-8").replace(antes, despues), encoding="utf-8")


def _huellas(raiz: Path) -> dict[str, int]:
    """Cuándo cambió cada archivo del montaje y del repositorio."""
    return {
        p.relative_to(raiz).as_posix(): p.stat().st_mtime_ns
        for p in raiz.rglob("*")
        if p.is_file() and "generador" not in p.relative_to(raiz).parts
    }


def test_mkdocs_build_da_el_mismo_sitio_que_generador_construir(raiz: Path, tmp_path: Path) -> None:
    """Quien escribe la orden del motor obtiene, byte a byte, lo mismo."""
    con_motor = _ejecutar(raiz, "mkdocs", "build", "--quiet")
    assert con_motor.returncode == 0, con_motor.stderr
    propio = _ejecutar(raiz, "generador", "construir", "--salida", str(tmp_path / "propio"))
    assert propio.returncode == 0, propio.stderr
    assert contenido(raiz / "site") == contenido(tmp_path / "propio")


def test_mkdocs_build_con_errores_los_dice_y_no_toca_el_sitio(raiz: Path) -> None:
    """Los errores salen en español, con archivo y línea, y el sitio anterior queda."""
    assert _ejecutar(raiz, "generador", "construir").returncode == 0
    antes = contenido(raiz / "site")
    _cambiar(raiz / FICHA, "eje: transversal", "eje: inventado")
    hecho = _ejecutar(raiz, "mkdocs", "build", "--quiet")
    assert hecho.returncode == 1
    assert f"{FICHA}:" in hecho.stderr and "«inventado»" in hecho.stderr
    assert "Traceback" not in hecho.stderr
    assert contenido(raiz / "site") == antes


def test_una_orden_mal_usada_no_muestra_un_rastro_de_python(raiz: Path) -> None:
    """La salida ajena se rechaza con 2 y una línea que lo explica."""
    hecho = _ejecutar(raiz, "generador", "construir", "--salida", "docs")
    assert hecho.returncode == 2
    assert hecho.stderr.startswith("error: ")
    assert "Traceback" not in hecho.stderr


@pytest.mark.parametrize("orden", ORDENES)
def test_el_servidor_arranca_rehace_lo_que_cambia_y_no_se_repite(orden: str, raiz: Path) -> None:
    """Sirve el sitio, muestra el cambio de una ficha, aguanta un error y luego se queda quieto."""
    with _servir(raiz, ORDENES[orden]) as servicio:
        servicio.esperar(lambda: TITULO in servicio.pagina(PAGINA))
        assert "</html>" in servicio.pagina("")

        _cambiar(raiz / FICHA, TITULO, OTRO)
        servicio.esperar(lambda: OTRO in servicio.pagina(PAGINA))

        _cambiar(raiz / FICHA, "eje: transversal", "eje: inventado")
        servicio.esperar(lambda: "«inventado»" in servicio.dicho())
        assert OTRO in servicio.pagina(PAGINA)

        _cambiar(raiz / FICHA, "eje: inventado", "eje: empleabilidad")
        _cambiar(raiz / FICHA, "temas: [oferta-formativa]", "temas: [capacitacion-laboral]")
        servicio.esperar(lambda: "../ejes/empleabilidad.html" in servicio.pagina(PAGINA))
        # La página se adelanta; la del eje solo cambia cuando se ha rehecho todo.
        servicio.esperar(lambda: "he-vencida" in servicio.pagina("ejes/empleabilidad.html"))

        time.sleep(SOSIEGO)
        quieto, dicho = _huellas(raiz), servicio.dicho()
        time.sleep(SOSIEGO)
        assert _huellas(raiz) == quieto
        assert servicio.dicho() == dicho
    assert "Traceback" not in servicio.dicho()
