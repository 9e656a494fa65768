"""Etapa 4, caja: las páginas de las herramientas interactivas, su guion y sus documentos."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from generador.caja import DOCUMENTOS, Interactiva, estilos, guion, leer
from generador.modelo import Archivo, Ficha, Pagina
from generador.reglas.umbrales import UMBRALES
from generador.vistas.entorno import Rotulo, Taller

SECCION = "caja"
INDICE = "herramientas"
"""Sección del índice donde también se anuncian, por su ruta en el sitio."""
ESTILOS = (
    '<link rel="stylesheet" href="../proponer/proponer.css">\n'
    '<link rel="stylesheet" href="../caja/caja.css">\n'
)
TITULO = "Herramientas interactivas"
interactivas = cache(leer)


def paginas(taller: Taller) -> Iterator[Pagina]:
    """El índice y una página por herramienta; la de la Tabla 1 está en «necesito»."""
    rotulo = Rotulo(
        TITULO,
        "Se usan en esta misma página, también sin conexión: lo que escribe queda en su equipo y "
        "se descarga en Word.",
        migas=_migas(taller)[:-1],
    )
    yield taller.pagina(
        f"{SECCION}/index.html", rotulo, "caja/indice.html.j2", interactivas=interactivas()
    )
    for una in interactivas():
        if not una.pagina:
            yield pagina(taller, una, "caja/interactiva.html.j2")


def pagina(taller: Taller, una: Interactiva, plantilla: str, **datos: Any) -> Pagina:
    """La página de una herramienta, con las opciones de sus campos y las fichas que la explican."""
    rotulo = Rotulo(una.titulo, una.resumen, _migas(taller), ESTILOS)
    return taller.pagina(
        una.ruta,
        rotulo,
        plantilla,
        i=una,
        opciones=_opciones(taller, una),
        guias=[taller.renglones[g] for g in una.guias if g in taller.renglones],
        ajustes=_json(_ajustes(taller, una)),
        **datos,
    )


def archivos(_: Taller) -> Iterator[Archivo]:
    """El guion, los estilos y, de cada herramienta, su documento de Word dentro de un guion."""
    yield Archivo(f"{SECCION}/caja.js", guion().encode())
    yield Archivo(f"{SECCION}/caja.css", estilos().encode())
    for una in interactivas():
        crudo = (DOCUMENTOS / f"{una.nombre}.docx").read_bytes()
        # Abierto con doble clic no se puede pedir un archivo: por eso va dentro de un guion.
        texto = _json(base64.b64encode(crudo).decode())
        yield Archivo(
            f"{SECCION}/{una.nombre}-documento.js", f"window.documento={texto};\n".encode()
        )


def las_de(ficha: Ficha) -> list[Interactiva]:
    """Las herramientas que hacen lo que esa ficha explica."""
    return [una for una in interactivas() if ficha.id in una.guias]


def _migas(taller: Taller) -> tuple[tuple[str, str], ...]:
    caja = [(t.indice, f"{t.ruta}/index.html") for t in taller.catalogo.tipos.values()]
    return (*(c for c in caja if c[1].startswith(f"{INDICE}/")), (TITULO, f"{SECCION}/index.html"))


def _opciones(taller: Taller, una: Interactiva) -> dict[str, list[tuple[str, str]]]:
    """(valor, nombre) de cada vocabulario y de cada tabla que usan los campos."""
    vocabularios = taller.catalogo.vocabularios
    campos = [c for parte in una.partes for c in parte.get("campos", ())]
    usados = {c["vocabulario"] for c in campos if "vocabulario" in c}
    opciones = {
        v: [(t.slug, t.extra.get("sigla", t.nombre)) for t in vocabularios[v].terminos.values()]
        for v in sorted(usados & vocabularios.keys())
    }
    for nombre, tabla in (una.tablas or {}).items():
        opciones[nombre] = [(f["id"], f["nombre"]) for f in tabla["filas"]]
    return opciones


def _ajustes(taller: Taller, una: Interactiva) -> Mapping[str, object]:
    """Lo que el guion necesita y no está en la página."""
    tipo = taller.catalogo.tipos.get(una.propone)
    return {
        "nombre": una.nombre,
        "titulo": una.titulo,
        "documento": f"../{SECCION}/{una.nombre}-documento.js",
        "propone": tipo and {"tipo": tipo.nombre, "ruta": tipo.ruta},
        "tablas": {c: t["filas"] for c, t in (una.tablas or {}).items()},
        "evite": una.evite,
        "minimos": [UMBRALES.media, UMBRALES.criterio, UMBRALES.nota],
        "ejemplo": una.ejemplo,
        "sitio": taller.sitio.url,
    }


def _json(valor: Any) -> str:
    return json.dumps(valor, ensure_ascii=False, separators=(",", ":"))
