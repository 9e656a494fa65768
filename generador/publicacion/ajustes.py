"""Publicación, ajustes: de publicacion/publicacion.yml a dónde se publica y cuánto se guarda."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from generador.modelo import Fallo

ARCHIVO = Path("publicacion") / "publicacion.yml"
CONSERVAR = 12
_CLAVES = {"destinos", "conservar"}


class AjustesInvalidos(Fallo):
    """El archivo de ajustes no se entiende."""


@dataclass(frozen=True, slots=True)
class Ajustes:
    """Lo que ODES decide una vez."""

    destinos: tuple[str, ...] = ()
    conservar: int = CONSERVAR
    """Cuántas ediciones guarda cada destino."""


def leer(raiz: Path) -> Ajustes:
    """Los ajustes del repositorio; los de fábrica si no tiene el archivo."""
    camino = raiz / ARCHIVO
    try:
        datos = yaml.safe_load(camino.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Ajustes()
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as e:
        raise AjustesInvalidos(f"no se pudo leer «{ARCHIVO.as_posix()}»: {e}") from e
    datos = {} if datos is None else datos
    if not isinstance(datos, dict) or not set(datos) <= _CLAVES:
        raise AjustesInvalidos(
            f"«{ARCHIVO.as_posix()}» solo lleva «destinos», una lista, y «conservar», un número"
        )
    destinos, conservar = datos.get("destinos") or [], datos.get("conservar", CONSERVAR)
    if not isinstance(destinos, list) or not all(isinstance(d, str) for d in destinos):
        raise AjustesInvalidos(f"«destinos», en «{ARCHIVO.as_posix()}», es una lista de textos")
    if not isinstance(conservar, int) or conservar < 2:
        raise AjustesInvalidos(f"«conservar», en «{ARCHIVO.as_posix()}», es un número desde 2")
    return Ajustes(tuple(destinos), conservar)
