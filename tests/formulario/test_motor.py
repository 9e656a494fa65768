"""Lo que una página puede pedirle al motor del formulario."""

from __future__ import annotations

import gzip
import json
import unicodedata
from typing import Any

import pytest
from playwright.sync_api import Page

from generador.formulario import motor
from generador.fuentes.texto import hallar_invisible
from generador.importacion.limpieza import limpiar
from tests.formulario.fichas import TIPOS

pytestmark = pytest.mark.navegador
TOPE = 25 * 1024
"""Bytes que puede pesar el motor comprimido."""
CON_SECCIONES = next(t for t in TIPOS.values() if t.formato == "md" and not t.campo("cuerpo"))
DE_DATOS = next(t for t in TIPOS.values() if t.formato == "yml")


def _pedir(pagina: Page, que: str, tipo: str, datos: Any, opciones: Any = None) -> Any:
    """Lo que responde propuesta.<que>(árbol, [vocabularios,] datos…)."""
    guion = f"""(p) => {{
      const [tipo, datos, opciones] = JSON.parse(p);
      const resto = "{que}" === "validar" ? [VOCABULARIOS, datos, opciones] : [datos, opciones];
      return JSON.stringify(propuesta["{que}"](ARBOLES[tipo], ...resto));
    }}"""
    return json.loads(pagina.evaluate(guion, json.dumps([tipo, datos, opciones])))


def test_el_motor_pesa_poco() -> None:
    """Lo baja quien abre el formulario con una conexión mala."""
    assert len(gzip.compress(motor().encode(), 9)) < TOPE


def test_el_motor_no_pide_nada_ni_deja_mas_que_su_nombre(pagina: Page) -> None:
    """Es un guion clásico: sirve con doble clic, y no usa módulos ni la red."""
    assert not {"import ", "export ", "fetch(", "XMLHttpRequest", "eval("} & set(motor().split())
    antes = pagina.evaluate("Object.keys(window).filter((n) => /^[A-Z]+$/.test(n))")
    assert antes == ["ARBOLES", "VOCABULARIOS"]


def test_cada_problema_dice_su_camino_y_sus_palabras(pagina: Page) -> None:
    """El camino lleva al campo de la página; el mensaje, a qué arreglar."""
    datos = {"titulo": "Corto", "temas": ["no-existe"], "evaluacion": {"comite": [{"rol": 5}]}}
    problemas = _pedir(pagina, "validar", CON_SECCIONES.nombre, datos)
    por_camino = {tuple(p["camino"]): p for p in problemas}
    assert por_camino["titulo",] == {
        "camino": ["titulo"],
        "nivel": "aviso",
        "regla": "esquema/minLength",
        "mensaje": "«Título» es muy corto (5 caracteres)",
        "ayuda": "escriba al menos 8",
    }
    assert por_camino["temas", 0]["regla"] == "esquema/enum"
    rol = por_camino["evaluacion", "comite", 0, "rol"]
    assert rol["mensaje"].startswith("«Evaluación del comité › Comité evaluador 1 › Rol» debe ser")


def test_una_fila_vacia_no_cuenta_y_las_demas_conservan_su_lugar(pagina: Page) -> None:
    """Quien añadió una fila y no la llenó ve los problemas en la fila que mira."""
    adjuntos = [{}, {"titulo": ""}, {"titulo": "a", "url": "https://a.pe"}]
    problemas = _pedir(pagina, "validar", DE_DATOS.nombre, {"adjuntos": adjuntos})
    del_titulo = [p for p in problemas if p["camino"][0] == "adjuntos"]
    assert [p["camino"] for p in del_titulo] == [["adjuntos", 2, "titulo"]]
    assert "Archivos y enlaces 3 › Título del archivo" in del_titulo[0]["mensaje"]
    escrito = _pedir(pagina, "escribir", DE_DATOS.nombre, {"adjuntos": adjuntos})
    assert escrito["texto"] == "adjuntos:\n  - titulo: a\n    url: https://a.pe\n"


def test_lo_que_no_se_da_no_se_juzga(pagina: Page) -> None:
    """Sin la lista de fichas ni la de archivos no se dice que falten; con ellas, sí."""
    datos = {
        **{c.nombre: c.ejemplo for c in DE_DATOS.campos if c.requerido},
        "relacionados": [{"id": "he-no-existe", "relacion": "complementa"}],
        "adjuntos": [{"titulo": "Acta del comité", "archivo": "acta.docx"}],
    }
    sin_nada = _pedir(pagina, "validar", DE_DATOS.nombre, datos)
    con_todo = _pedir(pagina, "validar", DE_DATOS.nombre, datos, {"existentes": {}, "archivos": {}})
    solas = {p["mensaje"] for p in con_todo} - {p["mensaje"] for p in sin_nada}
    assert solas == {
        "la ficha «he-no-existe» no existe",
        "el archivo «acta.docx» no está junto a la ficha",
    }


