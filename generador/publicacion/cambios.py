"""Publicación, cambios: de dos ediciones a un ZIP con lo que la segunda tiene de nuevo."""

from __future__ import annotations

import hashlib
from pathlib import Path

from generador.publicacion import contenido
from generador.publicacion.aplicacion import aplicar
from generador.publicacion.contenido import Contenido
from generador.publicacion.diferencia import (
    ARCHIVOS,
    CAMBIOS,
    FIRMA_DE_CAMBIOS,
    LEAME,
    Cambios,
    CambiosInvalidos,
    entre,
    texto_de,
)
from generador.publicacion.firma import Firmante
from generador.publicacion.manifiesto import FIRMA, NOMBRE, Manifiesto, texto
from generador.publicacion.paquete import comprimir

__all__ = ["CambiosInvalidos", "aplicar", "hacer"]


def hacer(
    anterior: Manifiesto,
    nueva: Path,
    manifiesto_nuevo: Manifiesto,
    destino_zip: Path,
    pagina_html: bytes,
    firmante: Firmante | None,
) -> Cambios:
    """Escribe el ZIP que lleva de «anterior» a la carpeta «nueva». Sin «firmante» no se aplica."""
    cambios = entre(anterior, manifiesto_nuevo, hashlib.sha256(pagina_html).hexdigest())
    with contenido.abrir(nueva, NOMBRE) as abierto:
        _exigir_iguales(abierto, cambios)
    datos = texto_de(cambios)
    dentro: dict[str, Path | bytes] = {
        LEAME: pagina_html,
        CAMBIOS: datos,
        ARCHIVOS + NOMBRE: texto(manifiesto_nuevo),
    }
    dentro |= {ARCHIVOS + e.ruta: nueva / e.ruta for e in cambios.archivos}
    if (nueva / FIRMA).is_file():
        dentro[ARCHIVOS + FIRMA] = nueva / FIRMA
    if firmante:
        comentario = manifiesto_nuevo.identidad.comentario
        dentro[FIRMA_DE_CAMBIOS] = firmante(datos, f"cambios | {comentario}").encode()
        if ARCHIVOS + FIRMA not in dentro:
            dentro[ARCHIVOS + FIRMA] = firmante(texto(manifiesto_nuevo), comentario).encode()
    comprimir(dentro, destino_zip, f"cambios-{manifiesto_nuevo.identidad.edicion}")
    return cambios


def _exigir_iguales(nueva: Contenido, cambios: Cambios) -> None:
    distinto = next((e for e in cambios.archivos if not nueva.es(e)), None)
    if distinto:
        raise CambiosInvalidos(f"«{distinto.ruta}» no es el que dice el manifiesto nuevo")
