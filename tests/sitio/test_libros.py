"""Las plantillas de Excel se descargan de la guía de cada tipo."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generador.modelo import Tipo
from generador.tipos import cargar

TIPOS = cargar()


@pytest.mark.parametrize("tipo", TIPOS)
def test_cada_guia_lleva_a_una_plantilla_que_se_abre(sitio: Path, tipo: str) -> None:
    """La de un tipo que vive dentro de otro (los videos) lleva a la del que lo contiene."""
    suyo = TIPOS[tipo]
    guia = (sitio / "guias" / f"{suyo.ruta}.html").read_text(encoding="utf-8")
    [ruta] = re.findall(r'href="\.\./(proponer/plantillas/\w+\.xlsx)" download', guia)
    libro = load_workbook(io.BytesIO((sitio / ruta).read_bytes()))
    contenedor = next(
        t for t in TIPOS.values() if t.carpeta and (t.nombre == tipo or _contiene(t, tipo))
    )
    assert contenedor.titulo in libro.sheetnames


def _contiene(tipo: Tipo, interior: str) -> bool:
    return any(c.fichas == interior for c in tipo.campos)
