"""El catálogo no depende del orden en que llegan las fichas."""

from __future__ import annotations

import random
from dataclasses import replace

from generador.catalogo import enlazar
from generador.fichas import armar
from generador.fuentes import leer
from generador.tipos import cargar
from generador.vocabularios import leer as leer_vocabularios
from tests.repositorio import FECHA, Repositorio

TEMAS = ("liderazgo", "presupuesto-publico", "asistencia-tecnica", "habilidades-blandas")
UNIDADES = ("odes", "opla", "opre")


def test_barajar_las_fichas_no_cambia_nada(repositorio: Repositorio) -> None:
    """Afinidad, vínculos, índices y orden de las visibles salen iguales."""
    azar = random.Random(1)
    for n in range(40):
        repositorio.herramienta(
            f"lista-{n:02}",
            titulo=f"Lista número {n} para revisar",
            temas=f"[{', '.join(azar.sample(TEMAS, 2))}]",
            unidad=azar.choice(UNIDADES),
            palabras_clave=f"[palabra {n % 5}, palabra {n % 7 + 10}]",
            fecha_publicacion=f"2026-03-{n % 9 + 1:02}",
        )
    tipos, (vocabularios, _) = cargar(), leer_vocabularios(repositorio.raiz)
    lectura = leer(repositorio.raiz, tipos, FECHA)
    fichas = armar(lectura.fuentes, lectura.fallidas, tipos, vocabularios)
    debido = enlazar(fichas, tipos, vocabularios, FECHA)
    assert len(debido.visibles) == 40
    for _ in range(5):
        barajadas = replace(fichas, validas=tuple(azar.sample(fichas.validas, 40)))
        obtenido = enlazar(barajadas, tipos, vocabularios, FECHA)
        assert obtenido == debido
        assert list(obtenido.fichas) == list(debido.fichas)
        assert list(obtenido.por_termino) == list(debido.por_termino)


def test_lo_mas_reciente_va_primero_y_a_igual_fecha_por_id(repositorio: Repositorio) -> None:
    """El orden de las visibles es total: no hay empates que dependan del azar."""
    for nombre, fecha in (("be", "2026-03-02"), ("a", "2026-03-02"), ("ce", "2026-05-01")):
        repositorio.herramienta(
            f"lista-{nombre}", titulo=f"Lista {nombre} para revisar", fecha_publicacion=fecha
        )
    visibles = [f.id for f in repositorio.construir().catalogo.visibles]
    assert visibles == ["he-lista-ce", "he-lista-a", "he-lista-be"]


def test_las_afines_comparten_algo_raro_y_no_estan_ya_vinculadas(repositorio: Repositorio) -> None:
    """Compartir una palabra poco usada acerca más que compartir un tema que todas tienen."""
    repositorio.herramienta("uno", titulo="Primera lista", palabras_clave="[quechua]")
    repositorio.herramienta("dos", titulo="Segunda lista")
    repositorio.herramienta("tres", titulo="Tercera lista", palabras_clave="[Quechua]")
    repositorio.herramienta(
        "cuatro",
        titulo="Cuarta lista",
        palabras_clave="[quechua]",
        relacionados="[{id: he-uno, relacion: complementa}]",
    )
    afines = repositorio.construir().catalogo.afines
    assert afines["he-uno"] == ("he-tres", "he-dos")
