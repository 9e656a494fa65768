"""Cada unidad ve lo que tiene pendiente: lo vencido, lo que vence pronto y los enlaces caídos."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from generador.sitio import construir_sitio
from generador.sitio.motor import Motor
from tests.sitio.inspeccion import inspeccionar
from tests.sitio.preparacion import FECHA, arbol, primero

CAIDO = "https://www.gob.pe/mtpe"
ENLACES = f"""\
url,estado,codigo,fallos seguidos,desde,revisado,cambio a
{CAIDO},falla,404,3,2026-05-03,2026-05-31,
https://www.gob.pe/mtpe?a=1&b=2,falla,500,2,2026-05-10,2026-05-31,
"""


def _filas(sitio: Path) -> list[dict[str, str]]:
    texto = (sitio / "por-revisar.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(texto, newline="")))


def test_la_pagina_y_la_hoja_dicen_lo_mismo(sitio: Path) -> None:
    """Una línea por cosa pendiente; los ejemplos, lo archivado y lo retirado no cuentan."""
    pagina = arbol(sitio / "por-revisar/index.html")
    fichas = [a.attributes["href"] for a in pagina.css(".novedades a")]
    assert fichas == ["../herramientas/he-vencida.html"]
    assert primero(pagina, "#unidad-odes").text() == "Oficina de Descentralización"
    assert "15 de enero de 2026" in primero(pagina, ".novedades").text()
    assert [(f["sigla"], f["asunto"], f["fecha"], f["id"]) for f in _filas(sitio)] == [
        ("ODES", "Pasaron su fecha de revisión", "2026-01-15", "he-vencida")
    ]


def test_no_es_para_buscadores_y_se_llega_desde_su_unidad(sitio: Path) -> None:
    """Fuera del mapa y con «noindex»; la página de la unidad y «Acerca de» la enlazan."""
    robots = primero(arbol(sitio / "por-revisar/index.html"), 'meta[name="robots"]')
    assert robots.attributes["content"] == "noindex"
    assert "por-revisar" not in (sitio / "sitemap.xml").read_text(encoding="utf-8")
    unidad = (sitio / "unidades/odes.html").read_text(encoding="utf-8")
    assert "../por-revisar/index.html#unidad-odes" in unidad
    assert "por-revisar/index.html" in (sitio / "acerca-de.html").read_text(encoding="utf-8")


def test_lo_que_vence_pronto_y_los_enlaces_caidos(raiz: Path, tmp_path: Path, motor: Motor) -> None:
    """Al tercer fallo se avisa junto al enlace, que se queda donde estaba; antes, no."""
    (raiz / "publicacion").mkdir()
    (raiz / "publicacion/enlaces.csv").write_text(ENLACES, encoding="utf-8")
    ficha = raiz / "recursos/formativos/re-taller-poi/ficha.md"
    texto = ficha.read_text(encoding="utf-8").replace(
        "---\n", "---\nrevisar_antes_de: 2026-07-31\n", 1
    )
    ficha.write_text(texto, encoding="utf-8")
    salida = tmp_path / "site"
    resultado = construir_sitio(raiz, salida, FECHA, motor=motor)
    assert not resultado.con_errores
    assert inspeccionar(salida) == []
    pendientes = [(f["asunto"], f["fecha"], f["id"], f["enlace"]) for f in _filas(salida)]
    assert ("Toca revisarlas pronto", "2026-07-31", "re-taller-poi", "") in pendientes
    assert ("Enlaces que no responden", "2026-05-03", "he-guia-completa", CAIDO) in pendientes

    guia = arbol(salida / "herramientas/he-guia-completa.html")
    enlaces = [a for a in guia.css("article a") if a.attributes["href"] == CAIDO]
    assert len(enlaces) == 2  # en el texto y en la base legal
    for enlace in enlaces:
        aviso = enlace.next
        while aviso is not None and aviso.tag not in ("span", "small"):
            aviso = aviso.next
        assert aviso is not None
        dice = " ".join(aviso.text().split())
        assert dice.strip("(). ").capitalize() == (
            "Este enlace no responde desde el 3 de mayo de 2026; si lo necesita, avise a la "
            "unidad responsable: oficina de descentralización"
        )
    assert primero(guia, ".descargas").text().count("no responde") == 0


def test_sin_nada_pendiente_lo_dice(raiz: Path, tmp_path: Path, motor: Motor) -> None:
    """La página existe siempre: no deja un enlace roto."""
    ficha = raiz / "recursos/herramientas/he-vencida/ficha.md"
    texto = ficha.read_text(encoding="utf-8")
    ficha.write_text(texto.replace('"2026-01-15"', '"2027-01-15"'), encoding="utf-8")
    assert not construir_sitio(raiz, tmp_path / "site", FECHA, motor=motor).con_errores
    pagina = arbol(tmp_path / "site/por-revisar/index.html")
    assert "Nada pendiente" in primero(pagina, "main .aviso").text()
    assert not pagina.css(".novedades")


def test_un_archivo_de_enlaces_estropeado_no_deja_construir(
    raiz: Path, tmp_path: Path, motor: Motor
) -> None:
    """Guardado desde Excel cambia de separador: se dice dónde y cómo arreglarlo."""
    (raiz / "publicacion").mkdir()
    malo = ENLACES.replace(",", ";")
    (raiz / "publicacion/enlaces.csv").write_text(malo, encoding="utf-8")
    resultado = construir_sitio(raiz, tmp_path / "site", FECHA, motor=motor)
    hallados = [(p.archivo, p.linea, p.regla) for p in resultado.problemas if p.nivel == "error"]
    assert hallados == [("publicacion/enlaces.csv", 1, "enlaces/estado")]
    assert not (tmp_path / "site").exists()
