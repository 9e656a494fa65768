"""«generador importar»: de un envío honrado a fichas en su sitio, o a todo lo que le falta."""

from __future__ import annotations

import shutil
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from generador import tipos
from generador.cli import principal
from generador.importacion import Propuesta, colocar, guardar, leer
from generador.modelo import Fallo
from tests.importacion.envios import (
    CON_ADJUNTO,
    FICHA,
    LUGAR,
    PNG,
    con_partes,
    docx,
    empaquetar,
    huella,
)
from tests.repositorio import FECHA, MINIMA, RAIZ, Repositorio

Importar = Callable[..., tuple[int, str, str]]
WORD = docx()
ENVIO = empaquetar({FICHA: CON_ADJUNTO, f"{LUGAR}/plantilla.docx": WORD})
HERRAMIENTA = next(t for t in tipos.cargar().values() if t.prefijo == "he-")


@pytest.fixture
def importar(
    repositorio: Repositorio, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Importar:
    """Ejecuta «generador importar» con un ZIP (sus bytes) o una carpeta."""

    def ejecutar(envio: bytes | Path, *opciones: str) -> tuple[int, str, str]:
        ruta = envio if isinstance(envio, Path) else repositorio.raiz.parent / "envio.zip"
        if isinstance(envio, bytes):
            ruta.write_bytes(envio)
        orden = ["generador", "importar", str(ruta), "--raiz", str(repositorio.raiz), *opciones]
        monkeypatch.setattr(sys, "argv", [*orden, "--fecha", FECHA])
        with pytest.raises(SystemExit) as fin:
            principal()
        salida = capsys.readouterr()
        return int(fin.value.code or 0), salida.out, salida.err

    return ejecutar


def test_lo_importado_esta_en_el_catalogo(importar: Importar, repositorio: Repositorio) -> None:
    """La ficha, con su adjunto, se construye como las demás."""
    codigo, salida, errores = importar(ENVIO)
    assert (codigo, errores) == (0, "")
    assert salida == f"nueva: {LUGAR}\n+ ficha.md\n+ plantilla.docx\nse guardó: 1 ficha\n"
    ficha = repositorio.construir().catalogo.fichas["he-lista"]
    assert ficha.titulo == "Lista para revisar una acción formativa"
    assert [a.camino and a.camino.read_bytes() for a in ficha.adjuntos] == [WORD]
    assert sorted(c.name for c in (repositorio.raiz / LUGAR).parent.iterdir()) == ["he-lista"]
    assert not (repositorio.raiz / ".cache").exists()


@pytest.mark.parametrize(
    "carpeta",
    [
        "recursos/herramientas/he-lista",
        "mi propuesta/recursos/herramientas/he-lista",
        "he-lista",
        "mi propuesta/he-lista",
    ],
)
def test_la_ficha_se_halla_por_su_carpeta_o_por_su_nombre(
    importar: Importar, repositorio: Repositorio, carpeta: str
) -> None:
    """Con la carpeta del tipo o sin ella, y con una de más alrededor, o no."""
    basura = {"__MACOSX/x/._ficha.md": b"\0", f"{carpeta}/.DS_Store": b"\0"}
    envio = empaquetar({f"{carpeta}/": "", f"{carpeta}/ficha.md": MINIMA, **basura})
    assert importar(envio)[0] == 0
    assert list(repositorio.construir().catalogo.fichas) == ["he-lista"]


def test_una_carpeta_vale_como_un_zip(
    importar: Importar, repositorio: Repositorio, tmp_path: Path
) -> None:
    """La de una ficha, o una con varias."""
    propia = tmp_path / "envio" / "he-lista"
    propia.mkdir(parents=True)
    (propia / "ficha.md").write_bytes(b"\xef\xbb\xbf" + CON_ADJUNTO.replace("\n", "\r\n").encode())
    (propia / "plantilla.docx").write_bytes(WORD)
    assert importar(propia)[0] == 0
    assert (repositorio.raiz / FICHA).read_bytes() == CON_ADJUNTO.encode()
    assert importar(tmp_path / "envio", "--reemplazar")[0] == 0


def test_las_fichas_reales_se_exportan_y_se_importan(tmp_path: Path) -> None:
    """Un repositorio con solo sus vocabularios recibe las de una carpeta, y queda igual."""
    envio = tmp_path / "envio"
    for carpeta in ("buenas_practicas", "recursos", "playlists"):
        shutil.copytree(RAIZ / carpeta, envio / carpeta)
    nuevo = Repositorio.crear(tmp_path / "nuevo")
    shutil.copytree(RAIZ / "docs", nuevo.raiz / "docs")
    with leer(envio, nuevo.raiz) as leido:
        problemas = guardar(nuevo.raiz, leido.propuestas, False, FECHA, leido.problemas)
    assert [p for p in problemas if p.nivel == "error"] == []
    for carpeta in ("buenas_practicas", "recursos", "playlists"):
        assert huella(nuevo.raiz / carpeta) == huella(envio / carpeta)


def test_todos_los_errores_se_dicen_de_una_vez(
    importar: Importar, repositorio: Repositorio
) -> None:
    """Los del paquete y los de la ficha, con su archivo, su línea y la muestra de lo que trae."""
    mala = MINIMA.replace("transversal", "transversall").replace("temas: [", "temas: [otro, ")
    antes = huella(repositorio.raiz)
    codigo, salida, errores = importar(empaquetar({FICHA: mala, f"{LUGAR}/a.docx": PNG}))
    assert (codigo, salida) == (1, "")
    assert f"{FICHA}:6: error: «transversall» no es un valor de «Eje de gestión»" in errores
    assert "  6 | eje: transversall\n" in errores
    assert f"{FICHA}:7: error: «otro» no es un valor" in errores
    assert "«a.docx» no es de la clase que dice su nombre" in errores
    assert "la ficha no nombra «a.docx»" in errores
    assert errores.endswith("no se guardó nada: 4 errores\n")
    assert huella(repositorio.raiz) == antes


def test_una_ficha_incompleta_entra_como_borrador(
    importar: Importar, repositorio: Repositorio
) -> None:
    """En el primer estado de su tipo, y lo que falta son avisos."""
    envio = empaquetar({FICHA: MINIMA.replace("unidad: odes\n", "")})
    assert importar(envio)[0] == 1
    codigo, _, errores = importar(envio, "--como-borrador")
    assert codigo == 0
    assert "aviso: falta «Unidad responsable»" in errores
    assert "estado: borrador\n" in (repositorio.raiz / FICHA).read_text(encoding="utf-8")


def test_simular_no_escribe(importar: Importar, repositorio: Repositorio) -> None:
    """Y dice lo que haría."""
    antes = huella(repositorio.raiz)
    assert importar(ENVIO, "--simular") == (
        0,
        f"nueva: {LUGAR}\n+ ficha.md\n+ plantilla.docx\nse guardaría: 1 ficha\n",
        "",
    )
    assert huella(repositorio.raiz) == antes


def test_lo_que_existe_solo_se_cambia_si_se_pide(
    importar: Importar, repositorio: Repositorio
) -> None:
    """Con --reemplazar se cuenta qué cambia; lo que aún se nombra y no viene, se conserva."""
    importar(ENVIO)
    repositorio.escribir(f"{LUGAR}/LEAME.md", "nota interna")
    repositorio.escribir(f"{LUGAR}/sobra.txt", "x")
    cambiada = CON_ADJUNTO.replace("Lista para", "Guía para").replace("Una semana", "Un mes")
    nuevo = empaquetar({FICHA: cambiada})
    antes = huella(repositorio.raiz)
    codigo, _, errores = importar(nuevo)
    assert codigo == 1
    assert "esta ficha ya existe" in errores
    assert huella(repositorio.raiz) == antes
    codigo, salida, _ = importar(nuevo, "--reemplazar")
    assert codigo == 0
    assert salida.splitlines() == [
        f"reemplaza: {LUGAR}",
        "~ Título: «Lista para revisar una acción formativa» → "
        "«Guía para revisar una acción formativa»",
        "~ Cuándo usarla: «Una semana antes de la primera sesión.» → "
        "«Un mes antes de la primera sesión.»",
        "- sobra.txt",
        "se guardó: 1 ficha",
    ]
    nombres = sorted(c.name for c in (repositorio.raiz / LUGAR).iterdir())
    assert nombres == ["LEAME.md", "ficha.md", "plantilla.docx"]


def test_no_se_rompe_otra_ficha(importar: Importar, repositorio: Repositorio) -> None:
    """Un error que la propuesta causa en otra se dice; los que ya había, no."""
    repositorio.herramienta("vieja", eje="inventado")
    repositorio.herramienta("lista")
    repositorio.herramienta("otra", titulo="Otra lista de revisión")
    otra = repositorio.raiz / "recursos/herramientas/he-otra/ficha.md"
    texto = otra.read_text(encoding="utf-8")
    otra.write_text(f"{texto}\nVea la [lista](ficha:he-lista).\n", encoding="utf-8")
    ficha = MINIMA.replace("titulo: Lista", "titulo: Plantilla")
    assert importar(empaquetar({FICHA: ficha}), "--reemplazar")[0] == 0
    repetida = ficha.replace("clase: lista_verificacion", "clase: material")
    envio = empaquetar({"recursos/formativos/he-otra/ficha.md": repetida})
    codigo, _, errores = importar(envio)
    assert codigo == 1
    assert "he-otra» está repetido" in errores
    assert "inventado" not in errores


def test_si_el_disco_no_deja_no_queda_nada_a_medias(repositorio: Repositorio) -> None:
    """La segunda de tres no se puede poner: la primera vuelve a ser la que era."""
    repositorio.herramienta("a", titulo="La de antes, sin cambios")
    propuestas = tuple(
        Propuesta(HERRAMIENTA, f"he-{n}", "ficha.md", MINIMA.encode()) for n in ("a", "b", "c")
    )
    (repositorio.raiz / "recursos/herramientas/he-b").symlink_to("no-existe")
    antes = huella(repositorio.raiz)
    with pytest.raises(Fallo, match="el repositorio quedó como estaba"):
        colocar.colocar(repositorio.raiz, propuestas)
    assert huella(repositorio.raiz) == antes


@pytest.mark.parametrize("enlazada", ["recursos", "recursos/herramientas", LUGAR])
def test_no_se_escribe_a_traves_de_un_enlace(
    importar: Importar, repositorio: Repositorio, tmp_path: Path, enlazada: str
) -> None:
    """Una carpeta del repositorio que lleva a otro lugar no se usa."""
    (tmp_path / "fuera").mkdir()
    (repositorio.raiz / enlazada).parent.mkdir(parents=True, exist_ok=True)
    (repositorio.raiz / enlazada).symlink_to(tmp_path / "fuera")
    codigo, _, errores = importar(ENVIO, "--reemplazar")
    assert codigo == 1
    assert "es un enlace que lleva a otro lugar" in errores
    assert list((tmp_path / "fuera").iterdir()) == []


def test_un_nombre_de_un_zip_de_mac_o_de_windows_se_lee_bien(
    importar: Importar, repositorio: Repositorio
) -> None:
    """UTF-8 sin decirlo (macOS, en forma NFD) o en la página de códigos de MS-DOS."""
    ficha = CON_ADJUNTO.replace("plantilla.docx", "sesión.docx")
    nombre = "he-lista/sesión.docx"
    for crudo in (unicodedata.normalize("NFD", nombre).encode(), nombre.encode("cp437")):
        envio = empaquetar({"he-lista/ficha.md": ficha, "he-lista/" + "x" * (len(crudo) - 9): WORD})
        envio = envio.replace(b"he-lista/" + b"x" * (len(crudo) - 9), crudo)
        assert importar(envio, "--reemplazar")[0] == 0
        assert (repositorio.raiz / LUGAR / "sesión.docx").read_bytes() == WORD


def test_lo_que_no_se_sabe_importar_se_dice(importar: Importar, tmp_path: Path) -> None:
    """Con lo que sí se admite."""
    (tmp_path / "a.rar").write_bytes(b"Rar!")
    codigo, _, errores = importar(tmp_path / "a.rar")
    assert codigo == 2
    assert "no se puede importar «a.rar»: se admite una carpeta, .zip" in errores


def test_un_documento_de_libreoffice_entra(importar: Importar, tmp_path: Path) -> None:
    """Los formatos abiertos valen tanto como los de Office."""
    odt = con_partes(
        empaquetar({"mimetype": "application/vnd.oasis.opendocument.text"}),
        {"content.xml": b"<a/>", "META-INF/manifest.xml": b"<m/>"},
    )
    ficha = CON_ADJUNTO.replace("plantilla.docx", "plantilla.odt")
    assert importar(empaquetar({FICHA: ficha, f"{LUGAR}/plantilla.odt": odt}))[0] == 0


def test_dos_fichas_que_se_nombran_entran_juntas(importar: Importar) -> None:
    """Se ensayan las dos a la vez."""
    una = MINIMA.replace(
        "unidad: odes\n", "unidad: odes\nrelacionados: [{id: he-b-otra, relacion: complementa}]\n"
    )
    otra = MINIMA.replace("Lista para", "Guía para")
    assert importar(empaquetar({"he-a-una/ficha.md": una}))[0] == 1
    assert importar(empaquetar({"he-a-una/ficha.md": una, "he-b-otra/ficha.md": otra}))[0] == 0
