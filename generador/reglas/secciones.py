"""Una sección obligatoria y con largo mínimo cuenta algo: no es un enlace ni dos palabras.

Pasa: una sección con 20 palabras o más, sin contar las de sus enlaces (``umbrales.yml``).

Falla::

    ## Resultados obtenidos

    Ver enlace: [informe completo de resultados](https://www.gob.pe/…)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generador.modelo import Catalogo, Problema
from generador.reglas.hallazgo import hallazgo
from generador.reglas.umbrales import UMBRALES

REGLA = "secciones"
ENLACE = r"!?\[[^\]\n]*\]\([^)\n]*\)|https?:\/\/[^ \t\n]+"
"""Lo que no se cuenta. Lo lee también el navegador: solo lo que ambos entienden igual."""


def comprobar(catalogo: Catalogo) -> Iterator[Problema]:
    """Problemas de las secciones que un estado exige y no dicen nada."""
    secciones = {
        t.nombre: [c for c in t.campos if c.seccion and c.desde and "minLength" in c.esquema]
        for t in catalogo.tipos.values()
    }
    for ficha in catalogo.fichas.values():
        for campo in secciones[ficha.tipo.nombre]:
            texto = ficha.datos.get(campo.nombre)
            if texto is not None and (hay := palabras(texto)) < UMBRALES.palabras:
                yield hallazgo(
                    ficha,
                    REGLA,
                    (campo.nombre,),
                    f"«{campo.titulo}» tiene, sin contar los enlaces, {hay} de las "
                    f"{UMBRALES.palabras} palabras que hacen falta",
                    "cuéntelo aquí; el enlace puede ir además",
                )


def palabras(texto: str) -> int:
    """Cuántos trozos con alguna letra quedan al quitar los enlaces."""
    trozos = re.split(r"[ \t\n]+", re.sub(ENLACE, " ", texto))
    return sum(any(map(str.isalpha, trozo)) for trozo in trozos)
