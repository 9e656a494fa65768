"""Video, reparos: qué se dice a la persona de un archivo que no se pudo medir."""

from __future__ import annotations

from collections.abc import Mapping

REPAROS: Mapping[str, tuple[str, str]] = {
    "acceso": ("no se pudo abrir", "revise que exista y que se tenga permiso para leerlo"),
    "vacio": ("está vacío (0 bytes)", "vuelva a copiarlo desde el equipo en que se exportó"),
    "otro": (
        "no es un video, aunque su nombre lo diga",
        "busque el archivo que exportó el editor; cambiar la extensión no lo convierte",
    ),
    "danado": (
        "está incompleto o dañado: no se puede abrir",
        "vuelva a copiarlo y compare el tamaño con el original; si sigue igual, expórtelo de nuevo",
    ),
    "sin_imagen": ("no tiene imagen, solo sonido", "expórtelo de nuevo con la pista de video"),
    "memoria": (
        "pide demasiada memoria para revisarlo",
        "expórtelo a 1920 × 1080; si ya lo está, vuelva a exportarlo",
    ),
    "tiempo": (
        "tarda demasiado en leerse: no se terminó de revisar",
        "cópielo al disco del equipo y repita; si sigue igual, expórtelo de nuevo",
    ),
    "caida": ("el lector se detuvo al abrirlo", "expórtelo de nuevo; si sigue igual, avise a ODES"),
}
"""Clave → qué pasa y cómo se arregla."""
