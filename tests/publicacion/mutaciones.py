"""Rompe, una a una, las defensas de lo interno y comprueba que alguna prueba lo nota.

Uso: ``python -m tests.publicacion.mutaciones`` (unos minutos). Trabaja sobre una copia.
"""

from __future__ import annotations

from tests.mutacion import Mutacion, comprobar

FUGAS = "tests/publicacion/test_fugas.py"
INTERNO = "tests/sitio/test_interno.py"

MUTACIONES = (
    Mutacion(
        "todo lo leído es visible",
        "generador/fichas/armar.py",
        "visible = a_la_vista and self._visible(tipo, datos)",
        "visible = True",
        FUGAS,
    ),
    Mutacion(
        "el catálogo enseña también lo oculto",
        "generador/catalogo/enlazar.py",
        "[f for f in por_id.values() if f.visible]",
        "list(por_id.values())",
        FUGAS,
    ),
    Mutacion(
        "las vistas no quitan las menciones a lo oculto",
        "generador/vistas/publico.py",
        "    if enteras and not any(f.retirada for f in catalogo.visibles):\n",
        "    if True:\n",
        FUGAS,
    ),
    Mutacion(
        "las vistas conservan lo oculto, con sus archivos",
        "generador/vistas/publico.py",
        "visibles=tuple(nuevas.values()),",
        "visibles=tuple(catalogo.fichas.values()),",
        "tests/sitio/test_visibilidad.py",
    ),
    Mutacion(
        "la carpeta interna se lee siempre",
        "generador/construccion.py",
        "etapa_fuentes.leer(raiz, tipos, fecha, interno)",
        "etapa_fuentes.leer(raiz, tipos, fecha, next(iter(raiz.parent.glob('interno')), None))",
        INTERNO,
    ),
    Mutacion(
        "lo interno entra en el repositorio público",
        "generador/fichas/acceso.py",
        "    elif dicho is not None and dicho != PUBLICO:\n",
        "    elif False:\n",
        "tests/test_ejemplos.py",
    ),
    Mutacion(
        "la edición institucional no se marca",
        "generador/sitio/acabado.py",
        "    if sitio.interno:\n",
        "    if False:\n",
        INTERNO,
    ),
    Mutacion(
        "la segunda línea no abre lo comprimido",
        "generador/publicacion/fugas/mirada.py",
        "            elif hallado.contenido:\n",
        "            elif False:\n",
        FUGAS,
    ),
    Mutacion(
        "la segunda línea no reconstruye los términos de la búsqueda",
        "generador/publicacion/fugas/indice.py",
        "        hallados.add(previo)\n",
        "",
        FUGAS,
    ),
    Mutacion(
        "la segunda línea toma lo oculto por público",
        "generador/publicacion/fugas/fichas.py",
        "if fuente.interna or fuente.id not in visibles:",
        "if fuente.interna:",
        FUGAS,
    ),
)

if __name__ == "__main__":
    comprobar(MUTACIONES)
