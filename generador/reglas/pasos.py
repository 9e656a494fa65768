"""De un cambio al siguiente, una ficha da un paso que su tipo admite; lo publicado no desaparece.

Solo se comprueba con ``generador validar --desde REF``. Los pasos son los de ``x-pasos``, en el
campo «estado» del tipo; un tipo que no los dice solo no puede ocultar lo que ya se publicaba.

Pasa: de ``estado: en_evaluacion`` a ``estado: validada``.

Falla: de ``estado: identificada`` a ``estado: publicada``; una ficha nueva que nace ``validada``;
una publicada cuya carpeta se borra, o cuya ``fecha_publicacion`` cambia. Es siempre un error. Las
fichas con ``ejemplo: true`` no tienen pasos: al dejar de ser ejemplo, empiezan como una nueva.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generador.modelo import (
    Antes,
    Catalogo,
    Datos,
    Ficha,
    Fuente,
    Previa,
    Problema,
    Tipo,
    linea_de,
)
from generador.reglas.hallazgo import hallazgo

REGLA = "pasos"
INICIO = "inicio"


def comprobar(catalogo: Catalogo, fuentes: Iterable[Fuente], antes: Antes) -> Iterator[Problema]:
    """Problemas de lo que cambió desde entonces.

    Los pasos se miran en las fuentes: una ficha oculta y mal escrita tampoco puede saltarse uno.
    """
    for fuente in fuentes:
        if fuente.archivo not in antes.iguales and not fuente.interna:
            datos = fuente.metadatos
            linea = linea_de(fuente.posiciones, ("estado",))
            previa = _de_antes(antes, fuente.id, datos)
            for que, ayuda in _paso(catalogo.tipos[fuente.tipo], datos, previa):
                yield Problema(fuente.archivo, linea, REGLA, "error", que, ayuda)
    for ficha in catalogo.fichas.values():
        previa = _de_antes(antes, ficha.id, ficha.datos)
        if previa is not None and _visible(catalogo, antes, previa):
            for campo, que, ayuda in _ya_publicada(ficha, previa):
                yield hallazgo(ficha, REGLA, (campo,), que, ayuda, "error")
    for previa in antes.fichas.values():
        actual = catalogo.antiguos.get(previa.id, previa.id)
        if actual not in catalogo.fichas and _visible(catalogo, antes, previa):
            yield _desaparecida(catalogo, previa, actual)


def _de_antes(antes: Antes, id_: str, datos: Datos) -> Previa | None:
    """La misma ficha entonces, con el nombre que tuviera; los datos pueden estar mal escritos."""
    anteriores: Any = datos.get("ids_anteriores", ())
    viejos = anteriores if isinstance(anteriores, list | tuple) else ()
    nombres = (id_, *(v for v in viejos if isinstance(v, str)))
    return next((antes.fichas[n] for n in nombres if n in antes.fichas), None)


def _paso(tipo: Tipo, datos: Datos, previa: Previa | None) -> Iterator[tuple[str, str]]:
    """Qué pasa con el estado y cómo se arregla."""
    pasos, estado = tipo.pasos, datos.get("estado", tipo.estados[0])
    if not pasos or estado not in tipo.estados or datos.get("ejemplo") is True:
        return
    if previa is None or previa.ejemplo:
        if estado not in pasos[INICIO]:
            ayuda = f"puede empezar en: {', '.join(pasos[INICIO])}"
            if previa is None:
                ayuda += "; si es otra con nombre nuevo, escriba el anterior en «ids_anteriores»"
            yield f"una ficha nueva no empieza en «{estado}»", ayuda
    elif estado != previa.estado and estado not in pasos.get(previa.estado, tipo.estados):
        siguientes = ", ".join(pasos[previa.estado])
        ayuda = f"se puede pasar a: {siguientes}; cada paso, en su propio cambio"
        yield f"de «{previa.estado}» no se pasa a «{estado}»", ayuda


def _ya_publicada(ficha: Ficha, previa: Previa) -> Iterator[tuple[str, str, str]]:
    """Lo que ya no puede cambiar de lo que se mostraba: campo, qué pasa y cómo se arregla."""
    if not ficha.visible and not ficha.tipo.pasos:
        que = f"ya se publicaba («{previa.estado}») y en «{ficha.estado}» no se mostraría"
        yield "estado", que, "archívela o retírela: así su dirección sigue diciendo qué pasó"
    if previa.publicada and ficha.datos.get("fecha_publicacion") != previa.publicada:
        que = f"la fecha de publicación era {previa.publicada}, y no cambia"
        yield "fecha_publicacion", que, "escríbala como estaba"


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