def test_un_numero_que_el_lector_no_tomaria_por_numero_es_un_error(pagina: Page) -> None:
    """Con más de quince cifras queda escrito como texto."""
    problemas = _pedir(pagina, "validar", DE_DATOS.nombre, {"hitos": [1e16]})
    assert [p["regla"] for p in problemas if p["camino"] == ["hitos", 0]] == ["esquema/type"]


@pytest.mark.parametrize(
    ("titulo", "existentes", "id_"),
    [
        ("Guía para la atención con citas", [], "guia-atencion-citas"),
        ("Guía para la atención con citas", ["guia-atencion-citas"], "guia-atencion-citas-2"),
        ("¿Ñandú? N.º 5", [], "nandu-n-5"),
        ("De la", [], "sin-titulo"),
        ("", [], "sin-titulo"),
        ("Electroencefalografistas " * 6, [], "electroencefalografistas"),
    ],
)
def test_el_nombre_sugerido_sirve_y_no_esta_ocupado(
    pagina: Page, titulo: str, existentes: list[str], id_: str
) -> None:
    """El prefijo del tipo y las palabras del título que dicen algo, hasta cuarenta letras."""
    prefijo = DE_DATOS.prefijo
    ocupados = [f"{prefijo}{e}" for e in existentes]
    sugerido = _pedir(pagina, "id", DE_DATOS.nombre, {"titulo": titulo}, ocupados)
    assert sugerido == f"{prefijo}{id_}"
    juicio = _pedir(pagina, "validar", DE_DATOS.nombre, {}, {"id": sugerido})
    assert [p for p in juicio if p["regla"] == "ficha/id"] == []


def test_lo_pegado_de_word_queda_como_lo_admite_el_lector(pagina: Page) -> None:
    """Espacios duros, saltos raros, guiones opcionales, anchos cero y tildes sueltas."""
    pegado = "Uno\u00a0dos\r\ntre\u00ads\u2028cua\u200btro\x0bcin\x07co\ufeff e\u0301 \ud83d"
    limpio = pagina.evaluate("(t) => propuesta.limpiar(JSON.parse(t))", json.dumps(pegado))
    assert limpio == "Uno dos\ntres\ncuatro\ncinco é "


def test_ningun_caracter_de_unicode_pasa_si_el_lector_lo_rechaza(pagina: Page) -> None:
    """Uno por uno: lo que limpia el navegador es lo que limpia Python, y el lector lo admite."""
    sueltos = [c for c in range(0x110000) if not 0xD800 <= c < 0xE000]
    asignados = [c for c in sueltos if unicodedata.category(chr(c)) not in ("Cn", "Co")]
    sin_uso = {*range(0xD800), *range(0xE000, 0x10000), *range(0xE0000, 0xE0100)}
    probados = sorted({*asignados, *sin_uso})
    guion = """(t) => JSON.stringify(JSON.parse(t).map((c) => {
      const texto = "a" + String.fromCodePoint(c) + "b";
      const guardado = propuesta.canonicos({ campos: [], formato: "yml" }, { a: texto }).a;
      return [guardado, propuesta.limpiar(texto)];
    }))"""
    limpios = json.loads(pagina.evaluate(guion, json.dumps(probados)))
    distintos = [
        hex(c)
        for c, (guardado, _) in zip(probados, limpios, strict=True)
        if guardado != limpiar(f"a{chr(c)}b")
    ]
    assert distintos == []
    assert [t for _, t in limpios if hallar_invisible(t)] == []


@pytest.mark.parametrize(
    "texto", ["titulo: >-\n  doblado\n", "temas: &a [x]\n", "- suelto\n", "{}"]
)
def test_un_archivo_escrito_a_mano_de_otra_forma_no_se_lee_mal(pagina: Page, texto: str) -> None:
    """El motor lee lo que él escribe; de lo demás dice en qué línea no lo entiende."""
    leido = pagina.evaluate(
        """([tipo, t]) => {
          try { return propuesta.leer(ARBOLES[tipo], t); } catch (e) { return e.message; }
        }""",
        [DE_DATOS.nombre, texto],
    )
    assert leido == "la línea 1 no tiene la forma que escribe este formulario"
