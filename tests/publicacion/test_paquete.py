"""El ZIP sale siempre igual, se abre con cualquier programa y cabe en Windows."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path
from random import Random

import pytest

from generador.publicacion.disco import ErrorDeDisco
from generador.publicacion.paquete import ErrorDePaquete, empaquetar, rutas_largas
from tests.publicacion.entregas import contenido, entrega

EMPAQUETA = """
import sys
from pathlib import Path
from generador.publicacion.paquete import empaquetar
empaquetar(Path(sys.argv[1]), Path(sys.argv[2]), "repositorio-2026-11")
"""


def test_el_zip_es_el_mismo_en_otro_equipo_y_otro_dia(tmp_path: Path) -> None:
    """Otra carpeta, otra hora de los archivos, otros permisos, otra zona y otro orden."""
    entrega(tmp_path / "a", Random(5))
    entrega(tmp_path / "otra carpeta" / "b", Random(5))
    firma = (tmp_path / "a" / "manifiesto.json.minisig").read_bytes()
    (tmp_path / "otra carpeta/b/manifiesto.json.minisig").write_bytes(firma)
    for camino in (tmp_path / "otra carpeta" / "b").rglob("*"):
        os.utime(camino, (0, 0))
        camino.chmod(0o700)
    (tmp_path / "otra carpeta" / "b" / ".generado").write_bytes(b"")
    entornos = {
        "a": {"TZ": "America/Lima", "PYTHONHASHSEED": "1"},
        "otra carpeta/b": {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "2", "LC_ALL": "C"},
    }
    for carpeta, entorno in entornos.items():
        orden = [sys.executable, "-c", EMPAQUETA, tmp_path / carpeta, tmp_path / f"{carpeta}.zip"]
        subprocess.run(
            orden, env=os.environ | entorno | {"PYTHONHASHSEED": carpeta[:0] + "7"}, check=True
        )
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "otra carpeta/b.zip").read_bytes()


def test_trae_cada_archivo_dentro_de_una_carpeta_corta(tmp_path: Path) -> None:
    """Lo que ya está comprimido se guarda tal cual; lo demás se comprime."""
    entrega(tmp_path / "a", Random(1))
    (tmp_path / "a" / ".generado").write_bytes(b"")
    empaquetar(tmp_path / "a", tmp_path / "a.zip", "repositorio-2026-11/")
    with zipfile.ZipFile(tmp_path / "a.zip") as abierto:
        infos = {i.filename.removeprefix("repositorio-2026-11/"): i for i in abierto.infolist()}
        dentro = {ruta: abierto.read(info) for ruta, info in infos.items()}
    assert dentro == {r: d for r, d in contenido(tmp_path / "a").items() if r != ".generado"}
    assert list(infos) == sorted(infos)
    assert infos["descargas/plantilla.docx"].compress_type == zipfile.ZIP_STORED
    assert infos["manifiesto.json"].compress_type == zipfile.ZIP_DEFLATED
    assert infos["índice/ñandú.json"].flag_bits & 0x800
    assert {(i.date_time, i.external_attr) for i in infos.values()} == {
        ((1980, 1, 1, 0, 0, 0), 0o100644 << 16)
    }


def test_si_falla_queda_el_zip_que_habia(tmp_path: Path) -> None:
    """Y ningún resto."""
    entrega(tmp_path / "a", Random(1))
    (tmp_path / "a.zip").write_bytes(b"el de antes")
    (tmp_path / "a" / "enlace").symlink_to("index.html")
    with pytest.raises(Exception, match="enlace"):
        empaquetar(tmp_path / "a", tmp_path / "a.zip", "r")
    assert (tmp_path / "a.zip").read_bytes() == b"el de antes"
    assert sorted(c.name for c in tmp_path.iterdir()) == ["a", "a.zip"]


def test_un_destino_donde_no_se_puede_escribir_se_dice(tmp_path: Path) -> None:
    """En español, y con qué hacer."""
    entrega(tmp_path / "a", Random(1))
    (tmp_path / "estorbo").write_bytes(b"")
    with pytest.raises(ErrorDeDisco, match="no se pudo escribir"):
        empaquetar(tmp_path / "a", tmp_path / "estorbo" / "a.zip", "r")


@pytest.mark.parametrize("prefijo", ["", "../r", "a/b", "C:", "Repositorio", "r r", "-r"])
def test_una_carpeta_que_no_sirve_se_rechaza(tmp_path: Path, prefijo: str) -> None:
    """Es lo primero que ve quien descomprime."""
    entrega(tmp_path / "a", Random(1))
    with pytest.raises(ErrorDePaquete):
        empaquetar(tmp_path / "a", tmp_path / "a.zip", prefijo)


def test_las_rutas_que_no_caben_en_windows_se_nombran() -> None:
    """C:\\Users\\<30 letras>\\Downloads\\<zip>\\<carpeta>\\<ruta> ha de medir menos de 260."""
    fijo = "C:\\Users\\" + "x" * 30 + "\\Downloads\\repositorio-2026-11\\repositorio-2026-11\\"
    cabe = "a/" * 20 + "b" * (259 - len(fijo) - 40)
    assert len(fijo + cabe) == 259
    problemas = rutas_largas([cabe, cabe + "c"], "repositorio-2026-11.zip", "repositorio-2026-11/")
    assert [(p.archivo, p.regla, p.nivel) for p in problemas] == [
        (cabe + "c", "paquete/ruta-larga", "error")
    ]
    assert "1 caracteres" in problemas[0].mensaje
    honda = "d" * (248 - len(fijo)) + "/a"
    assert len(rutas_largas([honda], "repositorio-2026-11", "repositorio-2026-11")) == 1
