"""Publicación, componentes: de las versiones fijas a la lista de lo ajeno (SBOM, CycloneDX 1.6)."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from generador import __version__
from generador.modelo import Fallo
from generador.sitio.montaje import TEMA

NOMBRE = "sbom.cdx.json"
BLOQUEO, DE_EXTRAS = BLOQUEOS = ("requirements.lock", "requirements-publicacion.lock")
"""Lo que hace falta siempre, y eso mismo con lo que pide imprimir, publicar o medir videos."""
TERCEROS = TEMA / "terceros.yml"
LICENCIAS = Path(__file__).parent / "licencias.yml"
_PAQUETE = re.compile(r"([a-z0-9][a-z0-9._-]*)==([A-Za-z0-9.!+_-]+)(?: ; (.+?))? \\")
_SUMA = re.compile(r"    --hash=sha256:([0-9a-f]{64})(?: \\)?")


_ALCANCE = {BLOQUEO: "required", DE_EXTRAS: "optional"}


class BloqueoIlegible(Fallo):
    """La lista de versiones fijas no es la que escribe «make bloqueos»."""


def de_repositorio(raiz: Path) -> bytes:
    """La lista de este repositorio; sin versiones fijas no hay de qué hacerla: vacía."""
    bloqueos = {n: (raiz / n).read_text(encoding="utf-8") for n in BLOQUEOS if (raiz / n).is_file()}
    if BLOQUEO not in bloqueos:
        return b""
    leidas = LICENCIAS.read_text(encoding="utf-8")
    licencias = yaml.load(leidas, Loader=yaml.CSafeLoader)
    return inventario(bloqueos, licencias, TERCEROS.read_text(encoding="utf-8"))


def inventario(bloqueos: Mapping[str, str], licencias: Mapping[str, str], terceros: str) -> bytes:
    """El documento, siempre igual para lo mismo: sin hora ni número al azar."""
    de_python = {
        str(c["purl"]): c | _licencia(licencias, c["name"]) | {"scope": _ALCANCE[nombre]}
        for nombre in reversed(BLOQUEOS)  # lo que hace falta siempre, dicho el último, manda
        for c in _de_python(nombre, bloqueos.get(nombre, ""))
    }
    ajenos = [*de_python.values(), *map(_de_npm, yaml.load(terceros, Loader=yaml.CSafeLoader))]
    documento = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "generador",
                "name": "generador",
                "version": __version__,
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": sorted(ajenos, key=lambda c: str(c["purl"])),
    }
    return (json.dumps(documento, ensure_ascii=False, indent=1) + "\n").encode()


def _licencia(licencias: Mapping[str, str], paquete: str) -> dict[str, Any]:
    if not (dicha := licencias.get(paquete)):
        raise BloqueoIlegible(
            f"{LICENCIAS.name}: no dice la licencia de «{paquete}»; "
            "complételo con «python -m tests.terceros.licencias»"
        )
    una = {"expression": dicha} if " " in dicha else {"license": {"id": dicha}}
    return {"licenses": [una]}


def _de_python(archivo: str, bloqueo: str) -> Iterator[dict[str, Any]]:
    """Cada paquete con las sumas de sus archivos: se instala el que toca a cada sistema."""
    sumas: list[dict[str, str]] = []
    for numero, linea in enumerate(bloqueo.splitlines(), 1):
        if hallado := _PAQUETE.fullmatch(linea):
            nombre, version, condicion = hallado.groups()
            sumas = []
            pagina = f"https://pypi.org/project/{nombre}/{version}/"
            hecho = _componente("pypi", nombre, version, pagina, sumas)
            if condicion:
                hecho["properties"] = [{"name": "generador:condicion", "value": condicion}]
            yield hecho
        elif suma := _SUMA.fullmatch(linea):
            sumas.append({"alg": "SHA-256", "content": suma[1]})
        elif linea.strip() and not linea.lstrip().startswith("#"):
            raise BloqueoIlegible(
                f"{archivo}:{numero}: no se entiende «{linea}»; rehágalo con «make bloqueos»"
            )


def _de_npm(guion: Mapping[str, str]) -> dict[str, Any]:
    """Un guion ajeno: la suma del archivo que va en el sitio y la del paquete del que se tomó."""
    nombre, version = guion["paquete"], guion["version"]
    integridad = base64.b64decode(guion["integridad"].removeprefix("sha512-")).hex()
    pagina = f"https://www.npmjs.com/package/{nombre}/v/{version}"
    del_paquete = [{"alg": "SHA-512", "content": integridad}]
    return _componente("npm", nombre, version, pagina, del_paquete) | {
        "description": guion["para"],
        "licenses": [{"license": {"id": guion["licencia"]}}],
        "hashes": [{"alg": "SHA-256", "content": guion["sha256"]}],
    }


def _componente(
    clase: str, nombre: str, version: str, pagina: str, sumas: list[dict[str, str]]
) -> dict[str, Any]:
    purl = f"pkg:{clase}/{nombre}@{version}"
    return {
        "type": "library",
        "bom-ref": purl,
        "name": nombre,
        "version": version,
        "purl": purl,
        "externalReferences": [{"type": "distribution", "url": pagina, "hashes": sumas}],
    }
