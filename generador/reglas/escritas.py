"""Las páginas escritas a mano enlazan a fichas que existen.

Pasa, en ``docs/acerca-de.md``::

    Empiece por la [guía de objetivos](ficha:he-guia-objetivos).

Falla si ninguna ficha se llama así::

    Empiece por la [guía de objetivos](ficha:he-guia-objetibos).
"""

from __future__ import annotations

from collections.abc import Iterator

from generador.fuentes.escritas import enlaces_a_fichas
from generador.modelo import Catalogo, Escrita, Problema
from generador.reglas.referencias import ayuda_de_id

REGLA = "escritas"


def comprobar(catalogo: Catalogo, paginas: tuple[Escrita, ...]) -> Iterator[Problema]:
    """Problemas de los enlaces a fichas en docs/."""
    for pagina in paginas:
        texto = pagina.contenido if isinstance(pagina.contenido, str) else ""
        for linea, escrito in enlaces_a_fichas(texto):
            id_ = catalogo.antiguos.get(escrito, escrito)
            ficha = catalogo.fichas.get(id_)
            if id_ != escrito:
                que, ayuda = f"la ficha «{escrito}» cambió de nombre", f"escriba «{id_}»"
                yield Problema(pagina.archivo, linea, REGLA, "aviso", que, ayuda)
            if ficha is None and id_ not in catalogo.fallidas:
                yield Problema(
                    pagina.archivo,
                    linea,
                    REGLA,
                    "error",
                    f"el enlace a la ficha «{id_}» no lleva a nada",
                    ayuda_de_id(catalogo, id_),
                )
            elif ficha is not None and not ficha.visible:
                yield Problema(
                    pagina.archivo,
                    linea,
                    REGLA,
                    "error",
                    f"la ficha «{id_}» todavía no se publica",
                    "quite el enlace, o espere a que se publique",
                )
