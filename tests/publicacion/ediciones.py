"""Ediciones pequeñas para probar los destinos: unas páginas, sus estilos y su manifiesto."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generador.publicacion import manifiesto as m
from generador.publicacion.manifiesto import FIRMA, Identidad

DE_SIEMPRE = {
    "assets/marca.svg": "<svg/>",
    "imagenes/foto.png": "foto" * 100,
    "herramientas/index.html": "<p>Herramientas</p>",
}
"""Lo que no cambia de una edición a otra."""


def hacer(carpeta: Path, mes: int, otros: Mapping[str, str] | None = None, base: str = "") -> Path:
    """La edición «2026-<mes>», de número <mes>, en una carpeta nueva; la anterior es su base."""
    nombre = f"2026-{mes:02}"
    edicion = carpeta / f"edicion-{nombre}"
    propios = {
        "index.html": f'<link rel="stylesheet" href="assets/estilo.{mes:08x}.css"><p>Mes {mes}</p>',
        f"assets/estilo.{mes:08x}.css": f"p {{ order: {mes} }}",
        f"novedades/2026-{mes:02}.html": f'<img src="../imagenes/foto.png"> Mes {mes}',
        "sitemap.xml": f"<urlset>{mes}</urlset>",
        "catalogo.json": f'{{"mes": {mes}}}',
        "descargas/sitio.zip": f"zip {mes}" * 50,
        **(otros or {}),
    }
    for ruta, texto in {**DE_SIEMPRE, **propios}.items():
        camino = edicion / ruta
        camino.parent.mkdir(parents=True, exist_ok=True)
        camino.write_text(texto, encoding="utf-8")
    anterior = base or (f"2026-{mes - 1:02}" if mes > 1 else "")
    identidad = Identidad("Repositorio", "sitio", nombre, mes, f"2026-{mes:02}-01", anterior)
    m.escribir(edicion, m.de_carpeta(edicion, identidad))
    (edicion / FIRMA).write_text(f"untrusted comment: firma de {nombre}\n", encoding="utf-8")
    (edicion / ".generado").write_bytes(b"")
    return edicion


def contenido(carpeta: Path) -> dict[str, bytes]:
    """Ruta → bytes de lo que se publica de una carpeta."""
    return {r: c.read_bytes() for r, c in sorted(m.recorrer(carpeta)) if r != ".generado"}
