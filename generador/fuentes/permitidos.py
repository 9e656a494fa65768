"""Etapa 1, permitidos: de publicacion/datos-permitidos.yml a los datos personales admitidos."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from generador.fuentes.texto import leer_texto
from generador.fuentes.yaml_estricto import leer_yaml
from generador.modelo import Permiso, Problema, linea_de
from generador.personales import CLASES

ARCHIVO = "publicacion/datos-permitidos.yml"
MAXIMO = 256 * 1024
_HUELLA = re.compile(r"[0-9a-f]{12}")
_CAMPOS = ("archivo", "clase", "huella", "motivo", "vence")
_MOTIVO = 15
"""Letras que tiene, al menos, un motivo que explica algo."""
_AYUDA = "vea docs/desarrollo/seguridad.md, «Datos personales»"

Leidos = tuple[tuple[Permiso, ...], tuple[Problema, ...]]


def leer_permitidos(raiz: Path, fecha: str) -> Leidos:
    """Los permisos que valen en «fecha», y los problemas del archivo."""
    camino = raiz / ARCHIVO
    if not camino.exists() and not camino.is_symlink():
        return (), ()
    texto = leer_texto(camino, ARCHIVO, MAXIMO)
    leido = texto if isinstance(texto, Problema) else leer_yaml(texto, ARCHIVO)
    if isinstance(leido, Problema):
        return (), (leido,)
    datos, posiciones = leido
    problemas = [
        _error(linea_de(posiciones, (c,)), f"«{c}» sobra") for c in datos if c != "permitidos"
    ]
    permisos: list[Permiso] = []
    filas = datos.get("permitidos", [])
    if not isinstance(filas, list):
        return (), (_error(1, "«permitidos» es una lista"),)
    for i, fila in enumerate(filas):
        linea = linea_de(posiciones, ("permitidos", i))
        malos = [_error(linea, que) for que in _mal(fila)]
        problemas += malos
        if not malos and fila["vence"] < fecha:
            que = f"el permiso para «{fila['archivo']}» venció el {fila['vence']}"
            problemas.append(_error(linea, que, "quite el dato y el permiso, o renuévelo", True))
        elif not malos:
            permisos.append(Permiso(fila["archivo"], fila["clase"], fila["huella"]))
    return tuple(permisos), tuple(problemas)


def _mal(fila: Any) -> Iterator[str]:
    """Qué está mal en un permiso."""
    if not isinstance(fila, Mapping):
        yield f"cada permiso tiene {', '.join(_CAMPOS)}"
        return
    yield from (f"al permiso le falta «{c}»" for c in _CAMPOS if c not in fila)
    yield from (f"«{c}» no es de un permiso" for c in fila if c not in _CAMPOS)
    formas: dict[str, tuple[Callable[[str], object], str]] = {
        "archivo": (
            lambda v: not v.startswith("/") and ".." not in v,
            "es una ruta del repositorio",
        ),
        "clase": (lambda v: v in CLASES, f"es una de estas: {', '.join(CLASES)}"),
        "huella": (_HUELLA.fullmatch, "son las doce letras y cifras que dice el mensaje"),
        "motivo": (
            lambda v: len(v) >= _MOTIVO,
            "dice por qué puede publicarse y quién lo autorizó",
        ),
        "vence": (_es_fecha, "es una fecha AAAA-MM-DD"),
    }
    for campo, (vale, que) in formas.items():
        if campo in fila and not (isinstance(fila[campo], str) and vale(fila[campo])):
            yield f"«{campo}» {que}"


def _es_fecha(valor: str) -> bool:
    try:
        return date.fromisoformat(valor).isoformat() == valor
    except ValueError:
        return False


def _error(linea: int, mensaje: str, ayuda: str = _AYUDA, leve: bool = False) -> Problema:
    regla = "personales/permiso"
    return Problema(ARCHIVO, linea, regla, "aviso" if leve else "error", mensaje, ayuda)
