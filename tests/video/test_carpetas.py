"""Las carpetas de entrega: con los nombres del plan, válidas en Windows y sin tocar lo que está."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generador.construccion import construir
from generador.video.carpetas import TEMA, planear, recortar
from tests.repositorio import FECHA, RAIZ
from tests.video.conftest import Ordenar

DNT = "MTPE_Videos Formativos/UO_Dirección de Normativa de Trabajo"
PRIMERO = f"{DNT}/Video1_Qué es y cómo elaborar un Dictamen [Primer video previsto de la]"


Lanzar = Callable[..., tuple[int, str]]


@pytest.fixture
def lanzar(ordenar: Ordenar) -> Lanzar:
    """Ejecuta «generador carpetas …» y devuelve (código, todo lo dicho)."""

    def ejecutar(*argumentos: object) -> tuple[int, str]:
        codigo, salida, errores = ordenar("carpetas", *argumentos, "--raiz", RAIZ)
        return codigo, salida + errores

    return ejecutar


def test_el_contenido_verdadero_tiene_sus_carpetas() -> None:
    """Los videos con nombre y las 27 temáticas del cronograma, por unidad y numerados."""
    carpetas = [str(c) for c in planear(construir(RAIZ, FECHA).catalogo)]
    assert f"{PRIMERO}/PPT_Qué es y cómo elaborar un Dictamen" in carpetas
    assert f"{DNT}/Video3_Tema por definir [normativa de trabajo]/PPT_Tema por definir" in carpetas
    assert len(carpetas) == len(set(carpetas)) == 2 + 27
    assert max(map(len, carpetas)) <= 210


@given(st.text(max_size=120))
def test_cualquier_tema_da_un_nombre_que_windows_admite(tema: str) -> None:
    """Sin signos reservados, ni punto o espacio al final, ni más largo que lo previsto."""
    nombre = f"Video1_{recortar(tema, TEMA)}"
    assert not set(nombre) & set('<>:"/\\|?*')
    assert all(ord(c) > 31 for c in nombre)
    assert nombre == nombre.rstrip(" .")
    assert len(nombre) <= TEMA + len("Video1_")
    assert PureWindowsPath(nombre).name == nombre


def test_se_crean_una_vez_y_lo_que_esta_no_se_toca(lanzar: Lanzar, tmp_path: Path) -> None:
    """Ni siquiera si la unidad le cambió el nombre: manda el número."""
    assert lanzar(tmp_path, "--unidad", "DNT")[0] == 0
    video = tmp_path / PRIMERO
    (video / "toma.mp4").write_bytes(b"video")
    video.rename(video.with_name("Video1_Otro nombre"))
    salida, dicho = lanzar(tmp_path, "--unidad", "dnt")
    assert salida == 0
    assert "ya estaba: " in dicho
    assert dicho.endswith("0 nuevas de 3\n")
    assert [c.name for c in sorted((tmp_path / DNT).glob("Video1_*"))] == ["Video1_Otro nombre"]
    assert (tmp_path / DNT / "Video1_Otro nombre" / "toma.mp4").read_bytes() == b"video"


def test_simular_no_crea_nada(lanzar: Lanzar, tmp_path: Path) -> None:
    """Y dice todo lo que haría."""
    salida, dicho = lanzar(tmp_path, "--simular")
    assert (salida, list(tmp_path.iterdir())) == (0, [])
    assert dicho.count("nueva: ") == 29


@pytest.mark.parametrize("unidad", ["oga", "no-existe"])
def test_sin_listas_es_un_mal_uso(unidad: str, lanzar: Lanzar, tmp_path: Path) -> None:
    """Se dice cuál no las tiene."""
    salida, dicho = lanzar(tmp_path, "--unidad", unidad)
    assert salida == 2
    assert f"«{unidad}» no tiene listas de videos" in dicho


def test_un_archivo_en_el_camino_se_dice_sin_tocarlo(lanzar: Lanzar, tmp_path: Path) -> None:
    """Con su ruta, y el archivo sigue igual."""
    (tmp_path / "MTPE_Videos Formativos").write_text("mío", encoding="utf-8")
    salida, dicho = lanzar(tmp_path)
    assert salida != 0
    assert "no se pudo crear" in dicho
    assert (tmp_path / "MTPE_Videos Formativos").read_text(encoding="utf-8") == "mío"
