"""Gráficos, figura: del dibujo y su cuadro al marcado entero, con título, lectura y tabla."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from generador.graficos.cifras import Cuadro, Fila, escrito

_DIBUJO = Markup(
    '<svg class="grafico grafico--{clase}" viewBox="0 0 {ancho} {alto}" {papel}'
    ' aria-labelledby="{ancla}-titulo {ancla}-lectura"><title id="{ancla}-titulo">{titulo}</title>'
    '<desc id="{ancla}-lectura">{lectura}</desc>{trazos}</svg>'
)
_FIGURA = Markup(
    '<figure class="figura figura--{clase}" id="{ancla}">{dibujo}'
    "<figcaption><strong>{titulo}</strong>{leyenda}{nota}</figcaption>{tabla}</figure>"
)
_TABLA = Markup(
    '<div class="tabla-marco" tabindex="0" role="group" aria-label="{titulo}: tabla"><table>'
    '<thead><tr><th scope="col">{que}</th>{series}</tr></thead><tbody>{filas}</tbody></table></div>'
)
_SERIE = Markup('<th scope="col" class="cifra">{}</th>')
_PLEGADA = Markup(
    '<details class="figura__datos"><summary>Ver los datos</summary>{tabla}</details>'
)


SERIES = 4
"""Cuántas series se distinguen por su color y su trazo."""
CON_LEYENDA = frozenset({"lineas", "barras"})


def dibujo(cuadro: Cuadro, clase: str, ancho: float, alto: float, trazos: Markup) -> Markup:
    """El SVG: con título y lectura si es una imagen; si tiene enlaces dentro, es un grupo."""
    return _DIBUJO.format(
        clase=clase,
        ancho=round(ancho),
        alto=round(alto),
        papel=Markup('role="group"') if "<a " in trazos else Markup('role="img"'),
        ancla=cuadro.ancla,
        titulo=cuadro.titulo,
        lectura=cuadro.lectura,
        trazos=trazos,
    )


def figura(cuadro: Cuadro, clase: str, dibujado: Markup, a_la_vista: bool = False) -> Markup:
    """El dibujo con su pie y su tabla: plegada, o al lado si es lo que más se usa."""
    tabla = tabla_de(cuadro)
    nota = Markup('<span class="figura__nota">{}</span>').format(cuadro.nota)
    return _FIGURA.format(
        clase=clase,
        ancla=cuadro.ancla,
        dibujo=dibujado,
        titulo=cuadro.titulo,
        leyenda=_leyenda(cuadro) if clase in CON_LEYENDA else "",
        nota=nota if cuadro.nota else "",
        tabla=tabla if a_la_vista else _PLEGADA.format(tabla=tabla),
    )


def tabla_de(cuadro: Cuadro) -> Markup:
    """Las mismas cifras, en tabla."""
    return _TABLA.format(
        titulo=cuadro.titulo,
        que=cuadro.que,
        series=_unir(
            Markup('<th scope="col" class="cifra">{}</th>').format(s) for s in cuadro.series
        ),
        filas=_unir(_fila(f) for f in cuadro.filas),
    )


def _fila(fila: Fila) -> Markup:
    nombre: str | Markup = escape(fila.nombre)
    if fila.enlace:
        nombre = Markup('<a href="{}">{}</a>').format(fila.enlace, fila.nombre)
    valores = _unir(Markup('<td class="cifra">{}</td>').format(escrito(v)) for v in fila.valores)
    return Markup('<tr><th scope="row">{}</th>{}</tr>').format(nombre, valores)


def _leyenda(cuadro: Cuadro) -> Markup:
    """Qué trazo es cada serie; con una sola no hace falta."""
    if len(cuadro.series) == 1:
        return Markup()
    trazo = Markup('<span><span class="leyenda leyenda--{}" aria-hidden="true"></span> {}</span>')
    series = _unir(trazo.format(i % SERIES, s) for i, s in enumerate(cuadro.series))
    return Markup('<span class="figura__leyenda">{}</span>').format(series)


def _unir(partes: Iterable[str]) -> Markup:
    return Markup().join(partes)
