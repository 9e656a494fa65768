"""El manifiesto: nombra cada archivo, se escribe de una sola forma y no cree lo que lee."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from generador.publicacion.manifiesto import (
    Manifiesto,
    ManifiestoInvalido,
    de_carpeta,
    escribir,
    huella,
    leer,
    texto,
)
from tests.publicacion.entregas import NOVIEMBRE, escribir_archivos

CERO = "0" * 64


def _con(**cambios: Any) -> bytes:
    """Un manifiesto bueno, con algún dato cambiado."""
    datos: dict[str, Any] = {
        "formato": "manifiesto/1",
        "sitio": "Repositorio",
        "paquete": "todo",
        "edicion": "2026-11",
        "secuencia": 11,
        "fecha": "2026-11-24",
        "base": "2026-10",
        "archivos": [],
    } | cambios
    filas = ",\n".join(json.dumps(f, ensure_ascii=False) for f in datos.pop("archivos"))
    cabeza = [f"{json.dumps(c)}: {json.dumps(v, ensure_ascii=False)}," for c, v in datos.items()]
    lista = [filas] if filas else []
    return "\n".join(["{", *cabeza, '"archivos": [', *lista, "]}", ""]).encode(
        "utf-8", "surrogatepass"
    )


def _archivos(*rutas: str) -> bytes:
    return _con(archivos=[{"ruta": r, "bytes": 1, "sha256": CERO} for r in rutas])


def test_nombra_cada_archivo_por_orden_y_no_a_si_mismo(tmp_path: Path) -> None:
    """Ni la marca del generador, que no es del sitio."""
    escribir_archivos(tmp_path, {"z.html": b"z", "a/ñ.txt": b"", ".generado": b"", "a.html": b"a"})
    manifiesto = de_carpeta(tmp_path, NOVIEMBRE)
    escribir(tmp_path, manifiesto)
    assert [(e.ruta, e.bytes) for e in manifiesto.archivos] == [
        ("a.html", 1),
        ("a/ñ.txt", 0),
        ("z.html", 1),
    ]
    assert de_carpeta(tmp_path, NOVIEMBRE) == manifiesto
    assert leer((tmp_path / "manifiesto.json").read_bytes()) == manifiesto


def test_cada_archivo_va_en_su_linea() -> None:
    """Así dos ediciones se comparan con cualquier herramienta."""
    lineas = _archivos("a.html", "b.html").decode().splitlines()
    assert sum("sha256" in linea for linea in lineas) == 2
    assert texto(leer(_archivos("a.html", "b.html"))) == _archivos("a.html", "b.html")


def test_la_huella_cambia_con_cualquier_archivo() -> None:
    """Identifica la edición entera."""
    assert huella(leer(_archivos("a"))) != huella(leer(_archivos("b")))
    assert huella(Manifiesto(NOVIEMBRE, ())) == huella(leer(_con()))


@pytest.mark.parametrize("que", ["enlace", "carpeta enlazada", "tubería"])
def test_una_carpeta_con_algo_que_no_es_un_archivo_se_rechaza(tmp_path: Path, que: str) -> None:
    """Un enlace podría publicar un archivo de fuera."""
    (tmp_path / "a.html").write_bytes(b"a")
    if que == "tubería":
        os.mkfifo(tmp_path / "b")
    else:
        (tmp_path / "b").symlink_to("/etc/hostname" if que == "enlace" else "/etc")
    with pytest.raises(ManifiestoInvalido, match="'b' es un enlace"):
        de_carpeta(tmp_path, NOVIEMBRE)


@pytest.mark.parametrize(
    "rutas",
    [
        ["/etc/passwd"],
        ["../fuera"],
        ["a/../b"],
        ["a/./b"],
        ["a//b"],
        ["a/"],
        ["C:/Windows/a"],
        ["C:a"],
        ["a\\b"],
        ["a\nb"],
        ["a\x00b"],
        ["a\u202eb"],
        ["a\u200bb"],
        ["a\ud800b"],
        ["a*b"],
        ["a."],
        ["a "],
        ["CON"],
        ["aux.html"],
        ["b/NUL.txt"],
        [""],
        ["a" * 241],
        ["a", "a"],
        ["A.html", "a.html"],
        ["A/b", "a/B"],
        ["a\u0301.html", "á.html"],
        ["a", "a/b"],
        ["b", "a"],
        ["manifiesto.json"],
        ["Manifiesto.JSON"],
        ["manifiesto.json.minisig"],
        [".generado"],
    ],
    ids=repr,
)
def test_una_ruta_de_trampa_se_rechaza(rutas: list[str]) -> None:
    """Ni fuera de la carpeta, ni repetidas en Windows, ni sin orden."""
    with pytest.raises(ManifiestoInvalido):
        leer(_archivos(*rutas))


@pytest.mark.parametrize(
    ("dato", "valor"),
    [
        ("formato", "manifiesto/2"),
        ("sitio", ""),
        ("sitio", "a\nb"),
        ("sitio", 3),
        ("paquete", "Eje Norte"),
        ("paquete", "../x"),
        ("edicion", "2026-13"),
        ("edicion", "2026-11.1"),
        ("edicion", "noviembre"),
        ("secuencia", -1),
        ("secuencia", 1.5),
        ("secuencia", True),
        ("secuencia", 10**12),
        ("secuencia", "11"),
        ("fecha", "2026-02-30"),
        ("fecha", "24/11/2026"),
        ("fecha", None),
        ("base", "ayer"),
        ("archivos", [{"ruta": "a", "bytes": -1, "sha256": CERO}]),
        ("archivos", [{"ruta": "a", "bytes": True, "sha256": CERO}]),
        ("archivos", [{"ruta": "a", "bytes": 2**40, "sha256": CERO}]),
        ("archivos", [{"ruta": "a", "bytes": 1, "sha256": CERO.replace("0", "G")}]),
        ("archivos", [{"ruta": "a", "bytes": 1, "sha256": "00"}]),
        ("archivos", [{"ruta": 5, "bytes": 1, "sha256": CERO}]),
        ("archivos", [{"ruta": "a", "bytes": 1}]),
        ("archivos", [{"ruta": "a", "bytes": 1, "sha256": CERO, "de más": 1}]),
        ("archivos", ["a"]),
        ("archivos", [[]]),
    ],
    ids=repr,
)
def test_un_dato_sin_su_forma_se_rechaza(dato: str, valor: object) -> None:
    """El manifiesto puede venir de cualquiera."""
    with pytest.raises(ManifiestoInvalido):
        leer(_con(**{dato: valor}))


@pytest.mark.parametrize(
    "datos",
    [
        b"",
        b"[]",
        b"null",
        b"{}",
        b"\xff\xfe",
        b"\xef\xbb\xbf" + _con(),
        _con()[:-5],
        _con() + b" ",
        _con().replace(b"\n", b"\r\n"),
        _con().replace(b'"base"', b'"secuencia": 99,\n"base"'),
        _con(**{"de más": 1}),
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b'{"secuencia": ' + b"9" * 10_000 + b"}",
        b" " * ((64 << 20) + 1),
    ],
    ids=lambda d: repr(d[:30]),
)
def test_lo_que_no_esta_en_su_forma_unica_se_rechaza(datos: bytes) -> None:
    """Cortado, con otra codificación, con claves repetidas, demasiado hondo o demasiado grande."""
    with pytest.raises(ManifiestoInvalido):
        leer(datos)
