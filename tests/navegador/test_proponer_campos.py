"""«Proponer contenido», campo por campo: errores, listas, archivos y lo que se pega."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.importacion.envios import docx
from tests.navegador.axe import CONTRASTE, TODO, faltas
from tests.navegador.conftest import Abrir
from tests.navegador.propuestas import TEXTO, Teclado, ir_a_parte
from tests.sitio.fotos import plano

pytestmark = pytest.mark.navegador
PRACTICAS = "proponer/buenas-practicas.html"
HERRAMIENTAS = "proponer/herramientas.html"


def _con_comite(pagina: Page, *roles: str) -> None:
    ir_a_parte(pagina, "Criterios para la evaluación")
    pagina.locator("#c-evaluacion > summary").click()
    for i, rol in enumerate(roles):
        pagina.locator("#c-evaluacion-comite > .lista__pie button").click()
        pagina.locator(f"#c-evaluacion-comite-{i}-rol").fill(rol)
        pagina.locator(f"#c-evaluacion-puntajes-impacto-{i}").fill(str(i + 1))


def _valores(pagina: Page, selector: str) -> list[str]:
    return [str(v) for v in pagina.eval_on_selector_all(selector, "n => n.map(x => x.value)")]


@pytest.mark.parametrize("como", ["http", "file"])
def test_el_resumen_de_errores_lleva_a_cada_campo(abrir: Abrir, como: str) -> None:
    """Recibe el foco quien lo abre; cada renglón lleva a su campo, aunque esté en otra parte."""
    pagina = abrir(como).ir(HERRAMIENTAS)
    ir_a_parte(pagina, "Revisar y enviar")
    expect(pagina.locator("#paso-enviar-titulo")).to_be_focused()
    expect(pagina.locator("#resumen-titulo")).to_contain_text("Falta corregir")
    pagina.get_by_role("link", name="Falta «Unidad responsable».").press("Enter")
    expect(pagina.locator("#c-unidad")).to_be_focused()
    expect(pagina.locator("#c-unidad-error")).to_have_text("Falta «Unidad responsable».")
    expect(pagina.locator("#c-unidad")).to_have_attribute("aria-invalid", "true")


def test_un_error_se_dice_al_dejar_el_campo_y_se_va_al_corregirlo(abrir: Abrir) -> None:
    """Mientras se escribe por primera vez no se reprocha nada."""
    pagina = abrir().ir(HERRAMIENTAS)
    titulo, error = pagina.locator("#c-titulo"), pagina.locator("#c-titulo-error")
    titulo.fill("Guía")
    pagina.wait_for_timeout(400)
    expect(error).to_be_hidden()
    titulo.press("Tab")
    expect(error).to_have_text("«Título» es muy corto (4 caracteres): escriba al menos 8.")
    titulo.fill("Guía 👩🏽‍🏫 de objetivos")
    expect(error).to_be_hidden()
    letras = pagina.evaluate("[...document.querySelector('#c-titulo').value].length")
    expect(pagina.locator("#c-titulo-pie")).to_contain_text(f"{letras} de 120")


def test_al_mover_un_integrante_con_el_teclado_lo_siguen_sus_puntajes(abrir: Abrir) -> None:
    """El foco queda en el mismo mando; al quitar uno pasa al vecino, y se puede deshacer."""
    pagina = abrir().ir(PRACTICAS)
    _con_comite(pagina, "Especialista", "Docente", "Jefatura")
    t = Teclado(pagina)
    pagina.locator("#c-evaluacion-fecha").focus()
    t.pulsar("#c-evaluacion-comite-2 .mando--subir")
    expect(pagina.locator("#c-evaluacion-comite-1 .mando--subir")).to_be_focused()
    assert _valores(pagina, "[id$='-rol']") == ["Especialista", "Jefatura", "Docente"]
    assert _valores(pagina, "input[id^='c-evaluacion-puntajes-impacto-']") == ["1", "3", "2"]
    pagina.locator("#c-evaluacion-fecha").focus()
    t.pulsar("#c-evaluacion-comite-0 .mando--quitar")
    expect(pagina.locator("#c-evaluacion-comite-0 .mando--quitar")).to_be_focused()
    assert _valores(pagina, "[id$='-rol']") == ["Jefatura", "Docente"]
    assert _valores(pagina, "input[id^='c-evaluacion-puntajes-impacto-']") == ["3", "2"]
    pagina.locator("#c-evaluacion-comite-1-rol").fill("Docente invitado")
    pagina.get_by_role("button", name="Deshacer quitar Integrante 1").press("Enter")
    assert _valores(pagina, "[id$='-rol']") == ["Especialista", "Jefatura", "Docente invitado"]
    assert _valores(pagina, "input[id^='c-evaluacion-puntajes-impacto-']") == ["1", "3", "2"]


def test_un_comite_par_se_dice_junto_al_comite(abrir: Abrir) -> None:
    """Una regla entre campos llega a su lugar."""
    pagina = abrir().ir("buenas-practicas/bp-citas-consultas-laborales.html")
    pagina.get_by_role("link", name="Proponer una corrección").click()
    ir_a_parte(pagina, "Criterios para la evaluación")
    pagina.locator("#c-evaluacion-comite-2 > .mandos .mando--quitar").click()
    pagina.locator("#c-evidencia").focus()
    error = pagina.locator("#c-evaluacion-comite-error")
    expect(error).to_contain_text("necesita al menos 3")


def test_las_opciones_se_buscan_sin_tildes_y_dicen_lo_supuesto(abrir: Abrir) -> None:
    """«gestion» halla «gestión»; lo que está por confirmar lo dice."""
    pagina = abrir().ir(HERRAMIENTAS)
    ir_a_parte(pagina, "Clasificación")
    expect(pagina.locator("#c-eje .insignia--supuesto").first).to_have_text("por confirmar")
    pagina.get_by_role("searchbox", name="Filtrar: Temas").fill("METODOLOGIAS")
    expect(pagina.locator("#c-temas .opcion:visible")).to_have_count(1)
    pagina.locator("#c-unidad").fill("descentralizacion")
    expect(pagina.get_by_role("option")).to_have_count(1)
    pagina.locator("#c-unidad").fill("una que no existe")
    pagina.locator("#c-unidad").press("Tab")
    expect(pagina.locator("#c-unidad-error")).to_contain_text("elija una opción de la lista")


def test_una_ficha_relacionada_se_elige_por_su_titulo(abrir: Abrir) -> None:
    """También con doble clic: la lista de fichas viaja en un guion."""
    pagina = abrir("file").ir(HERRAMIENTAS)
    ir_a_parte(pagina, "Archivos y enlaces")
    pagina.get_by_role("button", name="Añadir: relación").click()
    pagina.locator("#c-relacionados-0-id").fill("mapa de experiencia")
    pagina.get_by_role("option", name="Mapa de experiencia actual").click()
    expect(pagina.locator("#c-relacionados-0-id")).to_have_value("Mapa de experiencia actual")
    pagina.wait_for_timeout(700)
    guardado = pagina.evaluate("Object.values(localStorage).join('')")
    assert '"relacionados":[{"id":"he-mapa-experiencia-actual"}]' in guardado


def test_los_archivos_se_revisan_y_se_renombran(abrir: Abrir, tmp_path: Path) -> None:
    """Las mismas clases y pesos que admite el repositorio; dos iguales no se pisan."""
    archivos = {
        "Acta Final.DOCX": docx(),
        "acta_final.docx": docx(),
        "viejo.doc": b"x",
        "vacio.pdf": b"",
        "grande.pdf": bytes(16 * 1024 * 1024),
    }
    for nombre, contenido in archivos.items():
        (tmp_path / nombre).write_bytes(contenido)
    pagina = abrir().ir(HERRAMIENTAS)
    ir_a_parte(pagina, "Archivos y enlaces")
    pagina.locator("#c-adjuntos [data-adjuntar]").set_input_files(
        [
            tmp_path / n
            for n in ("Acta Final.DOCX", "acta_final.docx", "viejo.doc", "vacio.pdf", "grande.pdf")
        ]
    )
    nombres = pagina.locator("#c-adjuntos .archivo__nombre strong")
    expect(nombres).to_have_text(["acta-final.docx", "acta-final-2.docx"])
    aviso = pagina.locator("#c-adjuntos").get_by_role("alert")
    expect(aviso).to_contain_text("«viejo.doc» no se admiten archivos «.doc»; guárdelo como .docx")
    expect(aviso).to_contain_text("«vacio.pdf» está vacío")
    expect(aviso).to_contain_text("«grande.pdf» pesa 16 MB y el máximo es 15 MB")


PEGADO = "Primera\u00a0línea\r\n•\tun punto\r\n1.\tun paso\u200b\u2028fin"


def test_lo_pegado_desde_word_llega_limpio(abrir: Abrir) -> None:
    """Sin espacios raros ni viñetas de Word; en una línea, sin saltos."""
    pagina = abrir().ir(PRACTICAS)
    pegar = """(id, texto) => {
        const nodo = document.getElementById(id), datos = new DataTransfer();
        nodo.focus();
        datos.setData("text/plain", texto);
        nodo.dispatchEvent(new ClipboardEvent("paste", { clipboardData: datos, cancelable: true }));
    }"""
    llamar = f"([id, texto]) => ({pegar})(id, texto)"
    pagina.evaluate(llamar, ["c-titulo", "Dos\r\nlíneas"])
    expect(pagina.locator("#c-titulo")).to_have_value("Dos líneas")
    ir_a_parte(pagina, "Descripción de los atributos")
    pagina.evaluate(llamar, ["c-contexto", PEGADO])
    limpio = "Primera línea\n- un punto\n1. un paso\nfin"
    expect(pagina.locator("#c-contexto")).to_have_value(limpio)


def test_la_vista_previa_no_ejecuta_lo_que_se_escribe(abrir: Abrir) -> None:
    """El texto es texto: ni etiquetas ni direcciones de programa."""
    vista = abrir()
    pagina = vista.ir(PRACTICAS)
    pagina.locator("#c-titulo").fill("<img src=x onerror=alert(1)> Citas")
    ir_a_parte(pagina, "Descripción de los atributos")
    malo = "**Fuerte** [a](javascript:alert(1)) <script>alert(1)</script>\n\n- uno\n- dos"
    pagina.locator("#c-contexto").fill(malo)
    ir_a_parte(pagina, "Revisar y enviar")
    pagina.locator(".paso:visible").get_by_role("button", name="Ver cómo se verá").click()
    previa = pagina.locator(".previa")
    expect(previa.locator(".previa__nombre")).to_have_text("<img src=x onerror=alert(1)> Citas")
    expect(previa.locator("strong", has_text="Fuerte")).to_be_visible()
    expect(previa.locator("li")).to_have_text(["uno", "dos"])
    assert previa.locator("img, script, a").count() == 0
    assert vista.quejas == []


@pytest.mark.parametrize("como", ["http", "file"])
def test_la_vista_previa_muestra_las_imagenes_elegidas(
    como: str, abrir: Abrir, tmp_path: Path
) -> None:
    """La que se eligió se ve; de la que no se tiene queda lo que se vería en ella."""
    (tmp_path / "Mesa roja.png").write_bytes(plano(300, 150))
    vista = abrir(como)
    pagina = vista.ir(HERRAMIENTAS)
    ir_a_parte(pagina, "Archivos y enlaces")
    pagina.locator("#c-adjuntos [data-adjuntar]").set_input_files([tmp_path / "Mesa roja.png"])
    expect(pagina.locator("#c-adjuntos .archivo__nombre strong")).to_have_text(["mesa-roja.png"])
    ir_a_parte(pagina, "Detalle")
    pagina.locator("#c-cuando_usarla").fill("![Mesa](<mesa-roja.png>) y ![Dos sillas](otra.png)")
    ir_a_parte(pagina, "Revisar y enviar")
    pagina.locator(".paso:visible").get_by_role("button", name="Ver cómo se verá").click()
    imagen = pagina.locator(".previa img")
    expect(imagen).to_have_attribute("alt", "Mesa")
    imagen.evaluate("i => i.decode()")
    assert imagen.evaluate("i => i.naturalWidth") == 300
    expect(pagina.locator(".previa em")).to_have_text("[Imagen: Dos sillas]")
    assert vista.quejas == []


@pytest.mark.parametrize("medida", ["escritorio", "teléfono"])
def test_la_vista_previa_es_la_pagina_que_se_publicara(abrir: Abrir, medida: str) -> None:
    """Los mismos apartados y la misma caja de datos; se abre y se cierra con el teclado."""
    vista = abrir(medida=medida)
    publicada = vista.ir("buenas-practicas/bp-citas-consultas-laborales.html")
    datos = publicada.locator(".datos").first.locator("dt").all_inner_texts()
    criterios = publicada.locator(".criterios tbody tr:not(:last-child)").all_inner_texts()
    pagina = vista.ir(f"{PRACTICAS}?ficha=bp-citas-consultas-laborales")
    expect(pagina.locator("#c-titulo")).not_to_have_value("")
    boton = pagina.locator(".borrador").get_by_role("button", name="Ver cómo se verá")
    boton.press("Enter")
    cuadro = pagina.get_by_role("dialog", name="Así se verá la ficha")
    expect(cuadro).to_be_visible()
    suyos = cuadro.locator(".datos dt").all_inner_texts()
    assert [d for d in datos if d in suyos] == suyos
    assert set(datos) - set(suyos) == {"Estado", "En el repositorio desde", "Revisar antes de"}
    filas = cuadro.locator("tr", has=pagina.locator(".barra")).all_inner_texts()
    assert [f.split() for f in filas] == [c.split() for c in criterios]
    assert (
        pagina.evaluate("document.documentElement.scrollWidth")
        <= vista.pagina.viewport_size["width"]
    )
    assert faltas(pagina, TODO) == []
    pagina.keyboard.press("Escape")
    expect(cuadro).to_have_count(0)
    expect(boton).to_be_focused()


def test_con_forja_se_ofrecen_las_tres_formas_de_enviar(abrir: Abrir) -> None:
    """El texto que cabe va en el enlace; el largo se copia. Sin forja, se dice por qué no."""
    vista = abrir()

    def con_forja(ruta: Route) -> None:
        original = ruta.fetch()
        forja = 'data-forja="https://forja.example/mtpe/repositorio"'
        ruta.fulfill(response=original, body=original.text().replace('data-forja=""', forja))

    pagina = vista.ir(PRACTICAS)
    ir_a_parte(pagina, "Revisar y enviar")
    expect(pagina.locator(".salida")).to_have_count(2)
    expect(pagina.locator(".salida").nth(1)).to_contain_text("por confirmar por ODES")
    pagina.route(f"**/{PRACTICAS}", con_forja)
    vista.ir(PRACTICAS)
    pagina.locator("#c-titulo").fill("Citas para atender mejor")
    ir_a_parte(pagina, "Revisar y enviar")
    expect(pagina.locator(".salida")).to_have_count(3)
    nuevo = "https://forja.example/mtpe/repositorio/new/main?filename=buenas_practicas%2Fbp-citas"
    assert (_direccion(pagina, "#abrir-forja")).startswith(nuevo)
    assert "&value=---%0A" in _direccion(pagina, "#abrir-forja")
    assert _direccion(pagina, "#abrir-subida").endswith("/upload/main/buenas_practicas")
    ir_a_parte(pagina, "Descripción de los atributos")
    pagina.locator("#c-contexto").fill(TEXTO * 40)
    ir_a_parte(pagina, "Revisar y enviar")
    assert "&value=" not in _direccion(pagina, "#abrir-forja")


def _direccion(pagina: Page, selector: str) -> str:
    return pagina.locator(selector).get_attribute("href") or ""


def test_sin_guiones_la_pagina_dice_que_hacer(abrir: Abrir) -> None:
    """Lleva a la guía y a la página que explica las otras formas."""
    pagina = abrir(java_script_enabled=False).ir(PRACTICAS)
    aviso = pagina.locator(".aviso", has_text="necesita que el navegador permita JavaScript")
    expect(aviso).to_be_visible()
    expect(aviso.get_by_role("link")).to_have_count(2)


def test_las_partes_son_accesibles_con_datos_y_con_errores(abrir: Abrir) -> None:
    """Con todo desplegado, en claro y en oscuro: opciones, listas, cuadro, resumen y vista."""
    pagina = abrir().ir(f"{PRACTICAS}?ficha=bp-citas-consultas-laborales")
    expect(pagina.locator("#c-titulo")).not_to_have_value("")
    pagina.locator("#c-titulo").fill("Corto")
    pagina.evaluate("location.hash = 'paso-enviar'")
    expect(pagina.locator("#resumen")).to_be_visible()
    for parte in ("identificacion", "evaluacion", "enviar"):
        pagina.evaluate(
            """id => {
                const parte = document.getElementById(id);
                parte.hidden = false;
                parte.querySelectorAll("details").forEach((d) => { d.open = true; });
            }""",
            f"paso-{parte}",
        )
    assert faltas(pagina, TODO) == []
    pagina.emulate_media(color_scheme="dark")
    expect(pagina.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert faltas(pagina, CONTRASTE) == []


@pytest.mark.parametrize("ancho", [320, 390])
def test_nada_se_sale_de_una_pantalla_angosta(abrir: Abrir, ancho: int) -> None:
    """Ninguna parte pide moverse de lado."""
    pagina = abrir(medida="teléfono").ir(f"{PRACTICAS}?ficha=bp-citas-consultas-laborales")
    pagina.set_viewport_size({"width": ancho, "height": 700})
    expect(pagina.locator("#c-titulo")).not_to_have_value("")
    for parte in (
        "identificacion",
        "clasificacion",
        "atributos",
        "evaluacion",
        "archivos",
        "enviar",
    ):
        pagina.evaluate(f"location.hash = 'paso-{parte}'")
        expect(pagina.locator(f"#paso-{parte}")).to_be_visible()
        assert pagina.evaluate("document.documentElement.scrollWidth") <= ancho, parte


def test_la_direccion_puede_dejar_puesto_un_tema_o_una_region(abrir: Abrir) -> None:
    """Como la enlaza «Brechas»; lo que no es una opción que exista no se pone."""
    pagina = abrir().ir(f"{PRACTICAS}?region=puno&temas=innovacion-publica&temas=cocina&titulo=X")
    expect(pagina.locator("#c-region")).to_have_value("Puno")
    assert _valores(pagina, "#c-titulo") == [""]
    elegidos = pagina.locator("#c-temas label:has(input:checked)")
    expect(elegidos).to_have_count(1)
    expect(elegidos).to_contain_text("Innovación pública")
