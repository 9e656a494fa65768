"""Etapa 4, edición: lo nuevo de este mes, como página, como boletín y como datos."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generador.modelo import Archivo, Edicion, Pagina
from generador.vistas import boletin
from generador.vistas.cambios import cambios, cuenta, por_tipo
from generador.vistas.entorno import Rotulo, Taller
from generador.vistas.formatos import mes
from generador.vistas.huellas import huella, primeros

RUTA = "novedades/edicion.html"
DATOS = "edicion.json"
LARGA = 12
"""Fichas desde las que una lista se parte por tipos."""


def paginas(taller: Taller) -> Iterator[Pagina]:
    """La página de la edición; ninguna si el sitio no es de una edición."""
    edicion = taller.sitio.edicion
    if edicion is None:
        return
    rotulo = Rotulo(
        f"Edición {edicion.nombre}",
        "Lo que se publicó, se actualizó y se retiró desde la edición anterior.",
        (("Novedades", "novedades/index.html"),),
    )
    yield taller.pagina(
        RUTA,
        rotulo,
        "edicion.html.j2",
        edicion=edicion,
        mes=mes(edicion.nombre[:7]),
        cambios=cambios(taller, edicion),
        boletines=boletin.rutas(edicion),
        cuenta=cuenta,
        por_tipo=por_tipo,
        larga=LARGA,
    )


def archivos(taller: Taller) -> Iterator[Archivo]:
    """El boletín en sus tres formas y edicion.json, con lo que comparará la edición siguiente."""
    edicion = taller.sitio.edicion
    if edicion is not None:
        hay = cambios(taller, edicion)
        yield from boletin.archivos(taller, edicion, hay)
        yield Archivo(DATOS, _datos(taller, edicion))


def _datos(taller: Taller, edicion: Edicion) -> bytes:
    ids = primeros(taller.catalogo)
    publicadas = {
        f.id: {
            "titulo": f.titulo,
            "tipo": f.tipo.nombre,
            "huella": huella(f, ids),
            "retirada": f.retirada,
        }
        for f in sorted(taller.catalogo.visibles, key=lambda f: f.id)
        if not f.ejemplo
    }
    documento = {
        "edicion": edicion.nombre,
        "secuencia": edicion.secuencia,
        "anterior": edicion.anterior,
        "fecha": taller.catalogo.fecha,
        "fichas": publicadas,
    }
    return (json.dumps(documento, ensure_ascii=False, indent=1) + "\n").encode()
