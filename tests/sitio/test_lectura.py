"""Qué tan fácil se lee una ficha: sílabas, frases y siglas."""

from __future__ import annotations

import pytest

from generador.vistas.lectura import Lectura, medir, siglas, silabas

SEPARADAS = """
sol ca-sa ciu-dad a-é-re-o pa-ís dia-rio cons-truí cons-truí-a rí-o Pa-ra-guay guion co-o-pe-rar
chi-i-ta prohi-bir a-ho-ra ahu-mar ve-hí-cu-lo lin-güís-ti-ca pin-güi-no gue-rra que-so hoy ley y yo
re-yes muy tra-ba-jo re-gión dí-as ju-ris-dic-ción e-va-lua-ción des-cen-tra-li-za-ción cui-da-do
á-re-a lí-ne-a o-ír le-í-ais au-la bú-ho buhar-di-lla mtpe
"""
CONOCIDAS = {"ODES": "Oficina de Descentralización", "POI": "Plan Operativo Institucional"}


@pytest.mark.parametrize("separada", SEPARADAS.split())
def test_las_silabas_son_las_de_la_ortografia(separada: str) -> None:
    """Diptongos, hiatos, «h» intercalada, «u» muda e «y» final."""
    assert silabas(separada.replace("-", "")) == separada.count("-") + 1


def test_el_indice_sale_de_la_formula() -> None:
    """Seis palabras, nueve sílabas y dos frases: 206,835 − 62,3 × 1,5 − 3."""
    medida = medir("El sol sale. La luna brilla.", minimo=6)
    assert medida == Lectura(indice=110, por_frase=3)
    assert medida.grado == "muy fácil"


@pytest.mark.parametrize(
    ("indice", "grado"),
    [
        (-5, "muy difícil"),
        (39, "muy difícil"),
        (40, "algo difícil"),
        (55, "normal"),
        (65, "bastante fácil"),
        (80, "muy fácil"),
    ],
)
def test_cada_indice_tiene_su_grado(indice: int, grado: str) -> None:
    """La escala INFLESZ."""
    assert Lectura(indice, 10).grado == grado


@pytest.mark.parametrize(
    "texto",
    [
        "El sol sale\n\nLa luna brilla",
        "- El sol sale\n- La luna brilla",
        "1. El sol sale\n2. La luna brilla",
        "## El sol sale\nLa **luna** brilla.\n\n## 2026",
        "El sol sale (https://ejemplo.pe/sol). La luna brilla en https://ejemplo.pe/luna.",
        "El sol sale ([uno](https://ejemplo.pe)). La luna brilla.",
        "El sol\nsale. La [luna](https://ejemplo.pe/una/cosa.html) brilla en MTPE 3.5",
    ],
)
def test_el_formato_no_alarga_las_frases(texto: str) -> None:
    """Párrafos, listas y títulos cierran frase; direcciones, siglas y números no son palabras."""
    medida = medir(texto, minimo=6)
    assert medida is not None and medida.por_frase in (3, 4)


def test_de_un_texto_corto_no_se_dice_nada() -> None:
    """Ni de uno vacío."""
    assert medir("El sol sale. La luna brilla.") is None
    assert medir("") is None


@pytest.mark.parametrize(
    ("texto", "mudas", "ajenas"),
    [
        ("La ODES publica y la ODES revisa.", ["ODES"], []),
        ("La Oficina de Descentralización (ODES) publica. La ODES revisa.", [], []),
        ("La ODES (oficina de descentralización) publica.", [], []),
        ("Primero la ODES. Después, la Oficina de Descentralización.", ["ODES"], []),
        ("Use el XYZ y el XYZ; el siglo XXI no cuenta.", [], ["XYZ"]),
        ("Una tabla de contenidos (TDC) y el ABC (abecedario).", [], []),
        ("Vea https://ejemplo.pe/POI y RE-POI-1.", [], []),
    ],
)
def test_se_pide_el_nombre_de_la_sigla_la_primera_vez(
    texto: str, mudas: list[str], ajenas: list[str]
) -> None:
    """Antes o junto a ella; las que nadie conoce, aparte."""
    assert siglas(texto, CONOCIDAS) == (mudas, ajenas)
