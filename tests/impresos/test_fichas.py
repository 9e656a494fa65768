"""La hoja de cada práctica y el cuaderno de cada año: qué llevan, cuánto ocupan, que se leen."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from generador import vistas
from generador.almacen import Almacen
from generador.construccion import construir
from generador.indicadores import medir
from generador.publicacion.impresos import escribir
from generador.sitio import leer_sitio
from generador.vistas.entorno import Taller
from generador.vistas.ficha import pagina as pagina_de_ficha
from generador.vistas.impresos import _con_prefijo
from tests.repositorio import FECHA, RAIZ, Repositorio

PRACTICA = (RAIZ / "tests/ejemplos/buena_practica/pasa/publicada.md").read_text(encoding="utf-8")
HOSTIL = "Citas </title><script>alert(1)</script> y «turnos»"


def taller_de(raiz: Path) -> Taller:
    resultado = construir(raiz, FECHA)
    assert not resultado.con_errores, resultado.problemas
    medidas = medir(resultado.catalogo, resultado.cifras)
    return vistas.preparar(resultado.catalogo, leer_sitio(RAIZ, resultado), {}, medidas)


@pytest.fixture(scope="module")
def taller() -> Taller:
    """El del repositorio."""
    return taller_de(RAIZ)


@pytest.fixture(scope="module")
def hechos(taller: Taller, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Los PDF de las prácticas del repositorio, por nombre."""
    impresos = [*vistas.hojas(taller), *vistas.cuadernos(taller)]
    carpeta = tmp_path_factory.mktemp("impresos")
    return {i.nombre: camino for i, camino in escribir(impresos, carpeta, Almacen())}


def texto(camino: Path) -> list[str]:
    """El de cada página, con los blancos juntos."""
    documento = pypdfium2.PdfDocument(camino)
    paginas = [documento[i].get_textpage().get_text_range() for i in range(len(documento))]
    documento.close()
    return [" ".join(p.split()) for p in paginas]


def test_cada_practica_cabe_en_una_cara(hechos: dict[str, Path]) -> None:
    """Con su título, su media y la dirección de la ficha entera."""
    hojas = {n: c for n, c in hechos.items() if n.startswith("bp-")}
    assert len(hojas) == 3
    for nombre, camino in hojas.items():
        (pagina,) = texto(camino)
        assert f"/buenas-practicas/{nombre}.html" in pagina
        assert "Media de los cinco criterios" in pagina
        assert "Ejemplo." in pagina


def test_el_cuaderno_lleva_tapa_indice_fichas_y_cierre(hechos: dict[str, Path]) -> None:
    """El índice dice en qué página está cada una, y ahí está."""
    paginas = texto(hechos["cuaderno-buenas-practicas-2026"])
    assert "Buenas prácticas 2026" in paginas[0]
    assert "son inventadas" in paginas[1]
    indice = re.findall(r"([A-Z][^.…]+?)\s*\.{3,}\s*(\d+)", paginas[1])
    assert len(indice) == 3
    for titulo, numero in indice:
        assert titulo.strip()[:20] in paginas[int(numero) - 1]
    assert "Para replicar una" in paginas[-1]


def test_son_accesibles(hechos: dict[str, Path]) -> None:
    """Etiquetados, con idioma y título, marcadores y un texto en cada dibujo."""
    for camino in hechos.values():
        with pikepdf.open(camino) as pdf:
            assert pdf.Root.Lang == "es-PE"
            assert pdf.Root.MarkInfo.Marked
            assert str(pdf.docinfo["/Title"])
            assert pdf.Root.Outlines.Count > 0
            figuras = [o for o in pdf.objects if _es_figura(o)]
            assert figuras
            assert all(str(f.get("/Alt", "")) for f in figuras)


def _es_figura(objeto: object) -> bool:
    return isinstance(objeto, pikepdf.Dictionary) and objeto.get("/S") == "/Figure"


def test_salen_los_mismos_bytes(taller: Taller, hechos: dict[str, Path], tmp_path: Path) -> None:
    """En otra carpeta y sin nada guardado; y con el almacén puesto, la segunda vez no se rehace."""
    (hoja, *_) = vistas.hojas(taller)
    salidas = []
    for carpeta in ("a", "b"):
        with Almacen(tmp_path / "almacen") as almacen:
            ((_, camino),) = escribir([hoja], tmp_path / carpeta, almacen)
        salidas.append(camino.read_bytes())
    assert salidas == [hechos[hoja.nombre].read_bytes()] * 2


def test_la_hoja_es_la_misma_ficha(taller: Taller) -> None:
    """Ni otra plantilla ni otro texto: lo que dice la página, con lo de imprimir alrededor."""
    for hoja in vistas.hojas(taller):
        pagina = pagina_de_ficha(taller, taller.catalogo.fichas[hoja.nombre])
        assert pagina.contenido in hoja.cuerpo


def test_un_titulo_hostil_no_hace_nada(repositorio: Repositorio) -> None:
    """Se lee tal cual en el cuerpo, en el índice y en el título del documento."""
    ficha = re.sub(r"^titulo: .*$", f"titulo: '{HOSTIL}'", PRACTICA, flags=re.M)
    repositorio.escribir("buenas_practicas/bp-citas/ficha.md", ficha)
    taller = taller_de(repositorio.raiz)
    for impreso in (*vistas.hojas(taller), *vistas.cuadernos(taller)):
        arbol = HTMLParser(impreso.cuerpo)
        assert not arbol.css("script")
        assert HOSTIL in (arbol.body.text() if arbol.body else "")


def test_en_el_cuaderno_cada_ficha_tiene_sus_propias_anclas() -> None:
    """Las de otra página no cambian, y las suyas se siguen hallando."""
    html = (
        '<h2 id="a">A</h2><a href="#a"></a><a href="../t/b.html"></a><i aria-labelledby="a b"></i>'
    )
    assert _con_prefijo(html, "x") == (
        '<h2 id="x-a">A</h2><a href="#x-a"></a><a href="../t/b.html"></a>'
        '<i aria-labelledby="x-a x-b"></i>'
    )
