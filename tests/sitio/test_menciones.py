"""En el contenido verdadero, cada «ficha:ID» de un texto es un enlace en la página de su ficha."""

from __future__ import annotations

import re
from pathlib import Path

from generador import vistas
from generador.construccion import construir
from generador.indicadores import medir
from generador.modelo import Sitio

RAIZ = Path(__file__).parents[2]
FECHA = "2026-11-24"


def test_ninguna_mencion_pierde_su_enlace_por_estar_lejos() -> None:
    """Tampoco la de una ficha que no es vecina ni está en el mismo lote."""
    catalogo = construir(RAIZ, FECHA).catalogo
    sitio = Sitio("Sitio", "", "https://sitio.example/")
    taller = vistas.preparar(catalogo, sitio, {}, medir(catalogo, ()))
    paginas = {p.ruta: p.contenido for p in vistas.paginas(taller)}
    perdidas = []
    hay = 0
    for ficha in catalogo.visibles:
        for id_ in re.findall(r"\]\(ficha:([a-z0-9-]+)\)", repr(ficha.datos)):
            hay += 1
            otra = catalogo.fichas[id_]
            if otra.visible and f'href="../{otra.ruta}"' not in paginas[ficha.ruta]:
                perdidas.append((ficha.id, id_))
    assert hay > 50
    assert perdidas == []
