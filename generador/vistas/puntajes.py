"""Etapa 4, puntajes: los de un comité, dibujados en la página de su ficha."""

from __future__ import annotations

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generador.graficos.cifras import Cuadro, Fila
from generador.graficos.radar import TOPE, radar
from generador.modelo import Catalogo
from generador.modelo.evaluacion import Puntajes
from generador.vistas.formatos import numero, promedio

_BARRA = Markup(
    '<svg class="barra" viewBox="0 0 {tope} 1" preserveAspectRatio="none" aria-hidden="true"'
    ' aria-label="{leido} de {tope}"><rect width="{valor}" height="1"/></svg>'
)


def barra(valor: float) -> Markup:
    """Una barra del largo exacto de un puntaje, para poner junto a su número."""
    return _BARRA.format(tope=TOPE, valor=valor, leido=numero(valor))


@pass_context
def radar_de(contexto: Context, puntajes: Puntajes) -> Markup:
    """El filtro que dibuja en un radar la media de cada criterio."""
    catalogo: Catalogo = contexto["catalogo"]
    filas = tuple(
        Fila(catalogo.nombre("criterios", criterio), (promedio(notas),))
        for criterio, notas in puntajes.items()
    )
    return radar(Cuadro("puntajes", "Promedio por criterio", "Criterio", ("Media",), filas))
