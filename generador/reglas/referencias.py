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
from generador.modelo import Campo, Catalogo, Ficha, Nivel, Problema
from generador.reglas.hallazgo import hallazgo
from generador.tipos.campos import valores

REGLA = "referencias"
REVISE = "revise el nombre de la carpeta de la ficha"


def comprobar(catalogo: Catalogo) -> Iterator[Problema]:
    """Problemas de las relaciones de cada ficha."""
    relaciones = {
        t.nombre: [(c, campo) for c, campo in t.hojas if campo.referencia is not None]
        for t in catalogo.tipos.values()
    }
    for ficha in catalogo.fichas.values():
        for camino, campo in relaciones[ficha.tipo.nombre]:
            for lugar, valor in valores(ficha.datos, camino):
                varios = [((*lugar, i), v) for i, v in enumerate(valor)]
                for donde, id_ in varios if isinstance(valor, list) else [(lugar, valor)]:
                    for que, ayuda, nivel in _revisar(catalogo, ficha, campo, id_):
                        yield hallazgo(ficha, REGLA, donde, que, ayuda, nivel)


def _revisar(
    catalogo: Catalogo, ficha: Ficha, campo: Campo, id_: str
) -> Iterator[tuple[str, str, Nivel | None]]:
    """Qué pasa con una mención, cómo se arregla y con qué nivel, si no es el de la ficha."""
    otra = catalogo.fichas.get(id_)
    if id_ == ficha.id:
        yield f"«{id_}» es esta misma ficha", "nombre otra ficha o quite la línea", None
    elif otra is None:
        if id_ not in catalogo.fallidas:
            yield f"la ficha «{id_}» no existe", ayuda_de_id(catalogo, id_, ficha.id), None
    elif campo.referencia and otra.tipo.nombre not in campo.referencia:
        admitidos = ", ".join(catalogo.tipos[t].titulo.lower() for t in campo.referencia)
        que = f"«{campo.titulo}»: «{id_}» es de tipo «{otra.tipo.titulo.lower()}»"
        yield que, f"aquí solo vale: {admitidos}", None
    elif ficha.visible and not otra.visible:
        que = f"«{id_}» está en «{otra.estado}»: no se mostrará"
        yield que, "el enlace aparecerá cuando esa ficha se publique", "aviso"


def ayuda_de_id(catalogo: Catalogo, id_: str, propia: str = "") -> str:
    """Qué hacer con un id que no existe; «propia» es la ficha que lo nombra."""
    cercano = parecido(id_, (otra for otra in catalogo.fichas if otra != propia))
    return f"¿quiso decir «{cercano}»?" if cercano else REVISE
