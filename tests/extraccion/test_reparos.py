"""Lo que no se puede leer es un aviso en su ficha, y lo demás se lee igual."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from generador.extraccion import extraer
from generador.extraccion.extraer import LIMITES
from tests.extraccion import archivos
from tests.extraccion.preparacion import Mesa

DOCX = archivos.documento([("Heading 1", "Plan"), ("", "Año")])
PDF = archivos.pdf("Plan", "Año")
XLSX = archivos.libro({"Costos": [["Año"]]})
PPTX = archivos.presentacion(("Plan", "Año", ""))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
DANADO = "está dañado o no es del formato que dice su nombre"


@pytest.mark.parametrize(
    ("nombre", "contenido"),
    [
        ("renombrado.pdf", DOCX),
        ("renombrado.docx", PDF),
        ("renombrado.xlsx", DOCX),
        ("renombrado.pptx", b"%PDF"),
        ("renombrado.txt", PDF + b"\0"),
        ("renombrado.vtt", "no soy un subtítulo".encode()),
        ("renombrado.srt", b"1\n2\n3\n"),
        ("trunco.pdf", PDF[:60]),
        ("trunco.docx", DOCX[: len(DOCX) // 2]),
        ("trunco.xlsx", XLSX[: len(XLSX) // 2]),
        ("trunco.pptx", PPTX[: len(PPTX) // 2]),
        ("antiguo.docx", OLE),
        ("sin-partes.docx", archivos.comprimido({"hola.txt": b"hola"})),
        ("sin-partes.odt", archivos.comprimido({"hola.txt": b"hola"})),
        ("xml-roto.docx", archivos.con_parte(DOCX, "word/document.xml", b"<w:document>")),
        ("xml-roto.xlsx", archivos.con_parte(XLSX, "xl/workbook.xml", b"<workbook")),
    ],
    ids=lambda valor: valor if isinstance(valor, str) else "",
)
def test_un_archivo_danado_se_avisa(mesa: Mesa, nombre: str, contenido: bytes) -> None:
    """Cortado, con otro nombre, sin lo que debe tener o con XML que no lo es."""
    assert mesa.reparo(nombre, contenido).endswith(DANADO)


@pytest.mark.parametrize(
    ("nombre", "contenido"),
    [
        ("secreto.pdf", archivos.pdf("Año", clave="1234")),
        ("secreto.docx", OLE + "EncryptedPackage".encode("utf-16-le")),
        (
            "secreto.odt",
            archivos.comprimido(
                {"META-INF/manifest.xml": b"<m:encryption-data/>", "content.xml": b"\x01"}
            ),
        ),
    ],
    ids=["pdf", "docx", "odt"],
)
def test_un_archivo_con_clave_no_se_publica(mesa: Mesa, nombre: str, contenido: bytes) -> None:
    """Y se dice que es por la contraseña."""
    assert "protegido con contraseña" in mesa.reparo(nombre, contenido, nivel="error")


def test_un_archivo_vacio_se_avisa(mesa: Mesa) -> None:
    """De cero bytes."""
    assert mesa.reparo("nada.pdf", b"") == "«nada.pdf» está vacío"


@pytest.mark.parametrize(
    "contenido", [archivos.pdf(" "), archivos.pdf()], ids=["blanco", "escaneado"]
)
def test_un_archivo_sin_texto_se_avisa(mesa: Mesa, contenido: bytes) -> None:
    """Un PDF escaneado no se halla ni lo lee un lector de pantalla."""
    assert "no tiene texto" in mesa.reparo("foto.pdf", contenido)


@pytest.mark.parametrize("nombre", ["bomba.docx", "bomba.xlsx", "bomba.pptx", "bomba.odt"])
def test_una_bomba_de_100_megas_no_se_abre(mesa: Mesa, nombre: str) -> None:
    """100 KB que dicen ser 100 MB."""
    bomba = archivos.con_parte(DOCX, "word/document.xml", bytes(100 * 1024 * 1024))
    assert "descomprimido ocuparía demasiado" in mesa.reparo(nombre, bomba)


def test_un_archivo_que_miente_sobre_su_tamano_no_llena_la_memoria(mesa: Mesa) -> None:
    """Dice 1 KB y trae 100 MB: se lee 1 KB, no cuadra, y se avisa."""
    bomba = archivos.con_parte(DOCX, "word/document.xml", bytes(100 * 1024 * 1024))
    mentira = bomba.replace((100 * 1024 * 1024).to_bytes(4, "little"), (1024).to_bytes(4, "little"))
    assert mentira != bomba
    assert mesa.reparo("bomba.docx", mentira).endswith(DANADO)


def test_un_pdf_que_no_acaba_nunca_se_detiene(mesa: Mesa) -> None:
    """300 KB que tardarían días: el plazo los corta y se sigue con el siguiente."""
    limites = replace(LIMITES, segundos=2)
    mensaje = mesa.reparo("sin-fin.pdf", archivos.pdf_sin_fin(), limites)
    assert "tarda demasiado" in mensaje


@pytest.mark.skipif(sys.platform != "linux", reason="solo Linux acota la memoria")
def test_un_libro_que_pide_toda_la_memoria_se_detiene(mesa: Mesa) -> None:
    """Dos celdas en esquinas opuestas: una rejilla de 17 000 millones."""
    hoja = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1"><v>1</v></c></row>'
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    crudo = archivos.con_parte(XLSX, "xl/worksheets/sheet1.xml", hoja)
    assert "«enorme.xlsx»" in mesa.reparo("enorme.xlsx", crudo)


@pytest.mark.skipif(sys.platform != "linux", reason="solo Linux acota la memoria")
def test_la_memoria_del_lector_esta_acotada(mesa: Mesa) -> None:
    """Un documento honrado que no cabe en poca memoria se avisa."""
    parrafo = b"".join(b"<w:p><w:r><w:t>%x</w:t></w:r></w:p>" % (i * i) for i in range(900_000))
    abre = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    grande = archivos.con_parte(DOCX, "word/document.xml", abre + parrafo + b"</w:document>")
    limites = replace(LIMITES, memoria=256 * 1024 * 1024)
    assert "pide demasiada memoria" in mesa.reparo("grande.docx", grande, limites)


def test_un_xml_muy_anidado_se_avisa(mesa: Mesa) -> None:
    """Cien mil cajas una dentro de otra no hacen caer más que al lector."""
    hondo = "<text:p>" + "<text:span>" * 100_000 + "a" + "</text:span>" * 100_000 + "</text:p>"
    assert "«hondo.odt»" in mesa.reparo("hondo.odt", archivos.abierto(hondo))


def test_un_archivo_demasiado_grande_no_se_abre(mesa: Mesa) -> None:
    """Se mira el tamaño antes de leerlo."""
    limites = replace(LIMITES, entrada=1000)
    assert "demasiado grande" in mesa.reparo("grande.txt", b"a " * 600, limites)


def test_un_texto_demasiado_largo_se_corta(mesa: Mesa) -> None:
    """Lo que cabe se busca, y se dice que falta el resto."""
    limites = replace(LIMITES, caracteres=1000)
    assert "solo se podrá buscar el comienzo" in mesa.reparo("largo.txt", b"plan " * 999, limites)
    largo = [p for p in mesa.extraer(limites).pasajes["he-mesa"] if "largo" in p.archivo]
    assert [len(p.texto) for p in largo] == [1000]


def test_demasiados_trozos_se_cortan(mesa: Mesa) -> None:
    """Un documento con miles de apartados no llena el índice."""
    muchas = archivos.libro({f"H{i}": [["Año"]] for i in range(9)})
    limites = replace(LIMITES, trozos=5)
    assert "solo se podrá buscar el comienzo" in mesa.reparo("muchas.xlsx", muchas, limites)


def test_el_aviso_dice_la_linea_del_adjunto(mesa: Mesa) -> None:
    """La línea en que la ficha nombra el archivo."""
    mesa.poner({"roto.pdf": b"%PDF"})
    lineas = (mesa.repositorio.raiz / "recursos/herramientas/he-mesa/ficha.md").read_text()
    esperada = next(i for i, li in enumerate(lineas.splitlines(), 1) if "roto.pdf" in li)
    (problema,) = mesa.extraer().problemas
    assert problema.linea == esperada


def test_un_archivo_que_desaparece_se_avisa(mesa: Mesa) -> None:
    """Entre que se leyó la ficha y se abrió el archivo."""
    mesa.poner({"guia.txt": b"hola"})
    fichas = mesa.fichas()
    (mesa.repositorio.raiz / "recursos/herramientas/he-mesa/guia.txt").unlink()
    (problema,) = extraer(fichas, mesa.almacen).problemas
    assert problema.mensaje == "no se pudo abrir «guia.txt»"
