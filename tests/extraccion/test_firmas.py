"""Quién comentó o cambió un documento, y lo que dicen sus fotos, se lee aparte y se quita."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pptx
import pytest
from PIL import ExifTags, Image

from generador.extraccion import abrir_limpiador
from generador.extraccion.lectura import Lectura
from generador.importacion.propiedades import Limpiador
from tests.extraccion import archivos, hechos
from tests.extraccion.comentados import ANA, HECHOS, LUIS, PERSONAS, foto
from tests.extraccion.preparacion import Mesa
from tests.importacion.libros import por_libreoffice

QUIEN = "quién comentó o cambió"


@pytest.fixture(scope="module")
def limpios() -> Iterator[dict[str, Lectura]]:
    """Lo que da el proceso hijo de cada documento, y él mismo en un gráfico de otro."""
    with abrir_limpiador() as limpiador:
        yield {formato: limpiador(formato, crudo) for formato, crudo in HECHOS.items()}


def test_se_dicen_como_las_demas_propiedades(mesa: Mesa) -> None:
    """De cada documento, quién lo comentó, quién lo cambió y lo que dicen sus fotos."""
    mesa.poner({f"a.{formato}": crudo for formato, crudo in HECHOS.items()})
    textos = mesa.extraer()
    assert [p.mensaje for p in textos.problemas if p.nivel == "error"] == []
    dichas = {(p.archivo, p.nombre, p.valor) for p in textos.propiedades["he-mesa"]}
    assert {(f"a.{formato}", QUIEN, ANA) for formato in HECHOS} <= dichas
    assert {(f"a.{formato}", QUIEN, LUIS) for formato in ("docx", "odt")} <= dichas
    lugares = {archivo for archivo, nombre, _ in dichas if nombre.startswith("lugar de la imagen")}
    assert lugares == {"a.docx", "a.pptx", "a.odt"}


@pytest.mark.parametrize("formato", HECHOS)
def test_se_quitan_y_no_queda_rastro(limpios: dict[str, Lectura], formato: str) -> None:
    """En ninguna parte; y quitarlas otra vez no cambia nada."""
    limpio = limpios[formato].limpio
    assert limpios[formato].reparo == "" and (QUIEN, ANA) in limpios[formato].propiedades
    with zipfile.ZipFile(io.BytesIO(HECHOS[formato])) as z:
        antes = b"".join(map(z.read, z.namelist()))
    with zipfile.ZipFile(io.BytesIO(limpio)) as z:
        ahora = b"".join(map(z.read, z.namelist()))
    assert ANA.encode() in antes
    assert [p for p in PERSONAS if p.encode() in ahora] == []
    with abrir_limpiador() as limpiador:
        assert limpiador(formato, limpio) == Lectura()


def test_cada_persona_tiene_otro_nombre_el_mismo_en_todo_el_documento(
    limpios: dict[str, Lectura],
) -> None:
    """Se sigue viendo qué es de quién, y nadie recibe el que ya está en el texto."""
    with zipfile.ZipFile(io.BytesIO(limpios["docx"].limpio)) as z:
        partes = {n: z.read(n).decode() for n in z.namelist() if n.endswith(".xml")}
        assert 'w:author="Autor 3" w:initials="A"' in partes["word/comments.xml"]
        assert 'w15:author="Autor 3"' in partes["word/people.xml"]
        assert 'w:author="Autor 2"' in partes["word/document.xml"]
        assert "Autor 1 dice" in partes["word/document.xml"]


def test_las_demas_letras_son_las_mismas(limpios: dict[str, Lectura]) -> None:
    """Con sus espacios, sus prefijos y su orden: solo cambia lo que decía de quién era."""
    with (
        zipfile.ZipFile(io.BytesIO(HECHOS["docx"])) as antes,
        zipfile.ZipFile(io.BytesIO(limpios["docx"].limpio)) as ahora,
    ):
        texto = antes.read("word/comments.xml").decode()
        cambiado = texto.replace(ANA, "Autor 3").replace("AQ&lt;3", "A")
        assert ahora.read("word/comments.xml").decode() == cambiado


def test_una_foto_de_un_documento_no_se_gira(limpios: dict[str, Lectura]) -> None:
    """Sus puntos son los mismos y su giro sigue dicho: quien la puso ya contaba con él."""
    with zipfile.ZipFile(io.BytesIO(limpios["odt"].limpio)) as z:
        limpia = Image.open(io.BytesIO(z.read("Pictures/a.jpg")))
    assert dict(limpia.getexif()) == {ExifTags.Base.Orientation: 6}
    assert (limpia.size, limpia.tobytes()) == ((40, 20), Image.open(io.BytesIO(foto())).tobytes())


def test_se_quitan_tambien_del_libro_de_un_grafico(limpios: dict[str, Lectura]) -> None:
    """Un documento puede llevar otro dentro; aquel, ya ninguno."""
    fuera = archivos.con_parte(hechos.DOCX, "word/embeddings/a.xlsx", HECHOS["xlsx"])
    with abrir_limpiador() as limpiador:
        hecha = limpiador("docx", fuera)
    with zipfile.ZipFile(io.BytesIO(hecha.limpio)) as z:
        dentro = z.read("word/embeddings/a.xlsx")
    assert (QUIEN, ANA) in hecha.propiedades
    assert dentro == limpios["xlsx"].limpio


def test_se_abren_los_que_se_limpiaron(limpios: dict[str, Lectura], tmp_path: Path) -> None:
    """LibreOffice los vuelve a guardar como PDF; y la presentación conserva su foto."""
    caminos = [tmp_path / f"{formato}.{formato}" for formato in ("docx", "xlsx", "odt")]
    for camino in caminos:
        camino.write_bytes(limpios[camino.stem].limpio)
    vueltos = por_libreoffice(tmp_path / "vuelto", *caminos, formato="pdf")
    assert [v.read_bytes()[:5] for v in vueltos] == [b"%PDF-"] * len(caminos)
    (lamina,) = pptx.Presentation(io.BytesIO(limpios["pptx"].limpio)).slides
    assert lamina.shapes[-1].image.size == (40, 20)


@pytest.fixture
def limpiador() -> Iterator[Limpiador]:
    """El proceso hijo."""
    with abrir_limpiador() as suyo:
        yield suyo


@pytest.mark.parametrize(
    ("parte", "crudo"),
    [
        ("word/comments.xml", b"<w:comments"),
        ("word/people.xml", b'<!DOCTYPE a [<!ENTITY e "x">]><a author="&e;"/>'),
    ],
)
def test_una_parte_rota_no_detiene_a_nadie(limpiador: Limpiador, parte: str, crudo: bytes) -> None:
    """No se toca el documento, y se sigue con el que viene."""
    roto = limpiador("docx", archivos.con_parte(hechos.DOCX, parte, crudo))
    assert (roto.reparo, roto.limpio) == ("danado", b"")
    assert limpiador("docx", HECHOS["docx"]).limpio != b""
