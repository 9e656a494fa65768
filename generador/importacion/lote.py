"""Importación, lote: de unas candidatas a cuáles entran, cuáles no y qué falta para publicarlas."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generador.importacion.candidatas import FALTA, Candidata, Lugares, Repositorio, revisar
from generador.modelo import Problema, Tipo

_CAMPO = re.compile(r"falta «([^»]+)»")


@dataclass(frozen=True, slots=True)
class Lote:
    """Candidatas ya repartidas."""

    buenas: tuple[Candidata, ...]
    malas: tuple[Candidata, ...]
    problemas: Mapping[str, tuple[Problema, ...]]
    """Id → sus problemas; los de las buenas son avisos."""
    completas: int
    """Cuántas de las buenas se podrían publicar ya."""
    falta: Mapping[str, int]
    """Campo → a cuántas les falta para publicarse; lo más frecuente, primero."""

    def de(self, candidatas: Sequence[Candidata], faltas: bool = True) -> tuple[Problema, ...]:
        """Los problemas de esas, en orden; con lo que les falta, o sin ello."""
        todos = (p for c in candidatas for p in self.problemas[c.id])
        return tuple(p for p in todos if faltas or p.nivel == "error" or p.regla != FALTA)

    def motivos(self) -> dict[int, tuple[Problema, ...]]:
        """Fila de cada mala → por qué no entra."""
        return {c.fila: self.de([c], faltas=False) for c in self.malas}


def repartir(
    repositorio: Repositorio, candidatas: Sequence[Candidata], lugares: Lugares, estricto: bool
) -> Lote:
    """Separa lo que entra de lo que no.

    No entra lo que tiene errores. «estricto» no admite ni un valor mal puesto en un borrador, lo
    que escrito a mano sería un aviso: lo que falta se completa luego; lo mal puesto se olvida.
    """
    hallados = revisar(repositorio, candidatas, lugares)
    malas = [c for c in candidatas if any(_impide(p, estricto) for p in hallados[c.id])]
    buenas = [c for c in candidatas if c not in malas]
    completas, falta = _para_publicar(repositorio, buenas, lugares)
    return Lote(tuple(buenas), tuple(malas), hallados, completas, falta)


def _impide(problema: Problema, estricto: bool) -> bool:
    mal_puesto = problema.regla.startswith(("esquema/", "ficha/")) and problema.regla != FALTA
    return problema.nivel == "error" or (estricto and mal_puesto)


def _para_publicar(
    repositorio: Repositorio, buenas: Sequence[Candidata], lugares: Lugares
) -> tuple[int, dict[str, int]]:
    supuestas = [_publicada(c, repositorio) for c in buenas]
    hallados = revisar(repositorio, supuestas, lugares)
    errores = {i: [p for p in suyos if p.nivel == "error"] for i, suyos in hallados.items()}
    campos = Counter(
        (_CAMPO.match(p.mensaje) or [p.mensaje, p.mensaje])[1]
        for suyos in errores.values()
        for p in suyos
    )
    return sum(not suyos for suyos in errores.values()), dict(campos.most_common())


def _publicada(candidata: Candidata, repositorio: Repositorio) -> Candidata:
    """La misma, y las que lleva dentro, como si se publicaran."""
    datos: dict[str, Any] = {**candidata.datos, "estado": _visible(candidata.tipo, repositorio)}
    for campo in candidata.tipo.campos:
        suyo = repositorio.tipos.get(campo.fichas or "")
        if suyo is not None and isinstance(datos.get(campo.nombre), list):
            estado = _visible(suyo, repositorio)
            datos[campo.nombre] = [{**e, "estado": estado} for e in datos[campo.nombre]]
    return replace(candidata, datos=datos)


def _visible(tipo: Tipo, repositorio: Repositorio) -> str:
    """El primer estado en que se ve lo que pide publicarse: el último que añade requisitos."""
    estados = repositorio.vocabularios.get("estados")
    terminos = estados.terminos if estados else {}
    visibles = [e for e in tipo.estados if e in terminos and terminos[e].extra.get("visible")]
    pedidos = [c.desde for c in tipo.campos if c.desde in visibles and c.desde != tipo.estados[-1]]
    return max((*pedidos, *visibles[:1]), key=tipo.estados.index, default=tipo.estados[0])
