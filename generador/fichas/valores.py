"""Etapa 2, valores: de datos ya válidos a una Ficha con sus valores por omisión."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from generador.esquemas.sugerencias import plegar
from generador.modelo import Adjunto, Ficha, Fuente, Tipo
from generador.tipos.campos import valores

PLAZO_DE_REVISION = 12
"""Meses desde el último cambio hasta la siguiente revisión, si la ficha no dice otra cosa."""


def componer(fuente: Fuente, tipo: Tipo, visible: bool) -> Ficha:
    """Ficha de una fuente válida."""
    omision = {c.nombre: c.esquema["default"] for c in tipo.campos if "default" in c.esquema}
    datos = {**omision, **fuente.metadatos}
    publicada = datos.get("fecha_publicacion", fuente.creada)
    actualizada = max(publicada, fuente.modificada)
    return Ficha(
        id=fuente.id,
        tipo=tipo,
        archivo=fuente.archivo,
        titulo=datos["titulo"],
        resumen=datos["resumen"],
        estado=datos["estado"],
        visible=visible,
        acceso=datos["acceso"],
        eje=datos["eje"],
        temas=tuple(datos["temas"]),
        unidad=datos["unidad"],
        regiones=tuple(datos["regiones"]),
        perfiles=tuple(datos.get("perfiles", ())),
        ejemplo=datos["ejemplo"],
        creada=fuente.creada,
        publicada=publicada,
        actualizada=actualizada,
        revisar=datos.get("revisar_antes_de", meses_despues(actualizada, PLAZO_DE_REVISION)),
        adjuntos=tuple(_adjuntos(fuente, tipo, datos)),
        datos=datos,
        posiciones=fuente.posiciones,
        vecinos=fuente.vecinos,
    )


def meses_despues(fecha: str, meses: int) -> str:
    """La misma fecha (AAAA-MM-DD) unos meses después, sin pasar del fin de mes."""
    dia = date.fromisoformat(fecha)
    total = dia.year * 12 + dia.month - 1 + meses
    anio, mes = divmod(total, 12)
    ultimo = calendar.monthrange(anio, mes + 1)[1]
    return date(anio, mes + 1, min(dia.day, ultimo)).isoformat()


def _adjuntos(fuente: Fuente, tipo: Tipo, datos: Mapping[str, Any]) -> Iterator[Adjunto]:
    """Los declarados en «adjuntos» y los de los demás campos de archivo (actas, subtítulos…).

    Una imagen que se muestra en la página no es un adjunto, si no se declara también como tal.
    """
    for a in datos.get("adjuntos", ()):
        clase, accesible = a.get("clase", ""), a.get("accesible", "")
        if "url" in a:
            yield Adjunto(a["titulo"], clase, "enlace", a["url"], accesible=accesible)
        elif a.get("archivo") in fuente.vecinos:
            yield _archivo(fuente, tipo, a["archivo"], a["titulo"], clase, accesible)
    declarados = {a.get("archivo") for a in datos.get("adjuntos", ())}
    for camino, campo in tipo.hojas:
        if campo.clase != "archivo" or camino[0] == "adjuntos" or campo.esquema.get("x-imagen"):
            continue
        for _, nombre in valores(datos, camino):
            if nombre in fuente.vecinos and nombre not in declarados:
                yield _archivo(fuente, tipo, nombre, campo.titulo, campo.nombre, "")


def _archivo(
    fuente: Fuente, tipo: Tipo, nombre: str, titulo: str, clase: str, accesible: str
) -> Adjunto:
    vecino = fuente.vecinos[nombre]
    ruta = PurePosixPath(tipo.ruta, fuente.id, nombre_seguro(nombre))
    formato = PurePosixPath(nombre).suffix.lstrip(".").lower()
    return Adjunto(titulo, clase, formato, str(ruta), vecino.tamano, accesible, vecino.camino)


def nombre_seguro(nombre: str) -> str:
    """Nombre publicado de un archivo: ASCII en minúsculas, sin espacios."""
    partes = PurePosixPath(nombre)
    limpio = "".join(c if c.isascii() and c.isalnum() else "-" for c in plegar(partes.stem))
    return ("-".join(filter(None, limpio.split("-"))) or "archivo") + partes.suffix.lower()
