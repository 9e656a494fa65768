"""La edición del mes: qué lleva, de qué se entera quien la recibe y que siempre sale igual."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from generador.modelo import Edicion
from generador.publicacion import componentes
from generador.publicacion.antes import Antes, SinEdicion, de_entrega, ruta_de_todo, siguiente
from generador.publicacion.cambios import aplicar
from generador.publicacion.revision import revisar
from generador.sitio.motor import Motor
from tests.publicacion.entregas import par
from tests.publicacion.mensual import (
    HERRAMIENTAS,
    JULIO,
    JUNIO,
    cambiar,
    descomprimir,
    preparar_edicion,
)
from tests.repositorio import RAIZ
from tests.sitio.preparacion import arbol, contenido, poner_repositorio


@dataclass(frozen=True, slots=True)
class Meses:
    """El repositorio y sus dos ediciones. Son de todas las pruebas: ninguna los cambia."""

    raiz: Path
    junio: Path
    julio: Path


@pytest.fixture(scope="module")
def meses(motor: Motor, tmp_path_factory: pytest.TempPathFactory) -> Meses:
    """Junio y, con un mes de trabajo encima, julio."""
    carpeta = tmp_path_factory.mktemp("meses")
    raiz = poner_repositorio(carpeta / "repositorio")
    shutil.copyfile(RAIZ / componentes.BLOQUEO, raiz / componentes.BLOQUEO)
    with (raiz / "docs" / "privacidad.md").open("a", encoding="utf-8") as pagina:
        pagina.write("\nVea [la guía](ficha:he-guia-completa).\n")
    junio = preparar_edicion(raiz, carpeta / "dist", JUNIO, motor=motor)
    assert not junio.resultado.con_errores, junio.resultado.problemas
    cambiar(raiz)
    antes = de_entrega(junio.carpeta)
    julio = preparar_edicion(raiz, carpeta / "dist", JULIO, antes, motor)
    assert not julio.resultado.con_errores, julio.resultado.problemas
    return Meses(raiz, junio.carpeta, julio.carpeta)


# --- Nombre y número --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("antes", "usados", "ultima", "nombre", "secuencia"),
    [
        (Antes(), (), 0, "2026-11", 1),
        (Antes("2026-10", 7), (), 7, "2026-11", 8),
        (Antes("2026-11", 7), (), 7, "2026-11.2", 8),
        (Antes("2026-11.2", 8), ("2026-11",), 8, "2026-11.3", 9),
        # Se volvió a la de octubre: el nombre y el número de la de noviembre no se repiten.
        (Antes("2026-10", 7), ("2026-11", "2026-10"), 8, "2026-11.2", 9),
    ],
)
def test_cada_edicion_tiene_un_nombre_y_un_numero_que_no_se_repiten(
    antes: Antes, usados: tuple[str, ...], ultima: int, nombre: str, secuencia: int
) -> None:
    edicion = siguiente(antes, "2026-11-24", usados, ultima)
    assert edicion == Edicion(nombre, secuencia, antes.edicion)


def test_no_se_prepara_una_edicion_de_antes_que_la_publicada() -> None:
    with pytest.raises(SinEdicion, match="anterior a la última"):
        siguiente(Antes("2026-12", 9), "2026-11-24")


# --- Qué lleva --------------------------------------------------------------------------------


def test_cada_paquete_y_la_edicion_entera_se_comprueban_con_la_clave(meses: Meses) -> None:
    zips = sorted((meses.julio / "descargas").glob("repositorio-*.zip"))
    assert [z.name for z in zips] == [
        "repositorio-2026-07-eje-derechos-laborales.zip",
        "repositorio-2026-07-eje-transversal.zip",
        "repositorio-2026-07-region-puno.zip",
        "repositorio-2026-07.zip",
    ]
    for entrega in (meses.julio, *zips):
        informe = revisar(entrega, par().publica, secuencia_minima=2)
        assert informe.intacto, (entrega.name, informe)


def test_el_paquete_completo_es_el_sitio_sin_sus_descargas(meses: Meses, tmp_path: Path) -> None:
    paquete = contenido(
        descomprimir(meses.julio / "descargas" / "repositorio-2026-07.zip", tmp_path)
    )
    propios = {"manifiesto.json", "manifiesto.json.minisig", "descargas/index.html"}
    del_sitio = {r: c for r, c in contenido(meses.julio).items() if not r.startswith("descargas/")}
    assert {r: c for r, c in paquete.items() if r not in propios} == {
        r: c for r, c in del_sitio.items() if r not in propios and r != ".generado"
    }


def test_el_paquete_de_una_region_lleva_lo_suyo_y_dice_que_es_una_parte(
    meses: Meses, tmp_path: Path
) -> None:
    parte = descomprimir(
        meses.julio / "descargas" / "repositorio-2026-07-region-puno.zip", tmp_path
    )
    assert (parte / "oferta" / "af-taller-puno.html").is_file()
    assert not (parte / "herramientas" / "he-vencida.html").exists()
    esta_copia = (parte / "descargas" / "index.html").read_text(encoding="utf-8")
    assert "Es una parte del repositorio: Puno" in esta_copia
    fichas = json.loads((parte / "catalogo.json").read_text(encoding="utf-8"))["fichas"]
    assert {f["id"] for f in fichas} == {
        p.stem for p in parte.glob("*/*.html") if re.match(r"(bp|he|re|cp|af|pl|vi)-", p.name)
    }


def test_en_una_parte_lo_que_no_esta_se_enlaza_al_sitio_en_linea(
    meses: Meses, tmp_path: Path
) -> None:
    parte = descomprimir(
        meses.julio / "descargas" / "repositorio-2026-07-region-puno.zip", tmp_path
    )
    assert not (parte / "herramientas" / "he-guia-completa.html").exists()
    enlaces = {
        a.attributes.get("href")
        for pagina in parte.glob("*.html")
        for a in arbol(pagina).css("main a, .contenido a")
    }
    assert "https://repositorio-odes.example/herramientas/he-guia-completa.html" in enlaces
    assert "herramientas/he-guia-completa.html" not in enlaces


def test_en_el_paquete_cada_video_lleva_su_codigo_y_su_transcripcion(
    meses: Meses, tmp_path: Path
) -> None:
    """Sin conexión no se reproduce: queda leerlo, o abrirlo en el teléfono."""
    paquete = descomprimir(meses.julio / "descargas" / "repositorio-2026-07.zip", tmp_path)
    pagina = arbol(paquete / "videos" / "vi-que-es-dictamen.html")
    codigo = pagina.css_first('svg[aria-label="Código QR del video"]')
    assert codigo.css_first("path") is not None
    assert "https://youtu.be/aaaaaaaaaaa" in codigo.parent.parent.text()
    assert pagina.css_first("#transcripcion") is not None
    assert not pagina.css("iframe, img[src^='http']")


def test_la_lista_de_lo_ajeno_va_en_la_edicion_y_en_su_paquete(
    meses: Meses, tmp_path: Path
) -> None:
    """En la raíz, dentro de lo firmado, y enlazada en «Descargas»."""
    (completo,) = (meses.junio / "descargas").glob("repositorio-2026-06.zip")
    for carpeta in (meses.junio, descomprimir(completo, tmp_path)):
        lista = (carpeta / componentes.NOMBRE).read_bytes()
        assert lista == componentes.de_repositorio(meses.raiz)
    pagina = arbol(meses.junio / "descargas/index.html")
    assert len(pagina.css(f'a[href="../{componentes.NOMBRE}"]')) == 1


def test_la_pagina_de_descargas_dice_el_tamano_y_la_suma_de_cada_paquete(meses: Meses) -> None:
    pagina = (meses.julio / "descargas" / "index.html").read_text(encoding="utf-8")
    for zip_ in (meses.julio / "descargas").glob("*.zip"):
        assert f'href="../descargas/{zip_.name}"' in pagina
    assert re.search(r"repositorio-2026-07\.zip</td><td><code>[0-9a-f]{64}</code>", pagina)
    assert "Solo lo que cambió desde la edición 2026-06" in pagina


# --- Qué hay de nuevo -------------------------------------------------------------------------


def test_la_pagina_y_el_boletin_dicen_lo_nuevo_lo_cambiado_y_lo_retirado(meses: Meses) -> None:
    boletin = (meses.julio / "boletin" / "2026-07.txt").read_text(encoding="utf-8")
    assert "1 ficha nueva, 1 actualizada, 1 retirada." in boletin
    for donde in ("boletin/2026-07.txt", "boletin/2026-07.html", "novedades/edicion.html"):
        texto = (meses.julio / donde).read_text(encoding="utf-8")
        assert "Hoja para repartir los turnos de atención" in texto
        assert (
            arbol(meses.julio / "recursos" / "re-taller-poi.html").css_first("h1").text() in texto
        )
    mensaje = (meses.julio / "boletin" / "2026-07-whatsapp.txt").read_text(encoding="utf-8")
    assert "▪ *Hoja para repartir los turnos de atención*\nhttps://" in mensaje


def test_la_primera_edicion_lo_dice_y_no_cuenta_los_ejemplos(meses: Meses) -> None:
    boletin = (meses.junio / "boletin" / "2026-06.txt").read_text(encoding="utf-8")
    assert "Primera edición." in boletin
    assert "Lo nuevo: 5 herramientas, 2 videos, 1 lista de videos" in boletin
    assert "bp-ejemplo-inventado" not in boletin
    datos = json.loads((meses.junio / "edicion.json").read_text(encoding="utf-8"))
    assert (datos["edicion"], datos["secuencia"], datos["anterior"]) == ("2026-06", 1, "")
    assert "bp-ejemplo-inventado" not in datos["fichas"]


def test_si_solo_cambia_la_fecha_de_revision_la_ficha_no_cuenta_como_actualizada(
    meses: Meses,
) -> None:
    junio, julio = (
        json.loads((e / "edicion.json").read_text(encoding="utf-8"))["fichas"]
        for e in (meses.junio, meses.julio)
    )
    distintas = {i for i in junio if i in julio and junio[i]["huella"] != julio[i]["huella"]}
    assert distintas == {"he-vencida", "re-taller-poi"}


def test_la_que_solo_cambia_de_nombre_no_es_nueva_ni_retirada(meses: Meses) -> None:
    """Su dirección anterior lleva a la nueva, y en el boletín no se anuncia."""
    titulo = arbol(meses.julio / "herramientas" / "he-con-otro-nombre.html").css_first("h1").text()
    assert "he-con-otro-nombre.html" in (
        meses.julio / "herramientas" / "he-titulo-formula.html"
    ).read_text(encoding="utf-8")
    for donde in ("boletin/2026-07.txt", "boletin/2026-07-whatsapp.txt"):
        assert titulo not in (meses.julio / donde).read_text(encoding="utf-8")


# --- Lo que se lleva y se pone al día ---------------------------------------------------------


def test_junio_mas_los_cambios_es_julio_archivo_por_archivo(meses: Meses, tmp_path: Path) -> None:
    vieja = descomprimir(meses.junio / "descargas" / "repositorio-2026-06.zip", tmp_path / "usb")
    cambios = meses.julio / "descargas" / "cambios-2026-06-a-2026-07.zip"
    aplicar(vieja, cambios, par().publica, vieja)
    nueva = descomprimir(meses.julio / "descargas" / "repositorio-2026-07.zip", tmp_path / "nueva")
    assert contenido(vieja) == contenido(nueva)


def test_los_cambios_dicen_que_hay_de_nuevo(meses: Meses, tmp_path: Path) -> None:
    """En una página que se abre sin nada más: qué fichas, y no solo cuántos archivos."""
    cambios = meses.julio / "descargas" / "cambios-2026-06-a-2026-07.zip"
    leame = arbol(descomprimir(cambios, tmp_path) / "LEAME.html")
    dicho = [h.text() for h in leame.css("h2")]
    assert dicho[:3] == ["Fichas nuevas (1)", "Fichas actualizadas (1)", "Fichas retiradas (1)"]
    assert "Hoja para repartir los turnos de atención" in [li.text() for li in leame.css("ul li")]


@pytest.mark.parametrize("origen", ["", "descargas/repositorio-2026-06.zip"])
def test_la_anterior_se_puede_dar_como_edicion_o_como_paquete(meses: Meses, origen: str) -> None:
    antes = de_entrega(meses.junio / origen)
    assert (antes.edicion, antes.secuencia, len(antes.publicadas)) == ("2026-06", 1, 13)
    assert antes.todo is not None
    assert antes.todo.identidad.paquete == "todo"


# --- Siempre igual ----------------------------------------------------------------------------


def test_con_otros_procesos_y_en_otra_carpeta_salen_los_mismos_bytes(
    meses: Meses, motor: Motor, tmp_path: Path
) -> None:
    copia = tmp_path / "otra carpeta"
    shutil.copytree(meses.raiz, copia, ignore=shutil.ignore_patterns(".cache"))
    antes = de_entrega(meses.junio)
    otra = preparar_edicion(copia, tmp_path / "dist", JULIO, antes, motor, procesos=3)
    assert contenido(otra.carpeta) == contenido(meses.julio)


def test_si_nada_cambio_no_se_escribe_otra_edicion(
    meses: Meses, motor: Motor, tmp_path: Path
) -> None:
    otra = preparar_edicion(meses.raiz, tmp_path, JULIO, de_entrega(meses.julio), motor)
    assert otra.igual
    assert list(tmp_path.iterdir()) == []


# --- Lo que no debe salir ---------------------------------------------------------------------


def test_si_algo_deja_en_el_sitio_el_texto_de_un_borrador_no_hay_edicion(
    meses: Meses, motor: Motor, tmp_path: Path
) -> None:
    raiz = tmp_path / "repositorio"
    shutil.copytree(meses.raiz, raiz, ignore=shutil.ignore_patterns(".cache"))
    frase = "Los montos que el comité propuso para la sede todavía no se han aprobado."
    borrador = raiz / HERRAMIENTAS / "he-canario-borrador" / "ficha.md"
    with borrador.open("a", encoding="utf-8") as abierto:
        abierto.write(f"\n{frase}\n")

    def descuidado(proyecto: Path, salida: Path) -> None:
        motor(proyecto, salida)
        (salida / "notas.txt").write_text(frase, encoding="utf-8")

    otra = preparar_edicion(raiz, tmp_path / "dist", JULIO, motor=descuidado)
    errores = {(p.archivo, p.regla) for p in otra.resultado.problemas if p.nivel == "error"}
    assert ("notas.txt", "fugas") in errores
    assert ("descargas/repositorio-2026-07.zip", "fugas") in errores
    assert not otra.carpeta.exists()


def test_el_manifiesto_del_paquete_completo_queda_al_lado_del_zip(
    meses: Meses, tmp_path: Path
) -> None:
    paquete = descomprimir(meses.julio / "descargas" / "repositorio-2026-07.zip", tmp_path)
    aparte = meses.julio / ruta_de_todo("2026-07")
    assert aparte.read_bytes() == (paquete / "manifiesto.json").read_bytes()
