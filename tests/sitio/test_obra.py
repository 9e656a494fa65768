"""La escritura del sitio: entero o nada, y nunca sobre lo que no es nuestro."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generador.cli.ordenes import ordenes, principal
from generador.modelo import Problema
from generador.sitio import ErrorDeSitio, construir_sitio, relevo
from generador.sitio.motor import ErrorDeMotor, Motor
from tests.sitio.preparacion import FECHA, contenido

FICHA = "recursos/herramientas/he-vencida/ficha.md"


@pytest.fixture
def anterior(sitio: Path, tmp_path: Path) -> Path:
    """Un sitio ya publicado, en una carpeta propia."""
    return Path(shutil.copytree(sitio, tmp_path / "site"))


def _romper(raiz: Path) -> None:
    ficha = raiz / FICHA
    texto = ficha.read_text(encoding="utf-8")
    ficha.write_text(texto.replace("eje: transversal", "eje: inventado"), encoding="utf-8")


def _salida_de(carpeta: Path) -> list[str]:
    return sorted(c.name for c in carpeta.iterdir())


def test_con_errores_en_el_contenido_no_se_escribe_nada(
    raiz: Path, tmp_path: Path, motor: Motor
) -> None:
    """Sin sitio anterior, no aparece ni la carpeta."""
    _romper(raiz)
    resultado = construir_sitio(raiz, tmp_path / "site", FECHA, motor=motor)
    assert [p.archivo for p in resultado.problemas if p.nivel == "error"] == [FICHA]
    assert _salida_de(tmp_path) == ["repositorio"]


def test_con_errores_el_sitio_anterior_queda_igual_byte_a_byte(
    raiz: Path, anterior: Path, motor: Motor
) -> None:
    """Un error de contenido no toca lo publicado."""
    antes = contenido(anterior)
    _romper(raiz)
    assert construir_sitio(raiz, anterior, FECHA, motor=motor).con_errores
    assert contenido(anterior) == antes
    assert _salida_de(anterior.parent) == ["repositorio", "site"]


def test_un_enlace_roto_en_una_pagina_escrita_deja_el_sitio_anterior(
    raiz: Path, anterior: Path, motor: Motor
) -> None:
    """Se dice en qué página está el enlace y adónde iba, y no se cambia nada."""
    pagina = raiz / "docs/como-proponer.md"
    texto = pagina.read_text(encoding="utf-8")
    pagina.write_text(f"{texto}\n\n[nada](no-existe.html) y [tampoco](privacidad.html#no-esta)\n")
    antes = contenido(anterior)
    resultado = construir_sitio(raiz, anterior, FECHA, motor=motor)
    rotos = [p for p in resultado.problemas if p.regla == "sitio/enlace"]
    assert [(p.archivo, p.nivel, p.mensaje) for p in rotos] == [
        (
            "como-proponer.html",
            "error",
            "el enlace a «no-existe.html» no lleva a ningún archivo del sitio",
        ),
        (
            "como-proponer.html",
            "error",
            "el enlace a «privacidad.html#no-esta» lleva a un apartado que no existe",
        ),
    ]
    assert contenido(anterior) == antes
    assert _salida_de(anterior.parent) == ["repositorio", "site"]


def test_un_enlace_a_una_ficha_que_no_existe_dice_su_linea(raiz: Path, tmp_path: Path) -> None:
    """Una página escrita a mano que nombra mal una ficha se corrige en su archivo y línea."""
    (raiz / "docs/prueba.md").write_text("# Prueba\n\nVea la [guía](ficha:he-gia-completa).\n")
    resultado = construir_sitio(raiz, tmp_path / "site", FECHA)
    errores = [p for p in resultado.problemas if p.nivel == "error"]
    assert [(p.archivo, p.linea) for p in errores] == [("docs/prueba.md", 3)]
    assert "he-guia-completa" in errores[0].ayuda
    assert not (tmp_path / "site").exists()


def test_una_carpeta_ajena_se_rechaza_y_no_se_toca(raiz: Path, tmp_path: Path) -> None:
    """La salida no puede ser una carpeta con otra cosa dentro: termina con 2 y queda igual."""
    ajena = tmp_path / "documentos"
    ajena.mkdir()
    (ajena / "tesis.txt").write_text("no me borre")
    orden = ["construir", "--raiz", str(raiz), "--salida", str(ajena), "--fecha", FECHA]
    with pytest.raises(ErrorDeSitio, match="no es un sitio generado"):
        CliRunner().invoke(ordenes, orden, catch_exceptions=False)
    assert contenido(ajena) == {"tesis.txt": b"no me borre"}
    assert _salida_de(tmp_path) == ["documentos", "repositorio"]


def test_la_orden_termina_con_2_si_la_salida_es_ajena(
    raiz: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Un mal uso se explica en una línea, sin rastro de Python."""
    (tmp_path / "documentos").mkdir()
    (tmp_path / "documentos/tesis.txt").write_text("no me borre")
    salida = str(tmp_path / "documentos")
    monkeypatch.setattr(
        "sys.argv", ["generador", "construir", "--raiz", str(raiz), "--salida", salida]
    )
    with pytest.raises(SystemExit) as fin:
        principal()
    assert fin.value.code == 2
    dicho = capsys.readouterr().err.splitlines()[-1]
    assert dicho.startswith("error: «") and "no es un sitio generado" in dicho


def test_un_archivo_en_el_lugar_de_la_salida_se_rechaza(raiz: Path, tmp_path: Path) -> None:
    """Tampoco se reemplaza un archivo por una carpeta."""
    (tmp_path / "site").write_text("soy un archivo")
    with pytest.raises(ErrorDeSitio):
        construir_sitio(raiz, tmp_path / "site", FECHA)
    assert (tmp_path / "site").read_text() == "soy un archivo"


