"""«generador verificar», «actualizar» y «claves»: qué dicen y con qué código terminan."""

from __future__ import annotations

import shutil
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from generador.cli import principal
from generador.publicacion.claves import leer_publica, leer_secreta
from tests.publicacion.entregas import cambios, contenido, entrega, escribir_archivos, par

Ordenar = Callable[..., tuple[int, str, str]]
FRASE = "una frase que nadie adivina"


@pytest.fixture
def ordenar(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ordenar:
    """Ejecuta «generador …» y devuelve (código, salida, errores)."""

    def ejecutar(*argumentos: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["generador", *map(str, argumentos)])
        with pytest.raises(SystemExit) as fin:
            principal()
        salida = capsys.readouterr()
        return int(fin.value.code or 0), salida.out, salida.err

    return ejecutar


@pytest.fixture
def clave(tmp_path: Path) -> Path:
    """La clave pública, en su archivo."""
    camino = tmp_path / "odes.pub"
    camino.write_text(par().publica, encoding="utf-8")
    return camino


def test_verificar_una_copia_intacta(ordenar: Ordenar, tmp_path: Path, clave: Path) -> None:
    """Dice qué edición es."""
    entrega(tmp_path / "copia", Random(1))
    assert ordenar("verificar", tmp_path / "copia", "--clave", clave) == (
        0,
        "edición 2026-11 (n.º 11, 2026-11-24), paquete «todo»\nintacto, y la firma es buena\n",
        "",
    )


def test_verificar_una_copia_alterada_nombra_lo_que_no_es(
    ordenar: Ordenar, tmp_path: Path, clave: Path
) -> None:
    """Un nombre ajeno no puede escribir órdenes en la terminal."""
    entrega(tmp_path / "copia", Random(1))
    (tmp_path / "copia" / "index.html").write_bytes(b"")
    (tmp_path / "copia" / "404.html").unlink()
    escribir_archivos(tmp_path / "copia", {"\x1b[2Jx": b""})
    codigo, salida, errores = ordenar("verificar", tmp_path / "copia", "--clave", clave)
    assert (codigo, salida) == (1, "")
    assert errores.splitlines()[1:] == [
        "cambiado: index.html",
        "falta: 404.html",
        "sobra: ·[2Jx",
        "no es lo que se publicó: no lo use",
    ]


def test_verificar_una_edicion_antigua_la_rechaza(
    ordenar: Ordenar, tmp_path: Path, clave: Path
) -> None:
    """Verdadera, pero no la de ahora."""
    entrega(tmp_path / "copia", Random(1))
    codigo, _, errores = ordenar(
        "verificar", tmp_path / "copia", "--clave", clave, "--secuencia-minima", 12
    )
    assert codigo == 1
    assert "más antigua que la n.º 12" in errores


def test_sin_clave_no_se_verifica_salvo_que_se_pida(ordenar: Ordenar, tmp_path: Path) -> None:
    """Lo contrario daría una confianza que no hay."""
    entrega(tmp_path / "copia", Random(1))
    codigo, _, errores = ordenar("verificar", tmp_path / "copia", "--raiz", tmp_path)
    assert codigo == 2
    assert errores == (
        "error: no hay clave pública: dígala con «--clave ARCHIVO», o use «--sin-firma»\n"
    )
    codigo, salida, _ = ordenar("verificar", tmp_path / "copia", "--sin-firma")
    assert codigo == 0
    assert salida.endswith("intacto; la firma no se comprobó\n")


def test_la_clave_del_repositorio_se_usa_si_no_se_dice_otra(
    ordenar: Ordenar, tmp_path: Path, clave: Path
) -> None:
    """«publicacion/clave.pub»; y si no es una clave, se dice."""
    entrega(tmp_path / "copia", Random(1))
    (tmp_path / "publicacion").mkdir()
    shutil.copy(clave, tmp_path / "publicacion" / "clave.pub")
    orden = ("verificar", tmp_path / "copia", "--raiz", tmp_path)
    assert ordenar(*orden)[0] == 0
    (tmp_path / "publicacion" / "clave.pub").write_bytes(b"\xff\xfe no")
    assert ordenar(*orden)[::2] == (
        2,
        f"error: no se pudo leer la clave «{tmp_path / 'publicacion' / 'clave.pub'}»\n",
    )


def test_actualizar_deja_la_edicion_nueva(ordenar: Ordenar, tmp_path: Path, clave: Path) -> None:
    """En otra carpeta, o en la misma."""
    vieja, nueva, delta = cambios(tmp_path, Random(7), cuantos=5)
    otra = tmp_path / "otra"
    orden = ("actualizar", vieja, delta, "--clave", clave)
    assert ordenar(*orden, "--salida", otra)[0] == 0
    assert ordenar(*orden) == (
        0,
        f"edición 2026-12 (n.º 12, 2026-12-22), paquete «todo» en {vieja}\n",
        "",
    )
    assert contenido(vieja) == contenido(otra) == contenido(nueva)
    assert ordenar(*orden) == (2, "", "error: la carpeta ya está en la edición 2026-12\n")


def test_actualizar_nunca_va_sin_clave(ordenar: Ordenar, tmp_path: Path) -> None:
    """Cambia archivos: hay que saber de quién vienen."""
    vieja, _, delta = cambios(tmp_path, Random(7), cuantos=5)
    codigo, _, errores = ordenar("actualizar", vieja, delta, "--raiz", tmp_path)
    assert (codigo, errores) == (2, "error: no hay clave pública: dígala con «--clave ARCHIVO»\n")


def test_claves_hace_un_par_y_dice_donde_guardarlo(
    ordenar: Ordenar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """La secreta, solo para quien la hizo; y nunca se reemplaza."""
    monkeypatch.setenv("GENERADOR_CONTRASENA", FRASE)
    codigo, salida, _ = ordenar("claves", tmp_path / "claves")
    publica, secreta = (tmp_path / "claves" / n for n in ("clave.pub", "clave.key"))
    texto = publica.read_text(encoding="utf-8")
    assert codigo == 0
    assert leer_publica(texto).huella in salida
    assert "nunca en Git" in salida
    assert leer_secreta(secreta.read_text(encoding="utf-8"), FRASE).id == leer_publica(texto).id
    assert stat.S_IMODE(secreta.stat().st_mode) == 0o600
    codigo, _, errores = ordenar("claves", tmp_path / "claves")
    assert codigo == 2
    assert "ya existe y no se reemplaza" in errores
    assert publica.read_text(encoding="utf-8") == texto


def test_claves_pide_una_contrasena_larga(
    ordenar: Ordenar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Con una corta no escribe nada."""
    monkeypatch.setenv("GENERADOR_CONTRASENA", "corta")
    assert ordenar("claves", tmp_path / "claves") == (
        2,
        "",
        "error: la contraseña ha de tener al menos 12 caracteres\n",
    )
    assert not (tmp_path / "claves").exists()
