"""Lo ya leído se guarda por contenido: da igual que esté, que falte o que esté roto."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generador.extraccion.almacen import Almacen
from generador.extraccion.lectura import Lectura
from tests.extraccion import archivos
from tests.extraccion.preparacion import Mesa

ARCHIVOS = {
    "guia.pdf": archivos.pdf("Diseño", "Año"),
    "plan.docx": archivos.documento([("Heading 1", "Plan"), ("", "Niñez")]),
    "costos.xlsx": archivos.libro({"Costos": [["Año", 2025]]}),
    "roto.pdf": b"%PDF-1.4",
}


@pytest.fixture
def llena(mesa: Mesa) -> Mesa:
    """Una mesa con archivos buenos y uno malo."""
    mesa.poner(ARCHIVOS)
    return mesa


def test_en_frio_y_en_caliente_sale_lo_mismo(llena: Mesa) -> None:
    """Los mismos pasajes y los mismos avisos."""
    frio = llena.extraer()
    assert sorted(frio.pasajes) == ["he-mesa"]
    assert len(frio.problemas) == 1
    assert llena.extraer() == frio


def test_en_caliente_no_se_abre_ningun_archivo(llena: Mesa) -> None:
    """Se guarda una lectura por archivo, también la del roto, y no se vuelve a escribir."""
    llena.extraer()
    antes = {c.name: c.stat().st_mtime_ns for c in llena.almacen.iterdir()}
    assert len(antes) == len(ARCHIVOS)
    llena.extraer()
    assert {c.name: c.stat().st_mtime_ns for c in llena.almacen.iterdir()} == antes


@pytest.mark.parametrize("basura", [b"", b"\xff\x00", b"{}", b"a\n[1]", None], ids=repr)
def test_lo_guardado_que_se_estropea_se_rehace(llena: Mesa, basura: bytes | None) -> None:
    """Vacío, cambiado o a medias: se ignora y se escribe de nuevo."""
    frio = llena.extraer()
    sanos = {c: c.read_bytes() for c in llena.almacen.iterdir()}
    for camino, sano in sanos.items():
        camino.write_bytes(sano[:-3] if basura is None else basura)
    assert llena.extraer() == frio
    assert {c: c.read_bytes() for c in llena.almacen.iterdir()} == sanos


def test_sin_almacen_sale_lo_mismo(llena: Mesa) -> None:
    """La carpeta solo ahorra tiempo."""
    frio = llena.extraer()
    assert Mesa(llena.repositorio, Path("/dev/null/textos")).extraer() == frio


def test_una_letra_distinta_es_otro_archivo(llena: Mesa) -> None:
    """Cambiar el archivo cambia su texto sin borrar nada."""
    llena.extraer()
    llena.poner({"plan.docx": archivos.documento([("", "Otro")])})
    assert [p.texto for p in llena.extraer().pasajes["he-mesa"]] == ["Otro"]


def test_varias_construcciones_a_la_vez_no_se_estorban(llena: Mesa) -> None:
    """Todas sacan lo mismo y no dejan archivos a medias."""
    with ThreadPoolExecutor(4) as hilos:
        primero, *otros = hilos.map(lambda _: llena.extraer(), range(4))
    assert all(otro == primero for otro in otros)
    assert [c.name for c in llena.almacen.iterdir() if c.suffix] == []


def test_lo_que_no_se_usa_se_borra_si_ocupa_demasiado(tmp_path: Path) -> None:
    """De lo más antiguo a lo más nuevo, y nunca lo de esta construcción."""
    almacen = Almacen(tmp_path)
    for clave in ("vieja", "usada", "nueva"):
        almacen.guardar(clave, Lectura((("a" * 1000, "", ""),)))
    almacen.podar({"usada"}, limite=2500)
    assert sorted(c.name for c in tmp_path.iterdir()) == ["nueva", "usada"]
    almacen.podar({"usada"}, limite=0)
    assert almacen.leer("usada") is not None
