"""Libros de Excel para las pruebas: llenan una plantilla como lo haría una persona."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from generador.libros import disponer, libro
from generador.tipos import cargar
from generador.vocabularios import leer
from tests.repositorio import RAIZ

TIPOS = cargar()
VOCABULARIOS, _ = leer(RAIZ)

LARGO = (
    "La oficina atendía por orden de llegada y las personas esperaban de pie más de dos horas, "
    "sobre todo los lunes y a fin de mes. El equipo midió la espera dos semanas, habló con quienes "
    "esperaban y probó una forma distinta de repartir los turnos, con cita y sin ella."
)
TEXTO = f"{LARGO}\nEl segundo párrafo cuenta el resto: {LARGO.lower()}"

PRACTICA: Mapping[str, Any] = {
    "Título": "Atención con cita en la bolsa de trabajo",
    "Resumen": "La oficina cambió la fila por citas y redujo la espera a la mitad en seis meses.",
    "Entidad": "Dirección Regional de Trabajo y Promoción del Empleo",
    "Región de la práctica": "Puno",
    "Vía de identificación": "Identificación interna",
    "Origen › Clase de origen": "Informe de gestión",
    "Estado": "Publicada",
    "Inicio de la práctica": date(2025, 3, 3),
    "Eje de gestión": "Promoción del empleo",
    "Temas": "Intermediación laboral",
    "Unidad responsable": "ODES · Oficina de Descentralización",
    "Regiones": "Puno; Callao",
    "Contexto": TEXTO,
    "Objetivos": TEXTO,
    "Actividades realizadas": f"{TEXTO}\n• Medir\n• Probar",
    "Resultados obtenidos": TEXTO,
    "Factores de éxito": TEXTO,
    "Lecciones aprendidas": TEXTO,
    "Nivel de evidencia": 2,
    "Evaluación del comité › Fecha de la evaluación": date(2025, 12, 10),
    "Evaluación del comité › Votos › A favor": 4,
    "Evaluación del comité › Votos › En contra": 1,
    "Evaluación del comité › Decisión": "Validada",
    "Es un ejemplo": "Sí",
}
MEDIDAS = [["Tiempo de espera", "minutos", 130, 55.5, date(2025, 9, 30), "Registro de turnos"]]
COMITE = [
    [
        "Especialista en descentralización",
        "ODES · Oficina de Descentralización",
        None,
        None,
        4,
        5,
        3,
        4,
        4,
    ],
    ["Especialista en presupuesto", "opre", None, None, 4, 4, 4, 5, 4],
    ["Docente", None, "Escuela Nacional de Administración Pública", None, 3, 4, 3, 4, 4],
    ["Especialista en empleo", "ogpp", None, None, 5, 4, 4, 4, 3],
    ["Especialista en innovación", None, "Secretaría de Gestión Pública", None, 4, 4, 4, 4, 4],
]


def plantilla(tipo: str) -> Workbook:
    """La plantilla de un tipo, abierta para llenarla."""
    return load_workbook(io.BytesIO(libro(disponer(TIPOS[tipo], TIPOS), VOCABULARIOS)))


def hoja(libro_: Workbook, nombre: str) -> Worksheet:
    """Una hoja de un libro."""
    suya = libro_[nombre]
    assert isinstance(suya, Worksheet)
    return suya


def responder(suya: Worksheet, respuestas: Mapping[str, Any]) -> None:
    """Escribe en «Su respuesta», al lado de cada campo."""
    filas = {str(c.value).removesuffix(" *"): c.row for c in suya["A"] if c.value}
    for campo, valor in respuestas.items():
        suya.cell(filas[campo], 3, valor)


def agregar(suya: Worksheet, filas: Sequence[Sequence[Any]], columna: int = 2) -> None:
    """Escribe filas debajo del ejemplo, desde esa columna."""
    for i, fila in enumerate(filas, 5):
        for j, valor in enumerate(fila, columna):
            if valor is not None:
                suya.cell(i, j, valor)


def practica(**cambios: Any) -> Workbook:
    """Una buena práctica publicada entera, con comité de cinco; «cambios» por hoja o campo."""
    lleno = plantilla("buena_practica")
    respuestas = {**PRACTICA, **cambios}
    responder(hoja(lleno, "Buena práctica"), {c: v for c, v in respuestas.items() if v is not None})
    agregar(hoja(lleno, "Resultados medidos"), MEDIDAS)
    agregar(hoja(lleno, "Comité evaluador"), COMITE)
    return lleno


def por_libreoffice(salida: Path, *caminos: Path, formato: str = "xlsx") -> list[Path]:
    """Los mismos documentos, abiertos y vueltos a guardar por LibreOffice en «salida»."""
    programa = os.environ.get("SOFFICE") or shutil.which("soffice")
    assert programa, "no hay LibreOffice: ejecute «bash tests/instalar_programas.sh»"
    perfil = f"-env:UserInstallation={(salida / 'perfil').as_uri()}"
    orden = [programa, perfil, "--headless", "--convert-to", formato, "--outdir", str(salida)]
    subprocess.run([*orden, *map(str, caminos)], check=True, capture_output=True, timeout=120)
    return [salida / f"{camino.stem}.{formato}" for camino in caminos]


def guardar(lleno: Workbook, camino: Path) -> Path:
    """El libro, escrito en el disco."""
    lleno.save(camino)
    return camino
