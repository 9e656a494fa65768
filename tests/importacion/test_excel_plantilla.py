"""Las plantillas de Excel: salen del esquema, ayudan a llenarlas y son siempre iguales."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generador.libros import disponer, libro, opciones_de
from tests.importacion.libros import TIPOS, VOCABULARIOS, hoja, plantilla

CON_CARPETA = [n for n, t in TIPOS.items() if t.carpeta]


@pytest.mark.parametrize("tipo", CON_CARPETA)
def test_se_pide_cada_campo_que_se_puede_elegir_y_nada_dos_veces(tipo: str) -> None:
    """Lo que no está es lo que solo tiene un valor, o lo que solo sirve para retirar una ficha."""
    suyo = TIPOS[tipo]
    pedidos = [(*h.camino, *c.camino) for h in disponer(suyo, TIPOS).hojas for c in h.casillas]
    fuera = {c.nombre for c in suyo.campos} - {camino[0] for camino in pedidos}
    assert fuera <= {"acceso", "retiro"}
    assert len(set(pedidos)) == len(pedidos)


@pytest.mark.parametrize("tipo", CON_CARPETA)
def test_los_titulos_no_se_confunden_dentro_de_una_hoja(tipo: str) -> None:
    """Por ellos se reconocen los datos al importar; Excel corta los nombres largos de hoja."""
    suyo = disponer(TIPOS[tipo], TIPOS)
    assert all(len({c.rotulo for c in h.casillas}) == len(h.casillas) for h in suyo.hojas)
    assert all(0 < len(h.nombre) <= 31 for h in suyo.hojas)
    assert len({h.nombre for h in suyo.hojas}) == len(suyo.hojas)


def test_los_puntajes_son_columnas_del_comite() -> None:
    """Cada integrante, con sus cinco puntajes, en una sola fila."""
    titulos = [str(c.value) for c in hoja(plantilla("buena_practica"), "Comité evaluador")[3]]
    assert titulos[:6] == ["N.°", "Rol *", "Unidad", "Otra entidad", "Región", "Originalidad *"]
    assert len(titulos) == 10


def test_las_listas_desplegables_muestran_nombres_y_lo_que_esta_por_confirmar() -> None:
    """Nunca códigos; un supuesto no se presenta como dato."""
    lleno = plantilla("buena_practica")
    nombres = {c.value for fila in hoja(lleno, "Listas").iter_rows() for c in fila}
    assert "OPLA · Oficina de Planeamiento (por confirmar)" in nombres
    assert "Oficina de Descentralización" not in nombres
    assert "en_evaluacion" not in nombres
    assert hoja(lleno, "Listas").sheet_state == "hidden"
    reglas = hoja(lleno, "Comité evaluador").data_validations.dataValidation
    listas = [r for r in reglas if r.type == "list"]
    assert [str(r.sqref) for r in listas] == ["C5:C19", "E5:E19"]
    assert str(listas[0].formula1).startswith("'Listas'!$")


@pytest.mark.parametrize("tipo", CON_CARPETA)
def test_cada_nombre_de_una_lista_vuelve_a_su_codigo(tipo: str) -> None:
    """Y también el propio código, y en mayúsculas y sin tildes."""
    for h in disponer(TIPOS[tipo], TIPOS).hojas:
        for casilla in h.casillas:
            opciones = opciones_de(casilla.campo, VOCABULARIOS)
            for codigo, nombre in opciones.nombres.items() if opciones else ():
                assert opciones is not None
                assert opciones.codigo(nombre) == codigo
                assert opciones.codigo(codigo) == codigo
                assert opciones.codigo(f"  {nombre.upper()} ") == codigo


def test_dice_lo_que_es_obligatorio_con_texto_y_no_solo_con_color() -> None:
    """En la hoja de una ficha, una columna; en las de filas, un asterisco y el comentario."""
    lleno = plantilla("buena_practica")
    principal = hoja(lleno, "Buena práctica")
    pedidos = {str(f[0].value): f[1].value for f in principal.iter_rows(min_row=4) if f[1].value}
    assert pedidos["Título *"] == "Obligatorio"
    assert pedidos["Contexto"] == "Desde el estado «En evaluación»"
    comentario = hoja(lleno, "Difusión")["B3"].comment
    assert comentario is not None
    assert "Dónde se difundió." in comentario.text


@pytest.mark.parametrize("tipo", CON_CARPETA)
def test_la_plantilla_no_trae_datos_de_nadie_ni_fecha_de_hoy(tipo: str) -> None:
    """Ni en las propiedades ni en el ZIP."""
    crudo = libro(disponer(TIPOS[tipo], TIPOS), VOCABULARIOS)
    with zipfile.ZipFile(io.BytesIO(crudo)) as comprimido:
        propiedades = comprimido.read("docProps/core.xml").decode()
        assert {p.date_time for p in comprimido.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert "creator" not in propiedades
    assert "lastModifiedBy" not in propiedades
    assert len(crudo) < 100_000


def test_dos_procesos_hacen_los_mismos_bytes() -> None:
    """Aunque Python reparta distinto sus conjuntos."""
    guion = (
        "import hashlib; from tests.importacion.libros import *; "
        "suyo = disponer(TIPOS['buena_practica'], TIPOS); "
        "print(hashlib.sha256(libro(suyo, VOCABULARIOS)).hexdigest())"
    )
    salidas = {
        subprocess.run(
            [sys.executable, "-c", guion],
            env={"PYTHONHASHSEED": semilla, "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
            cwd=Path(__file__).parent.parent.parent,
        ).stdout
        for semilla in ("1", "2")
    }
    assert len(salidas) == 1


def test_excel_la_abre_con_la_cabecera_fija_y_en_a4() -> None:
    """Lo que una persona espera al bajar por la hoja y al imprimirla."""
    lleno = load_workbook(io.BytesIO(libro(disponer(TIPOS["recurso"], TIPOS), VOCABULARIOS)))
    for nombre in ("Recurso formativo", "Sesiones"):
        suya = hoja(lleno, nombre)
        assert suya.freeze_panes == "C4"
        assert str(suya.page_setup.paperSize) == suya.PAPERSIZE_A4
        assert suya.print_title_rows == "$3:$3"
