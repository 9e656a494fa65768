"""El informe de una propuesta: todo lo que hay que corregir, y ningún texto ajeno con efecto."""

from __future__ import annotations

import comrak
import pytest
from selectolax.lexbor import LexborHTMLParser

from generador.modelo import Problema
from generador.propuestas.alcance import Alcance, medir
from generador.propuestas.informe import EN_COMENTARIO, MARCA, Lugares, comentario, informe
from generador.tipos import cargar

TIPOS = cargar()
FICHA = "recursos/herramientas/he-x/ficha.md"
SOLO = Alcance((FICHA,), ())
RAMA = Lugares("https://github.com/a/b/edit/rama/", "", "https://github.com/o/r/actions/runs/1")
HOSTILES = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "`a` **b** _c_ ~~d~~ # e",
    "[ver](https://malo.example)", "![x](https://malo.example/x.png)", "https://malo.example/a",
    "www.malo.example", "@octo-org/equipo avise", "cierra #12 y octo-org/octo-repo#3",
    "a | b | c |\n| d | e |", "a\r\n\r\n## Título", "--> <!-- x", MARCA, "</code></td></table>",
    "&lt;b&gt; &#60;b&#62;", "a\u202eb\x1b[31m\u2028c", "\\`\\|\\<", "$a_b$ :smile:",
    "correo@malo.example",
    "```\nno cierra", "<details open>", "[a]: https://malo.example", "ftp://malo.example",
    "a" * 5_000,
]  # fmt: skip


def _en_html(texto: str) -> LexborHTMLParser:
    """Como lo vería la forja: GFM con tablas, enlaces automáticos y HTML."""
    opciones = comrak.ExtensionOptions()
    opciones.table = opciones.autolink = opciones.strikethrough = opciones.tasklist = True
    opciones.footnotes = True
    dibujo = comrak.RenderOptions()
    dibujo.unsafe_ = True
    return LexborHTMLParser(comrak.render_markdown(texto, opciones, render_options=dibujo))


@pytest.mark.parametrize("hostil", HOSTILES, ids=lambda h: ascii(h[:24]))
def test_ningun_texto_ajeno_tiene_efecto(hostil: str) -> None:
    """En el mensaje, la ayuda, la ruta o la lista de archivos: ni formato, ni enlace, ni aviso."""
    problema = Problema(hostil, 1, "regla", "error", hostil, hostil)
    texto = comentario((problema,), Alcance((), (hostil,)), RAMA)
    visto = _en_html(texto)
    permitidas = {"html", "head", "body", "p", "strong", "code", "a", "table", "thead", "tbody",
        "tr", "th", "td", "ul", "li"}  # fmt: skip
    assert {n.tag for n in visto.css("body *")} <= permitidas
    assert len(visto.css("td")) == 3
    assert len(visto.css("table")) == 1
    enlaces = [str(n.attributes["href"]) for n in visto.css("a")]
    assert len(enlaces) == 2
    assert all(e.startswith("https://github.com/a/b/edit/rama/") for e in enlaces)
    assert len(visto.css("strong")) == 3
    assert texto.count("<!--") == 1
    assert "@o" not in visto.text()
    assert "#1" not in visto.text()
    assert texto.isprintable() or all(c.isprintable() or c in "\n\u200b" for c in texto)


def test_dice_todo_archivo_por_archivo_y_los_errores_primero() -> None:
    """Una tabla por archivo; dentro, los errores antes que los avisos, por línea."""
    otra = "recursos/herramientas/he-x/guia.pdf"
    problemas = (
        Problema(otra, 1, "adjuntos", "aviso", "pesa mucho", ""),
        Problema(FICHA, 2, "titulos", "aviso", "en mayúsculas", "escriba como oración"),
        Problema(FICHA, 9, "comite", "error", "el comité es par", "sume uno"),
        Problema(FICHA, 0, "ficha", "error", "falta el resumen", "escríbalo"),
    )
    visto = _en_html(informe(problemas, SOLO, RAMA))
    filas = [[c.text() for c in f.css("td")] for f in visto.css("tbody tr")]
    assert filas == [
        ["—", "falta el resumen", "escríbalo"],
        ["9", "el comité es par", "sume uno"],
        ["2", "Aviso: en mayúsculas", "escriba como oración"],
        ["1", "Aviso: pesa mucho", "—"],
    ]
    assert visto.css("p")[0].text() == "¡Gracias por su propuesta!"
    assert "hay que corregir 2 errores" in visto.css("p")[1].text()
    assert len(visto.css("table")) == 2


def test_los_avisos_de_otros_no_se_le_piden() -> None:
    """Se cuentan; un error de otro archivo sí se dice: quizá lo causó esta propuesta."""
    otra = "recursos/herramientas/he-otra/ficha.md"
    problemas = (
        Problema(otra, 1, "titulos", "aviso", "en mayúsculas"),
        Problema(otra, 4, "referencias", "error", "no existe «he-x»"),
    )
    texto = informe(problemas, SOLO, RAMA)
    assert "hay 1 aviso: no le corresponden" in texto
    assert "no existe" in texto
    assert "mayúsculas" not in texto


def test_lo_que_no_es_un_archivo_de_la_rama_no_se_ofrece_editar() -> None:
    """Un enlace roto se halla en una página del sitio construido."""
    roto = Problema("desarrollo/x.html", 1, "sitio/enlace", "error", "no lleva a nada", "corríjalo")
    assert _en_html(informe((roto,), SOLO, RAMA)).css("a") == []


@pytest.mark.parametrize("cuantos", [60, 400, 5_000])
def test_cabe_en_un_comentario(cuantos: int) -> None:
    """Si son muchos, dice los que quepan, cuántos quedan y dónde están todos."""
    largo = "*" * 500
    todos = tuple(Problema(FICHA, i, "r", "error", largo, largo) for i in range(1, cuantos + 1))
    texto = comentario(todos, SOLO, RAMA)
    assert len(texto) <= EN_COMENTARIO
    assert f"Hay {cuantos - texto.count('#L')} más:" in texto
    assert "[resumen de la revisión](https://github.com/o/r/actions/runs/1)" in texto


@pytest.mark.parametrize(
    ("archivo", "de_ficha"),
    [
        (FICHA, True),
        ("playlists/pl-x/ficha.yml", True),
        ("recursos/herramientas/suelto.md", False),
        ("recursos/herramientas/he-x/dentro/a.pdf", False),
        ("recursos/herramientas/he-x/.gitattributes", False),
        ("recursos/otra/x/ficha.md", False),
        ("vocabularios/unidades.yml", False),
        ("docs/index.md", False),
        ("mkdocs.yml", False),
        ("generador/cli/gancho.py", False),
        (".github/workflows/propuesta.yml", False),
        ("playlists/../mkdocs.yml", True),
    ],
)
def test_solo_es_contenido_lo_de_la_carpeta_de_una_ficha(archivo: str, de_ficha: bool) -> None:
    """Lo demás decide cómo se construye el sitio, y se dice. («..» no existe en Git.)"""
    assert medir([archivo], TIPOS).solo_contenido is (de_ficha and ".." not in archivo)
