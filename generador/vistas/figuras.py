"""Etapa 4, figuras: de las fichas a las cifras que dibuja «graficos», y qué se dibuja dónde."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from markupsafe import Markup

from generador.graficos import Cuadro, Fila, barras, embudo, lineas, mapa, regiones_del_mapa
from generador.indicadores import Etapa, Medidas, meses, por, serie
from generador.indicadores.practicas import embudo as contar_etapas
from generador.modelo import Catalogo, Ficha, Termino, Tipo
from generador.tipos.campos import valores
from generador.vistas.compilado import SUBE
from generador.vistas.entorno import Taller
from generador.vistas.formatos import MESES

MESES_A_LA_VISTA = 24
CATEGORIAS = 12
DE_EJEMPLO = "Ejemplo: todavía no hay fichas verdaderas, y se dibuja con las inventadas."
DE_REGIONES = "El color va de menos a más. Sin número, ninguna."


def mapa_del_tipo(taller: Taller, tipo: Tipo) -> Markup:
    """Cuántas fichas del tipo hay por región, en cada papel que la región tiene en ellas."""
    if not tipo.mapa:
        return Markup()
    fichas = [f for f in taller.catalogo.visibles if f.tipo is tipo and not f.retirada]
    propias = [f for f in fichas if not f.ejemplo]
    cuentas = [_por_region(propias or fichas, camino) for camino in tipo.mapa.values()]
    nota = DE_REGIONES if propias else DE_EJEMPLO
    return _mapa(taller.catalogo, f"{tipo.plural} por región", tuple(tipo.mapa), cuentas, nota)


def embudo_del_tipo(taller: Taller, tipo: Tipo) -> Markup:
    """Cuántas fichas del tipo llegan a cada etapa, si los indicadores lo miden por etapas."""
    medidas, nota = taller.medidas, ""
    etapas = [e for e in medidas.embudo if tipo.nombre in _tipos_de(medidas, e.indicador)]
    if etapas and not any(e.cuantas for e in etapas):
        fichas = {i: replace(f, ejemplo=False) for i, f in taller.catalogo.fichas.items()}
        como_propias = replace(taller.catalogo, fichas=fichas)
        etapas, nota = [*contar_etapas(como_propias, medidas.indicadores)], DE_EJEMPLO
    return embudo_de(etapas, tipo.plural, nota)


def embudo_de(etapas: Sequence[Etapa], que: str, nota: str = "") -> Markup:
    """Las etapas dibujadas; si ninguna tiene nada, nada."""
    if not any(e.cuantas for e in etapas):
        return Markup()
    diccionario = f"{SUBE}indicadores/diccionario.html#"
    filas = tuple(Fila(e.nombre, (e.cuantas,), diccionario + e.indicador) for e in etapas)
    titulo = f"{que}: cuántas llegan a cada etapa"
    return embudo(Cuadro("figura-embudo", titulo, "Etapa", (que,), filas, nota))


def meses_de(taller: Taller, ids: Sequence[str], ancla: str, titulo: str) -> Markup:
    """Cómo cambian esos indicadores mes a mes; si no hay dos meses que comparar, nada."""
    medidas = taller.medidas
    series = {
        medidas.indicadores[i].nombre: serie(medidas.indicadores[i], datos)
        for i in ids
        if (datos := medidas.por_indicador.get(i))
    }
    todos = sorted({m for valores in series.values() for m in valores})
    if len(todos) < 2:
        return Markup()
    filas = tuple(
        Fila(f"{MESES[int(m[5:]) - 1][:3]} {m[2:4]}", tuple(s.get(m) for s in series.values()))
        for m in meses(todos[0], todos[-1])
    )
    return lineas(Cuadro(ancla, titulo, "Mes", tuple(series), filas[-MESES_A_LA_VISTA:]))


def categorias_de(taller: Taller, indicador: str, ancla: str, titulo: str) -> Markup:
    """Las categorías (temas, canales…) con más en un indicador; sin datos, nada."""
    definido = taller.medidas.indicadores.get(indicador)
    datos = taller.medidas.por_indicador.get(indicador, ())
    if definido is None or not datos:
        return Markup()
    por_categoria = por(definido, datos, lambda d: d.categoria)
    orden = sorted(por_categoria.items(), key=lambda par: (-par[1], par[0]))[:CATEGORIAS]
    nombre, vocabulario = taller.catalogo.nombre, definido.categoria
    filas = tuple(Fila(nombre(vocabulario, c), (valor,)) for c, valor in orden)
    return barras(Cuadro(ancla, titulo, "Tema", (definido.medida,), filas))


def _tipos_de(medidas: Medidas, indicador: str) -> tuple[str, ...]:
    cuenta = medidas.indicadores[indicador].cuenta
    return cuenta.tipos if cuenta else ()


def mapa_de_fichas(taller: Taller, cuentas: Counter[str]) -> Markup:
    """Cuántas fichas tiene cada región."""
    return _mapa(taller.catalogo, "Fichas por región", ("Fichas",), [cuentas], DE_REGIONES)


def _por_region(fichas: Iterable[Ficha], camino: Sequence[str]) -> Counter[str]:
    return Counter(slug for f in fichas for _, slug in valores(f.datos, tuple(camino)))


def _mapa(
    catalogo: Catalogo,
    titulo: str,
    series: tuple[str, ...],
    cuentas: Sequence[Counter[str]],
    nota: str,
) -> Markup:
    codigos = {t.nombre: iso for t, iso in dibujables(catalogo)}
    filas = tuple(
        Fila(t.nombre, tuple(c[t.slug] for c in cuentas), f"{SUBE}regiones/{t.slug}.html")
        for t, _ in dibujables(catalogo)
    )
    return mapa(Cuadro("mapa", titulo, "Región", series, filas, nota), codigos)


def dibujables(catalogo: Catalogo) -> list[tuple[Termino, str]]:
    """(región, código ISO) de las que están en el mapa: todas menos «nacional»."""
    terminos = catalogo.vocabularios["regiones"].terminos.values()
    sabidas = regiones_del_mapa()
    return [(t, iso) for t in terminos if (iso := t.extra.get("iso", "")) in sabidas]
