"""Un paquete hostil se rechaza con sus razones, y no se escribe nada, ni dentro ni fuera."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

import pytest

from generador.importacion import guardar, leer
from generador.importacion.paquete import desempacar
from tests.importacion.envios import (
    CON_ADJUNTO,
    FICHA,
    LUGAR,
    PNG,
    EnUnZip,
    cifrado,
    con_modo,
    con_partes,
    docx,
    empaquetar,
    huella,
    que_miente,
)
from tests.repositorio import FECHA, MINIMA, Repositorio

ENLACE, TUBERIA = stat.S_IFLNK | 0o777, stat.S_IFIFO | 0o644


def importar(repositorio: Repositorio, crudo: bytes, nombre: str = "envio.zip") -> list[str]:
    """Reglas de los errores al importar un paquete con esos bytes."""
    camino = repositorio.raiz.parent / nombre
    camino.write_bytes(crudo)
    with leer(camino, repositorio.raiz) as leido:
        problemas = guardar(repositorio.raiz, leido.propuestas, False, FECHA, leido.problemas)
    return [p.regla for p in problemas if p.nivel == "error"]


def con_ficha(*otros: tuple[str | zipfile.ZipInfo, str | bytes]) -> EnUnZip:
    """Una ficha sin problemas y, además, otros archivos."""
    return [(FICHA, MINIMA), *otros]


MALOS_NOMBRES = {
    "sube-de-carpeta": "../fuera.txt",
    "sube-por-dentro": f"{LUGAR}/../../../../fuera.txt",
    "punto": f"{LUGAR}/./nota.txt",
    "absoluta": "/tmp/fuera.txt",
    "absoluta-de-red": "//servidor/fuera.txt",
    "letra-de-unidad": "C:/Windows/fuera.txt",
    "letra-de-unidad-sin-barra": "C:fuera.txt",
    "barra-invertida": f"{LUGAR}\\..\\fuera.txt",
    "carpeta-vacia": f"{LUGAR}//nota.txt",
    "reservado": f"{LUGAR}/con.txt",
    "reservado-con-extension": f"{LUGAR}/LPT1.tar.txt",
    "punto-final": f"{LUGAR}/nota.txt.",
    "espacio-final": f"{LUGAR}/nota.txt ",
    "flujo-alternativo": f"{LUGAR}/nota.txt:oculto",
    "comodin": f"{LUGAR}/nota*.txt",
    "salto-de-linea": f"{LUGAR}/nota\n::error::.txt",
    "marca-de-direccion": f"{LUGAR}/nota\u202etxt.exe",
    "muy-largo": f"{LUGAR}/{'a' * 121}.txt",
    "muy-hondo": "a/" * 7 + "nota.txt",
}


@pytest.mark.parametrize("nombre", MALOS_NOMBRES.values(), ids=MALOS_NOMBRES)
def test_un_nombre_que_engana_se_rechaza(repositorio: Repositorio, nombre: str) -> None:
    """Rutas que salen de su carpeta, o que en otro sistema serían otra cosa."""
    antes = huella(repositorio.raiz)
    assert importar(repositorio, empaquetar(con_ficha((nombre, "x")))) == ["importar/ruta"]
    assert huella(repositorio.raiz) == antes
    assert not list(repositorio.raiz.parent.rglob("fuera*"))


NULO = empaquetar(con_ficha((f"{LUGAR}/notaX.txt", "x"))).replace(b"notaX.txt", b"nota\0.txt")
HOSTILES: dict[str, tuple[bytes, list[str]]] = {
    "nombre-con-nulo": (NULO, ["importar/ruta"]),
    "enlace": (
        empaquetar(con_ficha((con_modo(f"{LUGAR}/nota.txt", ENLACE), "/etc/passwd"))),
        ["importar/enlace"],
    ),
    "enlace-a-carpeta": (
        empaquetar([(con_modo("recursos", ENLACE), "/tmp"), (FICHA, MINIMA)]),
        ["importar/enlace"],
    ),
    "tuberia": (
        empaquetar(con_ficha((con_modo(f"{LUGAR}/nota.txt", TUBERIA), ""))),
        ["importar/enlace"],
    ),
    "dos-veces": (empaquetar(con_ficha((FICHA, MINIMA))), ["importar/repetido"]),
    "iguales-sin-mayusculas": (
        empaquetar(con_ficha((f"{LUGAR}/Nota.txt", "x"), (f"{LUGAR}/nota.txt", "y"))),
        ["importar/repetido"],
    ),
    "iguales-en-nfc": (
        empaquetar(con_ficha((f"{LUGAR}/guía.txt", "x"), (f"{LUGAR}/gui\u0301a.txt", "y"))),
        ["importar/repetido"],
    ),
    "archivo-y-carpeta": (
        empaquetar(con_ficha((LUGAR, "x"))),
        ["importar/repetido"],
    ),
    "cifrado": (cifrado(empaquetar(con_ficha())), ["importar/cifrado"]),
    "bomba-por-razon": (
        empaquetar(con_ficha((f"{LUGAR}/nota.txt", bytes(4 << 20)))),
        ["importar/bomba"],
    ),
    "bomba-por-cuenta": (
        empaquetar([(f"{LUGAR}/{i}.txt", "") for i in range(1001)]),
        ["importar/bomba"],
    ),
    "bomba-que-dice-ser-enorme": (
        que_miente(empaquetar(con_ficha()), 0x7FFFFFFF),
        ["importar/bomba"],
    ),
    "bomba-que-miente-hacia-abajo": (que_miente(empaquetar(con_ficha()), 10), ["importar/danado"]),
    "archivo-enorme": (
        empaquetar(con_ficha((f"{LUGAR}/a.txt", bytes(range(256)) * (16 << 12)))),
        ["importar/grande"],
    ),
    "no-es-zip": (b"hola", ["importar/danado"]),
    "vacio": (b"", ["importar/danado"]),
    "cortado": (empaquetar(con_ficha())[:-30], ["importar/danado"]),
    "pegado-a-un-programa": (b"MZ" + empaquetar(con_ficha()), ["importar/danado"]),
    "datos-cambiados": (
        empaquetar(con_ficha()).replace(b"PK\x03\x04", b"PK\x03\x05"),
        ["importar/danado"],
    ),
    "sin-fichas": (empaquetar({"leer.txt": "x"}), ["importar/sin-ficha", "importar/suelto"]),
    "nada-dentro": (empaquetar({}), ["importar/sin-ficha"]),
    "archivo-suelto": (empaquetar(con_ficha(("leer.txt", "x"))), ["importar/suelto"]),
    "subcarpeta": (empaquetar(con_ficha((f"{LUGAR}/otra/nota.txt", "x"))), ["importar/suelto"]),
    "de-ningun-tipo": (empaquetar({"otra/cosa/ficha.md": MINIMA}), ["importar/tipo"]),
    "dos-fichas-en-una": (
        empaquetar(con_ficha((f"{LUGAR}/ficha.yml", "titulo: x"))),
        ["importar/suelto", "importar/repetido"],
    ),
    "ficha-enorme": (
        empaquetar({FICHA: MINIMA + "áéí\n".join(map(str, range(60_000)))}),
        ["importar/grande"],
    ),
    "sin-declarar": (
        empaquetar(con_ficha((f"{LUGAR}/nota.txt", "x"))),
        ["importar/sin-declarar"],
    ),
    "programa": (
        empaquetar(con_ficha((f"{LUGAR}/instalar.exe", b"MZ"))),
        ["importar/clase", "importar/sin-declarar"],
    ),
    "yaml-con-alias": (
        empaquetar({FICHA: MINIMA.replace("titulo: ", "titulo: &a ")}),
        ["yaml/alias"],
    ),
    "yaml-hondo": (empaquetar({FICHA: f"---\na: {'[' * 9999}\n---\n"}), ["yaml/limite"]),
    "ficha-en-otra-codificacion": (
        empaquetar({FICHA: MINIMA.encode("cp1252")}),
        ["texto/codificacion"],
    ),
}


@pytest.mark.parametrize("caso", HOSTILES.values(), ids=HOSTILES)
def test_un_paquete_hostil_no_deja_rastro(
    repositorio: Repositorio, caso: tuple[bytes, list[str]]
) -> None:
    """Se dice por qué, y el repositorio queda como estaba."""
    antes = huella(repositorio.raiz)
    assert importar(repositorio, caso[0]) == caso[1]
    assert huella(repositorio.raiz) == antes


def test_un_zip_de_64_bits_o_con_mas_indice_del_debido_se_rechaza(repositorio: Repositorio) -> None:
    """Antes de leer su índice, que ocuparía toda la memoria."""
    crudo = empaquetar(con_ficha())
    fin = crudo.rfind(b"PK\x05\x06")
    enorme = crudo[: fin + 12] + (1 << 30).to_bytes(4, "little") + crudo[fin + 16 :]
    assert importar(repositorio, enorme) == ["importar/bomba"]
    de_64 = crudo[:fin] + b"PK\x06\x07" + bytes(16) + crudo[fin:]
    assert importar(repositorio, de_64) == ["importar/danado"]


WORD = docx()
TIPOS_DE_WORD = "[Content_Types].xml"
PLANTILLA_DE_FUERA = (
    b'<Relationships><Relationship Id="r1" TargetMode="External" Target="http://x/a.dotm" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"'
    b"/></Relationships>"
)
DE_CLASE = b'<Types><Override PartName="/a" ContentType="application/%s"/></Types>'
DE_MACROS = DE_CLASE % b"vnd.ms-word.document.macroEnabled.main+xml"
DE_EXCEL = DE_CLASE % b"vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MALOS_ADJUNTOS = {
    "no-es-word": (PNG, "clase"),
    "zip-cualquiera": (empaquetar({"a.txt": "x"}), "clase"),
    "excel-con-nombre-de-word": (
        con_partes(WORD, {TIPOS_DE_WORD: DE_EXCEL}),
        "clase",
    ),
    "word-antiguo": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "antiguo"),
    "con-macros": (con_partes(WORD, {"word/vbaProject.bin": b"x"}), "macros"),
    "macros-con-otro-nombre": (con_partes(WORD, {"word/datos.bin": b"x"}), "macros"),
    "tipo-de-macros": (con_partes(WORD, {TIPOS_DE_WORD: DE_MACROS}), "macros"),
    "controles": (con_partes(WORD, {"word/activeX/activeX1.xml": b"<a/>"}), "macros"),
    "objeto-incrustado": (con_partes(WORD, {"word/embeddings/oleObject1.bin": b"x"}), "macros"),
    "programa-dentro": (con_partes(WORD, {"word/media/a.exe": b"MZ"}), "macros"),
    "plantilla-de-fuera": (
        con_partes(WORD, {"word/_rels/settings.xml.rels": PLANTILLA_DE_FUERA}),
        "externo",
    ),
    "bomba-dentro": (con_partes(WORD, {"word/a.xml": bytes(10 << 20)}), "bomba"),
    "cortado": (WORD[:-40], "danado"),
    "vacio": (b"", "danado"),
}


@pytest.mark.parametrize("caso", MALOS_ADJUNTOS.values(), ids=MALOS_ADJUNTOS)
def test_un_adjunto_que_no_es_lo_que_dice_se_rechaza(
    repositorio: Repositorio, caso: tuple[bytes, str]
) -> None:
    """Aunque la ficha lo declare y su extensión sea de las admitidas."""
    envio = empaquetar({FICHA: CON_ADJUNTO, f"{LUGAR}/plantilla.docx": caso[0]})
    assert importar(repositorio, envio)[0] == f"importar/{caso[1]}"
    assert not (repositorio.raiz / "recursos").exists()


@pytest.mark.parametrize(
    ("nombre", "crudo"),
    [
        ("a.pdf", b"<html>"),
        ("a.png", b"\xff\xd8\xff"),
        ("a.jpg", PNG),
        ("a.webp", b"RIFF1234WAVE"),
        ("a.mp3", b"MZ"),
        ("a.csv", b"PK\x03\x04"),
        ("a.txt", b"a\x00b"),
        ("a.zip", b"hola"),
        ("a.zip", cifrado(empaquetar({"a": "b"}))),
        ("a.odt", empaquetar({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"})),
        (
            "a.odt",
            empaquetar(
                {"mimetype": "application/vnd.oasis.opendocument.text", "Basic/a/b.xml": "x"}
            ),
        ),
    ],
)
def test_los_primeros_bytes_y_la_extension_concuerdan(
    repositorio: Repositorio, nombre: str, crudo: bytes
) -> None:
    """En todas las clases admitidas, no solo en las de Office."""
    ficha = CON_ADJUNTO.replace("plantilla.docx", nombre)
    reglas = importar(repositorio, empaquetar({FICHA: ficha, f"{LUGAR}/{nombre}": crudo}))
    assert len(reglas) == 1
    assert reglas[0] in ("importar/clase", "importar/cifrado", "importar/macros")


def test_una_carpeta_con_enlaces_se_rechaza(repositorio: Repositorio, tmp_path: Path) -> None:
    """Ni archivos ni carpetas: un enlace podría traer un archivo privado."""
    carpeta = tmp_path / "he-lista"
    carpeta.mkdir()
    (carpeta / "ficha.md").write_text(CON_ADJUNTO, encoding="utf-8")
    (carpeta / "plantilla.docx").symlink_to("/etc/passwd")
    (carpeta / "otra").symlink_to("/etc")
    with leer(carpeta, repositorio.raiz) as leido:
        assert [p.regla for p in leido.problemas] == ["importar/enlace"] * 2
        assert leido.propuestas == ()


@pytest.mark.parametrize("mascara", [0x01, 0x80, 0xFF])
def test_un_paquete_danado_nunca_da_una_excepcion(tmp_path: Path, mascara: int) -> None:
    """Cada byte de un ZIP honrado, cambiado de uno en uno: se lee, o se dice qué tiene."""
    crudo = empaquetar({"he-lista/ficha.md": "x"})
    camino = tmp_path / "envio.zip"
    for i in range(len(crudo)):
        camino.write_bytes(crudo[:i] + bytes([crudo[i] ^ mascara]) + crudo[i + 1 :])
        taller = tmp_path / str(i)
        taller.mkdir()
        bulto, problemas = desempacar(camino, taller)
        assert problemas or all(c.parent == taller for c in bulto.values())
