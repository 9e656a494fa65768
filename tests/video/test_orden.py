"""«generador revisar-video»: qué dice, qué escribe y con qué código termina."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.repositorio import RAIZ, Repositorio
from tests.video.conftest import Ordenar

PUBLICADA = (RAIZ / "tests/ejemplos/video/pasa/publicado.yml").read_text(encoding="utf-8")
ARCHIVO = "playlists/pl-dictamen/ficha.yml"
FECHA = ("--fecha", "2026-05-04")


def test_lo_que_cumple_termina_en_0(ordenar: Ordenar, entregas: Path) -> None:
    """Un aviso no impide recibirlo."""
    codigo, salida, _ = ordenar("revisar-video", entregas / "bueno.mp4")
    assert codigo == 0
    assert "bueno.mp4: cumple, con avisos" in salida
    assert "1920 × 1080, MP4, h264" in salida
    assert "(por confirmar: el plan no lo dice) [duracion]" in salida


def test_lo_que_no_cumple_termina_en_1_con_su_arreglo(ordenar: Ordenar, entregas: Path) -> None:
    """Y dice en qué editor y dónde."""
    codigo, salida, _ = ordenar("revisar-video", entregas / "matroska.mkv")
    assert codigo == 1
    assert "error: el archivo es MKV, y debe ser MP4 [contenedor]" in salida
    assert "HandBrake" in salida


def test_una_carpeta_se_revisa_entera(ordenar: Ordenar, entregas: Path) -> None:
    """En orden, y lo que no se puede abrir no detiene a los demás."""
    codigo, salida, _ = ordenar("revisar-video", entregas, "--formato", "json")
    datos = json.loads(salida)
    nombres = [Path(d["archivo"]).name for d in datos]
    assert codigo == 1
    assert nombres == sorted(nombres)
    assert len(nombres) == 16
    assert {d["resultado"] for d in datos} == {"no_cumple", "cumple_con_avisos"}


def test_sin_nada_que_revisar_es_un_mal_uso(ordenar: Ordenar, tmp_path: Path) -> None:
    """Ni una carpeta sin videos ni un archivo que no existe."""
    assert ordenar("revisar-video", tmp_path)[0] == 2
    assert ordenar("revisar-video", tmp_path / "no.mp4")[0] == 2


def test_anotar_escribe_la_revision_y_conserva_lo_demas(
    ordenar: Ordenar, entregas: Path, repositorio: Repositorio
) -> None:
    """Queda válida, con sus comentarios, y anotar dos veces deja una sola revisión."""
    camino = repositorio.escribir(ARCHIVO, "# Lo revisa ODES\n" + PUBLICADA)
    orden = ("revisar-video", entregas / "bueno.mp4", "--anotar", "vi-que-es-dictamen", *FECHA)
    for _ in range(2):
        codigo, _, errores = ordenar(*orden, "--raiz", repositorio.raiz)
        assert (codigo, errores) == (0, f"anotado en {ARCHIVO}: vi-que-es-dictamen\n")
    texto = camino.read_text(encoding="utf-8")
    assert texto.startswith("# Lo revisa ODES\n")
    assert texto.count("revision_tecnica:") == 1
    suya = repositorio.construir().catalogo.fichas["vi-que-es-dictamen"].datos["revision_tecnica"]
    assert suya["fecha"] == "2026-05-04"
    assert suya["resultado"] == "cumple_con_avisos"
    assert (suya["ancho"], suya["alto"], suya["con_sonido"]) == (1920, 1080, True)
    assert repositorio.informe() == []


@pytest.mark.parametrize(
    "forma",
    [
        "revision_tecnica: {fecha: 2025-01-01, resultado: no_cumple}",
        "revision_tecnica:\n      fecha: 2025-01-01\n      resultado: no_cumple",
    ],
    ids=["en-una-linea", "en-varias"],
)
@pytest.mark.parametrize("final", [True, False], ids=["al-final", "en-medio"])
def test_anotar_reemplaza_la_de_antes_como_este_escrita(
    forma: str, final: bool, ordenar: Ordenar, entregas: Path, repositorio: Repositorio
) -> None:
    """La anterior se va entera."""
    antes, corte, despues = PUBLICADA.partition("    objetivo:")
    con = (
        f"{PUBLICADA.rstrip()}\n    {forma}\n" if final else f"{antes}    {forma}\n{corte}{despues}"
    )
    repositorio.escribir(ARCHIVO, con)
    orden = ("revisar-video", entregas / "bueno.mp4", "--anotar", "vi-que-es-dictamen", *FECHA)
    assert ordenar(*orden, "--raiz", repositorio.raiz)[0] == 0
    suya = repositorio.construir().catalogo.fichas["vi-que-es-dictamen"].datos["revision_tecnica"]
    assert suya["resultado"] == "cumple_con_avisos"


def test_no_se_anota_lo_que_no_se_pudo_medir_ni_en_otra_ficha(
    ordenar: Ordenar, entregas: Path, repositorio: Repositorio
) -> None:
    """La ficha queda como estaba."""
    camino = repositorio.escribir(ARCHIVO, PUBLICADA)
    for archivo, id_ in (
        ("vacio.mp4", "vi-que-es-dictamen"),
        ("bueno.mp4", "vi-no-esta"),
        ("bueno.mp4", "pl-dictamen"),
    ):
        orden = ("revisar-video", entregas / archivo, "--anotar", id_, "--raiz", repositorio.raiz)
        assert ordenar(*orden)[0] == 2
    assert camino.read_text(encoding="utf-8") == PUBLICADA
