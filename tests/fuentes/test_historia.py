"""Las fechas de cada carpeta salen del historial de Git."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from generador.fuentes.historia import fecha_del_ultimo_cambio, leer_historia
from tests.repositorio import Repositorio

LISTA = "recursos/herramientas/he-lista/ficha.md"


def _git(raiz: Path, *argumentos: str, fecha: str = "2026-01-01") -> None:
    momento = f"{fecha}T12:00:00+0000"
    entorno = {
        **os.environ,
        "GIT_AUTHOR_DATE": momento,
        "GIT_COMMITTER_DATE": momento,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
    }
    quien = ["-c", "user.name=Prueba", "-c", "user.email=prueba@example.org"]
    orden = ["git", "-C", str(raiz), *quien, *argumentos]
    subprocess.run(orden, check=True, capture_output=True, env=entorno)


def _guardar(repositorio: Repositorio, ruta: str, contenido: str, fecha: str) -> None:
    repositorio.escribir(ruta, contenido)
    _git(repositorio.raiz, "add", "-A")
    _git(repositorio.raiz, "commit", "-q", "-m", "Cambio", fecha=fecha)


def test_cada_carpeta_tiene_su_primer_y_su_ultimo_cambio(repositorio: Repositorio) -> None:
    """También cuentan los adjuntos, los nombres con tildes y las carpetas de arriba."""
    _git(repositorio.raiz, "init", "-q")
    _guardar(repositorio, LISTA, "uno", "2025-01-10")
    _guardar(repositorio, "playlists/pl-otra/ficha.yml", "uno", "2025-02-01")
    _guardar(repositorio, "recursos/herramientas/he-lista/guía final.pdf", "x", "2025-03-05")
    historia = leer_historia(repositorio.raiz)
    assert historia["recursos/herramientas/he-lista"] == ("2025-01-10", "2025-03-05")
    assert historia["recursos"] == ("2025-01-10", "2025-03-05")
    assert historia["playlists/pl-otra"] == ("2025-02-01", "2025-02-01")
    assert fecha_del_ultimo_cambio(repositorio.raiz) == "2025-03-05"


def test_un_repositorio_dentro_de_otro_usa_rutas_propias(repositorio: Repositorio) -> None:
    """Si el contenido está en una subcarpeta, las rutas son relativas a ella."""
    _git(repositorio.raiz, "init", "-q")
    _guardar(repositorio, f"contenido/{LISTA}", "uno", "2025-01-10")
    assert "recursos/herramientas/he-lista" in leer_historia(repositorio.raiz / "contenido")


def test_un_nombre_de_archivo_no_se_toma_por_fecha(repositorio: Repositorio) -> None:
    """Un archivo cuyo nombre empieza con «@» no cambia las fechas de los demás."""
    _git(repositorio.raiz, "init", "-q")
    repositorio.escribir("@nota", "x")
    _guardar(repositorio, LISTA, "uno", "2025-01-10")
    assert leer_historia(repositorio.raiz)["recursos"] == ("2025-01-10", "2025-01-10")


def test_sin_historial_no_hay_fechas(repositorio: Repositorio) -> None:
    """Fuera de Git, o sin ningún cambio guardado, se usa la fecha de construcción."""
    assert leer_historia(repositorio.raiz) == {}
    assert fecha_del_ultimo_cambio(repositorio.raiz) is None
    _git(repositorio.raiz, "init", "-q")
    assert leer_historia(repositorio.raiz) == {}
    repositorio.herramienta("lista")
    ficha = repositorio.construir("2026-06-01").catalogo.fichas["he-lista"]
    assert (ficha.publicada, ficha.actualizada) == ("2026-06-01", "2026-06-01")


def test_la_ficha_toma_sus_fechas_del_historial(repositorio: Repositorio) -> None:
    """Publicada con el primer cambio, actualizada con el último, y a revisar un año después."""
    _git(repositorio.raiz, "init", "-q")
    repositorio.herramienta("lista")
    _git(repositorio.raiz, "add", "-A")
    _git(repositorio.raiz, "commit", "-q", "-m", "Alta", fecha="2025-01-10")
    repositorio.herramienta("lista", palabras_clave="[nueva]")
    _git(repositorio.raiz, "commit", "-q", "-a", "-m", "Cambio", fecha="2025-03-05")
    ficha = repositorio.construir().catalogo.fichas["he-lista"]
    fechas = (ficha.publicada, ficha.actualizada, ficha.revisar)
    assert fechas == ("2025-01-10", "2025-03-05", "2026-03-05")
