"""«generador revisar-propuesta»: informe, anotaciones y vista previa, sin ejecutar nada ajeno."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from generador.cli.ordenes import ordenes
from tests.repositorio import Repositorio
from tests.sitio.preparacion import poner_repositorio


def _git(raiz: Path, *orden: str) -> None:
    quien = ("-c", "user.name=Prueba", "-c", "user.email=prueba@ejemplo.pe")
    subprocess.run(["git", "-C", str(raiz), *quien, *orden], check=True, capture_output=True)


def _confirmar(raiz: Path, mensaje: str) -> None:
    _git(raiz, "add", "-A")
    _git(raiz, "commit", "-q", "-m", mensaje)


@pytest.fixture
def propuesta(repositorio: Repositorio) -> Repositorio:
    """Un repositorio con historia: una herramienta publicada antes de la propuesta."""
    repositorio.herramienta("antigua", titulo="LISTA PARA REVISAR")
    _git(repositorio.raiz, "init", "-q")
    _confirmar(repositorio.raiz, "antes")
    return repositorio


def revisar(raiz: Path, *mas: str) -> tuple[int, str, str, Path]:
    """Ejecuta la orden; devuelve código, salida, resumen y la carpeta del informe."""
    salida = raiz.parent / "informe"
    hecho = CliRunner().invoke(
        ordenes,
        ["revisar-propuesta", "--raiz", str(raiz), "--informe", str(salida), *mas],
        standalone_mode=False,
        catch_exceptions=False,
    )
    resumen = (salida / "resumen.md").read_text(encoding="utf-8")
    return int(hecho.return_value or 0), hecho.output, resumen, salida


def test_un_error_se_dice_en_la_linea_en_el_resumen_y_en_los_archivos(
    propuesta: Repositorio,
) -> None:
    """Y termina con 1. El aviso de lo que había antes solo se cuenta."""
    propuesta.herramienta("nueva", clase="listado")
    _confirmar(propuesta.raiz, "propone")
    codigo, salida, resumen, carpeta = revisar(propuesta.raiz)
    assert codigo == 1
    (anotacion,) = salida.splitlines()
    assert anotacion.startswith("::error file=recursos/herramientas/he-nueva/ficha.md,line=")
    assert resumen.startswith("**¡Gracias por su propuesta!**\n")
    assert "hay 1 aviso: no le corresponden" in resumen
    assert len(json.loads((carpeta / "problemas.json").read_text(encoding="utf-8"))) == 2
    assert json.loads((carpeta / "problemas.sarif").read_text(encoding="utf-8"))["runs"]


def test_lo_publicado_no_se_quita_sin_mas(propuesta: Repositorio) -> None:
    """La revisión mira también lo que había antes: borrar una ficha publicada es un error."""
    propuesta.herramienta("nueva")
    (propuesta.raiz / "recursos/herramientas/he-antigua/ficha.md").unlink()
    _confirmar(propuesta.raiz, "quita")
    codigo, salida, _, _ = revisar(propuesta.raiz)
    assert codigo == 1
    assert "title=pasos::" in salida


def test_un_nombre_de_archivo_hostil_no_da_ordenes(propuesta: Repositorio) -> None:
    """Ni a la forja ni al resumen, aunque el nombre lleve saltos y etiquetas."""
    propuesta.herramienta("nueva")
    propuesta.escribir("recursos/herramientas/x\n::error file=y::z<img src=x>|[a](b)/ficha.md")
    propuesta.escribir("otra\n::warning::<b>.txt", "x")
    _confirmar(propuesta.raiz, "propone")
    _, salida, resumen, _ = revisar(propuesta.raiz)
    assert salida
    assert all(
        x.startswith(("::error file=rec", "::warning file=rec")) for x in salida.splitlines()
    )
    assert not [x for x in resumen.splitlines() if x.startswith("::") or "<img" in x or "<b>" in x]


def test_la_vista_previa_es_solo_de_propuestas_de_fichas(propuesta: Repositorio) -> None:
    """Si cambia otra cosa no se construye: «mkdocs.yml» puede nombrar código que se ejecutaría."""
    propuesta.herramienta("nueva")
    testigo = propuesta.raiz.parent / "ejecutado"
    propuesta.escribir("trampa.py", f"open({str(testigo)!r}, 'w')\n")
    propuesta.escribir(
        "mkdocs.yml", "site_name: X\nsite_url: https://x.example/\nhooks: [trampa.py]\n"
    )
    _confirmar(propuesta.raiz, "propone")
    previa = propuesta.raiz.parent / "previa"
    codigo, _, resumen, _ = revisar(propuesta.raiz, "--previa", str(previa))
    assert (codigo, previa.exists(), testigo.exists()) == (0, False, False)
    assert "cambia archivos que no son fichas" in resumen


def test_la_vista_previa_de_una_ficha_es_el_sitio(tmp_path: Path) -> None:
    """Con la página de lo propuesto."""
    raiz = poner_repositorio(tmp_path / "repositorio")
    _git(raiz, "init", "-q")
    _confirmar(raiz, "antes")
    Repositorio(raiz).herramienta("nueva")
    _confirmar(raiz, "propone")
    previa = tmp_path / "previa"
    codigo, _, resumen, _ = revisar(raiz, "--previa", str(previa))
    assert codigo == 0, resumen
    assert (previa / "herramientas" / "he-nueva.html").is_file()
    assert "No hay nada que corregir." in resumen


def test_lo_que_se_compara_no_puede_ser_una_opcion(propuesta: Repositorio) -> None:
    """Y lo que no existe se dice sin volcado."""
    escrito = propuesta.raiz.parent / "escrito"
    for desde in (f"--output={escrito}", "no-existe"):
        with pytest.raises(Exception, match="no se sabe qué cambia desde"):
            revisar(propuesta.raiz, f"--desde={desde}")
    assert not escrito.exists()
