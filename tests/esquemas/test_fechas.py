"""Qué se admite como fecha."""

from __future__ import annotations

import pytest

from generador.esquemas.validador import es_fecha


@pytest.mark.parametrize(
    ("texto", "vale"),
    [
        ("2026-11-03", True),
        ("2024-02-29", True),
        ("1900-01-01", True),
        ("2099-12-31", True),
        ("2023-02-29", False),
        ("2026-13-01", False),
        ("2026-1-3", False),
        ("03/11/2026", False),
        ("20261103", False),
        ("2026-W05-1", False),
        ("2026-11-03T10:00", False),
        ("2026-11-03\n", False),
        ("0206-11-03", False),
        ("9999-12-31", False),
        ("٢٠٢٦-١١-٠٣", False),
        ("", False),
    ],
)
def test_una_fecha_es_un_dia_que_existe_en_este_siglo_o_el_pasado(texto: str, vale: bool) -> None:
    """Año, mes y día con guiones; un año mal tecleado no pasa."""
    assert es_fecha(texto) is vale
