"""Lo que una ficha declara se ve desde las dos."""

from __future__ import annotations

from tests.repositorio import Repositorio

LISTA = """\
titulo: Dictamen económico laboral en videos
resumen: Bloque de grabación del cronograma 2025 con las preguntas más frecuentes sobre el dictamen.
estado: publicado
eje: derechos-laborales
temas: [dictamen-economico-laboral]
unidad: dgt
numero: 1
youtube_playlist_id: PLabcdefghijklmnopqrstuvwxyz012345
regiones: [puno]
videos:
  - {id: vi-que-es, titulo: ¿Qué es un dictamen?, regiones: [callao]}
  - {id: vi-pasos, titulo: Pasos para elaborarlo}
"""


def _vinculos(repositorio: Repositorio) -> dict[str, list[tuple[str, str]]]:
    vinculos = repositorio.construir().catalogo.vinculos
    return {id_: [(v.etiqueta, v.id) for v in suyos] for id_, suyos in vinculos.items()}


def test_la_relacion_se_lee_en_los_dos_sentidos(repositorio: Repositorio) -> None:
    """La otra ficha muestra la inversa que dice el vocabulario de relaciones."""
    repositorio.herramienta("una", relacionados="[{id: he-otra, relacion: requiere}]")
    repositorio.herramienta("otra", titulo="Otra lista distinta")
    assert _vinculos(repositorio) == {
        "he-una": [("Requiere", "he-otra")],
        "he-otra": [("Es requerida por", "he-una")],
    }


def test_un_campo_de_relacion_usa_su_titulo_y_su_inversa(repositorio: Repositorio) -> None:
    """Lo que no dice qué relación es se llama como su campo, también dentro de una lista."""
    repositorio.herramienta(
        "una",
        ejemplo_resuelto="he-otra",
        pasos="[{nombre: Empiece, texto: Lea la lista entera., recurso: he-tercera}]",
    )
    repositorio.herramienta("otra", titulo="Otra lista distinta")
    repositorio.herramienta("tercera", titulo="Una tercera lista")
    assert sorted(_vinculos(repositorio)["he-una"]) == [
        ("Ejemplo resuelto", "he-otra"),
        ("Ficha que ayuda", "he-tercera"),
    ]
    assert _vinculos(repositorio)["he-tercera"] == [("Se usa en", "he-una")]
    assert _vinculos(repositorio)["he-otra"] == [("Es un ejemplo resuelto de", "he-una")]


def test_mencionar_en_el_texto_tambien_vincula(repositorio: Repositorio) -> None:
    """Un enlace «ficha:ID» se ve desde la ficha enlazada; en la propia ya está en su texto."""
    repositorio.herramienta("una", errores_frecuentes='"Olvidar la [otra](ficha:he-otra)."')
    repositorio.herramienta("otra", titulo="Otra lista distinta")
    assert _vinculos(repositorio) == {
        "he-una": [],
        "he-otra": [("Mencionada en", "he-una")],
    }


def test_declarar_dos_veces_la_misma_ficha_da_un_solo_vinculo(repositorio: Repositorio) -> None:
    """Gana lo que la ficha declara, luego lo que otra declara de ella y, al final, la mención."""
    repositorio.herramienta("una", relacionados="[{id: he-otra, relacion: requiere}]")
    repositorio.herramienta(
        "otra",
        titulo="Otra lista distinta",
        relacionados="[{id: he-una, relacion: complementa}]",
        errores_frecuentes='"Vea la [una](ficha:he-una)."',
    )
    assert _vinculos(repositorio) == {
        "he-una": [("Requiere", "he-otra")],
        "he-otra": [("Complementa", "he-una")],
    }


def test_lo_que_no_se_publica_no_se_vincula(repositorio: Repositorio) -> None:
    """Un borrador no aparece en las demás, ni ellas llevan a él."""
    repositorio.herramienta("una", relacionados="[{id: he-otra, relacion: requiere}]")
    repositorio.herramienta("otra", titulo="Otra lista distinta", estado="borrador")
    assert _vinculos(repositorio) == {"he-una": []}


def test_un_video_es_una_ficha_vinculada_a_su_lista(repositorio: Repositorio) -> None:
    """Cada video hereda de su lista lo que no dice, y ambos se enlazan."""
    repositorio.escribir("playlists/pl-dictamen/ficha.yml", LISTA)
    catalogo = repositorio.construir().catalogo
    primero, segundo = catalogo.fichas["vi-que-es"], catalogo.fichas["vi-pasos"]
    assert (primero.unidad, primero.regiones, segundo.regiones) == ("dgt", ("callao",), ("puno",))
    assert (primero.contenedora, primero.ruta) == ("pl-dictamen", "videos/vi-que-es.html")
    assert (primero.linea("titulo"), segundo.linea("regiones")) == (11, 9)
    assert _vinculos(repositorio) == {
        "pl-dictamen": [("Contiene", "vi-pasos"), ("Contiene", "vi-que-es")],
        "vi-pasos": [("Forma parte de", "pl-dictamen")],
        "vi-que-es": [("Forma parte de", "pl-dictamen")],
    }
