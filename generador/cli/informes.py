"""Línea de órdenes, informes: de una lista de problemas a texto, JSON, anotaciones o SARIF."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from urllib.parse import quote

from generador import __version__
from generador.modelo import Problema

Problemas = tuple[Problema, ...]
ANOTACIONES = 9
"""GitHub muestra diez por paso: nueve problemas y «hay más»."""


def texto(problemas: Problemas, raiz: Path) -> str:
    """Para personas: archivo:línea, qué pasa, cómo se arregla y la línea del archivo."""
    return "".join(_uno(p, raiz) for p in problemas) + resumen(problemas) + "\n"


def resumen(problemas: Problemas) -> str:
    """«3 errores y 1 aviso», o que todo está bien."""
    errores = sum(p.nivel == "error" for p in problemas)
    avisos = len(problemas) - errores
    partes = [
        f"{n} {palabra}{'' if n == 1 else fin}"
        for n, palabra, fin in ((errores, "error", "es"), (avisos, "aviso", "s"))
        if n
    ]
    return " y ".join(partes) if partes else "sin problemas"


def como_json(problemas: Problemas, _: Path) -> str:
    """Una lista de objetos, para otros programas."""
    datos = [asdict(_legible(p)) for p in problemas]
    return json.dumps(datos, ensure_ascii=False, indent=2) + "\n"


def github(problemas: Problemas, _: Path) -> str:
    """Anotaciones en las líneas de un pull request: los errores antes que los avisos."""
    orden = sorted(problemas, key=lambda p: p.nivel != "error")
    lineas = [_anotacion(_legible(p)) for p in orden[:ANOTACIONES]]
    if (mas := len(problemas) - ANOTACIONES) > 0:
        cuantos = "1 problema más" if mas == 1 else f"{mas} problemas más"
        lineas.append(f"::notice::Hay {cuantos}: vea el resumen del paso")
    return "".join(f"{linea}\n" for linea in lineas)


def sarif(problemas: Problemas, _: Path) -> str:
    """SARIF 2.1.0, el formato común de las herramientas de revisión."""
    reglas = [{"id": r} for r in sorted({p.regla for p in problemas})]
    herramienta = {"driver": {"name": "generador", "version": __version__, "rules": reglas}}
    documento = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": herramienta, "results": [_resultado(_legible(p)) for p in problemas]}],
    }
    return json.dumps(documento, ensure_ascii=False, indent=2) + "\n"


FORMATOS: Mapping[str, Callable[[Problemas, Path], str]] = {
    "texto": texto,
    "json": como_json,
    "github": github,
    "sarif": sarif,
}


def _legible(p: Problema) -> Problema:
    """El mismo problema sin caracteres que no se ven: un nombre de archivo puede traerlos."""
    return replace(
        p, archivo=_visible(p.archivo), mensaje=_visible(p.mensaje), ayuda=_visible(p.ayuda)
    )


def _visible(valor: str) -> str:
    return "".join(c if c.isprintable() else "·" for c in valor)


def _uno(crudo: Problema, raiz: Path) -> str:
    muestra = _linea(raiz, crudo)
    p = _legible(crudo)
    ayuda = f"  ayuda: {p.ayuda}\n" if p.ayuda else ""
    lugar = f"{p.archivo}:{p.linea}" if p.linea else p.archivo  # una celda ya es un lugar
    return f"{lugar}: {p.nivel}: {p.mensaje} [{p.regla}]\n{muestra}{ayuda}\n"


def _linea(raiz: Path, p: Problema) -> str:
    """La línea del archivo, si se puede leer y está en el repositorio; solo es una muestra."""
    camino = raiz / p.archivo
    try:
        if camino.resolve(strict=True) != raiz.resolve() / p.archivo:
            return ""  # pasa por un enlace: podría mostrar un archivo de fuera
        lineas = camino.read_text(encoding="utf-8", errors="replace").split("\n")
    except (OSError, ValueError):
        return ""
    contenido = lineas[p.linea - 1].strip() if 0 < p.linea <= len(lineas) else ""
    return f"  {p.linea} | {_visible(contenido[:100])}\n" if contenido else ""


def _anotacion(p: Problema) -> str:
    orden = "error" if p.nivel == "error" else "warning"
    datos = f"file={_propiedad(p.archivo)},line={p.linea},title={_propiedad(p.regla)}"
    return f"::{orden} {datos}::{_dato(f'{p.mensaje}. {p.ayuda}')}"


def _dato(valor: str) -> str:
    """Ningún texto del contenido debe poder inyectar otra orden."""
    return valor.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _propiedad(valor: str) -> str:
    return _dato(valor).replace(":", "%3A").replace(",", "%2C")


def _resultado(p: Problema) -> dict[str, object]:
    lugar = {"artifactLocation": {"uri": quote(p.archivo)}, "region": {"startLine": p.linea}}
    return {
        "ruleId": p.regla,
        "level": "error" if p.nivel == "error" else "warning",
        "message": {"text": f"{p.mensaje}. {p.ayuda}"},
        "locations": [{"physicalLocation": lugar}],
    }
