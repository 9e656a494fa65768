"""Las fichas que se nombran existen y son del tipo que corresponde.

Pasa::

    relacionados:
      - {id: he-guia-objetivos, relacion: complementa}

Falla si ninguna ficha se llama así::

    relacionados:
      - {id: he-guia-objetibos, relacion: complementa}

Nombrar una ficha que todavía no se publica es solo un aviso: el enlace no se muestra. Nombrar una
que tiene errores no es un segundo error.
"""

from __future__ import annotations

from collections.abc import Iterator

from generador.esquemas.sugerencias import parecido
from generador.modelo import Campo, Catalogo, Ficha, Problema
from generador.reglas.hallazgo import hallazgo
from generador.tipos.campos import hojas, valores

REGLA = "referencias"
Camino = tuple[str | int, ...]


def comprobar(catalogo: Catalogo) -> Iterator[Problema]:
    """Problemas de las relaciones de cada ficha."""
    relaciones = {
        t.nombre: [(c, campo) for c, campo in hojas(t.campos) if campo.referencia is not None]
        for t in catalogo.tipos.values()
    }
    for ficha in catalogo.fichas.values():
        for camino, campo in relaciones[ficha.tipo.nombre]:
            for lugar, valor in valores(ficha.datos, camino):
                for id_ in valor if isinstance(valor, list) else [valor]:
                    yield from _una(catalogo, ficha, campo, lugar, id_)


def _una(
    catalogo: Catalogo, ficha: Ficha, campo: Campo, lugar: Camino, id_: str
) -> Iterator[Problema]:
    if id_ == ficha.id:
        yield hallazgo(ficha, REGLA, lugar, f"«{campo.titulo}» nombra a la propia ficha",
                       "nombre otra ficha o quite la línea")
        return
    otra = catalogo.fichas.get(id_)
    if otra is None:
        if id_ not in catalogo.fallidas:
            yield hallazgo(ficha, REGLA, lugar, f"«{campo.titulo}»: la ficha «{id_}» no existe",
                           ayuda_de_id(catalogo, id_))
    elif campo.referencia and otra.tipo.nombre not in campo.referencia:
        admitidos = ", ".join(catalogo.tipos[t].titulo.lower() for t in campo.referencia)
        yield hallazgo(ficha, REGLA, lugar,
                       f"«{campo.titulo}»: «{id_}» es de tipo «{otra.tipo.titulo.lower()}»",
                       f"aquí solo vale: {admitidos}")
    elif ficha.visible and not otra.visible:
        yield hallazgo(ficha, REGLA, lugar, f"«{id_}» está en «{otra.estado}»: no se mostrará",
                       "el enlace aparecerá cuando esa ficha se publique", "aviso")


def ayuda_de_id(catalogo: Catalogo, id_: str) -> str:
    """Qué hacer con un id que no existe."""
    cercano = parecido(id_, catalogo.fichas)
    return f"¿quiso decir «{cercano}»?" if cercano else "revise el nombre de la carpeta de la ficha"
