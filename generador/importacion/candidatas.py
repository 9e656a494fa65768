"""Importación, candidatas: fichas leídas de una tabla, con la celda de cada dato.

Se validan en memoria junto a las del repositorio, con las mismas etapas que todo lo demás. Donde
una ficha escrita dice líneas, una candidata dice el número de orden de su celda: así cada problema
que hallen el esquema o las reglas sale con su celda, y no con la línea de un archivo que no existe.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generador import catalogo, fichas, fuentes, reglas, tipos, vocabularios
from generador.fuentes.lectura import Lectura
from generador.importacion.escritura import canonicos
from generador.importacion.propuesta import Propuesta
from generador.modelo import ArchivoFuente, Fuente, Posicion, Problema, Tipo, Vocabulario

FALTA = "esquema/falta"
Posiciones = Mapping[Any, Posicion]


@dataclass(slots=True)
class Lugares:
    """Los lugares de un libro, mientras se lee: número de orden ↔ «Hoja!B7»."""

    _nombres: list[str] = field(default_factory=list)

    def anotar(self, nombre: str) -> int:
        """El número del lugar; se usa donde una ficha usa la línea."""
        self._nombres.append(nombre)
        return len(self._nombres)

    def nombre(self, numero: int) -> str:
        """El lugar con ese número."""
        return self._nombres[numero - 1] if 0 < numero <= len(self._nombres) else ""


@dataclass(frozen=True, slots=True)
class Candidata:
    """Una ficha leída de una tabla, todavía sin validar."""

    tipo: Tipo
    id: str
    datos: Mapping[str, Any]
    posiciones: Posiciones
    vecinos: Mapping[str, ArchivoFuente] = field(default_factory=dict)
    problemas: tuple[Problema, ...] = ()
    """Lo que no se entendió al leerla."""
    fila: int = 0
    """De qué fila es, si hay una ficha por fila."""

    @property
    def archivo(self) -> str:
        """El archivo que será."""
        return f"{self.tipo.carpeta}/{self.id}/ficha.yml"

    def en_estado(self, estado: str) -> Candidata:
        """La misma, en otro estado."""
        return replace(self, datos={**self.datos, "estado": estado})

    def propuesta(self, todos: Mapping[str, Tipo]) -> Propuesta:
        """Lo que se guarda."""
        adjuntos = {n: v.camino for n, v in self.vecinos.items()}
        return Propuesta.de_datos(self.tipo, self.id, self.datos, adjuntos, todos)


@dataclass(frozen=True, slots=True)
class Repositorio:
    """Lo que ya hay: contra ello se validan las candidatas."""

    raiz: Path
    fecha: str
    tipos: Mapping[str, Tipo]
    vocabularios: Mapping[str, Vocabulario]
    lectura: Lectura

    @property
    def ids(self) -> frozenset[str]:
        """Los identificadores en uso, también los de fichas incrustadas."""
        incrustadas = (
            elemento["id"]
            for fuente in self.lectura.fuentes
            for campo in self.tipos[fuente.tipo].campos
            if campo.fichas is not None
            for elemento in fuente.metadatos.get(campo.nombre) or ()
            if isinstance(elemento, dict) and isinstance(elemento.get("id"), str)
        )
        propias = (f.id for f in self.lectura.fuentes)
        return frozenset((*propias, *incrustadas, *(i for i, _ in self.lectura.fallidas)))


def leer_repositorio(raiz: Path, fecha: str) -> Repositorio:
    """El repositorio de «raiz», leído una vez."""
    todos = tipos.cargar()
    terminos, _ = vocabularios.leer(raiz)
    return Repositorio(raiz, fecha, todos, terminos, fuentes.leer(raiz, todos, fecha))


def revisar(
    repositorio: Repositorio, candidatas: Sequence[Candidata], lugares: Lugares
) -> dict[str, tuple[Problema, ...]]:
    """Los problemas de cada candidata, por id: los de su lectura y los de su contenido."""
    nuevas = {c.archivo: c for c in candidatas}
    previas = [f for f in repositorio.lectura.fuentes if f.id not in {c.id for c in candidatas}]
    armadas = fichas.armar(
        (*previas, *(_fuente(c, repositorio) for c in candidatas)),
        repositorio.lectura.fallidas,
        repositorio.tipos,
        repositorio.vocabularios,
    )
    enlazado = catalogo.enlazar(
        armadas, repositorio.tipos, repositorio.vocabularios, repositorio.fecha
    )
    hallados: dict[str, set[Problema]] = {c.id: set(c.problemas) for c in candidatas}
    for problema in (*armadas.problemas, *reglas.comprobar(enlazado)):
        if (candidata := nuevas.get(problema.archivo)) is not None:
            lugar = lugares.nombre(problema.linea)
            if not _ya_dicho(problema, lugar, candidata):
                hallados[candidata.id].add(replace(problema, archivo=lugar, linea=0))
    return {id_: tuple(sorted(suyos)) for id_, suyos in hallados.items()}


def _ya_dicho(problema: Problema, lugar: str, candidata: Candidata) -> bool:
    """Si solo es consecuencia de una celda que no se entendió.

    No falta lo que está mal escrito, y sin ese dato las reglas (que no llevan «/» en su nombre)
    hallarían cuentas que no cuadran.
    """
    if problema.regla == FALTA:
        return lugar in {p.archivo for p in candidata.problemas}
    return bool(candidata.problemas) and "/" not in problema.regla


def _fuente(candidata: Candidata, repositorio: Repositorio) -> Fuente:
    datos = canonicos(candidata.tipo, candidata.datos, repositorio.tipos)
    return Fuente(
        id=candidata.id,
        tipo=candidata.tipo.nombre,
        archivo=candidata.archivo,
        metadatos=datos,
        posiciones=candidata.posiciones,
        secciones=(),
        vecinos=candidata.vecinos,
        creada=repositorio.fecha,
        modificada=repositorio.fecha,
    )
