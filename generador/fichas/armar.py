"""Etapa 2: de Fuente a Ficha; con errores no hay Ficha, pero su id sigue existiendo."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generador.esquemas import Validador, compilar
from generador.fichas.acceso import CAMPO as ACCESO
from generador.fichas.acceso import resolver
from generador.fichas.anteriores import antiguos_de, mencionables, poner_al_dia
from generador.fichas.identidad import Registro, revisar_id
from generador.fichas.incrustadas import desplegar
from generador.fichas.renovar import renovables, renovar
from generador.fichas.secciones import unir
from generador.fichas.valores import componer
from generador.modelo import Ficha, Fuente, Nivel, Problema, Tipo, Vocabulario, linea_de


@dataclass(frozen=True, slots=True)
class Fichas:
    """Resultado de la etapa: las fichas válidas, los ids sin ficha y los problemas."""

    validas: tuple[Ficha, ...]
    fallidas: frozenset[str]
    problemas: tuple[Problema, ...]


def armar(
    fuentes: tuple[Fuente, ...],
    fallidas: tuple[tuple[str, str], ...],
    tipos: Mapping[str, Tipo],
    vocabularios: Mapping[str, Vocabulario],
) -> Fichas:
    """Valida cada fuente con el esquema de su tipo y compone su Ficha."""
    anteriores = antiguos_de(fuentes, tipos)
    taller = _Taller(tipos, vocabularios, anteriores)
    registro = Registro(dict(fallidas))
    for fuente in fuentes:
        taller.trabajar(fuente, registro)
    return Fichas(
        tuple(taller.validas),
        frozenset(
            {*taller.sin_ficha, *(i for i, _ in fallidas)}
            | {viejo for viejo, id_ in anteriores.items() if id_ in taller.sin_ficha}
        ),
        (*_vocabularios_ausentes(tipos, vocabularios), *taller.problemas),
    )


class _Taller:
    """Compila cada esquema una vez y acumula resultados mientras dura la etapa."""

    def __init__(
        self,
        tipos: Mapping[str, Tipo],
        vocabularios: Mapping[str, Vocabulario],
        anteriores: Mapping[str, str],
    ) -> None:
        self.tipos, self.vocabularios, self.anteriores = tipos, vocabularios, anteriores
        self.mencionables = {n: mencionables(t) for n, t in tipos.items()}
        self.renovables = {n: renovables(t, vocabularios) for n, t in tipos.items()}
        self.validadores: dict[str, Validador] = {}
        self.validas: list[Ficha] = []
        self.sin_ficha: list[str] = []
        self.problemas: list[Problema] = []

    def trabajar(
        self,
        fuente: Fuente,
        registro: Registro,
        contenedora: str | None = None,
        a_la_vista: bool = True,
    ) -> None:
        """Valida una fuente y las que lleva dentro; lo que está en una oculta también lo está."""
        tipo = self.tipos[fuente.tipo]
        validador = self._validador(tipo)
        datos, posiciones, hallados = unir(fuente, tipo)
        datos, acceso, prohibidos = resolver(fuente, tipo, datos)
        visible = a_la_vista and self._visible(tipo, datos)
        nivel: Nivel = "error" if visible else "aviso"
        hallados = [
            *revisar_id(fuente, self.tipos, registro),
            *prohibidos,
            *(replace(p, nivel=nivel) for p in hallados),
            *validador.problemas(datos, fuente.archivo, posiciones, nivel),
            *_segun_estado(fuente, tipo, datos, validador, nivel),
        ]
        campos = self.renovables[tipo.nombre]
        datos, antiguos = renovar({**datos, ACCESO: acceso}, campos, fuente.archivo, posiciones)
        datos, renombradas = poner_al_dia(
            datos, self.mencionables[tipo.nombre], self.anteriores, fuente.archivo, posiciones
        )
        interiores, mal_formadas = desplegar(fuente, datos, posiciones, tipo, self.tipos)
        self.problemas += [*hallados, *antiguos, *renombradas, *mal_formadas]
        for interior in interiores:
            self.trabajar(interior, registro, fuente.id, visible)
        if hallados:
            self.sin_ficha.append(fuente.id)
            return
        ficha = componer(replace(fuente, metadatos=datos, posiciones=posiciones), tipo, visible)
        self.validas.append(replace(ficha, contenedora=contenedora))

    def _validador(self, tipo: Tipo) -> Validador:
        """El del tipo, compilado la primera vez que hace falta."""
        if tipo.nombre not in self.validadores:
            self.validadores[tipo.nombre] = compilar(tipo.esquema, self.vocabularios)
        return self.validadores[tipo.nombre]

    def _visible(self, tipo: Tipo, datos: Mapping[str, Any]) -> bool:
        """Si el estado hace que la ficha salga en el sitio; uno ajeno al tipo se trata igual."""
        estado = datos.get("estado", tipo.esquema["properties"]["estado"]["default"])
        if estado not in tipo.estados:
            return True
        estados = self.vocabularios.get("estados")
        termino = estados.terminos.get(str(estado)) if estados else None
        return bool(termino.extra.get("visible", False)) if termino else True


def _segun_estado(
    fuente: Fuente, tipo: Tipo, datos: Mapping[str, Any], validador: Validador, nivel: Nivel
) -> Iterator[Problema]:
    """Campos que faltan y que el estado de la ficha ya exige."""
    estados = tipo.estados
    estado = datos.get("estado", estados[0])
    if estado not in estados:
        return
    for campo in tipo.campos:
        if campo.desde is None or campo.nombre in datos:
            continue
        if campo.desde in estados and _alcanza(campo.desde, estado, estados):
            que, ayuda = validador.falta((campo.nombre,))
            que += f", obligatorio desde el estado «{campo.desde}»"
            if campo.seccion and fuente.archivo.endswith(".md"):
                ayuda = f"escriba ese texto debajo de una línea «## {campo.titulo}». {ayuda}"
            linea = linea_de(fuente.posiciones, (campo.nombre,))
            yield Problema(fuente.archivo, linea, "esquema/falta", nivel, que, ayuda)


def _alcanza(desde: str, estado: str, estados: tuple[str, ...]) -> bool:
    """Lo exigido al retirar solo se exige al retirar; lo demás, desde su estado en adelante."""
    ultimo = estados[-1]
    if desde == ultimo or estado == ultimo:
        return desde == estado
    return estados.index(estado) >= estados.index(desde)


def _vocabularios_ausentes(
    tipos: Mapping[str, Tipo], vocabularios: Mapping[str, Vocabulario]
) -> Iterator[Problema]:
    usados = {c.vocabulario for t in tipos.values() for _, c in t.hojas if c.vocabulario}
    for nombre in sorted(usados - set(vocabularios)):
        que = f"falta el vocabulario «{nombre}»"
        ayuda = "los tipos de ficha lo usan: recupérelo"
        yield Problema(f"vocabularios/{nombre}.yml", 1, "vocabulario/falta", "error", que, ayuda)
