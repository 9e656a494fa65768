"""Una ficha retirada no desaparece ni sigue sirviendo su contenido: deja una lápida."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from tests.sitio.preparacion import RETIRADAS, arbol, buscables, contenido, del_buscador, primero

LAPIDA = "herramientas/he-retirada.html"
QUITADO = ("textoretirado", "palabraretirada", "datos-retirados", "retirado.example")


def test_la_lapida_dice_por_que_y_que_usar(sitio: Path) -> None:
    """Motivo, reemplazo, unidad y estado; ni descargas, ni apartados, ni cómo citarla."""
    pagina = arbol(sitio / LAPIDA)
    assert "derogada" in primero(pagina, ".aviso--archivado").text()
    assert primero(pagina, "header .insignia--archivado").text() == "Retirada"
    titulos = [h.text() for h in pagina.css("article h2")]
    assert titulos == ["En su lugar", "Guía de atención con cita: del pedido a la sesión", "Datos"]
    assert "Oficina de Descentralización" in primero(pagina, "aside").text()
    assert primero(pagina, 'meta[name="robots"]').attributes["content"] == "noindex"


def test_su_contenido_no_queda_en_ningun_archivo(sitio: Path) -> None:
    """Ni su texto, ni sus archivos, ni sus enlaces: tampoco en la búsqueda ni en los datos."""
    con_rastro = [
        (ruta, q)
        for ruta, crudo in contenido(sitio).items()
        for q in QUITADO
        if q in ruta or q.encode() in crudo
    ]
    assert con_rastro == []


def test_no_esta_donde_se_ofrece_lo_vigente(sitio: Path) -> None:
    """Ni en índices, ni en términos, ni en la portada, ni en el mapa."""
    paginas = ["index.html", "herramientas/index.html", "unidades/odes.html", "sitemap.xml"]
    paginas += ["temas/oferta-formativa.html", "ejes/transversal.html"]
    for ruta in paginas:
        assert "he-retirada" not in (sitio / ruta).read_text(encoding="utf-8"), ruta


def test_se_busca_y_sale_al_final(sitio: Path) -> None:
    """Quien la busca por su nombre llega a la lápida, detrás de todo lo que vale."""
    assert buscables(sitio) >= RETIRADAS
    datos = del_buscador(sitio)
    bloques = sorted(
        (n for n in datos if n[0] == "f" and n[1:].isdigit()), key=lambda n: int(n[1:])
    )
    orden = [ficha[0] for n in bloques for ficha in datos[n]]
    assert set(orden[-2:]) == {"he-archivada", "he-retirada"}


def test_los_datos_abiertos_dicen_que_se_retiro_y_por_que(sitio: Path) -> None:
    """Quien los usa sabe que ya no vale; no llevan adjuntos ni contenido."""
    fichas = json.loads((sitio / "catalogo.json").read_text(encoding="utf-8"))["fichas"]
    suya = next(f for f in fichas if f["id"] == "he-retirada")
    assert (suya["estado"], suya["adjuntos"]) == ("retirado", [])
    assert suya["retiro"]["reemplazo"] == "he-guia-completa"
    assert suya["relacionadas"] == ["he-guia-completa"]
    texto = (sitio / "catalogo.csv").read_bytes().decode("utf-8-sig")
    fila = next(f for f in csv.DictReader(io.StringIO(texto)) if f["id"] == "he-retirada")
    assert (fila["estado"], fila["archivos"]) == ("retirado", "0")


def test_las_novedades_y_los_canales_anuncian_el_retiro(sitio: Path) -> None:
    """A quien está suscrito se le dice qué dejó de valer, y por qué."""
    canal = json.loads((sitio / "canales/todo.json").read_text(encoding="utf-8"))
    suya = next(i for i in canal["items"] if i["url"].endswith(LAPIDA))
    assert suya["title"] == "Retirada: Pauta retirada porque cambió la norma"
    assert "derogada" in suya["summary"]
    mes = arbol(sitio / "novedades/2026-06.html")
    retiradas = [a.attributes["href"] for a in mes.css("#retiradas + ul a")]
    assert retiradas == ["../herramientas/he-retirada.html"]
    publicada = arbol(sitio / "novedades/index.html")
    assert "1 retirada" in primero(publicada, ".novedades").text()


def test_su_reemplazo_dice_a_quien_reemplaza(sitio: Path) -> None:
    """Y las fichas que la retirada nombraba ya no la muestran."""
    guia = primero(arbol(sitio / "herramientas/he-guia-completa.html"), "#relacionadas + dl")
    assert "Reemplaza a" in guia.text()
    assert "retirada" in guia.text()
    taller = (sitio / "recursos/re-taller-poi.html").read_text(encoding="utf-8")
    assert "he-retirada" not in taller
