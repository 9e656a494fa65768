"""Etapa 4, brechas: lo que falta y lo que se repite, cada cosa con lo que se puede hacer."""

from __future__ import annotations

from collections.abc import Iterator

from generador.indicadores.brechas import RECURSOS
from generador.indicadores.practicas import VALIDADAS
from generador.modelo import Pagina, Tipo
from generador.vistas.entorno import Rotulo, Taller
from generador.vistas.informe import vencidas

RUTA = "indicadores/brechas.html"


def paginas(taller: Taller) -> Iterator[Pagina]:
    """Una página con las cinco listas."""
    rotulo = Rotulo(
        "Brechas",
        "Lo que las regiones piden y aún no hay, lo que falta documentar y lo que se repite.",
        (("Indicadores", "indicadores/index.html"),),
    )
    yield taller.pagina(
        RUTA,
        rotulo,
        "brechas.html.j2",
        brechas=taller.medidas.brechas,
        de_recursos=_proponibles(taller, RECURSOS),
        de_practicas=_proponibles(taller, VALIDADAS),
        vencidas=vencidas(taller),
    )


def _proponibles(taller: Taller, indicador: str) -> list[Tipo]:
    """Los tipos que cuentan en ese indicador y tienen formulario."""
    definido = taller.medidas.indicadores.get(indicador)
    nombres = definido.cuenta.tipos if definido and definido.cuenta else ()
    tipos = (taller.catalogo.tipos.get(n) for n in nombres)
    return [t for t in tipos if t is not None and t.carpeta]
