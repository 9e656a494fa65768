"""Los nombres que una ficha tuvo antes no son de ninguna otra, ni de ahora ni de antes.

Pasa, en la ficha que ahora se llama ``he-plantilla-sesion``::

    ids_anteriores: [he-plantilla-de-sesion]

Falla si ese nombre lo lleva hoy otra ficha, si ya lo reclama otra, o si no empieza como los de
ningún tipo::

    ids_anteriores: [he-guia-objetivos, plantilla]

La dirección anterior lleva a la de ahora, y nombrar la ficha por su nombre anterior es un aviso.
"""

from __future__ import annotations

from collections.abc import Iterator

from generador.modelo import Catalogo, Problema
from generador.reglas.hallazgo import hallazgo

REGLA = "anteriores"
CAMPO = "ids_anteriores"


def comprobar(catalogo: Catalogo) -> Iterator[Problema]:
    """Problemas de los nombres anteriores."""
    reclamados: dict[str, str] = {}
    for ficha in catalogo.fichas.values():
        for i, viejo in enumerate(ficha.datos.get(CAMPO, ())):
            que = ayuda = ""
            if viejo == ficha.id:
                que, ayuda = "es el nombre de ahora", "quítelo: solo van los de antes"
            elif viejo in catalogo.fichas:
                que, ayuda = "lo lleva hoy otra ficha", "quítelo, o cambie el nombre de esa ficha"
            elif reclamados.setdefault(viejo, ficha.id) != ficha.id:
                que = f"también lo reclama «{reclamados[viejo]}»"
                ayuda = "déjelo solo en la ficha que continúa aquella"
            elif not any(viejo.startswith(t.prefijo) for t in catalogo.tipos.values()):
                prefijos = ", ".join(f"«{t.prefijo}»" for t in catalogo.tipos.values())
                que, ayuda = "no empieza como los de ningún tipo", f"empiezan con {prefijos}"
            if que:
                yield hallazgo(ficha, REGLA, (CAMPO, i), f"«{viejo}» {que}", ayuda)
