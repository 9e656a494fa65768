"""Fichas de partida de las pruebas del formulario: reales, de ejemplo y una llena por tipo.

Cada una se lleva como se lee: sus datos ya unidos con sus secciones y los archivos de su carpeta.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generador import fuentes, tipos, vocabularios
from generador.fichas.secciones import unir
from generador.fuentes.documento import leer_documento
from generador.fuentes.texto import leer_texto
from generador.modelo import Campo, Fuente, Problema, Tipo, Vocabulario
from tests.repositorio import FECHA, RAIZ

TIPOS = tipos.cargar()
_REALES, _ = vocabularios.leer(RAIZ)
EJEMPLOS = RAIZ / "tests" / "ejemplos"
FUENTES = fuentes.leer(RAIZ, TIPOS, FECHA).fuentes

Datos = dict[str, Any]
Camino = tuple[str | int, ...]
QUITAR = object()
"""En lugar de un valor: que el dato desaparezca."""
NINGUNO: Mapping[str, int] = MappingProxyType({})
PLAZOS = ("2026-01-01", "2026-05-01")
"""Entre qué días está vigente el primer término de cada vocabulario."""


def _con_historia(vocabulario: Vocabulario) -> Vocabulario:
    """El vocabulario, con un término que reemplaza a otro y con plazos de vigencia."""
    slug, *_ = vocabulario.terminos
    plazos = dict(zip(("vigente_desde", "vigente_hasta"), PLAZOS, strict=True))
    termino = replace(vocabulario.terminos[slug], reemplaza=(f"{slug}-antes",))
    termino = replace(termino, extra={**termino.extra, **plazos})
    terminos = {**vocabulario.terminos, slug: termino}
    return replace(vocabulario, terminos=terminos, antiguos={f"{slug}-antes": slug})


VOCABULARIOS = {n: _con_historia(v) if v.terminos else v for n, v in _REALES.items()}
"""Los verdaderos, con lo que ninguno tiene todavía: términos que dejaron de usarse y plazos."""


TESTIGOS = {
    "he-testigo": {"tipo": "herramienta", "estado": "publicado", "visible": True},
    "he-testigo-oculto": {"tipo": "herramienta", "estado": "borrador", "visible": False},
    "he-testigo-retirado": {"tipo": "herramienta", "estado": "retirado", "visible": True},
    "cp-testigo": {"tipo": "comunidad", "estado": "borrador", "visible": False},
    "re-testigo": {"tipo": "recurso", "estado": "borrador", "visible": False},
    "af-testigo": {"tipo": "accion_formativa", "estado": "borrador", "visible": False},
    "af-testigo-firme": {
        "tipo": "accion_formativa",
        "estado": "publicado",
        "visible": True,
        "agenda": {
            "periodo": "2026-T2",
            "inicio": "2026-04-14",
            "fin": "2026-04-15",
            "regiones": ["nacional"],
            "publico": ["especialistas_regionales", "directivos"],
            "temas": ["planeamiento-operativo"],
        },
    },
    "ru-testigo": {
        "tipo": "ruta_aprendizaje",
        "estado": "publicado",
        "visible": True,
        "requiere": ["ru-llena-publicado"],
    },
    "re-testigo-con-requisito": {
        "tipo": "recurso",
        "estado": "publicado",
        "visible": True,
        "requiere": ["he-testigo"],
    },
    "af-testigo-por-horas": {
        "tipo": "accion_formativa",
        "estado": "publicado",
        "visible": True,
        "agenda": {
            "periodo": "2025-T2",
            "inicio": "2025-04-16",
            "hora": "09:00",
            "duracion_horas": 1.5,
            "regiones": ["nacional"],
            "publico": ["especialistas_regionales", "especialistas_uo"],
            "temas": ["diseno-de-capacitaciones"],
        },
    },
}
"""Fichas que existen en los dos lados además de la que se juzga."""
ANTES = "he-testigo-de-antes"
"""Nombre anterior del primer testigo."""


@dataclass(frozen=True, slots=True, eq=False)
class Caso:
    """Una ficha que se juzga en los dos lados."""

    nombre: str
    """De dónde sale y qué se le cambió."""
    tipo: str
    id: str
    datos: Datos
    archivos: dict[str, int] = field(default_factory=dict)
    """Archivo de su carpeta → bytes."""

    def con(self, camino: Camino, valor: Any, archivos: Mapping[str, int] = NINGUNO) -> Caso:
        """El mismo caso con otro valor en un lugar, y quizá más archivos."""
        datos = copy.deepcopy(self.datos)
        dentro: Any = datos
        for paso in camino[:-1]:
            dentro = dentro[paso]
        if valor is QUITAR:
            del dentro[camino[-1]]
        else:
            dentro[camino[-1]] = copy.deepcopy(valor)
        dicho = "(nada)" if valor is QUITAR else repr(str(valor)[:60])
        nombre = f"{self.nombre}: {camino} = {dicho}"
        return replace(self, nombre=nombre, datos=datos, archivos={**self.archivos, **archivos})


def de_partida() -> list[Caso]:
    """Todas las fichas de partida, en orden."""
    return [*_reales(), *_de_ejemplo(), *_llenas()]


def _reales() -> Iterator[Caso]:
    for fuente in FUENTES:
        archivos = {n: v.tamano for n, v in fuente.vecinos.items()}
        yield Caso(fuente.id, fuente.tipo, fuente.id, _unida(fuente), archivos)


def _de_ejemplo() -> Iterator[Caso]:
    carpetas = {t.carpeta: t for t in TIPOS.values() if t.carpeta}
    for camino in sorted(EJEMPLOS.glob("*/*/*")):
        if camino.suffix in (".md", ".yml"):
            tipo = _de_carpeta(TIPOS[camino.parent.parent.name])
            yield from _leida(camino, tipo, f"{tipo.prefijo}{camino.stem}", {})
        for ficha in sorted(camino.rglob("ficha.*")):
            carpeta = ficha.parent
            lugar = carpeta.parent.relative_to(camino).as_posix()
            if lugar not in carpetas:
                continue
            vecinos = {v.name: v.stat().st_size for v in carpeta.iterdir() if v != ficha}
            yield from _leida(ficha, carpetas[lugar], carpeta.name, vecinos)


def _de_carpeta(tipo: Tipo) -> Tipo:
    """El tipo, o el de la ficha que lo lleva dentro."""
    if tipo.carpeta:
        return tipo
    return next(t for t in TIPOS.values() for c in t.campos if c.fichas == tipo.nombre)


def _leida(camino: Path, tipo: Tipo, id_: str, archivos: dict[str, int]) -> Iterator[Caso]:
    texto = leer_texto(camino, camino.name)
    documento = texto if isinstance(texto, Problema) else leer_documento(texto, camino.name)
    if not isinstance(documento, Problema):
        nombre = camino.relative_to(EJEMPLOS).as_posix()
        yield Caso(nombre, tipo.nombre, id_, _unida(fuente(tipo, id_, documento)), archivos)


def fuente(tipo: Tipo, id_: str, documento: Any, archivo: str = "", vecinos: Any = None) -> Fuente:
    """Una Fuente con lo que dice un documento ya leído."""
    metadatos, posiciones, secciones = documento
    return Fuente(
        id=id_,
        tipo=tipo.nombre,
        archivo=archivo or f"ficha.{tipo.formato}",
        metadatos=metadatos,
        posiciones=posiciones,
        secciones=secciones,
        vecinos=vecinos or {},
        creada=FECHA,
        modificada=FECHA,
    )


def _unida(fuente: Fuente) -> Datos:
    return unir(fuente, TIPOS[fuente.tipo])[0]


def _llenas() -> Iterator[Caso]:
    """Una ficha por tipo con todos sus campos, hechos con sus ejemplos, en cada estado."""
    for tipo in TIPOS.values():
        if tipo.carpeta is None:
            continue
        datos = {c.nombre: _ejemplo(c) for c in tipo.campos}
        for campo in tipo.campos:
            if campo.fichas:
                datos[campo.nombre] = [_incrustada(TIPOS[campo.fichas], n) for n in "ab"]
        archivos = {"plantilla.docx": 2048, "acta.docx": 1024}
        for estado in tipo.estados:
            lleno = {**copy.deepcopy(datos), "estado": estado}
            id_ = f"{tipo.prefijo}llena-{estado.replace('_', '-')}"
            yield Caso(f"llena en {estado}", tipo.nombre, id_, lleno, archivos)


def _incrustada(tipo: Tipo, letra: str) -> Datos:
    datos = {c.nombre: _ejemplo(c) for c in tipo.campos if c.nombre not in tipo.hereda}
    return {"id": f"{tipo.prefijo}{letra * 3}", **datos, "titulo": f"Video de prueba {letra}"}


def _ejemplo(campo: Campo) -> Any:
    """El ejemplo del campo, alargado si es una sección con un mínimo."""
    valor = copy.deepcopy(campo.ejemplo)
    if campo.seccion:
        veces = campo.esquema.get("minLength", 0) // len(valor) + 1
        return "\n\n".join([valor] * veces)
    return valor
