"""Los datos personales se hallan por lo que son, y lo que no lo es no molesta."""

from __future__ import annotations

from pathlib import Path

import pytest

from generador.personales import buscar
from tests.personales.casos import casos

RAIZ = Path(__file__).parents[2]


def test_se_hallan_quinientos_casos() -> None:
    """Al menos el 98 % de quinientos, y cada uno como lo que es."""
    todos = list(casos(500, 29733))
    perdidos = [(c, t) for c, t in todos if c not in {p.clase for p in buscar(t)}]
    assert len(todos) == 500
    assert len(perdidos) <= 10, perdidos


def test_ningun_mensaje_repite_el_dato() -> None:
    """La máscara y la huella no dejan leer el número ni el correo."""
    for clase, texto in casos(500, 733):
        for hallado in buscar(texto):
            if clase in ("dni", "ruc", "celular", "correo") and hallado.clase == clase:
                assert hallado.mascara not in texto
                assert "*" in hallado.mascara


def test_el_texto_del_repositorio_no_da_falsos() -> None:
    """Ni el contenido, ni la documentación, ni las normas que citan."""
    textos = {
        camino: camino.read_text(encoding="utf-8")
        for carpeta in ("buenas_practicas", "recursos", "playlists", "vocabularios", "docs")
        for camino in sorted((RAIZ / carpeta).rglob("*"))
        if camino.suffix in (".md", ".yml", ".vtt", ".csv")
    }
    falsos = {c: h for c, t in textos.items() if (h := buscar(t))}
    assert sum(map(len, textos.values())) > 200_000
    assert falsos == {}


@pytest.mark.parametrize(
    "texto",
    [
        "Resolución Ministerial N.º 12345679-2025-TR, del 20251130",
        "S/ 987 654 112 en inversión y 912 334 455 trabajadores",
        "RUC 20131023414 del ministerio",
        "RUC 10458712369, mal copiado",
        "https://www.gob.pe/institucion/mtpe/normas/45871236-987112334",
        "Presentar DNI, recibo y firma. El plazo vence el 2026-11-30.",
        "capacitacion@mtpe.gob.pe y mesa@trabajo.regionpuno.gob.pe",
        "Expediente N° 45871236-2",
        "youtube.com/watch?v=98711233400",
        "| Nombres y apellidos | DNI | Firma |\n|---|---|---|\n| | | |\n| | | |",
        "Nombre · Correo 1 · Mesa de partes · 2",
        "DNI: 12345678 (ejemplo)",
        "DNI del postulante. Aforo total: 2 500 personas, código 00012345678901",
        "El correo es usuario@example.com",
        "10000000000 y 99999999 y 999999999",
    ],
)
def test_lo_que_no_es_de_nadie_no_se_senala(texto: str) -> None:
    """Números de norma, montos, códigos, correos institucionales y plantillas en blanco."""
    assert buscar(texto) == ()


def test_un_texto_hostil_no_cuelga() -> None:
    """Cien mil letras escogidas para que una expresión dé vueltas se leen de inmediato."""
    for trozo in ("9 ", "a.", "@", "DNI ", "Nombre | ", "1 · Ana ", "Aa ", "10", "(arroba) "):
        assert isinstance(buscar(trozo * (100_000 // len(trozo))), tuple)
