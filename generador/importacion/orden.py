"""Importación, orden: de un YAML al mismo con sus campos en el orden del esquema.

Se mueven líneas enteras, cada campo con los comentarios que tiene pegados encima.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from generador.modelo import Campo


def ordenar(texto: str, campos: tuple[Campo, ...]) -> str:
    """El YAML con sus campos en el orden del esquema, cada uno con los comentarios de encima."""
    lineas = texto.split("\n")
    claves = list(_claves(texto))
    comienzos = [_con_comentarios(lineas, linea) for linea, _ in claves]
    if not claves or len(set(comienzos)) < len(claves):
        return texto
    orden = {c.nombre: i for i, c in enumerate(campos)}
    fines = [*comienzos[1:], len(lineas) - (lineas[-1] == "")]
    bloques = [
        (orden.get(nombre, len(orden)), lineas[inicio:fin])
        for (_, nombre), inicio, fin in zip(claves, comienzos, fines, strict=True)
    ]
    ordenados = sorted(bloques, key=lambda bloque: bloque[0])
    if ordenados == bloques:
        return texto
    cuerpo = [linea for _, bloque in ordenados for linea in bloque]
    return "\n".join([*lineas[: comienzos[0]], *cuerpo, *lineas[fines[-1] :]])


def _claves(texto: str) -> Iterator[tuple[int, str]]:
    """(línea desde 0, nombre) de cada campo de primer nivel."""
    hondo, clave = 0, True
    for suceso in yaml.parse(texto, Loader=yaml.CSafeLoader):
        if hondo == 1 and isinstance(suceso, yaml.ScalarEvent):
            if clave and suceso.start_mark is not None:
                yield suceso.start_mark.line, suceso.value
            clave = not clave
        elif isinstance(suceso, yaml.CollectionStartEvent):
            hondo += 1
        elif isinstance(suceso, yaml.CollectionEndEvent):
            hondo -= 1
            clave = True


def _con_comentarios(lineas: list[str], linea: int) -> int:
    """Donde empieza un campo, con las líneas de comentario que tiene pegadas encima."""
    while linea and lineas[linea - 1].startswith("#"):
        linea -= 1
    return linea
