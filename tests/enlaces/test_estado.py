"""Lo que se lee de publicacion/enlaces.csv: o se entiende entero, o se dice qué está mal."""

from __future__ import annotations

from pathlib import Path

import pytest

from generador.enlaces import guardar
from generador.fuentes.enlaces import ARCHIVO, leer_enlaces
from generador.modelo import Enlace

CABEZA = "url,estado,codigo,fallos seguidos,desde,revisado,cambio a\n"
BUENA = "https://a.pe/,falla,404,3,2026-09-01,2026-10-03,\n"


def _escribir(raiz: Path, texto: str | bytes) -> None:
    (raiz / ARCHIVO).parent.mkdir(exist_ok=True)
    crudo = texto.encode() if isinstance(texto, str) else texto
    (raiz / ARCHIVO).write_bytes(crudo)


def test_sin_archivo_no_se_sabe_nada_y_no_es_un_problema(tmp_path: Path) -> None:
    """Un repositorio que nunca comprobó sus enlaces se construye igual."""
    assert leer_enlaces(tmp_path) == ({}, ())


def test_lo_guardado_se_lee_igual(tmp_path: Path) -> None:
    """También con comas, tildes y direcciones nuevas."""
    enlaces = [
        Enlace("https://a.pe/?a=1,2&b=ñ", "bien", "200", 0, "2026-09-01", "2026-10-03"),
        Enlace("https://b.pe/", "bien", "200", 0, "2026-09-01", "2026-10-03", "https://c.pe/x"),
        Enlace("https://c.pe/", "falla", "nombre", 7, "2026-01-01", "2026-10-03"),
    ]
    guardar(tmp_path, enlaces)
    assert leer_enlaces(tmp_path) == ({e.url: e for e in enlaces}, ())


@pytest.mark.parametrize(
    ("texto", "linea", "dice"),
    [
        (CABEZA.replace(",", ";"), 1, "la primera línea debe ser"),
        ("", 1, "vacío"),
        (CABEZA + BUENA + BUENA, 3, "repetida"),
        (CABEZA + BUENA.replace("https://a.pe/", "=HYPERLINK(1)"), 2, "«url»"),
        (CABEZA + BUENA.replace("https:", "javascript:"), 2, "«url»"),
        (CABEZA + BUENA.replace("https://a.pe/", "https://a.pe/" + "x" * 2000), 2, "«url»"),
        (CABEZA + BUENA.replace("falla", "regular"), 2, "«estado»"),
        (CABEZA + BUENA.replace("404", "=1+1"), 2, "«codigo»"),
        (CABEZA + BUENA.replace(",3,", ",-3,"), 2, "«fallos seguidos»"),
        (CABEZA + BUENA.replace(",3,", f",{'9' * 5000},"), 2, "«fallos seguidos»"),
        (CABEZA + BUENA.replace(",3,", ",0,"), 2, "«fallos seguidos»"),
        (CABEZA + BUENA.replace("2026-09-01", "01/09/2026"), 2, "«desde»"),
        (CABEZA + BUENA.replace("2026-10-03", "2026-02-30"), 2, "«revisado»"),
        (CABEZA + BUENA.replace("2026-10-03", "2026-08-03"), 2, "«revisado»"),
        (CABEZA + BUENA.replace(",\n", ",https://x.pe/ y\n"), 2, "«cambio a»"),
        (CABEZA + "https://a.pe/,bien\n", 2, "hay 2 columnas"),
        (CABEZA + '"https://a.pe/,bien\n', 2, "comillas"),
        (CABEZA.encode() + b"\xff\n", 2, "UTF-8"),
    ],
)
def test_lo_que_no_se_entiende_es_un_problema_con_su_linea(
    texto: str | bytes, linea: int, dice: str, tmp_path: Path
) -> None:
    """Nada se adivina: con una fila mala no se usa ninguna."""
    _escribir(tmp_path, texto)
    enlaces, problemas = leer_enlaces(tmp_path)
    assert enlaces == {}
    assert [(p.archivo, p.linea, p.nivel) for p in problemas] == [(ARCHIVO, linea, "error")]
    assert dice in problemas[0].mensaje


def test_un_enlace_simbolico_no_se_sigue(tmp_path: Path) -> None:
    """Ni para leer ni para escribir."""
    fuera = tmp_path / "fuera"
    fuera.mkdir()
    raiz = tmp_path / "raiz"
    raiz.mkdir()
    (raiz / "publicacion").symlink_to(fuera)
    (fuera / "enlaces.csv").write_text(CABEZA + BUENA, encoding="utf-8")
    assert leer_enlaces(raiz)[0] == {}
    assert "otro lugar" in leer_enlaces(raiz)[1][0].mensaje
