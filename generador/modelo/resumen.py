"""Lo que viaja, resumen: de una ficha a una suma de todo lo que dice, para saber si es la misma."""

from __future__ import annotations

import marshal
from hashlib import sha256

from generador.modelo.contenido import Ficha


def resumir(ficha: Ficha) -> bytes:
    """Cambia con todo lo de la ficha, menos en qué línea está y dónde se guardan sus archivos."""
    adjuntos = [
        (a.titulo, a.clase, a.formato, a.url, a.tamano, a.accesible, a.camino is None)
        for a in ficha.adjuntos
    ]
    propios = (
        *(ficha.id, ficha.tipo.nombre, ficha.archivo, ficha.titulo, ficha.resumen, ficha.estado),
        *(ficha.visible, ficha.acceso, ficha.eje, ficha.temas, ficha.unidad, ficha.regiones),
        *(ficha.perfiles, ficha.ejemplo, ficha.creada, ficha.publicada, ficha.actualizada),
        *(ficha.revisar, ficha.contenedora, adjuntos, dict(ficha.datos)),
        [(v.nombre, v.tamano) for v in ficha.vecinos.values()],
    )
    # Con la versión 0 no depende de qué textos comparten memoria; «repr» tarda el triple.
    return sha256(marshal.dumps(propios, 0)).digest()
