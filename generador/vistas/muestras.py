"""Etapa 4, muestras: de los bloques de un adjunto a su vista previa en la página de la ficha."""

from __future__ import annotations

from itertools import groupby

from markupsafe import Markup

from generador.modelo import Adjunto, Bloque, Ficha
from generador.vistas.entorno import Taller
from generador.vistas.marcas import escapar

ESTILOS = '<link rel="stylesheet" href="../assets/muestra.css">\n'
_TITULOS = {"titulo": "muestra__titulo", "hoja": "muestra__titulo muestra__hoja"}


def de(taller: Taller, ficha: Ficha) -> list[tuple[Adjunto, Markup]]:
    """Los adjuntos de la ficha que se ven en su página, cada uno con su vista previa."""
    return [
        (a, html(bloques)) for a in ficha.adjuntos if (bloques := taller.muestras.get(a.url, ()))
    ]


def html(bloques: tuple[Bloque, ...]) -> Markup:
    """Los bloques, como texto: nada de un archivo llega a la página como marcado."""
    partes: list[str] = []
    for es_punto, juntos in groupby(bloques, lambda b: b.clase == "punto"):
        piezas = "".join(map(_punto if es_punto else _pieza, juntos))
        partes.append(f"<ul>{piezas}</ul>" if es_punto else piezas)
    return Markup("".join(partes))


def _punto(bloque: Bloque) -> str:
    return f"<li>{escapar(bloque.texto)}</li>"


def _pieza(bloque: Bloque) -> str:
    """Un título va como párrafo: los de un documento no son apartados de la página."""
    if bloque.filas:
        return _tabla(bloque)
    clase = _TITULOS.get(bloque.clase, "muestra__parrafo")
    return f'<p class="{clase}">{escapar(bloque.texto)}</p>'


def _tabla(bloque: Bloque) -> str:
    cabeza, filas = "", bloque.filas
    if bloque.clase == "tabla-cabeza":
        celdas = "".join(f'<th scope="col">{escapar(c)}</th>' for c in filas[0])
        cabeza, filas = f"<thead><tr>{celdas}</tr></thead>", filas[1:]
    cuerpo = "".join(f"<tr>{_celdas(f, bloque.clase == 'tabla-rotulos')}</tr>" for f in filas)
    return f"<table>{cabeza}<tbody>{cuerpo}</tbody></table>"


def _celdas(fila: tuple[str, ...], rotulo: bool) -> str:
    primera = f'<th scope="row">{escapar(fila[0])}</th>' if rotulo else ""
    return primera + "".join(f"<td>{escapar(c)}</td>" for c in fila[bool(primera) :])
