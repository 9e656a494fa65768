"""Un índice pequeño y verdadero, y el motor abierto en Chromium desde file://."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from generador.busqueda import cliente, indexar
from generador.modelo import Archivo, Catalogo, Pasaje
from tests.navegador.apertura import chromium
from tests.repositorio import Repositorio

Buscar = Callable[..., dict[str, Any]]
FICHAS: dict[str, dict[str, str]] = {
    "capacitacion": {
        "titulo": "Guía de capacitación en la región",
        "resumen": "Explica cómo se prepara una capacitación para el personal de una oficina.",
        "palabras_clave": "[taller, docente]",
    },
    "capacitar": {
        "titulo": "Cómo capacitar a un equipo nuevo",
        "resumen": "Pasos para capacitar al personal que recién llega a la oficina de trabajo.",
    },
    "sst": {
        "titulo": "Lista de SST para la oficina",
        "resumen": "Lo que se revisa cada mes para que nadie se lastime en la oficina de trabajo.",
    },
    "seguridad": {
        "titulo": "Plan de seguridad y salud en el trabajo",
        "resumen": "Modelo de plan anual con actividades, responsables y fechas para cada sede.",
    },
    "salud": {
        "titulo": "Campaña de salud para jóvenes",
        "resumen": "Cómo organizar una campaña con los centros de estudio y con sus familias.",
    },
    "dictamen": {
        "titulo": "Guion del dictamen económico laboral",
        "resumen": "Ejemplo de guion ya resuelto para grabar un video sobre el dictamen.",
    },
    "norma": {
        "titulo": "Resumen de la norma del plan regional",
        "resumen": "Lo principal de la Resolución Ministerial N° 029-2025-TR en dos páginas.",
    },
    "anio": {
        "titulo": "Balance del año en la ventanilla",
        "resumen": "Cuántas personas se atendieron en el año y qué trámite pidieron más veces.",
    },
    "inspeccion": {
        "titulo": "Inspección de obras en Puno",
        "resumen": "Qué mirar al visitar una obra de construcción, con preguntas ya preparadas.",
        "regiones": "[puno]",
    },
    "inspeccion-cusco": {
        "titulo": "Inspección de talleres en Cusco",
        "resumen": "Qué mirar al visitar un taller de costura o de calzado, paso por paso.",
        "regiones": "[cusco]",
    },
    "vencida": {
        "titulo": "Bitácora de visitas con firma",
        "resumen": "Cuaderno de visitas para anotar con firma lo que se acordó en cada sede.",
        "revisar_antes_de": '"2026-01-31"',
    },
    "vigente": {
        "titulo": "Visitas anotadas en una bitácora",
        "resumen": "Hoja para anotar quién visitó la sede y qué se acordó en cada una de ellas.",
    },
    "archivada": {
        "titulo": "Bitácora antigua",
        "resumen": "Bitácora que ya no se usa; se conserva para consulta de quien la necesite.",
        "estado": "archivado",
    },
    "pdf": {
        "titulo": "Manual de atención en ventanilla",
        "resumen": "Cómo recibir a la persona, escucharla y decirle qué sigue en su trámite.",
    },
}
PASAJES = {
    "he-pdf": (
        Pasaje("Salude y presente su nombre.", "pág. 1", "#page=1", "herramientas/he-pdf/m.pdf"),
        Pasaje(
            "Si alguien llega con un reclamo airado, respire y ofrezca asiento antes de responder.",
            "pág. 12",
            "#page=12",
            "herramientas/he-pdf/m.pdf",
        ),
        Pasaje("Un reclamo se anota siempre en el cuaderno.", "min 12:30", "?t=750", ""),
    ),
}


def escribir(carpeta: Path, archivos: list[Archivo]) -> None:
    """Pone los archivos en la carpeta."""
    for archivo in archivos:
        assert isinstance(archivo.contenido, bytes)
        camino = carpeta / archivo.ruta
        camino.parent.mkdir(parents=True, exist_ok=True)
        camino.write_bytes(archivo.contenido)


@pytest.fixture(scope="package")
def catalogo(tmp_path_factory: pytest.TempPathFactory) -> Catalogo:
    """Las fichas de arriba, ya enlazadas."""
    repositorio = Repositorio.crear(tmp_path_factory.mktemp("contenido") / "repositorio")
    for nombre, campos in FICHAS.items():
        repositorio.herramienta(nombre, **campos)
    resultado = repositorio.construir()
    assert not resultado.con_errores, resultado.problemas
    return resultado.catalogo


@pytest.fixture(scope="package")
def pagina(catalogo: Catalogo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Una página vacía, abierta con doble clic, que tiene el motor y el índice."""
    sitio = tmp_path_factory.mktemp("sitio")
    escribir(sitio, [*indexar(catalogo, PASAJES), cliente()])
    vacia = '<!doctype html><meta charset="utf-8"><script src="../buscar/buscar.js"></script>'
    escribir(sitio, [Archivo("explorar/index.html", vacia.encode())])
    with chromium() as navegador:
        abierta = navegador.new_page()
        abierta.goto(f"{sitio.as_uri()}/explorar/index.html")
        yield abierta


@pytest.fixture(scope="package")
def buscar(pagina: Page) -> Buscar:
    """Función que busca un texto con esas opciones y devuelve el resultado entero."""

    def hacer(texto: str, **opciones: Any) -> dict[str, Any]:
        respuesta: dict[str, Any] = pagina.evaluate(
            "([texto, opciones]) => repositorio.buscar(texto, opciones)", [texto, opciones]
        )
        return respuesta

    return hacer
