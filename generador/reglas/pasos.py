"""De un cambio al siguiente, una ficha da un paso que su tipo admite; lo publicado no desaparece.

Solo se comprueba con ``generador validar --desde REF``. Los pasos son los de ``x-pasos``, en el
campo «estado» del tipo; un tipo que no los dice solo no puede ocultar lo que ya se publicaba.

Pasa: de ``estado: en_evaluacion`` a ``estado: validada``.

Falla: de ``estado: identificada`` a ``estado: publicada``; una ficha nueva que nace ``validada``;
una publicada cuya carpeta se borra, o cuya ``fecha_publicacion`` cambia. Es siempre un error. Las
fichas con ``ejemplo: true`` no tienen pasos: al dejar de ser ejemplo, empiezan como una nueva.
"""

from __future__ import annotations

from collections.abc import Iterator

from generador.modelo import Antes, Catalogo, Ficha, Previa, Problema
from generador.reglas.hallazgo import hallazgo

REGLA = "pasos"
INICIO = "inicio"


def comprobar(catalogo: Catalogo, antes: Antes) -> Iterator[Problema]:
    """Problemas de lo que cambió desde entonces."""
    for ficha in catalogo.fichas.values():
        if ficha.archivo in antes.iguales:
            continue
        nombres = (ficha.id, *ficha.datos.get("ids_anteriores", ()))
        previa = next((antes.fichas[n] for n in nombres if n in antes.fichas), None)
        for campo, que, ayuda in _cambios(catalogo, antes, ficha, previa):
            yield hallazgo(ficha, REGLA, (campo,), que, ayuda, "error")
    for previa in antes.fichas.values():
        actual = catalogo.antiguos.get(previa.id, previa.id)
        if actual not in catalogo.fichas and _visible(catalogo, antes, previa):
            yield _desaparecida(catalogo, previa, actual)


def _cambios(
    catalogo: Catalogo, antes: Antes, ficha: Ficha, previa: Previa | None
) -> Iterator[tuple[str, str, str]]:
    """Campo, qué pasa y cómo se arregla."""
    yield from _paso(ficha, previa)
    if previa is None or not _visible(catalogo, antes, previa):
        return
    if not ficha.visible and not ficha.tipo.pasos:
        que = f"ya se publicaba («{previa.estado}») y en «{ficha.estado}» no se mostraría"
        yield "estado", que, "archívela o retírela: así su dirección sigue diciendo qué pasó"
    if previa.publicada and ficha.datos.get("fecha_publicacion") != previa.publicada:
        que = f"la fecha de publicación era {previa.publicada}, y no cambia"
        yield "fecha_publicacion", que, "escríbala como estaba"


def _paso(ficha: Ficha, previa: Previa | None) -> Iterator[tuple[str, str, str]]:
    pasos = ficha.tipo.pasos
    if not pasos or ficha.ejemplo:
        return
    if previa is None or previa.ejemplo:
        if ficha.estado not in pasos[INICIO]:
            que = f"una ficha nueva no empieza en «{ficha.estado}»"
            ayuda = f"puede empezar en: {', '.join(pasos[INICIO])}"
            if previa is None:
                ayuda += "; si es otra con nombre nuevo, escriba el anterior en «ids_anteriores»"
            yield "estado", que, ayuda
    elif ficha.estado != previa.estado and previa.estado in pasos:
        siguientes = pasos[previa.estado]
        if ficha.estado not in siguientes:
            que = f"de «{previa.estado}» no se pasa a «{ficha.estado}»"
            ayuda = f"se puede pasar a: {', '.join(siguientes)}; cada paso, en su propio cambio"
            yield "estado", que, ayuda


def _visible(catalogo: Catalogo, antes: Antes, previa: Previa) -> bool:
    """Si entonces se mostraba; lo que está dentro de una ficha oculta también lo está."""
    contenedora = antes.fichas.get(previa.contenedora or "")
    if contenedora is not None and not _visible(catalogo, antes, contenedora):
        return False
    termino = catalogo.termino("estados", previa.estado)
    return termino is not None and bool(termino.extra.get("visible", False))


def _desaparecida(catalogo: Catalogo, previa: Previa, actual: str) -> Problema:
    if actual in catalogo.fallidas:
        que, ayuda = "ya no cumple su esquema", "corrija antes sus demás problemas"
    else:
        que = "ya no está"
        ayuda = "recupérela y retírela, o escriba su nombre en «ids_anteriores» de la que continúa"
    que = f"«{previa.id}» se publicaba y {que}"
    return Problema(previa.archivo, 1, REGLA, "error", que, ayuda)
