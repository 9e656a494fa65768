"""Importación, revisión: de una propuesta a lo que impide guardarla, antes de mirar su contenido.

Lo que un esquema o una regla dice de la ficha lo dice «ensayo»; aquí, lo que traen sus archivos.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from generador.extraccion.inspeccion import MOTIVOS, inspeccionar
from generador.fuentes.carpeta import NOMBRES, es_ajeno
from generador.importacion.nombres import Vistas, reparo_de_nombre
from generador.importacion.paquete import reparo
from generador.importacion.propuesta import Contenido, Propuesta
from generador.modelo import Problema
from generador.reglas.adjuntos import ADMITIDOS, ARREGLOS, MAXIMO, MEGA
from generador.reglas.sobrantes import nombrados


def revisar(raiz: Path, propuestas: tuple[Propuesta, ...], reemplazar: bool) -> Iterator[Problema]:
    """Todo lo que impide guardar unas propuestas, por sus nombres y sus archivos."""
    vistas = Vistas()
    for propuesta in propuestas:
        lugar = propuesta.lugar
        que = reparo_de_nombre(propuesta.id)
        if que is not None or es_ajeno(propuesta.id) or propuesta.archivo not in NOMBRES:
            ayuda = "use letras sin tilde en minúscula, cifras y guiones"
            yield reparo(lugar, "ruta", que or "tiene un nombre que no se admite", ayuda)
            continue
        if vistas.choque(lugar) is not None:
            yield reparo(lugar, "repetido", "esta ficha viene dos veces", "deje una sola")
        yield from _enlazadas(raiz, lugar)
        if not reemplazar and (raiz / lugar).exists():
            que, ayuda = "esta ficha ya existe", "si quiere cambiarla, use --reemplazar"
            yield reparo(lugar, "existe", que, ayuda)
        yield from _adjuntos(propuesta)


def _enlazadas(raiz: Path, lugar: str) -> Iterator[Problema]:
    """Nunca se escribe a través de un enlace."""
    for tramo in (PurePosixPath(lugar), *PurePosixPath(lugar).parents):
        if tramo.parts and (raiz / tramo).is_symlink():
            que, ayuda = "es un enlace que lleva a otro lugar", "ponga ahí la carpeta verdadera"
            yield reparo(str(tramo), "enlace", que, ayuda)


def _adjuntos(propuesta: Propuesta) -> Iterator[Problema]:
    datos = propuesta.datos()
    usados = None if datos is None else {unicodedata.normalize("NFC", n) for n in nombrados(datos)}
    vistas = Vistas()
    for nombre, contenido in propuesta.adjuntos.items():
        lugar = f"{propuesta.lugar}/{nombre}"
        que = reparo_de_nombre(nombre)
        if que is not None or es_ajeno(nombre):
            yield reparo(lugar, "ruta", que or "es un archivo oculto", "cámbiele el nombre")
        elif (otra := vistas.choque(nombre)) is not None:
            yield reparo(lugar, "repetido", f"se llama igual que «{otra}»", "cambie un nombre")
        else:
            yield from _contenido(lugar, nombre, contenido)
        if usados is not None and unicodedata.normalize("NFC", nombre) not in usados:
            ayuda = "declárelo en «adjuntos», o quítelo del envío"
            yield reparo(lugar, "sin-declarar", f"la ficha no nombra «{nombre}»", ayuda)


def _contenido(lugar: str, nombre: str, contenido: Contenido) -> Iterator[Problema]:
    extension = PurePosixPath(nombre).suffix.lower()
    if extension not in ADMITIDOS:
        ayuda = ARREGLOS.get(extension, f"se admiten: {', '.join(ADMITIDOS)}")
        yield reparo(lugar, "clase", f"no se admiten archivos «{extension or nombre}»", ayuda)
        return
    crudo = contenido.read_bytes() if isinstance(contenido, Path) else contenido
    if not crudo:
        yield reparo(lugar, "danado", f"«{nombre}» está vacío", "vuelva a copiarlo")
    elif len(crudo) > MAXIMO:
        ayuda = "redúzcalo o enlácelo"
        yield reparo(lugar, "grande", f"«{nombre}» pasa de {MAXIMO // MEGA} MB", ayuda)
    elif motivo := inspeccionar(extension.lstrip("."), crudo):
        que, ayuda = MOTIVOS[motivo]
        yield reparo(lugar, motivo, que.format(nombre), ayuda)
