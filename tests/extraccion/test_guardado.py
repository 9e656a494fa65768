"""Lo ya leído se guarda por contenido: da igual que esté, que falte o que esté roto."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generador.almacen import NOMBRE
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
    archivo = llena.almacen / NOMBRE
    antes = archivo.read_bytes()
    with sqlite3.connect(archivo) as conexion:
        assert conexion.execute("SELECT count(*) FROM guardado").fetchone() == (len(ARCHIVOS),)
    conexion.close()
    llena.extraer()
    assert archivo.read_bytes() == antes


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
    assert [c.name for c in llena.almacen.iterdir()] == [NOMBRE]
