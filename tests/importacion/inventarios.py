"""Inventarios de prueba: la hoja de cálculo que una unidad tendría de sus materiales."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

TITULOS = [
    "N°",
    "Nombre del recurso",
    "Descripción",
    "Unidad orgánica",
    "Tema",
    "Tipo",
    "Link",
    "Fecha",
]
CLASES = ["PPT", "Guía", "Manual", "Video", "Checklist", "Formato", "Curso"]
SIN_EXIGENCIAS = ("PPT", "Manual", "Video", "Curso")
"""Clases que se publican solo con los datos de la fila."""
TEMAS = ["Diseño de capacitaciones", "Consultas laborales", "buenas practicas"]
MALAS = {
    "tema": (4, "Tema que no existe en ninguna lista"),
    "unidad": (3, "Oficina inventada"),
    "clase": (5, "Cacharro"),
    "fecha": (7, "31/02/2025"),
    "enlace": (6, "carpeta Z de la oficina"),
}


def fila(n: int) -> list[object]:
    """Una fila buena."""
    return [
        n,
        f"Material número {n} sobre inspección y consultas",
        "Explica, con ejemplos resueltos, cómo atender los casos más frecuentes."
        if n % 2
        else None,
        ("ODES", "Oficina de Descentralización", "ogpp")[n % 3],
        TEMAS[n % 3],
        CLASES[n % 7],
        f"https://drive.google.com/file/d/1AbCdEfGhIjKlMnOpQrStUv{n:04}/view?usp=sharing",
        "15/03/2025" if n % 4 else None,
    ]


def inventario(
    camino: Path, cuantas: int = 200, malas: int = 15, publicables: bool = False
) -> Path:
    """Un inventario en Excel, con un título encima y «malas» filas que no sirven.

    Con «publicables», las filas a las que no les falta nada piden publicarse.
    """
    libro = Workbook()
    hoja = libro.active
    assert hoja is not None
    hoja.title = "Materiales"
    hoja.append(["Inventario de materiales de la unidad"])
    hoja.append([])
    hoja.append([*TITULOS, "Estado"] if publicables else TITULOS)
    defectos = list(MALAS.values())
    for n in range(1, cuantas + 1):
        nueva = fila(n)
        if n <= malas:
            columna, valor = defectos[n % len(defectos)]
            nueva[columna] = valor
        if publicables and n % 2 and nueva[5] in SIN_EXIGENCIAS:
            nueva.append("Publicado")
        hoja.append(nueva)
    libro.save(camino)
    return camino
