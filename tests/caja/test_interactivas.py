"""Los datos de las herramientas interactivas: lo que preguntan existe y llega al documento."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from generador.caja import DOCUMENTOS, Interactiva, guion, leer
from generador.reglas.umbrales import UMBRALES
from generador.tipos import cargar
from generador.vocabularios import leer as leer_vocabularios
from tests.repositorio import RAIZ

TODAS = leer()
VOCABULARIOS, _ = leer_vocabularios(RAIZ)
MARCA = re.compile(r"\{([#/]?)([a-z]+)\}")


def _nombres(una: Interactiva) -> Iterator[tuple[str, str | None]]:
    """(lista o vacío, campo) de todo lo que se llena."""
    for p in una.partes:
        for campo in p.get("campos", ()):
            yield p.get("lista", ""), campo["id"]
        yield from (("", f"{p['id']}-{x['id']}") for x in p.get("puntos", ()))
        for pregunta in p.get("preguntas", ()):
            yield "", f"{p['banco']}-{pregunta['id']}"
            yield "", f"{p['banco']}-{pregunta['id']}-texto"
        if "banco" in p:
            yield from ((f"{p['banco']}-propias", c) for c in ("texto", "forma"))
        if "criterio" in p:
            yield from (("", f"{p['criterio']}{x}") for x in ("", "-nota"))
    if una.busca:
        yield from (("", x) for x in ("perfil", "accion"))


def _opciones(una: Interactiva, campo: Mapping[str, Any]) -> set[str]:
    if "vocabulario" in campo:
        return set(VOCABULARIOS[campo["vocabulario"]].terminos)
    assert una.tablas is not None
    return {f["id"] for f in una.tablas[campo["tabla"]]["filas"]}


@pytest.mark.parametrize("una", TODAS, ids=lambda una: una.nombre)
def test_cada_campo_tiene_un_nombre_y_las_opciones_existen(una: Interactiva) -> None:
    """Dos campos con el mismo nombre se pisarían; un valor inicial tiene que ser una opción."""
    assert [n for n, veces in Counter(_nombres(una)).items() if veces > 1] == []
    for p in una.partes:
        for campo in p.get("campos", ()):
            if campo["clase"] == "opcion":
                assert set(campo.get("inicial", ())) <= _opciones(una, campo)


@pytest.mark.parametrize("una", TODAS, ids=lambda una: una.nombre)
def test_el_ejemplo_se_puede_poner_y_dice_que_es_inventado(una: Interactiva) -> None:
    """Solo usa campos que hay y opciones que existen; lo que parece un dato lleva su aviso."""
    conocidos = set(_nombres(una))
    campos = {(p.get("lista", ""), c["id"]): c for p in una.partes for c in p.get("campos", ())}
    assert "inventad" in str(una.ejemplo)
    for clave, valor in una.ejemplo.items():
        filas = valor if isinstance(valor, list) else [{clave: valor}]
        lista = clave if isinstance(valor, list) else ""
        for nombre, dato in ((n, d) for fila in filas for n, d in fila.items()):
            assert (lista, nombre) in conocidos
            campo = campos.get((lista, nombre), {})
            if campo.get("clase") == "opcion":
                assert dato in _opciones(una, campo)
            assert len(str(dato)) <= campo.get("largo", 1000)


@pytest.mark.parametrize("una", TODAS, ids=lambda una: una.nombre)
def test_lo_que_se_enlaza_y_se_cita_existe(una: Interactiva) -> None:
    """Las fichas que la explican están, y lo que se propone es de un tipo que hay."""
    fichas = {camino.name for camino in (RAIZ / "recursos").glob("*/*")}
    assert [g for g in una.guias if g not in fichas] == []
    assert una.fuente
    assert una.estado in ("confirmado", "supuesto")
    assert not una.propone or una.propone in cargar()


def test_las_cifras_y_los_minimos_se_escriben_una_sola_vez() -> None:
    """La lista de grabación cita el estándar del video, y los criterios son los del vocabulario."""
    grabar = next(una for una in TODAS if una.nombre == "lista-grabacion")
    puntos = [x["texto"] for p in grabar.partes for x in p.get("puntos", ())]
    assert any("1920 × 1080" in t for t in puntos)
    assert any("8 Mbps" in t for t in puntos)
    evaluar = next(una for una in TODAS if una.nombre == "autoevaluar-practica")
    criterios = [p["criterio"] for p in evaluar.partes if "criterio" in p]
    assert criterios == list(VOCABULARIOS["criterios"].terminos)
    assert all(len(p["puntajes"]) == 5 for p in evaluar.partes if "criterio" in p)
    assert UMBRALES.nota


def test_la_tabla_1_esta_entera() -> None:
    """Cada acción que el plan asigna a un perfil tiene lo que se busca con ella."""
    elegir = next(una for una in TODAS if una.nombre == "elegir-accion")
    acciones = VOCABULARIOS["acciones"].terminos.values()
    assert set(elegir.busca or ()) == {a.slug for a in acciones if a.extra.get("perfiles")}


@pytest.mark.parametrize("una", TODAS, ids=lambda una: una.nombre)
def test_el_documento_se_abre_y_sus_marcas_se_cierran(una: Interactiva) -> None:
    """Cada «{#lista}» tiene su «{/lista}», y no hay nada con macros ni enlaces hacia fuera."""
    with zipfile.ZipFile(io.BytesIO((DOCUMENTOS / f"{una.nombre}.docx").read_bytes())) as docx:
        assert docx.testzip() is None
        assert not [n for n in docx.namelist() if "vba" in n.lower() or "stylesWith" in n]
        relaciones = docx.read("word/_rels/document.xml.rels").decode()
        texto = re.sub(r"<[^>]+>", "", docx.read("word/document.xml").decode())
    assert 'TargetMode="External"' not in relaciones
    abiertas = [n for modo, n in MARCA.findall(texto) if modo == "#"]
    cerradas = [n for modo, n in MARCA.findall(texto) if modo == "/"]
    assert abiertas
    assert sorted(abiertas) == sorted(cerradas)
    assert texto.count("{") == texto.count("}") == len(MARCA.findall(texto))


def test_el_guion_no_pide_nada_a_nadie() -> None:
    """Ni módulos, ni peticiones, ni código hecho de texto: sirve también con doble clic."""
    prohibido = ("fetch(", "XMLHttpRequest", "import ", "eval(", "Function(", "http://", "https://")
    assert [p for p in prohibido if p in guion()] == []
