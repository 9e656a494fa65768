"""Etapa 1b: de vocabularios/*.yml a Vocabulario, con los problemas hallados."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from generador.esquemas import Validador, compilar
from generador.fuentes.texto import leer_texto
from generador.fuentes.yaml_estricto import leer_yaml
from generador.modelo import Problema, Termino, Vocabulario, linea_de

_COMUNES = frozenset({"slug", "nombre", "definicion", "estado", "fuente", "sinonimos", "reemplaza"})
# Campo de un término que nombra términos de otro vocabulario.
_REFERENCIAS = {
    "ejes": "ejes",
    "organo": "unidades",
    "despacho": "unidades",
    "perfiles": "perfiles",
}

Leido = tuple[dict[str, Any], dict[Any, Any]]
_VACIO: Leido = ({"titulo": "", "descripcion": "", "terminos": []}, {})


def leer(raiz: Path) -> tuple[Mapping[str, Vocabulario], tuple[Problema, ...]]:
    """Vocabularios de «raiz/vocabularios», por nombre de archivo; uno con errores queda vacío."""
    crudo = (Path(__file__).parent / "esquema.yml").read_text(encoding="utf-8")
    validador = compilar(yaml.load(crudo, Loader=yaml.CSafeLoader), {})
    vocabularios: dict[str, Vocabulario] = {}
    problemas: list[Problema] = []
    leidos: dict[str, Leido] = {}
    for camino in sorted((raiz / "vocabularios").glob("*.yml")):
        leido = _leer_uno(camino, validador, problemas) or _VACIO
        leidos[camino.stem] = leido
        vocabularios[camino.stem] = _armar(camino.stem, *leido)
    for nombre, leido in leidos.items():
        problemas += _referencias(nombre, leido, vocabularios)
    return vocabularios, tuple(problemas)


def _leer_uno(camino: Path, validador: Validador, problemas: list[Problema]) -> Leido | None:
    archivo = f"vocabularios/{camino.name}"
    texto = leer_texto(camino, archivo)
    leido = texto if isinstance(texto, Problema) else leer_yaml(texto, archivo)
    if isinstance(leido, Problema):
        problemas.append(leido)
        return None
    datos, posiciones = leido
    hallados = [*validador.problemas(datos, archivo, posiciones, "error")]
    hallados = hallados or [*_repetidos(archivo, datos, posiciones)]
    problemas += hallados
    return None if hallados else (datos, posiciones)


def _armar(nombre: str, datos: Mapping[str, Any], posiciones: Mapping[Any, Any]) -> Vocabulario:
    terminos = {t["slug"]: _termino(t) for t in datos["terminos"]}
    antiguos = {viejo: t.slug for t in terminos.values() for viejo in t.reemplaza}
    lineas = {s: linea_de(posiciones, ("terminos", i)) for i, s in enumerate(terminos)}
    return Vocabulario(nombre, datos["titulo"], datos["descripcion"], terminos, antiguos, lineas)


def _termino(datos: Mapping[str, Any]) -> Termino:
    return Termino(
        slug=datos["slug"],
        nombre=datos["nombre"],
        definicion=datos.get("definicion", ""),
        estado=datos.get("estado", "confirmado"),
        fuente=datos.get("fuente", ""),
        sinonimos=tuple(datos.get("sinonimos", ())),
        reemplaza=tuple(datos.get("reemplaza", ())),
        extra={c: v for c, v in datos.items() if c not in _COMUNES},
    )


def _repetidos(archivo: str, datos: Any, posiciones: Mapping[Any, Any]) -> Iterator[Problema]:
    vistos: set[str] = set()
    for i, termino in enumerate(datos["terminos"]):
        for codigo in (termino["slug"], *termino.get("reemplaza", ())):
            if codigo in vistos:
                yield Problema(
                    archivo,
                    linea_de(posiciones, ("terminos", i)),
                    "vocabulario/repetido",
                    "error",
                    f"«{codigo}» está repetido",
                    "un código, vigente o antiguo, aparece una sola vez",
                )
            vistos.add(codigo)


def _referencias(
    nombre: str, leido: Leido, vocabularios: Mapping[str, Vocabulario]
) -> Iterator[Problema]:
    """Términos que nombran a otros: los ejes de un tema, el órgano de una unidad…"""
    datos, posiciones = leido
    for i, termino in enumerate(datos["terminos"]):
        for campo, destino in _REFERENCIAS.items():
            valor = termino.get(campo, ())
            otro = vocabularios.get(destino)
            for slug in [valor] if isinstance(valor, str) else valor:
                if otro is not None and otro.terminos and slug not in otro.terminos:
                    linea = linea_de(posiciones, ("terminos", i, campo))
                    yield Problema(
                        f"vocabularios/{nombre}.yml",
                        linea,
                        "vocabulario/referencia",
                        "error",
                        f"«{slug}» no está en «{destino}»",
                        f"agréguelo a vocabularios/{destino}.yml o corrija el código",
                    )
