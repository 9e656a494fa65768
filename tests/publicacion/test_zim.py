"""El archivo para Kiwix: trae el sitio entero, se busca en él y sale siempre igual."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from libzim.reader import Archive  # type: ignore[import-not-found, unused-ignore]
from libzim.search import Query, Searcher  # type: ignore[import-not-found, unused-ignore]

from generador.publicacion.zim import ErrorDeZim, hacer_zim
from tests.publicacion.entregas import NOVIEMBRE, contenido, escribir_archivos, firmar_carpeta

TITULO = "Repositorio de Conocimiento de las G/DRTPE"
DESCRIPCION = "Buenas prácticas, herramientas y cursos para las gerencias y direcciones regionales"


def _pagina(titulo: str, cuerpo: str = "", cabeza: str = "") -> bytes:
    return f"<!doctype html><title>{titulo}</title>{cabeza}<p>{cuerpo}</p>".encode()


@pytest.fixture
def sitio(tmp_path: Path) -> Path:
    """Unas páginas, sus estilos y un adjunto."""
    carpeta = tmp_path / "sitio"
    redirige = '<meta http-equiv="refresh" content="0; url=index.html">'
    paginas = {
        "index.html": _pagina("Inicio", '<a href="ejes/empleo.html">Empleo</a>'),
        "404.html": _pagina("No está"),
        "ejes/empleo.html": _pagina("Empleo &amp; más", "capacitaciones para inspectores"),
        "ejes/antiguo.html": _pagina("Se mudó", cabeza=redirige),
        "assets/estilo.css": b"p { color: red }",
        "assets/letra.woff2": b"wOF2" + bytes(range(256)),
        "descargas/ñ.docx": b"PK\x03\x04",
        ".generado": b"",
    }
    escribir_archivos(carpeta, paginas)
    firmar_carpeta(carpeta)
    return carpeta


def _hacer(sitio: Path, destino: Path) -> Archive:
    hacer_zim(sitio, destino, NOVIEMBRE, TITULO, DESCRIPCION)
    return Archive(destino)


def test_trae_cada_archivo_del_sitio_tal_cual(sitio: Path, tmp_path: Path) -> None:
    """Con su tipo, y sin el manifiesto, que describe otra cosa."""
    archivo = _hacer(sitio, tmp_path / "a.zim")
    assert archivo.check()
    esperado = {
        ruta: datos
        for ruta, datos in contenido(sitio).items()
        if not ruta.startswith(("manifiesto.json", ".generado"))
    }
    assert archivo.entry_count == len(esperado)
    leido = {r: archivo.get_entry_by_path(r).get_item() for r in esperado}
    assert {r: bytes(i.content) for r, i in leido.items()} == esperado
    assert leido["descargas/ñ.docx"].mimetype.endswith("wordprocessingml.document")
    assert leido["assets/letra.woff2"].mimetype == "font/woff2"


def test_dice_lo_que_kiwix_muestra(sitio: Path, tmp_path: Path) -> None:
    """Título y descripción cortos, idioma, fecha, quién lo hace y el dibujo."""
    archivo = _hacer(sitio, tmp_path / "a.zim")
    datos = {n: archivo.get_metadata(n).decode() for n in ("Title", "Language", "Date", "Name")}
    assert datos == {
        "Title": "Repositorio de Conocimiento…",
        "Language": "spa",
        "Date": "2026-11-24",
        "Name": "repositorio-mtpe_es_todo",
    }
    assert archivo.get_metadata("LongDescription").decode() == DESCRIPCION
    assert archivo.get_metadata("Creator") == archivo.get_metadata("Publisher")
    assert bytes(archivo.get_illustration_item(48).content)[:4] == b"\x89PNG"
    assert archivo.main_entry.get_item().path == "index.html"
    assert archivo.get_entry_by_path("ejes/empleo.html").title == "Empleo & más"


def test_se_buscan_las_paginas_y_no_las_redirecciones(sitio: Path, tmp_path: Path) -> None:
    """Ni la de error: solo lo que se lee."""
    archivo = _hacer(sitio, tmp_path / "a.zim")
    hallado = Searcher(archivo).search(Query().set_query("Inspectores"))
    assert list(hallado.getResults(0, 9)) == ["ejes/empleo.html"]
    assert archivo.article_count == 2


def test_los_mismos_archivos_dan_los_mismos_bytes(sitio: Path, tmp_path: Path) -> None:
    """En otra carpeta y en otro proceso; con otra edición, el identificador es otro."""
    uno = _hacer(sitio, tmp_path / "a.zim").uuid
    otra = shutil.copytree(sitio, tmp_path / "en otro lugar" / "sitio")
    orden = (
        "import sys; from pathlib import Path; from generador.publicacion.zim import hacer_zim;"
        "from tests.publicacion.test_zim import DESCRIPCION, NOVIEMBRE, TITULO;"
        "hacer_zim(Path(sys.argv[1]), Path(sys.argv[2]), NOVIEMBRE, TITULO, DESCRIPCION)"
    )
    hecho = subprocess.run(
        [sys.executable, "-c", orden, otra, tmp_path / "b.zim"], capture_output=True, check=True
    )
    sumas = {hashlib.sha256((tmp_path / n).read_bytes()).digest() for n in ("a.zim", "b.zim")}
    assert len(sumas) == 1
    assert hecho.stdout == b""
    hacer_zim(sitio, tmp_path / "c.zim", NOVIEMBRE, "Otro título", DESCRIPCION)
    assert Archive(tmp_path / "c.zim").uuid != uno


def test_sin_sitio_o_sin_libzim_se_dice_que_falta(
    tmp_path: Path, sitio: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Y no queda nada a medias."""
    (tmp_path / "vacía").mkdir()
    with pytest.raises(ErrorDeZim, match="no es un sitio construido"):
        hacer_zim(tmp_path / "vacía", tmp_path / "a.zim", NOVIEMBRE, TITULO, DESCRIPCION)
    monkeypatch.setitem(sys.modules, "libzim.writer", None)
    with pytest.raises(ErrorDeZim, match=r"pip install \.\[zim\]"):
        hacer_zim(sitio, tmp_path / "a.zim", NOVIEMBRE, TITULO, DESCRIPCION)
    assert sorted(c.name for c in tmp_path.iterdir()) == ["sitio", "vacía"]
