"""Lo guardado solo ahorra tiempo: da igual que esté, que falte, que sobre o que esté roto."""

from __future__ import annotations

import pickle
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from generador.almacen import NOMBRE, Almacen, clave


def _llenar(carpeta: Path, *claves: str, largo: int = 10) -> None:
    with Almacen(carpeta) as almacen:
        for una in claves:
            almacen.guardar(una, una.encode() * largo)


def _claves(carpeta: Path) -> list[str]:
    with closing(sqlite3.connect(carpeta / NOMBRE)) as conexion:
        return [c for (c,) in conexion.execute("SELECT clave FROM guardado ORDER BY clave")]


def test_lo_guardado_se_halla_otra_vez(tmp_path: Path) -> None:
    """En la misma construcción, en otra y en otro proceso."""
    with Almacen(tmp_path) as almacen:
        assert almacen.leer("a") is None
        assert almacen.recordar("a", lambda: b"uno") == b"uno"
        assert almacen.recordar("a", lambda: b"otro") == b"uno"
        almacen.volcar()
        with pickle.loads(pickle.dumps(almacen)) as de_otro:
            assert de_otro.leer("a") == b"uno"
    with Almacen(tmp_path) as almacen:
        assert almacen.leer("a") == b"uno"


def test_la_clave_distingue_cada_parte() -> None:
    """Las mismas letras repartidas de otro modo son otra cosa."""
    claves = {clave("r", b"ab", b"c"), clave("r", b"a", b"bc"), clave("r", b"abc"), clave("ra")}
    assert len(claves) == 4


@pytest.mark.parametrize("basura", [b"", b"no soy una base", b"SQLite format 3\0" + b"x" * 999])
def test_un_archivo_estropeado_se_rehace(tmp_path: Path, basura: bytes) -> None:
    """Vacío, ajeno o roto: se empieza otro, en esta construcción o en la siguiente."""
    _llenar(tmp_path, "a")
    (tmp_path / NOMBRE).write_bytes(basura)
    for _ in range(2):
        with Almacen(tmp_path) as almacen:
            almacen.recordar("a", lambda: b"nuevo")
    with Almacen(tmp_path) as almacen:
        assert almacen.leer("a") == b"nuevo"


def test_un_valor_cambiado_se_ignora(tmp_path: Path) -> None:
    """Si no cuadra con su suma, es como si no estuviera."""
    _llenar(tmp_path, "a", "b")
    with closing(sqlite3.connect(tmp_path / NOMBRE)) as conexion, conexion:
        conexion.execute("UPDATE guardado SET valor = ? WHERE clave = 'a'", (b"otro",))
    with Almacen(tmp_path) as almacen:
        assert almacen.leer("a") is None
        assert almacen.leer("b") == b"b" * 10


def test_con_otra_construccion_guardando_se_sigue_sin_guardar(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ni se espera por ella ni se falla."""
    monkeypatch.setattr("generador.almacen.ESPERA", 0.0)
    _llenar(tmp_path, "a")
    with closing(sqlite3.connect(tmp_path / NOMBRE, isolation_level=None)) as otra:
        otra.execute("BEGIN EXCLUSIVE")
        _llenar(tmp_path, "b")
        otra.execute("COMMIT")
    assert _claves(tmp_path) == ["a"]


def test_borrarlo_a_media_construccion_no_estorba(tmp_path: Path) -> None:
    """Se puede borrar siempre, también mientras se usa."""
    with Almacen(tmp_path) as almacen:
        almacen.guardar("a", b"uno")
        (tmp_path / NOMBRE).unlink()
        assert almacen.leer("a") == b"uno"
    with Almacen(tmp_path) as almacen:
        assert almacen.recordar("a", lambda: b"dos") in {b"uno", b"dos"}


def test_lo_que_no_se_usa_se_borra_si_ocupa_demasiado(tmp_path: Path) -> None:
    """De lo más antiguo a lo más nuevo, y nunca lo de esta construcción."""
    _llenar(tmp_path, "a", "b", "c", largo=100_000)
    with Almacen(tmp_path, limite=250_000) as almacen:
        almacen.leer("a")
    assert _claves(tmp_path) == ["a", "c"]
    with Almacen(tmp_path, limite=0) as almacen:
        almacen.leer("a")
    assert _claves(tmp_path) == ["a"]


def test_sin_carpeta_no_se_guarda_nada() -> None:
    """Ni si la carpeta no se puede crear."""
    for carpeta in (None, Path("/dev/null/almacen")):
        with Almacen(carpeta) as almacen:
            assert almacen.recordar("a", lambda: b"uno") == b"uno"
            assert almacen.leer("a") is None
