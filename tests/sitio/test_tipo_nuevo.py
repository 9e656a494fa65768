"""Un tipo de contenido nuevo es una carpeta: esquema y plantilla. No se toca código."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generador.sitio import construir_sitio
from generador.sitio.motor import Motor
from generador.tipos import CARPETA
from tests.sitio.preparacion import FECHA, arbol, buscables, facetas, primero

ESQUEMA = """\
title: Norma
description: Disposición vigente que una oficina regional necesita tener a la mano.
x-plural: Normas
x-carpeta: recursos/normas
x-formato: md
x-prefijo: no-
x-ruta: normas
x-orden: 8
x-schema-org: [Legislation]
required: [numero_norma]
properties:
  numero_norma:
    type: string
    title: Número de la norma
    description: Tipo y número, como se cita.
    examples: [Ley N° 29381]
    minLength: 5
    x-grupo: identificacion
    x-dato: true
    x-schema: legislationIdentifier
  rango:
    type: string
    title: Rango
    description: Rango de la norma.
    examples: [ley]
    enum: [ley, decreto_supremo]
    x-dato: true
    x-faceta: Rango de la norma
  cuerpo:
    type: string
    title: Comentario
    description: Qué cambia para la oficina regional.
    examples: [Desde hoy, el plazo es de diez días.]
    x-seccion: true
    x-busqueda: 1
"""
PLANTILLA = '{{ v.libre("cuerpo") }}\n{{ v.resto() }}\n'
FICHA = """\
---
titulo: Ley de organización y funciones del ministerio
resumen: Dice qué le toca al ministerio y qué a los gobiernos regionales en trabajo y empleo.
estado: publicado
numero_norma: Ley N° 29381
rango: decreto_supremo
eje: transversal
temas: [descentralizacion]
unidad: odes
relacionados:
  - {id: he-guia-completa, relacion: complementa}
---

Lo que una oficina regional debe saber.
"""


@pytest.fixture(scope="module")
def con_norma(muestra: Path, motor: Motor, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """El sitio pequeño con un octavo tipo, que solo existe en una carpeta."""
    base = tmp_path_factory.mktemp("norma")
    raiz, tipos = base / "repositorio", base / "tipos"
    shutil.copytree(muestra, raiz)
    shutil.copytree(CARPETA, tipos, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    (tipos / "norma").mkdir()
    (tipos / "norma/esquema.yml").write_text(ESQUEMA, encoding="utf-8")
    (tipos / "norma/ficha.html.j2").write_text(PLANTILLA, encoding="utf-8")
    ficha = raiz / "recursos/normas/no-ley-organizacion/ficha.md"
    ficha.parent.mkdir(parents=True)
    ficha.write_text(FICHA, encoding="utf-8")
    resultado = construir_sitio(raiz, base / "site", FECHA, motor=motor, carpeta_de_tipos=tipos)
    assert not resultado.con_errores, resultado.problemas
    return base / "site"


def test_su_ficha_tiene_pagina_con_sus_datos(con_norma: Path) -> None:
    """La página sale con el molde de su sección, sus datos y su descripción para buscadores."""
    pagina = arbol(con_norma / "normas/no-ley-organizacion.html")
    assert primero(pagina, "h1").text() == "Ley de organización y funciones del ministerio"
    datos = dict(zip(_textos(pagina, ".datos dt"), _textos(pagina, ".datos dd"), strict=True))
    assert datos["Número de la norma"] == "Ley N° 29381"
    assert "Lo que una oficina regional debe saber." in _textos(pagina, ".texto p")
    describe = json.loads(primero(pagina, 'script[type="application/ld+json"]').text())
    assert describe["@type"] == ["Legislation"]
    assert describe["legislationIdentifier"] == "Ley N° 29381"
    assert _textos(pagina, "nav.migas a") == ["Inicio", "Normas"]


def test_esta_en_los_indices_y_en_la_portada(con_norma: Path) -> None:
    """El índice del tipo, el de su tema y la portada la muestran."""
    enlaces = {
        "normas/index.html": "../normas/no-ley-organizacion.html",
        "temas/descentralizacion.html": "../normas/no-ley-organizacion.html",
        "index.html": "normas/index.html",
        "herramientas/he-guia-completa.html": "../normas/no-ley-organizacion.html",
    }
    for ruta, destino in enlaces.items():
        hallados = [a.attributes.get("href") for a in arbol(con_norma / ruta).css("main a")]
        assert destino in hallados, ruta


def test_se_busca_por_su_faceta(con_norma: Path) -> None:
    """La búsqueda trae la ficha, su tipo y la faceta que el esquema declara."""
    assert "no-ley-organizacion" in buscables(con_norma)
    ofrece = facetas(con_norma)
    assert "Norma" in ofrece["Tipo"]
    assert len(ofrece["Rango de la norma"]) == 1


def test_tiene_guia_canal_y_datos_abiertos(con_norma: Path) -> None:
    """Quien quiera proponer una tiene su guía; quien quiera seguirlas, su canal."""
    guia = arbol(con_norma / "guias/normas.html")
    assert "numero_norma" in _textos(guia, "tbody th code")
    canal = json.loads((con_norma / "canales/tipo-normas.json").read_text(encoding="utf-8"))
    assert [i["url"].rpartition("/")[2] for i in canal["items"]] == ["no-ley-organizacion.html"]
    abierto = json.loads((con_norma / "catalogo.json").read_text(encoding="utf-8"))
    norma = next(f for f in abierto["fichas"] if f["tipo"] == "norma")
    assert norma["numero_norma"] == "Ley N° 29381"


def _textos(pagina: LexborHTMLParser, selector: str) -> list[str]:
    return [" ".join(n.text().split()) for n in pagina.css(selector)]
