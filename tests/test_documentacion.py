"""La documentación no se queda atrás del programa."""

from __future__ import annotations

import re

import click
import pytest

from generador.cli.ordenes import ordenes
from generador.reglas import REGLAS
from tests.repositorio import RAIZ

PAGINAS = [RAIZ / "README.md", RAIZ / "CONTRIBUIR.md", *sorted((RAIZ / "docs").rglob("*.md"))]
TEXTO = "\n".join(pagina.read_text(encoding="utf-8") for pagina in PAGINAS)
DE_REGLAS = (RAIZ / "docs" / "desarrollo" / "reglas.md").read_text(encoding="utf-8")
CONTEXTO = click.Context(ordenes, **ordenes.context_settings)
OPCIONES = sorted(
    {
        nombre
        for orden in (ordenes, *ordenes.commands.values())
        for opcion in orden.get_params(click.Context(orden, CONTEXTO))
        if isinstance(opcion, click.Option)
        for nombre in opcion.opts
    }
)


@pytest.mark.parametrize("orden", ordenes.commands)
def test_cada_orden_esta_documentada(orden: str) -> None:
    """Con el nombre del programa delante, como se escribe."""
    assert f"generador {orden}" in TEXTO


@pytest.mark.parametrize("opcion", OPCIONES)
def test_cada_opcion_esta_documentada(opcion: str) -> None:
    """En el README o en docs/."""
    assert re.search(rf"(?<![-\w]){re.escape(opcion)}(?![-\w])", TEXTO)


@pytest.mark.parametrize("orden", ordenes.commands)
def test_la_ayuda_de_cada_orden_trae_un_ejemplo(orden: str) -> None:
    """Se aprende antes copiando."""
    assert f"Ejemplo: generador {orden}" in (ordenes.commands[orden].help or "")


@pytest.mark.parametrize(
    "regla", [*REGLAS, "escritas", "inspeccion", "pasos", "personales", "subtitulos"]
)
def test_cada_regla_esta_documentada_con_ejemplos(regla: str) -> None:
    """Una sección por regla, con lo que pasa y lo que falla."""
    _, hallada, resto = DE_REGLAS.partition(f"\n## {regla}\n")
    seccion = resto.partition("\n## ")[0]
    assert hallada
    assert "Pasa" in seccion
    assert "Falla" in seccion


def test_no_se_documentan_reglas_que_no_existen() -> None:
    """Al quitar una regla se quita su sección."""
    secciones = re.findall(r"^## ([a-z]+)$", DE_REGLAS, re.M)
    assert set(secciones) == {
        *REGLAS,
        *("escritas", "inspeccion", "pasos", "personales", "subtitulos"),
    }


def test_cada_identificador_de_problema_esta_documentado() -> None:
    """Los que no son reglas («yaml/alias», «ruta/enlace»…) están en la tabla de reglas.md."""
    fuentes = "\n".join(
        modulo.read_text(encoding="utf-8") for modulo in (RAIZ / "generador").rglob("*.py")
    )
    usados = set(re.findall(r'"((?:yaml|texto|ruta|ficha|vocabulario|docs)/[a-z-]+)"', fuentes))
    assert usados
    assert [u for u in sorted(usados) if f"`{u}`" not in DE_REGLAS] == []
