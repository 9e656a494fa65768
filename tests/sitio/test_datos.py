"""Canales, mapa del sitio y datos abiertos: que otros programas los entiendan y estén completos."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import xml.etree.ElementTree as ET
from datetime import datetime
from pathlib import Path
from typing import Any

from generador.vistas.datos import COLUMNAS, inerte
from tests.sitio.preparacion import (
    EJEMPLOS,
    FICHAS_VISIBLES,
    URL,
    arbol,
    del_buscador,
    facetas,
    primero,
)

ATOM = "{http://www.w3.org/2005/Atom}"
MAPA = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def _atom(camino: Path) -> ET.Element:
    return ET.fromstring(camino.read_bytes())


def _canal_json(camino: Path) -> dict[str, Any]:
    datos = json.loads(camino.read_text(encoding="utf-8"))
    assert isinstance(datos, dict)
    return datos


def _catalogo(sitio: Path) -> dict[str, dict[str, Any]]:
    datos = json.loads((sitio / "catalogo.json").read_text(encoding="utf-8"))
    return {f["id"]: f for f in datos["fichas"]}


def _filas(sitio: Path) -> list[dict[str, str]]:
    texto = (sitio / "catalogo.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(texto, newline="")))


def test_todos_los_canales_se_entienden_y_llevan_a_paginas_que_existen(sitio: Path) -> None:
    """Cada Atom y su JSON Feed son válidos, dicen lo mismo y solo enlazan páginas del sitio."""
    canales = sorted(sitio.glob("canales/*.xml"))
    assert canales
    for camino in canales:
        atom, gemelo = _atom(camino), _canal_json(camino.with_suffix(".json"))
        assert atom.tag == f"{ATOM}feed"
        assert atom.findtext(f"{ATOM}id") == f"{URL}canales/{camino.name}"
        assert atom.findtext(f"{ATOM}title")
        datetime.fromisoformat(atom.findtext(f"{ATOM}updated") or "")
        assert gemelo["version"] == "https://jsonfeed.org/version/1.1"
        assert gemelo["feed_url"] == f"{URL}canales/{camino.stem}.json"
        entradas = atom.findall(f"{ATOM}entry")
        assert [e.findtext(f"{ATOM}id") for e in entradas] == [i["id"] for i in gemelo["items"]]
        assert [e.findtext(f"{ATOM}title") for e in entradas] == [
            i["title"] for i in gemelo["items"]
        ]
        for item in gemelo["items"]:
            assert (sitio / item["url"].removeprefix(URL)).is_file()
            datetime.fromisoformat(item["date_published"])


def test_el_canal_general_trae_todo_lo_que_no_es_ejemplo(sitio: Path) -> None:
    """Una entrada por ficha, y las de los canales por tipo suman lo mismo."""

    def ids(nombre: str) -> set[str]:
        items = _canal_json(sitio / f"canales/{nombre}.json")["items"]
        return {Path(i["url"]).stem for i in items}

    todo = ids("todo")
    assert todo == FICHAS_VISIBLES - EJEMPLOS
    por_tipo = [ids(c.stem) for c in sitio.glob("canales/tipo-*.json")]
    assert set().union(*por_tipo) == todo
    assert sum(len(t) for t in por_tipo) == len(todo)
    assert ids("unidad-opla") == {"re-taller-poi", "af-taller-puno"}
    assert "bp-turnos-con-cita" in ids("eje-derechos-laborales")


def test_cada_pagina_anuncia_su_canal_con_dos_palabras(sitio: Path) -> None:
    """Los lectores lo encuentran en cada página."""
    for ruta in ("herramientas/index.html", "unidades/opla.html", "ejes/transversal.html"):
        for enlace in arbol(sitio / ruta).css('link[rel~="feed"]'):
            assert enlace.attributes["rel"] == "alternate"
            assert (sitio / ruta).parent.joinpath(enlace.attributes["href"] or "").is_file()
    assert len(arbol(sitio / "herramientas/index.html").css('link[rel="alternate"]')) == 2


def test_el_mapa_del_sitio_nombra_archivos_que_existen_y_su_direccion_canonica(sitio: Path) -> None:
    """Cada dirección del mapa es la canónica de una página, y el comprimido dice lo mismo."""
    crudo = (sitio / "sitemap.xml").read_bytes()
    assert gzip.decompress((sitio / "sitemap.xml.gz").read_bytes()) == crudo
    direcciones = [e.findtext(f"{MAPA}loc") or "" for e in ET.fromstring(crudo)]
    assert len(direcciones) == len(set(direcciones))
    for direccion in direcciones:
        ruta = direccion.removeprefix(URL) or "index.html"
        canonica = primero(arbol(sitio / ruta), 'link[rel="canonical"]')
        assert canonica.attributes["href"] == direccion
    assert f"{URL}herramientas/he-guia-completa.html" in direcciones
    assert f"Sitemap: {URL}sitemap.xml" in (sitio / "robots.txt").read_text()


def test_el_catalogo_json_esta_completo(sitio: Path) -> None:
    """Lo que la ficha dice está en los datos abiertos, con direcciones enteras."""
    guia = _catalogo(sitio)["he-guia-completa"]
    assert guia["titulo"] == "Guía de atención con cita: del pedido a la sesión"
    assert guia["temas"] == ["diseno-de-capacitaciones", "servicios-laborales"]
    assert guia["url"] == f"{URL}herramientas/he-guia-completa.html"
    assert [p["nombre"] for p in guia["pasos"]] == ["Mida la espera", "Pruebe con un servicio"]
    assert guia["adjuntos"][0] == {
        "titulo": "Hoja para llenar (Word)",
        "formato": "docx",
        "bytes": (sitio / "herramientas/he-guia-completa/hoja-de-citas.docx").stat().st_size,
        "url": f"{URL}herramientas/he-guia-completa/hoja-de-citas.docx",
    }
    assert guia["adjuntos"][2]["url"] == "https://www.gob.pe/mtpe?a=1&b=2"
    assert "he-retirada" in guia["relacionadas"]
    for ficha in _catalogo(sitio).values():
        assert {"id", "tipo", "titulo", "resumen", "estado", "licencia", "url"} <= set(ficha)


def test_el_catalogo_csv_se_abre_y_dice_lo_mismo(sitio: Path) -> None:
    """El CSV tiene una fila por ficha, con las columnas prometidas y los datos del JSON."""
    filas, fichas = _filas(sitio), _catalogo(sitio)
    assert tuple(filas[0]) == COLUMNAS
    assert [f["id"] for f in filas] == sorted(FICHAS_VISIBLES)
    for fila in filas:
        ficha = fichas[fila["id"]]
        assert fila["titulo"].removeprefix("'") == ficha["titulo"]
        assert fila["temas"] == " | ".join(ficha["temas"])
        assert fila["url"] == ficha["url"]
        assert fila["archivos"] == str(len(ficha["adjuntos"]))
    assert [f["id"] for f in filas if f["ejemplo"] == "sí"] == sorted(EJEMPLOS)


def test_el_catalogo_csv_no_trae_formulas(sitio: Path) -> None:
    """Ninguna celda empieza como una fórmula; la que lo haría lleva un apóstrofo delante."""
    for fila in _filas(sitio):
        for celda in fila.values():
            assert not re.match(r"[=+\-@\t\r]", celda), celda
    formula = next(f for f in _filas(sitio) if f["id"] == "he-titulo-formula")
    assert formula["titulo"].startswith("'=HYPERLINK(")
    assert formula["resumen"].startswith("'@SUM(")
    assert [inerte(t) for t in ("+1", "-1", "\t=1", "\r=1", "1+1")] == [
        "'+1",
        "'-1",
        "'\t=1",
        "'\r=1",
        "1+1",
    ]


def test_los_datos_de_la_busqueda_son_solo_datos(sitio: Path) -> None:
    """Cada archivo es una llamada con un JSON: ningún texto de una ficha puede ser código."""
    datos = del_buscador(sitio)
    hostil = next(f for d in datos.values() for f in _fichas(d) if f[0] == "he-titulo-hostil")
    assert hostil[2].startswith("</title><script>alert(1)</script>")
    for camino in (sitio / "buscar").glob("*.js"):
        assert not {"\u2028", "\u2029"} & set(camino.read_text(encoding="utf-8"))


def _fichas(dato: Any) -> list[list[Any]]:
    """Las fichas de un bloque; ninguna si el dato es otra cosa."""
    if not isinstance(dato, list):
        return []
    return [f for f in dato if isinstance(f, list) and f and isinstance(f[0], str)]


def test_las_facetas_salen_de_los_esquemas(sitio: Path) -> None:
    """Cada una ofrece los nombres, no los códigos, de lo que dicen las fichas."""
    ofrece = facetas(sitio)
    assert "Buena práctica" in ofrece["Tipo"]
    assert {"Puno", "Nacional"} <= set(ofrece["Región"])
    assert "Personal con experiencia que presenta dificultades" in ofrece["Perfil"]
    assert "Oficina de Planeamiento" in ofrece["Unidad"]
    assert "Presencial" in ofrece["Modalidad"]


def test_las_novedades_agrupan_por_mes(sitio: Path) -> None:
    """El índice lista los meses, del más reciente al más antiguo, y cada uno su página."""
    indice = arbol(sitio / "novedades/index.html")
    meses = [t.attributes["datetime"] or "" for t in indice.css(".novedades time")]
    assert meses == sorted(meses, reverse=True)
    assert meses[0] == "2026-06"
    marzo = arbol(sitio / "novedades/2026-03.html").css("#publicadas ~ ul a")
    assert "../recursos/re-taller-poi.html" in [a.attributes["href"] for a in marzo]
