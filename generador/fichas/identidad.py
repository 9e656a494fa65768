"""Etapa 2, identidad: que cada id tenga la forma debida y sea de una sola ficha."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generador.fichas.valores import nombre_seguro
from generador.modelo import Fuente, Problema, Tipo, linea_de

_FORMA = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
LARGO = 64


class Registro:
    """Ids vistos durante la etapa: id → archivo donde se vio primero."""

    def __init__(self, vistos: dict[str, str]) -> None:
        self._vistos = vistos

    def anotar(self, id_: str, archivo: str) -> str | None:
        """Anota el id; si ya era de otro archivo o lugar, devuelve cuál."""
        if id_ in self._vistos:
            return self._vistos[id_]
        self._vistos[id_] = archivo
        return None


def revisar_id(fuente: Fuente, tipos: Mapping[str, Tipo], registro: Registro) -> list[Problema]:
    """Problemas del id de una ficha."""
    return [*_forma(fuente, tipos), *_repetido(fuente, registro)]


def _forma(fuente: Fuente, tipos: Mapping[str, Tipo]) -> Iterator[Problema]:
    id_, tipo = fuente.id, tipos[fuente.tipo]
    resto = id_.removeprefix(tipo.prefijo)
    if not id_.startswith(tipo.prefijo):
        ayuda = f"llámela, por ejemplo, «{tipo.prefijo}{nombre_seguro(id_)}»"
        otro = next((t for t in tipos.values() if t.carpeta and id_.startswith(t.prefijo)), None)
        if otro is not None:
            ayuda = (
                f"si es de tipo «{otro.titulo.lower()}», muévala a {otro.carpeta}; si no, {ayuda}"
            )
        yield _problema(fuente, f"el nombre «{id_}» no empieza con «{tipo.prefijo}»", ayuda)
    elif not _FORMA.match(resto) or len(id_) > LARGO or len(resto) < 3:
        ayuda = "use de 3 a 60 letras sin tilde en minúscula, cifras y guiones"
        yield _problema(fuente, f"el nombre «{id_}» no sirve como identificador", ayuda)


def _repetido(fuente: Fuente, registro: Registro) -> Iterator[Problema]:
    linea = linea_de(fuente.posiciones, ("id",))
    lugar = f"{fuente.archivo}:{linea}"
    if (previo := registro.anotar(fuente.id, lugar)) is not None:
        yield _problema(
            fuente,
            f"el identificador «{fuente.id}» está repetido",
            f"ya lo usa {previo}; cambie uno de los dos",
        )


def _problema(fuente: Fuente, mensaje: str, ayuda: str) -> Problema:
    linea = linea_de(fuente.posiciones, ("id",))
    return Problema(fuente.archivo, linea, "ficha/id", "error", mensaje, ayuda)
