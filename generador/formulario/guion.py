"""Formulario, guion: las partes del motor en un solo guion clásico, con las tablas de las reglas.

Lo que una regla de Python tiene como dato (extensiones, plazos, pares de fechas) llega al navegador
en «TABLAS»: se cambia una vez. Lo que tiene como condición está escrito dos veces.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from generador.esquemas.mensajes import TIPOS
from generador.fichas import acceso
from generador.fichas.identidad import LARGO
from generador.fuentes.texto import INVISIBLES
from generador.reglas import (
    adjuntos,
    caja,
    calendario,
    coincidencias,
    comunidades,
    enlaces,
    fechas,
    numeros,
    origen,
    referencias,
    regiones,
    replicas,
    requisitos,
    secciones,
    sesiones,
    temas,
    validacion,
    videos,
)
from generador.reglas.umbrales import UMBRALES

NOMBRE = "proponer/motor.js"
"""Ruta del motor en el sitio."""
PARTES = (
    *("textos", "datos", "secciones", "mensajes", "esquema", "enlaces"),
    *("reglas", "validar", "escribir", "leer", "interfaz"),
)
_CARPETA_DE_PARTES = Path(__file__).parent / "motor"
_COMENTARIO = re.compile(r"^[ ]*/\*.*?\*/\n", re.S | re.M)
_SANGRIA = re.compile(r"^ +", re.M)
_NOTA = "/* Hecho de generador/formulario/motor: cambie aquello, no esto. */\n"


def motor() -> str:
    """El guion que define ``window.propuesta``."""
    tablas = json.dumps(_tablas(), separators=(",", ":"))
    cuerpo = aligerar("".join(_parte(nombre) for nombre in PARTES))
    return f'{_NOTA}(function () {{\n"use strict";\nconst TABLAS = {tablas};\n{cuerpo}}})();\n'


def aligerar(texto: str) -> str:
    """Sin comentarios de línea entera ni sangrías: un guion o una hoja llegan antes."""
    return _SANGRIA.sub("", _COMENTARIO.sub("", texto))


def _parte(nombre: str) -> str:
    return (_CARPETA_DE_PARTES / f"{nombre}.js").read_text(encoding="utf-8")


def _tablas() -> dict[str, Any]:
    return {
        "acciones": calendario.TIPO,
        "acceso": (acceso.PUBLICO, acceso.QUIZA_INTERNO.pattern, acceso.A_CASA),
        "admitidos": adjuntos.ADMITIDOS,
        "arreglos": adjuntos.ARREGLOS,
        "coincidencias": (coincidencias.LARGA, coincidencias.CANCELADA),
        "decisiones": (validacion.DECISIONES, validacion.OFICIAL, validacion.TRAS_VALIDAR),
        "editables": sorted(caja.EDITABLES),
        "exige": calendario.EXIGE,
        "fechas": fechas.ORDEN,
        "integrantes": (comunidades.MINIMO, comunidades.MAXIMO),
        "invisibles": "".join(INVISIBLES.values()),
        "largoDeId": LARGO,
        "nacional": regiones.TODAS,
        "numeros": numeros.UNICOS,
        "ordenadas": sesiones.ORDENADAS,
        "origenes": origen.TIPOS,
        "pesos": (adjuntos.AVISO, adjuntos.MAXIMO),
        "replicas": (replicas.EXIGE, replicas.RESPALDOS),
        "requisitos": (requisitos.REQUIERE, requisitos.TIPO),
        "revise": referencias.REVISE,
        "secciones": (secciones.ENLACE, UMBRALES.palabras),
        "seguros": enlaces.SEGUROS,
        "tipos": TIPOS,
        "transversal": temas.TODOS,
        "videos": (videos.TIPO, videos.CAMPO, videos.DESDE, videos.SIN_EXIGIR, videos.AJUSTES),
        "umbrales": (UMBRALES.media, UMBRALES.criterio, UMBRALES.nota),
    }