def test_una_carpeta_vacia_si_se_usa(muestra: Path, tmp_path: Path, motor: Motor) -> None:
    """Quien crea antes la carpeta no se lleva un error."""
    (tmp_path / "site").mkdir()
    assert not construir_sitio(muestra, tmp_path / "site", FECHA, motor=motor).con_errores
    assert (tmp_path / "site/index.html").is_file()


def test_si_el_motor_falla_queda_el_sitio_anterior(muestra: Path, anterior: Path) -> None:
    """Un fallo del motor se cuenta como error del sitio y no deja nada a medias."""

    def averiado(_: Path, salida: Path) -> None:
        (salida / "a-medias.html").write_text("media página")
        raise ErrorDeMotor("se acabó el espacio")

    antes = contenido(anterior)
    with pytest.raises(ErrorDeSitio, match="se acabó el espacio"):
        construir_sitio(muestra, anterior, FECHA, motor=averiado)
    assert contenido(anterior) == antes
    assert _salida_de(anterior.parent) == ["site"]


def test_una_averia_nuestra_tampoco_toca_el_sitio_anterior(muestra: Path, anterior: Path) -> None:
    """Ni el error más raro deja el sitio a medias ni carpetas de trabajo."""

    def sin_disco(_: Path, salida: Path) -> None:
        raise OSError(28, "No queda espacio en el dispositivo")

    antes = contenido(anterior)
    with pytest.raises(OSError, match="espacio"):
        construir_sitio(muestra, anterior, FECHA, motor=sin_disco)
    assert contenido(anterior) == antes
    assert _salida_de(anterior.parent) == ["site"]


def test_si_el_cambio_final_falla_el_sitio_anterior_vuelve_a_su_lugar(
    muestra: Path, anterior: Path, motor: Motor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Donde hay que quitar el viejo antes de poner el nuevo, entre uno y otro puede fallar."""
    antes = contenido(anterior)
    renombrar = Path.rename

    def con_fallo(origen: Path, destino: Path) -> Path:
        if origen.name == "nueva":
            raise OSError(5, "Error de entrada/salida")
        return renombrar(origen, destino)

    monkeypatch.setattr(relevo, "_LINUX", False)
    monkeypatch.setattr(Path, "rename", con_fallo)
    with pytest.raises(OSError, match="entrada/salida"):
        construir_sitio(muestra, anterior, FECHA, motor=motor)
    monkeypatch.undo()
    assert contenido(anterior) == antes
    assert _salida_de(anterior.parent) == ["site"]


def test_un_marco_sin_sus_ranuras_es_un_error_del_sitio(muestra: Path, anterior: Path) -> None:
    """Si el tema pierde una ranura, se dice y no se publica."""

    def sin_ranuras(proyecto: Path, salida: Path) -> None:
        for pagina in (proyecto / "docs").rglob("*.md"):
            destino = salida / pagina.relative_to(proyecto / "docs").with_suffix(".html")
            destino.parent.mkdir(parents=True, exist_ok=True)
            destino.write_text("<html></html>")

    antes = contenido(anterior)
    with pytest.raises(ErrorDeSitio, match="ranuras"):
        construir_sitio(muestra, anterior, FECHA, motor=sin_ranuras)
    assert contenido(anterior) == antes


def test_reconstruir_reemplaza_el_sitio_entero(raiz: Path, anterior: Path, motor: Motor) -> None:
    """Lo que ya no está en el contenido desaparece del sitio."""
    assert (anterior / "herramientas/he-vencida.html").is_file()
    shutil.rmtree(raiz / "recursos/herramientas/he-vencida")
    assert not construir_sitio(raiz, anterior, FECHA, motor=motor).con_errores
    assert not (anterior / "herramientas/he-vencida.html").exists()
    assert (anterior / "herramientas/he-archivada.html").is_file()
    assert _salida_de(anterior.parent) == ["repositorio", "site"]


@pytest.mark.parametrize("configuracion", ["", "site_name: [", "site_name: Sin dirección"])
def test_una_configuracion_que_no_sirve_se_explica(
    configuracion: str, raiz: Path, tmp_path: Path
) -> None:
    """Sin dirección del sitio o con YAML roto no hay sitio ni rastro de Python."""
    (raiz / "mkdocs.yml").write_text(configuracion, encoding="utf-8")
    with pytest.raises(ErrorDeSitio, match=r"mkdocs\.yml"):
        construir_sitio(raiz, tmp_path / "site", FECHA)
    assert not (tmp_path / "site").exists()


def test_el_sitio_puede_estar_en_una_carpeta_del_servidor(
    raiz: Path, tmp_path: Path, motor: Motor
) -> None:
    """Con la dirección https://servidor/carpeta/ la página de error enlaza desde esa carpeta."""
    config = raiz / "mkdocs.yml"
    texto = config.read_text(encoding="utf-8").replace(
        "site_url: https://repositorio-odes.example/", "site_url: https://odes.example/saber"
    )
    config.write_text(texto, encoding="utf-8")
    resultado = construir_sitio(raiz, tmp_path / "site", FECHA, motor=motor)
    assert not resultado.con_errores, _mensajes(resultado.problemas)
    perdida = (tmp_path / "site/404.html").read_text(encoding="utf-8")
    assert 'href="/saber/herramientas/index.html"' in perdida
    mapa = (tmp_path / "site/sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>https://odes.example/saber/ejes/index.html</loc>" in mapa


def _mensajes(problemas: tuple[Problema, ...]) -> list[str]:
    return [p.mensaje for p in problemas]
