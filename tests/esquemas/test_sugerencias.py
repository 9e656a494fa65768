"""De una palabra mal escrita a la que quizá se quiso escribir."""

from __future__ import annotations

import pytest

from generador.esquemas.sugerencias import ayuda, parecido, plegar

REGIONES = {"madre-de-dios": "Madre de Dios", "la-libertad": "La Libertad", "ancash": "Áncash"}


@pytest.mark.parametrize(
    ("texto", "plegado"),
    [("Áncash", "ancash"), ("Buena_Práctica", "buena-practica"), ("ÑANDÚ  ", "nandu--"), ("", "")],
)
def test_plegar_quita_lo_que_no_distingue(texto: str, plegado: str) -> None:
    """Ni mayúsculas, ni tildes, ni la clase de separador."""
    assert plegar(texto) == plegado


@pytest.mark.parametrize(
    ("palabra", "opcion"),
    [
        ("madre_de_dios", "madre-de-dios"),
        ("Madre de Dios", "madre-de-dios"),
        ("Libertad", "la-libertad"),
        ("ÁNCASH", "ancash"),
        ("ancahs", "ancash"),
        ("tumbes", None),
        ("", None),
    ],
)
def test_se_compara_con_el_codigo_y_con_el_nombre(palabra: str, opcion: str | None) -> None:
    """Quien escribe el nombre en vez del código también recibe una sugerencia."""
    assert parecido(palabra, REGIONES) == opcion


def test_la_ayuda_pregunta_y_enumera() -> None:
    """Primero la sugerencia; después, los valores posibles."""
    assert ayuda("ancahs", REGIONES) == (
        "¿quiso decir «ancash»? valores posibles: madre-de-dios, la-libertad, ancash"
    )
    assert ayuda("xyz", ["a", "b"]) == "valores posibles: a, b"


def test_una_lista_larga_se_recorta() -> None:
    """No se enumeran decenas de valores: se dice cuántos más hay."""
    assert ayuda("xyz", [f"t{n}" for n in range(20)]).endswith("t10, t11 y 8 más")
