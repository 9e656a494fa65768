"""Una plantilla llena se importa, o dice en qué celda está cada error."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from generador.importacion.candidatas import leer_repositorio, revisar
from generador.importacion.excel import leer_libro
from generador.importacion.excel_abrir import LibroInservible
from tests.importacion.ejecutar import ejecutar
from tests.importacion.libros import (
    COMITE,
    agregar,
    guardar,
    hoja,
    plantilla,
    por_libreoffice,
    practica,
    responder,
)
from tests.repositorio import FECHA, Repositorio

FICHA = "buenas_practicas/bp-atencion-cita-bolsa-trabajo/ficha.md"


def _problemas(repositorio: Repositorio, camino: Path) -> list[str]:
    """«celda: mensaje» de cada error, sin escribir nada."""
    lector = leer_repositorio(repositorio.raiz, FECHA)
    leido = leer_libro(camino, lector)
    hallados = revisar(lector, leido.candidatas, leido.lugares).values()
    todos = (*leido.problemas, *(p for suyos in hallados for p in suyos))
    return sorted(f"{p.archivo}: {p.mensaje}" for p in todos if p.nivel == "error")


def test_una_practica_entera_entra_y_el_repositorio_queda_sin_errores(
    repositorio: Repositorio, tmp_path: Path
) -> None:
    """Con comité de cinco, resultados, párrafos y listas."""
    camino = guardar(practica(), tmp_path / "practica.xlsx")
    codigo, salida = ejecutar(repositorio, "importar", camino)
    assert codigo == 0, salida
    assert repositorio.problemas() == []
    escrita = (repositorio.raiz / FICHA).read_text(encoding="utf-8")
    assert "    replicabilidad: [4, 5, 4, 4, 4]\n" in escrita
    assert "regiones: [puno, callao]\n" in escrita
    assert 'fecha_inicio: "2025-03-03"\n' in escrita
    assert "\n\n- Medir\n- Probar\n" in escrita


def test_libreoffice_la_abre_y_la_guarda_sin_cambiar_nada(
    repositorio: Repositorio, tmp_path: Path
) -> None:
    """La misma ficha, byte a byte, importada del libro que vuelve de LibreOffice."""
    camino = guardar(practica(), tmp_path / "practica.xlsx")
    (vuelto,) = por_libreoffice(tmp_path / "vuelto", camino)
    lector = leer_repositorio(repositorio.raiz, FECHA)
    antes, despues = (leer_libro(c, lector).candidatas[0] for c in (camino, vuelto))
    assert despues.propuesta(lector.tipos).texto == antes.propuesta(lector.tipos).texto
    assert _problemas(repositorio, vuelto) == []


def test_una_plantilla_sin_llenar_lo_dice(repositorio: Repositorio, tmp_path: Path) -> None:
    """Sus filas de ejemplo no son datos."""
    for tipo, nombre in (("playlist", "Lista de videos"), ("accion_formativa", "Acción formativa")):
        camino = guardar(plantilla(tipo), tmp_path / f"{tipo}.xlsx")
        assert _problemas(repositorio, camino) == [f"{nombre}!A1: la plantilla está vacía"]


@pytest.mark.parametrize(
    ("campo", "valor", "dicho"),
    [
        ("Inicio de la práctica", "31/02/2025", "C14: «Inicio de la práctica»: «31/02/2025» no es"),
        ("Temas", "Intermediacion labral", "C18: «Intermediacion labral» no es un valor de «Temas"),
        ("Nivel de evidencia", "=1+1", "«Nivel de evidencia» tiene una fórmula"),
        ("Nivel de evidencia", "dos", "«Nivel de evidencia»: «dos» no es un número"),
        ("Contexto", None, "falta «Contexto», obligatorio desde el estado «en_evaluacion»"),
        ("Título", None, "C5: falta «Título»"),
        ("Título", "Citas", "C5: «Título» es muy corto (5 caracteres)"),
        ("Evaluación del comité › Votos › En contra", 3, "los votos suman 7 y el comité tiene 5"),
        ("Evaluación del comité › Fecha de la evaluación", "2025-01-10", "se evaluó (2025-01-10)"),
    ],
)
def test_cada_error_dice_su_celda(
    repositorio: Repositorio, tmp_path: Path, campo: str, valor: Any, dicho: str
) -> None:
    """Uno solo, el que es, y en la hoja principal."""
    camino = guardar(practica(**{campo: valor}), tmp_path / "practica.xlsx")
    [hallado] = _problemas(repositorio, camino)
    assert hallado.startswith("Buena práctica!C")
    assert dicho in hallado


@pytest.mark.parametrize(
    ("celda", "valor", "dicho"),
    [
        ("I7", None, "Comité evaluador!I7: falta «Replicabilidad»"),
        (
            "B9",
            None,
            "Comité evaluador!B9: falta «Evaluación del comité › Comité evaluador 5 › Rol»",
        ),
        ("F5", 9, "Comité evaluador!F5: «Evaluación del comité › Puntajes › Originalidad 1» es 9"),
        ("C8", "OPLLA", "Comité evaluador!C8: «OPLLA» no es un valor de «Unidad»"),
        ("B6", "Docente", None),
    ],
)
def test_cada_error_de_una_lista_dice_su_fila(
    repositorio: Repositorio, tmp_path: Path, celda: str, valor: Any, dicho: str | None
) -> None:
    """La celda que hay que tocar, aunque esté vacía."""
    lleno = practica()
    hoja(lleno, "Comité evaluador")[celda] = valor
    hallados = _problemas(repositorio, guardar(lleno, tmp_path / "practica.xlsx"))
    assert [h[: len(dicho)] for h in hallados] == [dicho] if dicho else hallados == []


def test_un_comite_par_lo_dice_la_regla_en_su_hoja(
    repositorio: Repositorio, tmp_path: Path
) -> None:
    """Lo que hallan las reglas también lleva celda."""
    lleno = practica(**{"Evaluación del comité › Votos › A favor": 3})
    for celda in hoja(lleno, "Comité evaluador")[9]:
        celda.value = None
    hallados = _problemas(repositorio, guardar(lleno, tmp_path / "practica.xlsx"))
    assert hallados == ["Comité evaluador!A1: el comité tiene 4 integrantes"]
    assert len(COMITE) == 5


def test_con_un_error_no_se_escribe_nada(repositorio: Repositorio, tmp_path: Path) -> None:
    """Ni la carpeta."""
    camino = guardar(practica(Temas="Otra cosa"), tmp_path / "practica.xlsx")
    codigo, salida = ejecutar(repositorio, "importar", camino)
    assert codigo == 1
    assert "Buena práctica!C18: error: «Otra cosa» no es un valor de «Temas»" in salida
    assert not (repositorio.raiz / "buenas_practicas").exists()


def test_los_archivos_que_nombra_se_toman_de_al_lado(
    repositorio: Repositorio, tmp_path: Path
) -> None:
    """Y si no están, se dice en su celda."""
    lleno = plantilla("herramienta")
    respuestas = {
        "Título": "Lista para revisar una acción formativa",
        "Resumen": "Ayuda a comprobar, antes de empezar, que no falta nada de lo que se pide.",
        "Clase de herramienta": "Guía",
        "Eje de gestión": "Transversal",
        "Temas": "Diseño de capacitaciones",
        "Unidad responsable": "ODES",
        "Cuándo usarla": "Una semana antes.",
        "Estado": "Publicada",
    }
    responder(hoja(lleno, "Herramienta"), respuestas)
    agregar(hoja(lleno, "Pasos"), [["Lea la lista", "Léala entera."], ["Marque", "Lo que falta."]])
    agregar(hoja(lleno, "Archivos y enlaces"), [["Lista en texto", "C:\\Trabajo\\lista.csv"]])
    camino = guardar(lleno, tmp_path / "lista.xlsx")
    [falta] = _problemas(repositorio, camino)
    assert falta.startswith("Archivos y enlaces!C5: ")
    (tmp_path / "lista.csv").write_text("punto;hecho\n1;si\n", encoding="utf-8")
    codigo, salida = ejecutar(repositorio, "importar", camino)
    assert codigo == 0, salida
    carpeta = repositorio.raiz / "recursos/herramientas/he-lista-revisar-accion-formativa"
    assert {p.name for p in carpeta.iterdir()} == {"ficha.md", "lista.csv"}


def test_de_varias_fichas_entran_las_buenas_y_vuelven_las_malas(
    repositorio: Repositorio, tmp_path: Path
) -> None:
    """El libro que vuelve es la misma plantilla: se corrige y se importa tal cual."""
    lleno = plantilla("accion_formativa")
    titulos = {
        str(c.value).removesuffix(" *"): c.column for c in hoja(lleno, "Acción formativa")[3]
    }
    for n in range(4):
        fila = {
            "Título": f"Taller de consultas laborales, grupo {n}",
            "Resumen": "Taller de un día para resolver, con casos, las consultas más frecuentes.",
            "Tipo de acción": "Taller práctico",
            "Modalidad": "virtual, en vivo",
            "Periodo": "2025-T2" if n != 2 else "mañana",
            "Eje de gestión": "Transversal",
            "Temas": "Consultas laborales; Diseño de capacitaciones",
            "Unidad responsable": "ODES",
            "Estado": "Publicada",
        }
        for titulo, valor in fila.items():
            hoja(lleno, "Acción formativa").cell(5 + n, titulos[titulo], valor)
    norma = [[3, None, "Ley N° 29381"], [1, None, "Resolución Ministerial N° 029-2025-TR"]]
    agregar(hoja(lleno, "Base legal"), norma, columna=1)
    codigo, salida = ejecutar(repositorio, "importar", guardar(lleno, tmp_path / "oferta.xlsx"))
    assert codigo == 1
    assert "Acción formativa!F7: error: «Periodo»: «mañana» no tiene la forma debida" in salida
    assert "se guardó: 3 fichas; por corregir: 1" in salida
    assert len(list((repositorio.raiz / "recursos/oferta").iterdir())) == 3
    vuelta = load_workbook(tmp_path / "oferta-por-corregir.xlsx")
    fila = [c.value for c in hoja(vuelta, "Acción formativa")[5]]
    assert fila[1] == "Taller de consultas laborales, grupo 2"
    assert "no tiene la forma debida" in str(fila[-1])
    comentario = hoja(vuelta, "Acción formativa")["A5"].comment
    assert comentario is not None
    assert "no tiene la forma debida" in comentario.text
    assert hoja(vuelta, "Base legal")["C5"].value == "Ley N° 29381"
    hoja(vuelta, "Acción formativa")["F5"] = "2025-05"
    codigo, salida = ejecutar(repositorio, "importar", guardar(vuelta, tmp_path / "otra.xlsx"))
    assert codigo == 0, salida
    assert repositorio.problemas() == []


def test_las_columnas_se_reconocen_aunque_se_muevan(
    repositorio: Repositorio, tmp_path: Path
) -> None:
    """Por su título, no por su lugar; y también si se escribe en el orden que se quiera."""
    lleno = practica()
    suya = hoja(lleno, "Comité evaluador")
    suya.insert_cols(2)
    suya.insert_rows(1)
    assert _problemas(repositorio, guardar(lleno, tmp_path / "practica.xlsx")) == []


def test_si_se_escribe_encima_del_ejemplo_se_avisa(
    repositorio: Repositorio, tmp_path: Path
) -> None:
    """No se importa, porque dice que es un ejemplo; pero tampoco se pierde sin decirlo."""
    lleno = practica()
    hoja(lleno, "Difusión")["B4"] = "Redes sociales"
    codigo, salida = ejecutar(repositorio, "importar", guardar(lleno, tmp_path / "p.xlsx"))
    assert codigo == 0
    assert "Difusión!A4: aviso: esta fila dice «Ejemplo» y no se importó" in salida


def test_un_titulo_que_no_es_de_la_plantilla_no_pierde_sus_datos_en_silencio(
    repositorio: Repositorio, tmp_path: Path
) -> None:
    """Se dice, con el que quizá se quiso escribir."""
    lleno = practica()
    hoja(lleno, "Buena práctica")["A5"] = "Titulo de la practica"
    hallados = _problemas(repositorio, guardar(lleno, tmp_path / "practica.xlsx"))
    assert "el campo «Titulo de la practica» no es de la hoja «Buena práctica»" in hallados[1]


@pytest.mark.parametrize(
    ("parte", "contenido", "dicho"),
    [
        ("xl/vbaProject.bin", b"macro", "tiene macros"),
        ("xl/externalLinks/externalLink1.xml", b"<a/>", "tiene vínculos a otros libros"),
        ("xl/embeddings/oleObject1.bin", b"x", "tiene otros archivos dentro"),
        ("xl/media/raro.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "está dañado"),
        ("xl/media/bomba.xml", b"0" * 60_000_000, "está dañado"),
    ],
)
def test_un_libro_con_sorpresas_no_se_abre(
    repositorio: Repositorio, tmp_path: Path, parte: str, contenido: bytes, dicho: str
) -> None:
    """Se mira el ZIP antes de leer nada."""
    camino = guardar(practica(), tmp_path / "practica.xlsx")
    with zipfile.ZipFile(camino, "a", zipfile.ZIP_DEFLATED) as comprimido:
        comprimido.writestr(parte, contenido)
    with pytest.raises(LibroInservible, match=dicho):
        _problemas(repositorio, camino)


@pytest.mark.parametrize(
    ("nombre", "crudo", "dicho"),
    [
        ("a.xlsx", b"esto no es un libro", "está dañado, o no es un libro de Excel"),
        ("a.xlsm", b"PK", "sin macros"),
        ("a.xls", b"\xd0\xcf\x11\xe0", "formato antiguo"),
        ("a.ods", b"PK", "Excel 2007-365"),
    ],
)
def test_lo_que_no_es_un_libro_dice_como_guardarlo(
    repositorio: Repositorio, tmp_path: Path, nombre: str, crudo: bytes, dicho: str
) -> None:
    """Nunca un volcado del programa."""
    camino = tmp_path / nombre
    camino.write_bytes(crudo)
    codigo, salida = ejecutar(repositorio, "importar", camino)
    assert codigo == 2
    assert dicho in salida


def test_una_celda_lejana_no_hace_recorrer_la_hoja(
    repositorio: Repositorio, tmp_path: Path
) -> None:
    """Lo escrito en la última fila de Excel se rechaza al momento."""
    lleno = practica()
    hoja(lleno, "Difusión")["XFD1048576"] = "x"
    with pytest.raises(LibroInservible, match="pasa de 5000 filas"):
        _problemas(repositorio, guardar(lleno, tmp_path / "practica.xlsx"))


def test_plantilla_escribe_el_libro_y_sugiere_el_tipo(
    repositorio: Repositorio, tmp_path: Path
) -> None:
    """La orden entera."""
    destino = tmp_path / "herramienta.xlsx"
    codigo, _ = ejecutar(repositorio, "plantilla", "herramienta", "--xlsx", destino)
    assert codigo == 0
    assert "Herramienta" in load_workbook(destino).sheetnames
    codigo, salida = ejecutar(repositorio, "plantilla", "herramineta", "--xlsx", destino)
    assert codigo == 2
    assert "¿quiso decir «herramienta»?" in salida


def test_un_libro_roto_se_rechaza_sin_volcado(repositorio: Repositorio, tmp_path: Path) -> None:
    """Cambiado en bytes al azar o cortado: se lee, o dice que está dañado."""
    camino = guardar(practica(), tmp_path / "practica.xlsx")
    azar, entero = random.Random(7), camino.read_bytes()
    lector = leer_repositorio(repositorio.raiz, FECHA)
    rechazados = 0
    for n in range(60):
        roto = bytearray(entero)
        for _ in range(azar.randint(1, 6)):
            roto[azar.randrange(len(roto))] = azar.randrange(256)
        camino.write_bytes(roto[: azar.randrange(len(roto))] if n % 5 == 0 else roto)
        try:
            leer_libro(camino, lector)
        except LibroInservible:
            rechazados += 1
    assert rechazados > 50
