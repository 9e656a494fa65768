"""Etapa 2, identidad: que cada id tenga la forma debida y sea de una sola ficha."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generador.esquemas.sugerencias import plegar
from generador.modelo import Fuente, Problema, Tipo, linea_de

_FORMA = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
LARGO = 64
# Nombres que Windows no admite como archivo, o que el sitio usa para otra cosa.
_RESERVADOS = frozenset({"index", "con", "prn", "aux", "nul"})


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


def revisar_id(fuente: Fuente, tipo: Tipo, registro: Registro) -> list[Problema]:
    """Problemas del id de una ficha."""
    return [*_forma(fuente, tipo), *_repetido(fuente, registro)]


def _forma(fuente: Fuente, tipo: Tipo) -> Iterator[Problema]:
    id_ = fuente.id
    resto = id_.removeprefix(tipo.prefijo)
    if not id_.startswith(tipo.prefijo):
        sugerido = f"{tipo.prefijo}{plegar(id_)}"
        yield _problema(
            fuente,
            f"el nombre «{id_}» no empieza con «{tipo.prefijo}»",
            f"llámela, por ejemplo, «{sugerido}»",
        )
    elif not _FORMA.match(resto) or len(id_) > LARGO or resto in _RESERVADOS or len(resto) < 3:
        yield _problema(
            fuente,
            f"el nombre «{id_}» no sirve como identificador",
            "use de 3 a 60 letras sin tilde en minúscula, cifras y guiones",
        )


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
