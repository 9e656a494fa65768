"""Etapa 4, glosario: los términos y las siglas, de la A a la Z."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generador.esquemas.sugerencias import plegar
from generador.modelo import Pagina, Termino
from generador.vistas.entorno import Rotulo, Taller

SECCION = "glosario"


def paginas(taller: Taller) -> Iterator[Pagina]:
    """Una sola página con todas las entradas."""
    entradas = sorted(_entradas(taller), key=lambda e: plegar(e[0]))
    letras = [(letra.upper(), list(g)) for letra, g in groupby(entradas, lambda e: plegar(e[0])[0])]
    rotulo = Rotulo(
        "Glosario", "Qué significan los términos y las siglas que usa este repositorio."
    )
    yield taller.pagina(f"{SECCION}/index.html", rotulo, "glosario.html.j2", letras=letras)


def _entradas(taller: Taller) -> Iterator[tuple[str, str, Termino]]:
    """(cómo se llama, qué significa, término) de glosario, siglas y unidades."""
    vocabularios = taller.catalogo.vocabularios
    vistas: set[str] = set()
    for nombre in ("glosario", "unidades", "siglas"):
        vocabulario = vocabularios.get(nombre)
        for termino in vocabulario.terminos.values() if vocabulario else ():
            sigla = str(termino.extra.get("sigla", ""))
            es_sigla = nombre != "glosario" and sigla not in ("", termino.nombre)
            rotulo = sigla if es_sigla else termino.nombre
            texto = termino.nombre if es_sigla else termino.definicion
            if texto and rotulo not in vistas:
                vistas.add(rotulo)
                yield rotulo, texto, termino
