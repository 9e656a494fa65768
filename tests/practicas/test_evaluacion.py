"""Las cifras de un comité: se calculan exactas, no dependen del orden y nunca favorecen."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from generador.modelo.evaluacion import (
    centesimas,
    completos,
    criterios_bajo,
    media,
    media_general,
)

CRITERIOS = ("originalidad", "efectividad", "sostenibilidad", "replicabilidad", "impacto")


@st.composite
def cuadros(dibujar: st.DrawFn) -> dict[str, list[int]]:
    """Puntajes completos de un comité de tres a quince, par o impar."""
    cuantos = dibujar(st.integers(3, 15))
    notas = st.lists(st.integers(1, 5), min_size=cuantos, max_size=cuantos)
    return {criterio: dibujar(notas) for criterio in CRITERIOS}


def _alcanza(cuadro: dict[str, list[int]]) -> bool:
    """Lo que exige la regla «validacion», con sus dos funciones."""
    return media_general(cuadro) >= 3 and not criterios_bajo(cuadro, 2)


def _exacta(cuadro: dict[str, list[int]]) -> Fraction:
    todas = [nota for notas in cuadro.values() for nota in notas]
    return Fraction(sum(todas), len(todas))


@given(cuadros())
def test_la_media_es_la_de_los_criterios(cuadro: dict[str, list[int]]) -> None:
    """Hay tantas notas en cada criterio: la media de todas es la media de las cinco medias."""
    medias = [Fraction(sum(notas), len(notas)) for notas in cuadro.values()]
    assert _exacta(cuadro) == sum(medias) / len(medias)
    assert media_general(cuadro) == float(_exacta(cuadro))


@given(cuadros())
def test_el_umbral_se_compara_sin_redondear(cuadro: dict[str, list[int]]) -> None:
    """Alcanza justo cuando la fracción exacta alcanza, en la media y en cada criterio."""
    bajos = [c for c in CRITERIOS if Fraction(sum(cuadro[c]), len(cuadro[c])) < 2]
    assert list(criterios_bajo(cuadro, 2)) == bajos
    assert _alcanza(cuadro) == (_exacta(cuadro) >= 3 and not bajos)


@given(cuadros())
def test_lo_que_se_muestra_nunca_pasa_de_lo_que_es(cuadro: dict[str, list[int]]) -> None:
    """Se corta en centésimas: quien no llega a 3 no lee «3,00»."""
    todas = [nota for notas in cuadro.values() for nota in notas]
    mostrada = Fraction(centesimas(todas).replace(",", "."))
    assert mostrada <= _exacta(cuadro) < mostrada + Fraction(1, 100)
    assert (mostrada >= 3) == (_exacta(cuadro) >= 3)


@given(cuadros())
def test_no_importa_en_que_orden_estan(cuadro: dict[str, list[int]]) -> None:
    """Cambiar de sitio a los integrantes o a los criterios no cambia el resultado."""
    vuelto = {c: sorted(notas) for c, notas in reversed(cuadro.items())}
    assert media_general(vuelto) == media_general(cuadro)
    assert _alcanza(vuelto) == _alcanza(cuadro)


@given(cuadros(), st.sampled_from(CRITERIOS), st.data())
def test_subir_una_nota_nunca_perjudica(
    cuadro: dict[str, list[int]], criterio: str, datos: st.DataObject
) -> None:
    """Con una nota mejor, la media no baja y lo que alcanzaba sigue alcanzando."""
    cual = datos.draw(st.integers(0, len(cuadro[criterio]) - 1))
    notas = [*cuadro[criterio]]
    notas[cual] = min(5, notas[cual] + 1)
    mejor = {**cuadro, criterio: notas}
    assert media_general(mejor) >= media_general(cuadro)
    assert _alcanza(mejor) or not _alcanza(cuadro)


@given(cuadros())
def test_la_media_esta_entre_las_notas(cuadro: dict[str, list[int]]) -> None:
    """Entre la más baja y la más alta, que están en la escala."""
    for notas in cuadro.values():
        assert 1 <= min(notas) <= media(notas) <= max(notas) <= 5


@given(cuadros(), st.sampled_from(CRITERIOS))
def test_un_cuadro_al_que_le_falta_una_nota_no_se_juzga(
    cuadro: dict[str, list[int]], criterio: str
) -> None:
    """Ni uno al que le sobra, ni el de un comité sin nadie."""
    cuantos = len(cuadro[criterio])
    assert completos(cuadro, cuantos)
    assert not completos({**cuadro, criterio: cuadro[criterio][1:]}, cuantos)
    assert not completos({**cuadro, criterio: [*cuadro[criterio], 3]}, cuantos)
    assert not completos({c: [] for c in CRITERIOS}, 0)
