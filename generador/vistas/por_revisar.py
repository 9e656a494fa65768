"""Etapa 4, por revisar: lo que cada unidad tiene pendiente, como página y como hoja de cálculo."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generador.modelo import Archivo, Pagina
from generador.vistas.datos import inerte
from generador.vistas.entorno import Rotulo, Taller
from generador.vistas.pendientes import ASUNTOS, PLAZO, Pendiente, caidos, revisiones

SECCION = "por-revisar"
DATOS = "por-revisar.csv"
COLUMNAS = ("unidad", "sigla", "asunto", "fecha", "id", "titulo", "pagina", "enlace", "archivo")


@dataclass(frozen=True, slots=True)
class DeUnidad:
    """Lo pendiente de una unidad, por asunto."""

    slug: str
    nombre: str
    asuntos: tuple[tuple[str, tuple[Pendiente, ...]], ...]
    """(título, lo pendiente por eso)."""


def paginas(taller: Taller) -> Iterator[Pagina]:
    """La página: no es para quien consulta, así que no entra en buscadores ni en el mapa."""
    pendientes = todo(taller)
    rotulo = Rotulo(
        "Por revisar",
        "Lo que cada unidad tiene que confirmar o corregir para que el repositorio siga siendo "
        "de fiar.",
        (("Acerca de", "acerca-de.html"),),
        cabeza=Markup('<meta name="robots" content="noindex">'),
    )
    yield taller.pagina(
        f"{SECCION}/index.html",
        rotulo,
        "por_revisar.html.j2",
        indexar=False,
        unidades=_por_unidad(taller, pendientes),
        cuentas=[(t, n) for a, t in ASUNTOS.items() if (n := _cuantos(pendientes, a))],
        ancla=ancla,
        plazo=PLAZO,
        datos=DATOS,
    )


def archivos(taller: Taller) -> Iterator[Archivo]:
    """La misma lista, para abrirla en Excel y repartirla."""
    salida = io.StringIO()
    escritor = csv.writer(salida, lineterminator="\r\n")
    escritor.writerow(COLUMNAS)
    escritor.writerows([inerte(c) for c in _fila(taller, p)] for p in todo(taller))
    yield Archivo(DATOS, salida.getvalue().encode("utf-8-sig"))


def todo(taller: Taller) -> Sequence[Pendiente]:
    """Lo pendiente, en el orden de las unidades y de lo que conviene atender primero."""
    catalogo = taller.catalogo
    unidades = {slug: i for i, slug in enumerate(catalogo.vocabularios["unidades"].terminos)}
    asuntos = {asunto: i for i, asunto in enumerate(ASUNTOS)}
    pendientes = (*revisiones(catalogo), *caidos(catalogo, taller.sitio.caidos))
    return sorted(
        pendientes,
        key=lambda p: (
            unidades.get(p.unidad, len(unidades)),
            asuntos[p.asunto],
            p.fecha,
            p.ficha,
            p.enlace,
        ),
    )


def ancla(unidad: str) -> str:
    """Ancla de una unidad en la página."""
    return f"unidad-{unidad}"


def _por_unidad(taller: Taller, pendientes: Sequence[Pendiente]) -> list[DeUnidad]:
    unidades = dict.fromkeys(p.unidad for p in pendientes)
    return [
        DeUnidad(u, taller.catalogo.nombre("unidades", u), _por_asunto(pendientes, u))
        for u in unidades
    ]


def _por_asunto(
    pendientes: Sequence[Pendiente], unidad: str
) -> tuple[tuple[str, tuple[Pendiente, ...]], ...]:
    suyos = [p for p in pendientes if p.unidad == unidad]
    grupos = ((t, tuple(p for p in suyos if p.asunto == a)) for a, t in ASUNTOS.items())
    return tuple((titulo, grupo) for titulo, grupo in grupos if grupo)


def _cuantos(pendientes: Sequence[Pendiente], asunto: str) -> int:
    return sum(p.asunto == asunto for p in pendientes)


def _fila(taller: Taller, p: Pendiente) -> tuple[str, ...]:
    termino = taller.catalogo.termino("unidades", p.unidad)
    nombre = termino.nombre if termino else p.unidad
    sigla = str(termino.extra.get("sigla", p.unidad)) if termino else p.unidad
    pagina = taller.sitio.url + p.ruta
    return (
        nombre,
        sigla,
        ASUNTOS[p.asunto],
        p.fecha,
        p.ficha,
        p.titulo,
        pagina,
        p.enlace,
        p.archivo,
    )
