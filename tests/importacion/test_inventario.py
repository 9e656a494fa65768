"""El inventario de una unidad entra entero: lo bueno como borrador, lo demás de vuelta."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import Workbook, load_workbook

from generador.cli.columnas import preguntar
from generador.importacion.conocidas import identidad
from generador.importacion.inventario_mapa import Mapa
from tests.importacion.ejecutar import ejecutar
from tests.importacion.inventarios import TITULOS, fila, inventario
from tests.importacion.libros import hoja
from tests.repositorio import Repositorio


def _fichas(repositorio: Repositorio) -> list[str]:
    return sorted(p.parent.name for p in repositorio.raiz.glob("recursos/*/*/ficha.*"))


def _csv(camino: Path, *filas: str, codificacion: str = "utf-8") -> Path:
    camino.write_bytes("\r\n".join(filas).encode(codificacion))
    return camino


def test_de_doscientas_filas_entran_las_buenas_y_vuelven_quince(
    repositorio: Repositorio, tmp_path: Path
) -> None:
    """Cada mala con su celda; repetir la orden no repite fichas; corregida, entra."""
    camino = inventario(tmp_path / "inventario.xlsx")
    codigo, salida = ejecutar(repositorio, "importar", camino, "--inventario")
    assert codigo == 1
    assert "se guardó: 185 fichas; por corregir: 15" in salida
    assert salida.count(": error: ") == 15
    assert "Materiales!D4: error: «Oficina inventada» no es un valor de «Unidad" in salida
    assert "Materiales!H6: error: «Fecha de publicación»: «31/02/2025» no es una fecha" in salida
    assert len(_fichas(repositorio)) == 185
    assert not repositorio.construir().con_errores

    _, otra = ejecutar(repositorio, "importar", camino, "--inventario")
    assert "ya existían: 185" in otra
    assert "se guardó: 0 fichas; por corregir: 15" in otra
    assert len(_fichas(repositorio)) == 185

    devuelto = tmp_path / "inventario-por-corregir.xlsx"
    libro = load_workbook(devuelto)
    suya = hoja(libro, "Materiales")
    assert suya.max_row == 16
    assert "Oficina inventada" in str(suya["A2"].value)
    for n in range(2, suya.max_row + 1):
        for columna, valor in enumerate(fila(int(str(suya.cell(n, 2).value))), 2):
            suya.cell(n, columna).value = valor  # type: ignore[assignment]
    libro.save(devuelto)
    codigo, salida = ejecutar(repositorio, "importar", devuelto, "--inventario")
    assert codigo == 0, salida
    assert len(_fichas(repositorio)) == 200


def test_un_csv_de_excel_en_espanol_se_lee_igual(repositorio: Repositorio, tmp_path: Path) -> None:
    """Con punto y coma y sin UTF-8; la clase dice el tipo, la sigla y el sinónimo valen."""
    camino = _csv(
        tmp_path / "lista.csv",
        "Título;UO;Temática;Tipo de recurso;Enlace",
        "Guía para medir la espera;odes;caja de herramientas;guía;https://youtu.be/abcdefghijk",
        "Presentación de la inducción;Oficina de Descentralización;Buenas prácticas;PPT;",
        codificacion="cp1252",
    )
    codigo, salida = ejecutar(repositorio, "importar", camino, "--tipo", "recurso")
    assert codigo == 0, salida
    assert _fichas(repositorio) == ["he-guia-medir-espera", "re-presentacion-induccion"]
    guia = repositorio.raiz / "recursos/herramientas/he-guia-medir-espera/ficha.md"
    assert guia.read_text(encoding="utf-8") == (
        "---\n"
        "titulo: Guía para medir la espera\n"
        "estado: borrador\n"
        "eje: transversal\n"
        "temas: [diseno-de-capacitaciones]\n"
        "unidad: odes\n"
        "clase: guia\n"
        "adjuntos:\n"
        "  - titulo: Guía para medir la espera\n"
        "    url: https://youtu.be/abcdefghijk\n"
        "procedencia:\n"
        "  origen: youtube\n"
        "  url: https://youtu.be/abcdefghijk\n"
        '  importado_el: "2026-06-01"\n'
        "---\n"
    )
    assert "listas para publicar: 0 de 2. Falta:\n  Resumen: 2\n" in salida


def test_el_mapa_dice_que_columna_y_que_valor_es_cada_cosa(
    repositorio: Repositorio, tmp_path: Path
) -> None:
    """Se guarda con lo que no se entendió, se completa y se usa."""
    camino = _csv(
        tmp_path / "lista.csv",
        "Qué es,Quién lo hizo,Rubro,Cosa",
        "Manual de atención al ciudadano,ODES,Consultas laborales,Librito",
    )
    codigo, salida = ejecutar(repositorio, "importar", camino)
    assert codigo == 2
    assert "no se encuentra la columna del título. Columnas: «Qué es», «Quién lo hizo»" in salida
    mapa = tmp_path / "mapa.yml"
    mapa.write_text(
        "tipo: recurso\ncolumnas:\n  titulo: Qué es\n  unidad: Quién lo hizo\n  temas: Rubro\n"
        "  clase: Cosa\n",
        encoding="utf-8",
    )
    guardado = tmp_path / "guardado.yml"
    opciones = ("--mapa", mapa, "--guardar-mapa", guardado)
    codigo, salida = ejecutar(repositorio, "importar", camino, *opciones)
    assert codigo == 1
    assert "«Librito» no es una clase conocida" in salida
    texto = guardado.read_text(encoding="utf-8")
    assert '    Librito: ""\n' in texto
    guardado.write_text(texto.replace('Librito: ""', "Librito: manual"), encoding="utf-8")
    codigo, salida = ejecutar(repositorio, "importar", camino, "--mapa", guardado)
    assert codigo == 0, salida
    assert _fichas(repositorio) == ["re-manual-atencion-ciudadano"]


def test_en_una_terminal_pregunta_por_las_columnas_que_no_conoce() -> None:
    """Dice qué contiene cada una, admite el campo o algo parecido, y repite si no entiende."""
    campos = {"titulo": "Título", "temas": "Temas", "enlace": "Enlace"}
    titulos = {1: "N°", 2: "Qué es", 3: "Dónde está", 4: "Visto bueno", 5: "Enlace"}
    muestras = {2: ["Guía de citas"], 3: ["Consultas", "Empleo"]}
    with CliRunner().isolation(input="titulo\nzzzz\n?\ntema\n\n") as (dicho, *_):
        mapa = preguntar(Mapa({"enlace": "Enlace"}), titulos, campos, muestras)
    assert mapa.columnas == {"enlace": "Enlace", "titulo": "Qué es", "temas": "Dónde está"}
    visto = dicho.getvalue().decode()
    assert "Columna «Qué es». Dice: «Guía de citas».\n¿Qué es?: titulo\n  → Título\n" in visto
    assert "no hay un campo libre que se parezca a «zzzz»" in visto
    assert "Columna «N°»" not in visto


@pytest.mark.parametrize(
    ("mapa", "dicho"),
    [
        ("columna:\n  titulo: A\n", "tiene «columna»"),
        ("tipo: recursos\n", "¿quiso decir «recurso»?"),
        ("columnas: {titulo: A\n", "línea"),
    ],
)
def test_un_mapa_mal_escrito_dice_que_tiene(
    repositorio: Repositorio, tmp_path: Path, mapa: str, dicho: str
) -> None:
    """Y no se importa nada."""
    camino = _csv(tmp_path / "lista.csv", "Título", "Una guía de atención")
    suyo = tmp_path / "mapa.yml"
    suyo.write_text(mapa, encoding="utf-8")
    codigo, salida = ejecutar(repositorio, "importar", camino, "--mapa", suyo)
    assert codigo == 2
    assert dicho in salida


def test_el_enlace_que_esconde_una_celda_tambien_vale(
    repositorio: Repositorio, tmp_path: Path
) -> None:
    """El de «Ver material», y el de la función HYPERLINK que escribe Google Sheets."""
    libro = Workbook()
    suya = libro.active
    assert suya is not None
    suya.append(["Título", "Enlace"])
    suya.append(["Separata de presupuesto público", "Ver material"])
    suya["B2"].hyperlink = "https://drive.google.com/file/d/1AbCdEfGhIjKlMnOpQrStUv/view"
    suya.append(["Separata de planeamiento", '=HYPERLINK("https://www.gob.pe/mtpe/x","Ver")'])
    suya.append(["Separata de atención", "Ver"])
    suya.append(["Separata de empleo", "http://[::1"])
    libro.save(tmp_path / "lista.xlsx")
    codigo, salida = ejecutar(repositorio, "importar", tmp_path / "lista.xlsx", "--inventario")
    assert codigo == 1
    assert "Sheet!B4: error: «Ver» no es una dirección" in salida
    assert "Sheet!B5: error: «http://[::1» no es una dirección" in salida
    urls = [
        linea
        for f in sorted(repositorio.raiz.glob("recursos/*/*/ficha.md"))
        for linea in f.read_text(encoding="utf-8").splitlines()
        if "    url: " in linea
    ]
    assert urls == [
        "    url: https://www.gob.pe/mtpe/x",
        "    url: https://drive.google.com/file/d/1AbCdEfGhIjKlMnOpQrStUv/view",
    ]


def test_una_fila_que_ya_existe_por_su_enlace_no_se_repite(
    repositorio: Repositorio, tmp_path: Path
) -> None:
    """Aunque el mismo video esté enlazado de otra manera; y dentro del mismo archivo tampoco."""
    camino = _csv(
        tmp_path / "lista.csv",
        "Título,Enlace",
        "Video de la bolsa de trabajo,https://youtu.be/abcdefghijk",
        "El mismo con otro nombre,https://www.youtube.com/watch?v=abcdefghijk&t=5",
        "Otro de la misma carpeta,https://drive.google.com/drive/folders/1AbCdEf",
        "Y otro más de esa carpeta,https://drive.google.com/drive/folders/1AbCdEf",
    )
    _, salida = ejecutar(repositorio, "importar", camino)
    assert "lista.csv!A3: aviso: ya existe: «re-video-bolsa-trabajo»" in salida
    assert "se guardó: 3 fichas" in salida


def test_simular_no_escribe_nada(repositorio: Repositorio, tmp_path: Path) -> None:
    """Ni fichas ni el libro de lo que hay que corregir."""
    camino = inventario(tmp_path / "inventario.xlsx", cuantas=6, malas=2)
    codigo, salida = ejecutar(repositorio, "importar", camino, "--inventario", "--simular")
    assert codigo == 1
    assert "se guardaría: 4 fichas; por corregir: 2" in salida
    assert _fichas(repositorio) == []
    assert [p.name for p in tmp_path.iterdir() if p.suffix == ".xlsx"] == ["inventario.xlsx"]


def test_lo_que_vuelve_no_lleva_formulas(repositorio: Repositorio, tmp_path: Path) -> None:
    """Un texto que empieza con «=» sigue siendo texto: nadie ejecuta lo que vino de fuera."""
    filas = (",".join(TITULOS), '1,"=1+1",,Oficina inventada,,,,')
    camino = _csv(tmp_path / "lista.csv", *filas)
    ejecutar(repositorio, "importar", camino)
    suya = hoja(load_workbook(tmp_path / "lista-por-corregir.xlsx"), "Inventario")
    assert suya["C2"].value == "=1+1"
    assert suya["C2"].data_type == "s"


@pytest.mark.parametrize(
    ("uno", "otro"),
    [
        ("https://youtu.be/abcdefghijk", "https://m.youtube.com/watch?v=abcdefghijk&list=PL1"),
        ("https://www.youtube.com/shorts/abcdefghijk", "youtube.com/embed/abcdefghijk"),
        (
            "https://drive.google.com/file/d/1AbCdEfGhIjKlMnOpQrStUv/view",
            "https://drive.google.com/file/d/1AbCdEfGhIjKlMnOpQrStUv/edit?usp=sharing",
        ),
        ("https://www.gob.pe/mtpe/", "http://gob.pe/mtpe"),
    ],
)
def test_el_mismo_enlace_escrito_de_dos_maneras(uno: str, otro: str) -> None:
    """Es el mismo material."""
    assert identidad(uno) == identidad(otro) != ""
