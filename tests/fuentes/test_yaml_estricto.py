"""El lector de YAML: qué valor da cada escritura, en qué línea, y hasta dónde llega."""

from __future__ import annotations

import pytest

from generador.fuentes import yaml_estricto
from generador.fuentes.yaml_estricto import leer_yaml
from generador.modelo import Problema, linea_de


def _datos(texto: str) -> dict[str, object]:
    leido = leer_yaml(texto, "ficha.yml")
    assert not isinstance(leido, Problema), leido
    return leido[0]


def _problema(texto: str, desde: int = 0) -> Problema:
    leido = leer_yaml(texto, "ficha.yml", desde)
    assert isinstance(leido, Problema), leido
    return leido


@pytest.mark.parametrize(
    ("escrito", "valor"),
    [
        ("no", "no"),
        ("sí", "sí"),
        ("on", "on"),
        ("True", "True"),
        ("true", True),
        ("false", False),
        ("012", "012"),
        ("0", 0),
        ("-7", -7),
        ("12:30", "12:30"),
        ("1e5", "1e5"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        (".5", ".5"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("4.30", 4.3),
        ("17.5", 17.5),
        ("2026-11-03", "2026-11-03"),
        ("2026-11-03T10:00:00Z", "2026-11-03T10:00:00Z"),
        ("9" * 5000, "9" * 5000),
        ('"9"', "9"),
        ("'no'", "no"),
        ('"  con espacios  "', "con espacios"),
        ("Ley N° 29381", "Ley N° 29381"),
        ("|\n  dos\n  líneas\n", "dos\nlíneas"),
        (">-\n  una\n  sola\n", "una sola"),
        ("[no, 012, 9, 4.5]", ["no", "012", 9, 4.5]),
    ],
)
def test_cada_valor_es_lo_que_parece(escrito: str, valor: object) -> None:
    """Solo true, false y los números escritos sin adornos dejan de ser texto."""
    obtenido = _datos(f"dato: {escrito}")["dato"]
    assert obtenido == valor
    assert type(obtenido) is type(valor)


@pytest.mark.parametrize("vacio", ["", "~", "null", '""', "''", "[]", "[~, '']", "  # nada"])
def test_lo_vacio_es_como_no_escribirlo(vacio: str) -> None:
    """Un campo vacío no está: así no hay dos maneras de decir «no hay»."""
    assert _datos(f"titulo: Guía\ndato: {vacio}") == {"titulo": "Guía"}


def test_un_documento_vacio_no_tiene_datos() -> None:
    """Un YAML con solo comentarios es un grupo sin campos."""
    assert _datos("# Por completar\n") == {}


TEXTO = """\
titulo: Guía

pasos:
  # Un comentario no cuenta
  - nombre: Describa
    texto: >-
      Un texto largo
      en dos líneas
  -
  - {nombre: Elija, texto: "Uno solo"}
piloto:
  fecha: 2026-05-06
"""


@pytest.mark.parametrize(
    ("camino", "linea"),
    [
        (("titulo",), 1),
        (("pasos",), 3),
        (("pasos", 0), 5),
        (("pasos", 0, "texto"), 6),
        (("pasos", 1, "texto"), 10),
        (("piloto", "fecha"), 12),
        (("piloto", "participantes"), 11),
        (("ausente",), 1),
    ],
)
def test_cada_dato_sabe_su_linea(camino: tuple[str | int, ...], linea: int) -> None:
    """La línea es la del dato o, si no está, la de quien debería tenerlo."""
    leido = leer_yaml(TEXTO, "ficha.yml")
    assert not isinstance(leido, Problema)
    assert linea_de(leido[1], camino) == linea


@pytest.mark.parametrize(
    ("texto", "linea", "regla"),
    [
        ("a: 1\nb: [1\nc: 2\n", 2, "yaml/sintaxis"),
        ("a: 1\nb: {x: 1\nc: 2\n", 2, "yaml/sintaxis"),
        ('a: 1\nb: "x\nc: 2\n', 2, "yaml/sintaxis"),
        ("a: 1\nb: 'x\nc: 2\n", 2, "yaml/sintaxis"),
        ("a: 1\nb: x: y\n", 2, "yaml/sintaxis"),
        ("a: 1\nb\nc: 2\n", 2, "yaml/sintaxis"),
        ("a: 1\n\tb: 2\n", 2, "yaml/sintaxis"),
        ("a: 1\nb: @x\n", 2, "yaml/sintaxis"),
        ("a: 1\nb: `x`\n", 2, "yaml/sintaxis"),
        ('a: 1\nb: "\\q"\n', 2, "yaml/sintaxis"),
        ("a: 1\nb: *\n", 2, "yaml/sintaxis"),
        ("a: 1\nb: &\n", 2, "yaml/sintaxis"),
        ("a: 1\nb: !<x\n", 2, "yaml/sintaxis"),
        ("a: 1\nb: |9x\n", 2, "yaml/sintaxis"),
        ("a: 1\nb: ]\n", 2, "yaml/sintaxis"),
        ("a: 1\nb: *x\n", 2, "yaml/alias"),
        ("a: 1\nb: &x 2\n", 2, "yaml/alias"),
        ("a: 1\nb: !!int 2\n", 2, "yaml/etiqueta"),
        ("a: 1\nb: ! 2\n", 2, "yaml/etiqueta"),
        ("%TAG ! x:\n---\na: 1\n", 1, "yaml/directiva"),
        ("a: 1\n---\nb: 2\n", 2, "yaml/documentos"),
        ("a: 1\n...\nb: 2\n", 3, "yaml/sintaxis"),
        ("a: 1\nb: - x\n", 2, "yaml/sintaxis"),
        ("a: 1\nb: [\n\n\n", 2, "yaml/sintaxis"),
        ('a: 1\nb: "C:\\xampp"\n', 2, "yaml/sintaxis"),
        ("a: 1\nb: |\n\tx\n", 3, "yaml/sintaxis"),
        ("a: 1\nb: 2\na: 3\n", 3, "yaml/clave-repetida"),
        ('a: {x: 1,\n "x": 2}\n', 2, "yaml/clave-repetida"),
        ("? [a]\n: 1\n", 1, "yaml/clave"),
        ("- a\n- b\n", 1, "yaml/forma"),
        ("solo un texto\n", 1, "yaml/forma"),
        ('a: 1\nb: "\\0"\n', 2, "texto/invisible"),
        ('a: 1\n"b\\e": 2\n', 2, "texto/invisible"),
        ('a: 1\nb: "\\ud800"\n', 2, "yaml/sintaxis"),
    ],
)
def test_cada_error_dice_su_linea_y_su_regla(texto: str, linea: int, regla: str) -> None:
    """El problema señala dónde empieza lo que está mal, contando lo que hay antes del texto."""
    problema = _problema(texto, desde=10)
    assert (problema.linea, problema.regla) == (linea + 10, regla)
    assert "no se entiende" not in problema.mensaje
    assert problema.ayuda


@pytest.mark.parametrize(
    "texto",
    [
        "a: " + "[" * 100_000,
        "a: " + "{a: " * 1_000,
        "a:\n" + "".join(f"{' ' * n}- \n" for n in range(1, 50)) + " " * 50 + "- x",
        "a: [" + "1, " * yaml_estricto.EVENTOS + "]",
        "a: " + "x" * (yaml_estricto.LARGO + 1),
        "x" * 900 + ": 1\n" + '"' + "x" * (yaml_estricto.LARGO + 1) + '": 1',
    ],
    ids=["corchetes", "llaves", "sangrías", "sucesos", "texto", "clave"],
)
def test_los_limites_se_cumplen_antes_de_construir(texto: str) -> None:
    """Un archivo que pasa de un límite da un problema, sin agotar la pila ni la memoria."""
    assert _problema(texto).regla in ("yaml/limite", "yaml/sintaxis")


def test_justo_en_el_limite_de_niveles_se_lee() -> None:
    """Veinte niveles se leen; veintiuno, no."""
    hondo = yaml_estricto.PROFUNDIDAD - 1
    assert _datos("a: " + "[" * hondo + "1" + "]" * hondo)["a"]
    assert _problema("a: " + "[" * (hondo + 1) + "1" + "]" * (hondo + 1)).regla == "yaml/limite"
