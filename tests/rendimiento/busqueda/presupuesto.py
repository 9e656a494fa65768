"""Cuánto cuesta buscar: octetos antes del primer resultado, espera por tecla y construcción."""

from __future__ import annotations

import gzip
import statistics
import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from generador.busqueda import indexar
from generador.modelo import Catalogo
from tests.navegador.apertura import chromium, servidor
from tests.rendimiento.busqueda.calidad import escribir_indice

FRENO = 4
"""Cuántas veces más lento se pone el procesador del navegador."""
TIPICAS = (
    "capacitación",
    "plan operativo",
    "guía para evaluar aprendizajes",
    "seguridad y salud en el trabajo",
    "inspección laboral puno",
    "plantilla",
    "presupuesto",
    "feria de empleo",
    "conciliación de conflictos",
    "SST",
    "orientación laboral",
    "limpieza de datos",
    "formalización",
    "video",
    "cómo registrar una visita",
    "bolsa de trabajo cusco",
    "migrantes",
    "buenas prácticas",
    "capasitacion docente",
    "informe de resultados",
)


@dataclass(frozen=True, slots=True)
class Medida:
    """Lo medido con un catálogo de cierto tamaño."""

    fichas: int
    archivos: int
    construir: float
    """Segundos de procesador por cada mil fichas."""
    cliente: float
    manifiesto: float
    primero_mediana: float
    """KB comprimidos hasta el primer resultado, contando el cliente."""
    primero_mayor: float
    tecla_mediana: float
    tecla_p95: float
    """Milisegundos por tecla con el procesador frenado y el índice ya leído."""


def medir(catalogo: Catalogo, carpeta: Path) -> Medida:
    """Hace el índice en «carpeta» y lo usa en Chromium."""
    inicio = time.process_time()
    archivos = sum(1 for _ in indexar(catalogo, {}))
    segundos = time.process_time() - inicio
    escribir_indice(catalogo, carpeta)
    vacia = '<!doctype html><meta charset="utf-8"><script src="buscar/buscar.js"></script>'
    (carpeta / "vacia.html").write_text(vacia, encoding="utf-8")
    with servidor(carpeta) as direccion, chromium() as navegador:
        primeros = []
        for consulta in TIPICAS:
            pagina = navegador.new_page()
            primeros.append(_hasta_el_primero(pagina, direccion, carpeta, consulta))
            pagina.close()
        teclas = _teclas(navegador.new_page(), direccion)
    return Medida(
        len(catalogo.visibles),
        archivos + 1,
        segundos * 1000 / len(catalogo.visibles),
        _comprimido(carpeta / "buscar/buscar.js"),
        _comprimido(carpeta / "buscar/manifiesto.js"),
        statistics.median(primeros),
        max(primeros),
        statistics.median(teclas),
        statistics.quantiles(teclas, n=20)[-1],
    )


def _hasta_el_primero(pagina: Page, direccion: str, carpeta: Path, consulta: str) -> float:
    """KB de los guiones pedidos hasta que hay algo que mostrar."""
    pagina.goto(f"{direccion}vacia.html")
    pedidos: list[str] = pagina.evaluate(
        """(consulta) => new Promise((listo) => {
            const vistos = () => performance.getEntriesByType("resource")
                .map((r) => new URL(r.name).pathname.slice(1))
                .filter((r) => r.startsWith("buscar/"));
            repositorio.buscar(consulta, { avance: () => listo(vistos()) })
                .then(() => listo(vistos()));
        })""",
        consulta,
    )
    return sum(_comprimido(carpeta / p) for p in set(pedidos))


def _teclas(pagina: Page, direccion: str) -> list[float]:
    """Milisegundos de cada tecla al escribir las consultas, con todo el texto ya leído."""
    pagina.goto(f"{direccion}vacia.html")
    guion = """async (consultas) => {
        const tiempos = [];
        for (const c of consultas) {
            for (let n = 3; n <= c.length; n++) {
                const t = performance.now();
                await repositorio.buscar(c.slice(0, n));
                tiempos.push(performance.now() - t);
            }
        }
        return tiempos;
    }"""
    pagina.evaluate(guion, list(TIPICAS))
    sesion = pagina.context.new_cdp_session(pagina)
    sesion.send("Emulation.setCPUThrottlingRate", {"rate": FRENO})
    tiempos: list[float] = pagina.evaluate(guion, list(TIPICAS))
    return tiempos


def _comprimido(camino: Path) -> float:
    return len(gzip.compress(camino.read_bytes(), 9, mtime=0)) / 1024


def tabla(medidas: list[Medida]) -> str:
    """Las medidas, una columna por tamaño, en Markdown."""
    nombres = {
        "archivos": ("Archivos del índice", "{:.0f}", "—"),
        "construir": ("Construir, s de procesador por mil fichas", "{:.2f}", "≤ 1"),
        "cliente": ("Cliente, KB", "{:.1f}", "≤ 8"),
        "manifiesto": ("Manifiesto, KB", "{:.1f}", "≤ 4"),
        "primero_mediana": ("Hasta el primer resultado, KB (mediana)", "{:.1f}", "≤ 35"),
        "primero_mayor": ("Hasta el primer resultado, KB (mayor)", "{:.1f}", "≤ 60"),
        "tecla_mediana": (f"Por tecla, ms a 1/{FRENO} de velocidad (mediana)", "{:.1f}", "—"),
        "tecla_p95": (f"Por tecla, ms a 1/{FRENO} de velocidad (percentil 95)", "{:.1f}", "≤ 50"),
    }
    filas = [
        "| | " + " | ".join(f"{m.fichas} fichas" for m in medidas) + " | meta |",
        "|---|" + "--:|" * (len(medidas) + 1),
    ]
    for campo, (nombre, formato, meta) in nombres.items():
        celdas = [formato.format(getattr(m, campo)).replace(".", ",") for m in medidas]
        filas.append(f"| {nombre} | " + " | ".join([*celdas, meta]) + " |")
    return "\n".join(filas) + "\n"
