"""Cada archivo recibe el hallazgo que le toca, y ninguno detiene la revisión."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from generador.extraccion.lectura import MEGA, Limites
from generador.video import cargar, juzgar, medir
from generador.video.medida import LIMITES
from tests.video.videos import video

# Los de las pruebas duran dos segundos: aquí el mínimo es cero.
BASE = cargar()
DURACION = replace(BASE.duracion, cifras={"minimo_min": 0, "maximo_min": 60})
ESTANDAR = replace(BASE, duracion=DURACION)

CASOS = {
    "bueno.mp4": [],
    "cuatro-tercios.mp4": ["relacion", "resolucion"],
    "vertical.mp4": ["relacion", "resolucion"],
    "hd.mp4": ["resolucion"],
    "vp9.webm": ["contenedor", "codec"],
    "matroska.mkv": ["contenedor"],
    "liviano.mp4": ["tasa", "imagen"],
    "silencio.mp4": ["silencio"],
    "mudo.mp4": ["sin_sonido"],
    "dos-horas.mp4": ["resolucion", "tasa", "sin_sonido", "duracion", "imagen"],
    "copia-a-medias.mp4": ["danado"],
    "adelante.mp4": ["cortado"],
    "vacio.mp4": ["vacio"],
    "informe.mp4": ["no_es_video"],
    "lista.mp4": ["no_es_video"],
    "basura.mp4": ["danado"],
}


@pytest.mark.parametrize("nombre", CASOS)
def test_cada_archivo_recibe_lo_suyo(nombre: str, entregas: Path) -> None:
    """Lo que le falta y nada más, y siempre con la forma de arreglarlo."""
    revision = juzgar(medir(entregas / nombre), ESTANDAR)
    assert [h.regla for h in revision.hallazgos] == CASOS[nombre]
    assert all(h.arreglo for h in revision.hallazgos)


def test_las_cifras_son_las_del_archivo(entregas: Path) -> None:
    """Alto, ancho, códec, contenedor, duración y sonido."""
    m = medir(entregas / "bueno.mp4")
    assert (m.ancho, m.alto, m.codec, m.contenedor) == (1920, 1080, "h264", "mp4")
    assert m.sonido == "aac"
    assert abs(m.duracion - 2) < 0.2
    assert m.tasa > 8_000_000


def test_lo_que_el_plan_no_dice_va_por_confirmar(entregas: Path) -> None:
    """El silencio y la duración no están en el plan; la resolución y la tasa, sí."""
    hallazgos = juzgar(medir(entregas / "dos-horas.mp4"), ESTANDAR).hallazgos
    dudosas = {h.regla for h in hallazgos if h.por_confirmar}
    assert dudosas == {"sin_sonido", "duracion", "imagen"}


def test_lo_que_parece_otra_cosa_se_dice(entregas: Path) -> None:
    """Un PDF con extensión de video se reconoce."""
    (hallazgo,) = juzgar(medir(entregas / "informe.mp4"), ESTANDAR).hallazgos
    assert "parece un PDF" in hallazgo.mensaje


def test_un_4k_se_recibe_con_un_aviso(tmp_path: Path) -> None:
    """Más de lo pedido no es un error."""
    revision = juzgar(medir(video(tmp_path / "a.mp4", 3840, 2160, cuadros=1)), ESTANDAR)
    assert [(h.regla, h.nivel) for h in revision.hallazgos] == [("resolucion", "aviso")]


def test_lo_enorme_cuesta_lo_mismo_que_lo_pequeno(tmp_path: Path) -> None:
    """Ocho gigas de relleno detrás del video no se leen."""
    enorme = video(tmp_path / "enorme.mp4")
    with enorme.open("r+b") as archivo:
        archivo.truncate(8 * 1024 * MEGA)
    inicio = time.monotonic()
    medida = medir(enorme)
    assert time.monotonic() - inicio < 15
    assert medida.reparo == ""
    assert medida.alto == 1080


def test_pasado_el_plazo_se_deja(entregas: Path) -> None:
    """Y se dice que no se terminó."""
    medida = medir(entregas / "bueno.mp4", Limites(0, LIMITES.memoria))
    assert medida.reparo == "tiempo"


def test_sin_memoria_se_dice(entregas: Path) -> None:
    """No arrastra al programa: cae el proceso hijo."""
    medida = medir(entregas / "bueno.mp4", Limites(20, 96 * MEGA))
    assert medida.reparo in ("memoria", "caida", "danado")
