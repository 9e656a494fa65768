"""Etapa 4, impresos: lo que se imprime: hojas de fichas, cuadernos del año e informes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from markupsafe import Markup

from generador.impresos import marca
from generador.modelo import Archivo, Ficha, Impreso, Tipo
from generador.tipos.campos import valores
from generador.vistas import informe
from generador.vistas.entorno import Taller
from generador.vistas.ficha import contenido_de, ruta_del_impreso
from generador.vistas.formatos import fecha

HOJA = tuple(f"hoja hoja--{n}" for n in range(1, 8))
"""De más holgada a más apretada; las últimas dejan fuera lo que se puede leer en línea."""
_IDENTIDAD = re.compile(r'(\s(?:id|href|aria-labelledby)=")(#?)([^"/:]+)"')


def archivos(taller: Taller) -> Iterator[Archivo]:
    """Los PDF ya hechos, junto a la página de su ficha."""
    for ficha in taller.catalogo.visibles:
        if hecho := taller.sitio.impresos.get(ficha.id):
            yield Archivo(ruta_del_impreso(ficha), hecho)


def hojas(taller: Taller) -> Iterator[Impreso]:
    """Una por ficha de los tipos que se imprimen: lo esencial, en una cara."""
    for ficha in _imprimibles(taller):
        cuerpo = taller.pintar(
            "impreso_hoja.html.j2",
            f=ficha,
            marca=marca(),
            contenido=Markup(contenido_de(taller, ficha)),
        )
        direccion = taller.sitio.url + ficha.ruta
        yield Impreso(
            ficha.id,
            ficha.titulo,
            ficha.resumen,
            ficha.actualizada,
            cuerpo,
            HOJA,
            direccion,
            (ficha.id,),
        )


def cuadernos(taller: Taller) -> Iterator[Impreso]:
    """Uno por tipo y año: portada, índice, las fichas enteras y cómo se hizo."""
    fichas = sorted(_imprimibles(taller), key=lambda f: (f.tipo.orden, _anio(f), f.ejemplo, f.id))
    for (tipo, anio), suyas in groupby(fichas, key=lambda f: (f.tipo, _anio(f))):
        yield _cuaderno(taller, tipo, anio, list(suyas))


def informes(taller: Taller) -> Iterator[Impreso]:
    """El de cada bimestre, con el mismo contenido que su página."""
    for pagina in informe.paginas(taller):
        cuerpo = taller.pintar(
            "impreso_pagina.html.j2", marca=marca(), contenido=Markup(pagina.contenido)
        )
        yield Impreso(
            pagina.ruta.rpartition("/")[2].removesuffix(".html"),
            pagina.titulo,
            pagina.descripcion,
            taller.catalogo.fecha,
            cuerpo,
            ("documento",),
            taller.sitio.url + pagina.ruta,
        )


def _cuaderno(taller: Taller, tipo: Tipo, anio: str, fichas: Sequence[Ficha]) -> Impreso:
    cuando = max(f.actualizada for f in fichas)
    titulo = f"{tipo.plural} {anio}"
    resumen = f"{tipo.plural} evaluadas en {anio}, para leer e imprimir."
    cuerpo = taller.pintar(
        "impreso_cuaderno.html.j2",
        marca=marca(),
        tipo=tipo,
        anio=anio,
        titulo=titulo,
        fecha_del_cuaderno=fecha(cuando),
        fichas=[(f, _con_prefijo(contenido_de(taller, f), f.id)) for f in fichas],
        de_ejemplo=sum(f.ejemplo for f in fichas),
    )
    ids, direccion = tuple(f.id for f in fichas), f"{taller.sitio.url}{tipo.ruta}/index.html"
    nombre = f"cuaderno-{tipo.ruta}-{anio}"
    return Impreso(nombre, titulo, resumen, cuando, cuerpo, ("cuaderno",), direccion, ids)


def _imprimibles(taller: Taller) -> list[Ficha]:
    """Las visibles, no retiradas, con la fecha que dice en qué cuaderno van."""
    return [f for f in taller.catalogo.visibles if f.tipo.cuaderno and not f.retirada and _anio(f)]


def _anio(ficha: Ficha) -> str:
    return next((str(v)[:4] for _, v in valores(ficha.datos, ficha.tipo.cuaderno)), "")


def _con_prefijo(html: str, prefijo: str) -> Markup:
    """La ficha con sus «id» y los enlaces a ellos propios: en el cuaderno hay varias."""

    def cambiar(hallado: re.Match[str]) -> str:
        atributo, almohadilla, nombres = hallado.groups()
        if "href" in atributo and not almohadilla:
            return hallado[0]
        propios = " ".join(f"{prefijo}-{nombre}" for nombre in nombres.split())
        return f'{atributo}{almohadilla}{propios}"'

    return Markup(_IDENTIDAD.sub(cambiar, html))
