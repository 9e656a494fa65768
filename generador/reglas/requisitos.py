"""Lo que conviene ver antes no da vueltas, y los pasos de una ruta lo respetan.

Pasa: una ruta cuyos pasos van en el orden en que unos requieren a otros.

Falla, si «he-guia-objetivos» requiere a su vez la ficha que la nombra::

    relacionados:
      - {id: he-guia-objetivos, relacion: requiere}

Cuentan la relación «requiere» de cualquier ficha y el campo ``antes`` de una ruta. En una ruta
también falla un paso repetido, y uno que requiere otro que va después.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generador.modelo import Catalogo, Ficha, Problema
from generador.reglas.hallazgo import del_tipo, hallazgo

REGLA = "requisitos"
REQUIERE = "requiere"
TIPO = "ruta_aprendizaje"

Camino = tuple[str | int, ...]
Grafo = Mapping[str, tuple[str, ...]]


def comprobar(catalogo: Catalogo) -> Iterator[Problema]:
    """Problemas de orden entre fichas que se requieren."""
    grafo = {f.id: suyos for f in catalogo.fichas.values() if (suyos := requisitos(f))}
    enredadas = _enredadas(grafo)
    for id_ in sorted(enredadas):
        ficha = catalogo.fichas[id_]
        for camino, otra in _lugares(ficha):
            # De la que se nombra a sí misma ya habla la regla «referencias».
            if otra != id_ and _llega(otra, id_, enredadas):
                que = f"«{otra}» requiere a su vez esta ficha: no habría por cuál empezar"
                yield hallazgo(ficha, REGLA, camino, que, "quite uno de los dos requisitos")
    for ficha in del_tipo(catalogo, TIPO):
        yield from _pasos(ficha, grafo)


def requisitos(ficha: Ficha) -> tuple[str, ...]:
    """Lo que la ficha dice que conviene ver antes."""
    return tuple(otra for _, otra in _lugares(ficha))


def _lugares(ficha: Ficha) -> Iterator[tuple[Camino, str]]:
    for i, relacion in enumerate(ficha.datos.get("relacionados", ())):
        if relacion["relacion"] == REQUIERE:
            yield ("relacionados", i), relacion["id"]
    if ficha.tipo.nombre == TIPO:
        for i, otra in enumerate(ficha.datos.get("antes", ())):
            yield ("antes", i), otra


def _enredadas(grafo: Grafo) -> dict[str, tuple[str, ...]]:
    """Lo que queda tras quitar, una y otra vez, lo que ya no requiere nada: los ciclos."""
    pendientes = {id_: set(suyos) & grafo.keys() for id_, suyos in grafo.items()}
    piden: dict[str, list[str]] = {}
    for id_, suyos in pendientes.items():
        for otra in suyos:
            piden.setdefault(otra, []).append(id_)
    libres = [id_ for id_, suyos in pendientes.items() if not suyos]
    while libres:
        libre = libres.pop()
        del pendientes[libre]
        for id_ in piden.get(libre, ()):
            pendientes[id_].discard(libre)
            if not pendientes[id_]:
                libres.append(id_)
    return {id_: tuple(sorted(suyos)) for id_, suyos in pendientes.items()}


def _llega(desde: str, hasta: str, grafo: Grafo) -> bool:
    """Si siguiendo requisitos se llega de una ficha a otra."""
    vistas, por_ver = {desde}, [desde]
    while por_ver:
        for otra in grafo.get(por_ver.pop(), ()):
            if otra == hasta:
                return True
            if otra not in vistas:
                vistas.add(otra)
                por_ver.append(otra)
    return False


def _pasos(ficha: Ficha, grafo: Grafo) -> Iterator[Problema]:
    orden = [paso["ficha"] for paso in ficha.datos["pasos"]]
    for i, id_ in enumerate(orden):
        if orden.index(id_) < i:
            que, ayuda = f"el paso «{id_}» está repetido", "deje uno solo"
            yield hallazgo(ficha, REGLA, ("pasos", i), que, ayuda)
        tarde = [otra for otra in grafo.get(id_, ()) if otra in orden[i + 1 :]]
        if tarde and tarde[0] not in orden[:i]:
            que = f"«{id_}» requiere «{tarde[0]}», que va después"
            yield hallazgo(ficha, REGLA, ("pasos", i), que, "cambie el orden de los pasos")
