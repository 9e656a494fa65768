"""Un adjunto ilegible es un aviso al construir, y el sitio se publica igual."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from generador.cli.ordenes import ordenes
from generador.sitio import construir_sitio
from generador.sitio.motor import Motor
from generador.sitio.plano import ALMACEN
from tests.repositorio import Repositorio
from tests.sitio.preparacion import FECHA

ROTO = "recursos/herramientas/he-rota/guia.pdf"


def _romper(raiz: Path) -> None:
    repositorio = Repositorio(raiz)
    repositorio.escribir(ROTO, b"%PDF-1.4")
    repositorio.herramienta("rota", adjuntos="[{titulo: Guía rota, archivo: guia.pdf}]")


def test_el_sitio_se_construye_con_un_aviso(raiz: Path, motor: Motor, tmp_path: Path) -> None:
    """El archivo se puede descargar, aunque no se halle por su texto."""
    _romper(raiz)
    resultado = construir_sitio(raiz, tmp_path / "site", FECHA, motor=motor)
    avisos = [p for p in resultado.problemas if p.regla == "extraccion"]
    assert [(p.archivo, p.nivel) for p in avisos] == [
        ("recursos/herramientas/he-rota/ficha.md", "aviso")
    ]
    assert (tmp_path / "site/herramientas/he-rota/guia.pdf").is_file()
    assert any((raiz / ALMACEN).iterdir())


def test_validar_no_abre_los_adjuntos(raiz: Path) -> None:
    """Validar no escribe nada, ni espera por un archivo pesado."""
    _romper(raiz)
    dicho = CliRunner().invoke(ordenes, ["validar", "--raiz", str(raiz), "--fecha", FECHA])
    assert "extraccion" not in dicho.output
    assert not (raiz / ALMACEN).exists()
