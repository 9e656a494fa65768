"""El almacén compartido: lo que un equipo hizo lo usa otro, y uno roto no estropea nada."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from generador.almacen import NOMBRE, Almacen
from generador.compartido import SinCompartido, compartir
from tests.publicacion.almacen import servidor


def _guardar(carpeta: Path, clave: str, valor: bytes) -> None:
    with Almacen(carpeta) as almacen:
        almacen.guardar(clave, valor)


def _leer(carpeta: Path, clave: str) -> bytes | None:
    with Almacen(carpeta) as almacen:
        return almacen.leer(clave)


@pytest.fixture(params=["una carpeta", "S3"])
def direccion(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """Dónde se comparte: una carpeta de la red, o un almacén compatible con S3."""
    if request.param == "una carpeta":
        yield str(tmp_path / "comun" / NOMBRE)
        return
    with servidor() as entorno:
        for nombre, valor in entorno.items():
            monkeypatch.setenv(nombre, valor)
        fsspec.filesystem("s3", skip_instance_cache=True).mkdir("cubo")
        yield f"s3://cubo/lo/hecho/{NOMBRE}"


def test_lo_que_hizo_un_equipo_lo_usa_otro_sin_perder_lo_suyo(
    direccion: str, tmp_path: Path
) -> None:
    uno, otro = tmp_path / "uno", tmp_path / "otro"
    with compartir(direccion, uno):
        _guardar(uno, "de uno", b"1")
    _guardar(otro, "de otro", b"2")
    with compartir(direccion, otro):
        assert _leer(otro, "de uno") == b"1"
    with compartir(direccion, uno):
        assert _leer(uno, "de otro") == b"2"
    assert _leer(otro, "de otro") == b"2"


def test_lo_compartido_que_esta_roto_se_ignora_y_se_reemplaza(tmp_path: Path) -> None:
    comun, aqui = tmp_path / "comun.sqlite", tmp_path / "aqui"
    comun.write_bytes(b"esto no es un archivo de SQLite" * 100)
    with compartir(str(comun), aqui):
        _guardar(aqui, "mio", b"1")
    with compartir(str(comun), tmp_path / "otro"):
        assert _leer(tmp_path / "otro", "mio") == b"1"


def test_un_valor_estropeado_en_el_camino_no_se_usa(tmp_path: Path) -> None:
    comun, aqui = tmp_path / "comun.sqlite", tmp_path / "aqui"
    with compartir(str(comun), aqui):
        _guardar(aqui, "mio", b"contenido sano")
    comun.write_bytes(comun.read_bytes().replace(b"contenido sano", b"contenido malo"))
    with compartir(str(comun), tmp_path / "otro"):
        assert _leer(tmp_path / "otro", "mio") is None


def test_sin_direccion_no_se_comparte_nada(tmp_path: Path) -> None:
    with compartir(None, tmp_path / "aqui"):
        _guardar(tmp_path / "aqui", "mio", b"1")
    assert [c.name for c in tmp_path.iterdir()] == ["aqui"]


@pytest.mark.parametrize("direccion", ["nadie://lugar/almacen", "/proc/no/se/puede/almacen"])
def test_donde_no_se_alcanza_se_dice_en_espanol(direccion: str, tmp_path: Path) -> None:
    with (
        pytest.raises(SinCompartido, match="no se pu"),
        compartir(direccion, tmp_path / "aqui"),
    ):
        _guardar(tmp_path / "aqui", "mio", b"1")
