"""Un documento del almacén es el mismo que se leyó; lo que no se pudo leer no se guarda."""

from __future__ import annotations

from pathlib import Path

import pytest

from generador.almacen import Almacen
from generador.fuentes.leidos import leer_bytes
from generador.modelo import Problema

RAIZ = Path(__file__).parents[2]
VERDADERAS = sorted(
    c
    for carpeta in ("recursos", "buenas_practicas", "playlists")
    for c in RAIZ.glob(f"{carpeta}/**/ficha.*")
)


def test_cada_ficha_del_repositorio_sale_igual_del_almacen(tmp_path: Path) -> None:
    leidas = {}
    with Almacen(tmp_path) as almacen:
        for camino in VERDADERAS:
            leidas[camino] = leer_bytes(camino.read_bytes(), camino.name, almacen)
    with Almacen(tmp_path) as almacen:
        otra_vez = {c: leer_bytes(c.read_bytes(), c.name, almacen) for c in VERDADERAS}
    assert len(VERDADERAS) > 50
    assert otra_vez == leidas


def test_las_lineas_de_una_lista_de_grupos_vuelven_con_su_lugar(tmp_path: Path) -> None:
    crudo = b"titulo: Algo\npasos:\n- {nombre: uno}\n- nombre: dos\n  texto: x\nvacia: []\n"
    primera = leer_bytes(crudo, "ficha.yml", Almacen(tmp_path))
    assert not isinstance(primera, Problema)
    assert primera[1]["pasos"][1][1] == (4, {"nombre": (4, {}), "texto": (5, {})})
    with Almacen(tmp_path) as almacen:
        leer_bytes(crudo, "ficha.yml", almacen)
    with Almacen(tmp_path) as almacen:
        assert leer_bytes(crudo, "ficha.yml", almacen) == primera


@pytest.mark.parametrize("crudo", [b"a: [", b"\xff", b"a: &b 1\nc: *b\n"])
def test_un_problema_no_se_guarda_y_nombra_el_archivo_que_se_lee(
    crudo: bytes, tmp_path: Path
) -> None:
    with Almacen(tmp_path) as almacen:
        primero = leer_bytes(crudo, "a/ficha.yml", almacen)
        segundo = leer_bytes(crudo, "b/ficha.yml", almacen)
    assert isinstance(primero, Problema)
    assert isinstance(segundo, Problema)
    assert (primero.archivo, segundo.archivo) == ("a/ficha.yml", "b/ficha.yml")
