"""El tablero, los informes y los datos de los indicadores dicen lo mismo, y nada que no conste."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

from generador.sitio import construir_sitio
from generador.sitio.motor import Motor
from tests.sitio.inspeccion import inspeccionar
from tests.sitio.preparacion import FECHA, arbol, primero

CIFRAS = """\
indicador,unidad,region,categoria,valor,base,fuente
canal-visualizaciones,dnt,,vi-que-es-dictamen,12345,,YouTube Studio
repositorio-satisfaccion,,,calidad,4.25,20,Encuesta de mayo
oferta-demanda,,puno,seguridad-social,3,,Demanda regional
"""


def _tabla(sitio: Path, nombre: str) -> list[dict[str, str]]:
    texto = (sitio / nombre).read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(texto, newline="")))


def _texto(pagina: Path, selector: str = "main") -> str:
    return " ".join(primero(arbol(pagina), selector).text(separator=" ").split())


def test_sin_cifras_el_tablero_lo_dice(sitio: Path) -> None:
    """Y no inventa ninguna: cada indicador que espera está en su lista."""
    pagina = _texto(sitio / "indicadores/index.html")
    assert "Aún sin cifras traídas de fuera" in pagina
    assert "Esperan cifras de fuera" in pagina
    traidos = [
        f for f in _tabla(sitio, "diccionario-de-indicadores.csv") if f["origen"] == "cifras"
    ]
    con_datos = {f["indicador"] for f in _tabla(sitio, "indicadores.csv")}
    assert traidos
    assert not con_datos & {f["indicador"] for f in traidos}


def test_el_json_y_el_csv_dicen_lo_mismo(sitio: Path) -> None:
    """Fila a fila, en el mismo orden."""
    filas = _tabla(sitio, "indicadores.csv")
    datos = json.loads((sitio / "indicadores.json").read_text(encoding="utf-8"))["datos"]
    assert len(filas) > 20
    assert [list(f) for f in filas] == [list(d) for d in datos]
    for fila, dato in zip(filas, datos, strict=True):
        assert float(fila["valor"]) == dato["valor"]
        assert {c: str(dato[c]) for c in fila if c != "valor"} == {
            c: v for c, v in fila.items() if c != "valor"
        }


def test_la_descripcion_del_paquete_casa_con_sus_tablas(sitio: Path) -> None:
    """Cada recurso existe con esas columnas, y lo que apunta a otra tabla está en ella."""
    descripcion = json.loads((sitio / "datapackage.json").read_text(encoding="utf-8"))
    tablas = {r["name"]: _tabla(sitio, r["path"]) for r in descripcion["resources"]}
    assert set(tablas) == {"indicadores", "diccionario", "unidades", "regiones", "catalogo"}
    for recurso in descripcion["resources"]:
        filas = tablas[recurso["name"]]
        assert list(filas[0]) == [c["name"] for c in recurso["schema"]["fields"]]
        if clave := recurso["schema"].get("primaryKey"):
            assert len({f[clave] for f in filas}) == len(filas)
        for union in recurso["schema"].get("foreignKeys", ()):
            campo, otra = union["fields"], union["reference"]
            posibles = {f[otra["fields"]] for f in tablas[otra["resource"]]} | {""}
            assert {f[campo] for f in filas} <= posibles


def test_con_cifras_salen_en_el_tablero_el_informe_y_las_brechas(
    raiz: Path, tmp_path: Path, motor: Motor
) -> None:
    """Como se leen en español; el tema pedido lleva al formulario con el tema puesto."""
    (raiz / "publicacion/indicadores").mkdir(parents=True)
    (raiz / "publicacion/indicadores/2026-05.csv").write_text(CIFRAS, encoding="utf-8")
    sitio = tmp_path / "site"
    resultado = construir_sitio(raiz, sitio, FECHA, motor=motor)
    assert not resultado.con_errores
    assert inspeccionar(sitio) == []
    tablero = _texto(sitio / "indicadores/index.html")
    assert "12 345 visualizaciones por capacitación" in tablero
    assert "Aún sin cifras traídas de fuera" not in tablero
    informe = _texto(sitio / "indicadores/informe-2026-3.html")
    assert "Satisfacción con los recursos del repositorio 11 4,25 de 5 — 4,25 de 5" in informe
    enlaces = [
        a.attributes["href"] for a in arbol(sitio / "indicadores/brechas.html").css("main a")
    ]
    assert "../proponer/recursos.html?temas=seguridad-social" in enlaces


def test_una_practica_sin_publicar_se_cuenta_y_no_se_nombra(
    raiz: Path, tmp_path: Path, motor: Motor
) -> None:
    """El plan pide cuántas se identificaron: sale el número, y ni su título ni su nombre."""
    origen = raiz / "buenas_practicas/bp-turnos-con-cita"
    nueva = raiz / "buenas_practicas/bp-xilofono"
    shutil.copytree(origen, nueva)
    ficha = nueva / "ficha.md"
    texto = ficha.read_text(encoding="utf-8").replace("estado: publicada", "estado: en_evaluacion")
    ficha.write_text(texto.replace("titulo: ", "titulo: Xilofono "), encoding="utf-8")
    antes, sitio = tmp_path / "antes", tmp_path / "site"
    assert not construir_sitio(raiz, sitio, FECHA, motor=motor).con_errores
    shutil.rmtree(nueva)
    construir_sitio(raiz, antes, FECHA, motor=motor)

    def cuantas(donde: Path) -> int:
        filas = _tabla(donde, "indicadores.csv")
        return sum(int(f["valor"]) for f in filas if f["indicador"] == "practicas-identificadas")

    assert cuantas(sitio) == cuantas(antes) + 1
    for camino in sitio.rglob("*.*"):
        if camino.suffix in (".html", ".csv", ".json", ".js", ".xml"):
            assert "xilofono" not in camino.read_text(encoding="utf-8-sig").lower(), camino
