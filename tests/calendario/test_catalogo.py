"""El catálogo del mes: qué trae, para quién, y un PDF que otro programa lee."""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
import pytest

from generador.cli import principal
from generador.vistas.catalogo_mes import cuerpo_del_mes
from tests.calendario.oferta import poner, preparar
from tests.repositorio import RAIZ, Repositorio

ENLACE = "https://www.gob.pe/inscripcion"


def _ofrecer(repositorio: Repositorio) -> None:
    hora = {"inicio": "2026-06-10", "hora": '"10:00"', "duracion_horas": "2.5"}
    con_enlace = {"regiones": "[puno]", "enlaces": f"{{inscripcion: '{ENLACE}'}}"}
    poner(repositorio, "af-puno", "Taller en Puno", "2026-06", **hora, **con_enlace)
    poner(repositorio, "af-todas", "Taller nacional", "2026-06", inicio="2026-06-20")
    poner(repositorio, "af-callao", "Taller en Callao", "2026-06", regiones="[callao]")
    poner(repositorio, "af-otro-mes", "Taller de julio", "2026-07")
    poner(repositorio, "af-trimestre", "Taller del trimestre", "2026-T2")
    poner(repositorio, "af-inventada", "Taller inventado", "2026-06", ejemplo="true")
    anulada = {"inicio": "2026-06-12", "situacion": "cancelada", "motivo": "Sin cupo"}
    poner(repositorio, "af-anulada", "Taller anulado", "2026-06", **anulada)


def _lanzar(monkeypatch: pytest.MonkeyPatch, *argumentos: object) -> int:
    monkeypatch.setattr(sys, "argv", ["generador", "catalogo", *map(str, argumentos)])
    with pytest.raises(SystemExit) as fin:
        principal()
    return int(fin.value.code or 0)


def test_trae_lo_del_mes_y_lo_que_no_tiene_dia(repositorio: Repositorio) -> None:
    """Sin ejemplos ni otros meses; lo cancelado, solo en la tabla de fechas."""
    _ofrecer(repositorio)
    cuerpo = cuerpo_del_mes(preparar(repositorio), "2026-06")
    for titulo in ("Taller en Puno", "Taller nacional", "Taller en Callao"):
        assert f"<h2>{titulo}</h2>" in cuerpo
    assert "Taller anulado (cancelada)" in cuerpo
    assert "<h2>Taller anulado</h2>" not in cuerpo
    assert cuerpo.index("sin fecha fijada") < cuerpo.index("Taller del trimestre")
    assert "Taller de julio" not in cuerpo
    assert "inventado" not in cuerpo
    assert cuerpo_del_mes(preparar(repositorio), "2025-06") == ""


def test_el_de_una_region_trae_lo_suyo_y_lo_nacional(repositorio: Repositorio) -> None:
    """Y no lo de otra."""
    _ofrecer(repositorio)
    cuerpo = cuerpo_del_mes(preparar(repositorio), "2026-06", "puno")
    assert "junio de 2026, Puno</h1>" in cuerpo
    assert "Taller en Puno" in cuerpo
    assert "Taller nacional" in cuerpo
    assert "Callao" not in cuerpo


def test_la_orden_escribe_un_pdf_que_se_lee(
    repositorio: Repositorio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Con los enlaces escritos, y siempre con los mismos bytes."""
    _ofrecer(repositorio)
    repositorio.escribir("mkdocs.yml", (RAIZ / "mkdocs.yml").read_bytes())
    opciones = ("--raiz", repositorio.raiz, "--fecha", "2026-06-01")
    for nombre in ("uno.pdf", "otro.pdf"):
        assert _lanzar(monkeypatch, "2026-06", tmp_path / nombre, *opciones) == 0
    assert (tmp_path / "uno.pdf").read_bytes() == (tmp_path / "otro.pdf").read_bytes()
    with pypdfium2.PdfDocument(tmp_path / "uno.pdf") as documento:
        texto = "".join(pagina.get_textpage().get_text_range() for pagina in documento)
    assert "miércoles 10 de junio, 10:00 (2,5 h)" in " ".join(texto.split())
    assert ENLACE in texto


@pytest.mark.parametrize("argumentos", [("2025-01",), ("2026-06", "--region", "atlantida")])
def test_sin_nada_que_ofrecer_no_escribe(
    argumentos: tuple[str, ...],
    repositorio: Repositorio,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Un mes vacío o una región que no existe es un mal uso."""
    _ofrecer(repositorio)
    repositorio.escribir("mkdocs.yml", (RAIZ / "mkdocs.yml").read_bytes())
    mes, *mas = argumentos
    fijas = ("--raiz", repositorio.raiz, "--fecha", "2026-06-01")
    assert _lanzar(monkeypatch, mes, tmp_path / "no.pdf", *mas, *fijas) == 2
    assert list(tmp_path.glob("*.pdf")) == []
