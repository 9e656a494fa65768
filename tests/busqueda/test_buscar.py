"""Qué halla la búsqueda y en qué orden: cada prueba es una promesa a quien busca."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.busqueda.conftest import Buscar


def ids(respuesta: dict[str, Any]) -> list[str]:
    """Las fichas halladas, sin el prefijo."""
    return [r["id"].removeprefix("he-") for r in respuesta["resultados"]]


@pytest.mark.parametrize(
    ("escrito", "primera"),
    [
        ("capacitacion", "capacitacion"),
        ("CAPACITACIÓN", "capacitacion"),
        ("ano ventanilla", "anio"),
        ("año ventanilla", "anio"),
        ("jovenes campaña", "salud"),
        ("campanas joven", "salud"),
        ("capacitando equipos", "capacitar"),
    ],
)
def test_con_o_sin_tildes_y_en_cualquier_forma(escrito: str, primera: str, buscar: Buscar) -> None:
    """Tildes, mayúsculas, eñe escrita como n, plurales y verbos conjugados no importan."""
    assert ids(buscar(escrito))[0] == primera


@pytest.mark.parametrize(
    ("escrito", "hallada"),
    [
        ("SST", "seguridad"),
        ("sst", "seguridad"),
        ("seguridad y salud en el trabajo", "sst"),
        ("guion DEL", "dictamen"),
        ("DEL", "dictamen"),
        ("formación", "capacitacion"),
    ],
)
def test_sinonimos_y_siglas_en_los_dos_sentidos(escrito: str, hallada: str, buscar: Buscar) -> None:
    """La sigla halla su significado, y el significado la sigla."""
    assert hallada in ids(buscar(escrito))


def test_la_palabra_del_no_es_la_sigla(buscar: Buscar) -> None:
    """«del» en minúsculas es una palabra vacía: no trae el dictamen."""
    assert "dictamen" not in ids(buscar("resumen del plan"))


@pytest.mark.parametrize(
    "escrito",
    ["029-2025-TR", "RM 029-2025-TR", "0292025tr", "29 2025 tr", "029-2025", "29-2025-tr"],
)
def test_los_codigos_se_hallan_como_se_escriban(escrito: str, buscar: Buscar) -> None:
    """Con separadores o sin ellos, enteros o su comienzo, con ceros de relleno o sin ellos."""
    assert ids(buscar(escrito))[0] == "norma"


@pytest.mark.parametrize(
    ("escrito", "primera"),
    [
        ("capasitasion", "capacitacion"),
        ("inspecsion puno", "inspeccion"),
        ("bitakora", "vigente"),
        ("dictmaen", "dictamen"),
        ("hinspeccion cusco", "inspeccion-cusco"),
        ("ventaniya año", "anio"),
    ],
)
def test_las_erratas_se_perdonan(escrito: str, primera: str, buscar: Buscar) -> None:
    """Una letra cambiada, traspuesta o que suena igual lleva a lo mismo, y se pregunta."""
    respuesta = buscar(escrito)
    assert ids(respuesta)[0] == primera
    assert respuesta["sugerencia"]


def test_quiso_decir_lleva_tildes(buscar: Buscar) -> None:
    """La pregunta muestra la palabra como está escrita en las fichas."""
    assert buscar("capasitacion")["sugerencia"] == "capacitación"
    assert buscar("capacitación")["sugerencia"] == ""


def test_mientras_se_escribe_sirve_el_comienzo(buscar: Buscar, pagina: Page) -> None:
    """Con tres letras ya hay resultados y palabras para completar."""
    assert "capacitacion" in ids(buscar("cap"))
    sugerido = pagina.evaluate("repositorio.sugerir('guia de capac')")
    assert "capacitación" in sugerido["palabras"]
    assert sugerido["fichas"][0]["id"] == "he-capacitacion"


def test_las_comillas_piden_la_frase_tal_cual(buscar: Buscar) -> None:
    """Solo las fichas con esas palabras seguidas, también si están en un adjunto."""
    assert ids(buscar('"salud en el trabajo"')) == ["seguridad"]
    assert ids(buscar('"trabajo en la salud"')) == []
    assert ids(buscar('"respire y ofrezca asiento"')) == ["pdf"]


def test_el_guion_excluye(buscar: Buscar) -> None:
    """Lo que dice la palabra excluida no sale; una frase también se puede excluir."""
    assert ids(buscar("inspección")) != ids(buscar("inspección -puno"))
    assert ids(buscar("inspección -puno")) == ["inspeccion-cusco"]
    assert ids(buscar('inspección -"obras en puno"')) == ["inspeccion-cusco"]
    assert "pdf" not in ids(buscar("ventanilla -asiento"))


def test_todas_las_palabras_antes_que_algunas(buscar: Buscar) -> None:
    """Una ficha con todas va delante de las que tienen solo una, aunque la tengan en el título."""
    respuesta = buscar("inspección calzado")
    assert ids(respuesta)[0] == "inspeccion-cusco"
    assert respuesta["completas"] == 1
    assert len(respuesta["resultados"]) > 1


def test_lo_exacto_antes_que_otra_forma_y_que_lo_corregido(buscar: Buscar) -> None:
    """Quien escribe «capacitar» ve primero «capacitar»; quien escribe «capacitación», esa."""
    assert ids(buscar("capacitar"))[0] == "capacitar"
    assert ids(buscar("capacitación"))[0] == "capacitacion"


def test_el_titulo_pesa_mas_que_el_cuerpo(buscar: Buscar) -> None:
    """Una palabra en el título vale más que en las claves, el resumen o un adjunto."""
    assert ids(buscar("ventanilla"))[0] in ("anio", "pdf")
    assert ids(buscar("taller"))[0] == "inspeccion-cusco"


def test_lo_vencido_va_detras_y_lo_archivado_al_final(buscar: Buscar) -> None:
    """La vencida se distingue, y no va delante de una vigente que responde igual."""
    respuesta = buscar("bitácora")
    assert ids(respuesta) == ["vigente", "vencida", "archivada"]
    assert [r["vencida"] for r in respuesta["resultados"]] == [False, True, True]


def test_lo_hallado_en_un_adjunto_dice_donde_y_abre_ahi(buscar: Buscar) -> None:
    """«pág. 12» y la dirección con su página; el fragmento resalta las palabras."""
    primero = buscar("reclamo airado")["resultados"][0]
    assert (primero["id"], primero["donde"]) == ("he-pdf", "pág. 12")
    assert primero["enlace"] == "herramientas/he-pdf/m.pdf#page=12"
    texto, marcas = primero["fragmento"]["texto"], primero["fragmento"]["marcas"]
    assert [texto[a:b] for a, b in marcas] == ["reclamo", "airado"]


def test_lo_hallado_en_un_video_abre_en_su_minuto(buscar: Buscar) -> None:
    """Una transcripción lleva al segundo en que se dice."""
    primero = buscar("reclamo cuaderno anota")["resultados"][0]
    assert (primero["donde"], primero["enlace"]) == (
        "min 12:30",
        "herramientas/he-pdf.html?t=750",
    )


def test_los_filtros_y_sus_cuentas(buscar: Buscar) -> None:
    """Varios valores de una faceta se suman; su cuenta no se resta a sí misma."""
    todas = buscar("inspección")
    region = next(f for f in todas["facetas"] if f["clave"] == "region")
    cuentas = {v["valor"]: v["cuenta"] for v in region["valores"]}
    assert cuentas["puno"] == cuentas["cusco"] == 1
    puno = buscar("inspección", filtros={"region": ["puno"]})
    assert ids(puno) == ["inspeccion"]
    region = next(f for f in puno["facetas"] if f["clave"] == "region")
    assert {v["valor"]: (v["cuenta"], v["elegido"]) for v in region["valores"]} == {
        "puno": (1, True),
        "cusco": (1, False),
    }
    assert len(ids(buscar("inspección", filtros={"region": ["puno", "cusco"]}))) == 2


def test_sin_texto_trae_todo_y_se_puede_ordenar(buscar: Buscar) -> None:
    """Lo más reciente primero, o por título; de a pocas y desde donde se diga."""
    todo = buscar("", limite=50)
    assert todo["total"] == len(todo["resultados"]) == 14
    titulos = [r["titulo"] for r in buscar("", orden="titulo", limite=50)["resultados"]]
    assert titulos[0] == "Balance del año en la ventanilla"
    assert [r["titulo"] for r in buscar("", orden="titulo", desde=1, limite=2)["resultados"]] == (
        titulos[1:3]
    )


def test_el_primer_aviso_llega_antes_que_lo_definitivo(pagina: Page) -> None:
    """Con «avance» se ve lo que dicen los metadatos mientras llegan los pasajes."""
    previo, final = pagina.evaluate(
        """async () => {
            let previo = null;
            const avance = (r) => { previo = r; };
            const final = await repositorio.buscar("ventanilla", { avance });
            return [previo, final];
        }"""
    )
    assert previo["parcial"] and not final["parcial"]
    assert set(ids(previo)) <= set(ids(final))


@pytest.mark.parametrize(
    "raro", ["", " ", '"', '""', "-", "---", "¿?", "de la", "<script>", "a" * 300, "😀 🤖"]
)
def test_nada_de_lo_que_se_escriba_lo_rompe(raro: str, buscar: Buscar) -> None:
    """Cualquier texto da una respuesta con su forma de siempre."""
    assert isinstance(buscar(raro)["resultados"], list)


def test_el_resultado_tiene_lo_que_se_documenta(buscar: Buscar) -> None:
    """Los campos prometidos, y el puntaje de mayor a menor."""
    respuesta = buscar("oficina", limite=3)
    assert {"total", "facetas", "resultados"} <= set(respuesta)
    assert len(respuesta["resultados"]) == 3
    for r in respuesta["resultados"]:
        assert {"id", "url", "titulo", "puntaje", "donde"} <= set(r)
        assert re.fullmatch(r"herramientas/he-[a-z-]+\.html", r["url"])
