"""Etapa 4, canales: Atom y JSON Feed de todo, y por tipo, eje y unidad."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from markupsafe import Markup

from generador.modelo import Archivo, Ficha
from generador.vistas.compilado import SUBE
from generador.vistas.entorno import Taller

CUANTAS = 40
CON_CANAL = {
    "ejes": "eje",
    "temas": "tema",
    "unidades": "unidad",
    "regiones": "region",
    "perfiles": "perfil",
}
"""Vocabularios con un canal por término, y el prefijo de su nombre."""


def archivos(taller: Taller) -> Iterator[Archivo]:
    """Dos archivos por canal: canales/<nombre>.xml y .json."""
    for nombre, titulo, fichas in _canales(taller):
        recientes = sorted(
            (f for f in fichas if not f.ejemplo), key=lambda f: f.actualizada, reverse=True
        )[:CUANTAS]
        yield Archivo(f"canales/{nombre}.xml", _atom(taller, nombre, titulo, recientes).encode())
        yield Archivo(f"canales/{nombre}.json", _json(taller, nombre, titulo, recientes).encode())


def anuncio(taller: Taller, nombre: str, titulo: str) -> str:
    """Enlaces para que los lectores de canales encuentren este."""
    formato = Markup('<link rel="alternate" type="application/{}" title="{}" href="{}">')
    return "\n".join(
        formato.format(tipo, titulo, f"{SUBE}canales/{nombre}.{extension}")
        for tipo, extension in (("atom+xml", "xml"), ("feed+json", "json"))
    )


def _canales(taller: Taller) -> Iterator[tuple[str, str, Sequence[Ficha]]]:
    catalogo = taller.catalogo
    yield "todo", "Novedades", catalogo.visibles
    for tipo in catalogo.tipos.values():
        del_tipo = [f for f in catalogo.visibles if f.tipo is tipo]
        yield f"tipo-{tipo.ruta}", tipo.plural, del_tipo
    for vocabulario, prefijo in CON_CANAL.items():
        for termino in catalogo.vocabularios[vocabulario].terminos.values():
            fichas = catalogo.por_termino.get(vocabulario, {}).get(termino.slug, ())
            yield f"{prefijo}-{termino.slug}", termino.nombre, fichas


def _momento(fecha: str) -> str:
    """Medianoche en Lima (UTC-5, sin horario de verano)."""
    return f"{fecha}T00:00:00-05:00"


def _atom(taller: Taller, nombre: str, titulo: str, fichas: Sequence[Ficha]) -> str:
    url, sitio = taller.sitio.url, escape(taller.sitio.nombre)
    cambiada = max((f.actualizada for f in fichas), default="") or _primera(taller)
    entradas = "".join(
        f"<entry><id>{escape(url + f.ruta)}</id><title>{escape(_titulo(f))}</title>"
        f'<link href="{escape(url + f.ruta)}"/><published>{_momento(f.publicada)}</published>'
        f"<updated>{_momento(f.actualizada)}</updated>"
        f"<category term={_comillas(f.tipo.nombre)} label={_comillas(f.tipo.titulo)}/>"
        f"<summary>{escape(_resumen(f))}</summary></entry>\n"
        for f in fichas
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="es-PE">\n'
        f"<id>{escape(url)}canales/{nombre}.xml</id><title>{escape(titulo)} · {sitio}</title>\n"
        f'<link rel="self" href="{escape(url)}canales/{nombre}.xml"/><link href="{escape(url)}"/>\n'
        f"<updated>{_momento(cambiada)}</updated><author><name>{sitio}</name></author>\n"
        f"{entradas}</feed>\n"
    )


def _primera(taller: Taller) -> str:
    """La fecha de un canal sin fichas: fija, o entraría cada mes en el paquete de cambios."""
    return min((f.publicada for f in taller.catalogo.visibles), default=taller.catalogo.fecha)


def _json(taller: Taller, nombre: str, titulo: str, fichas: Sequence[Ficha]) -> str:
    url = taller.sitio.url
    documento = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"{titulo} · {taller.sitio.nombre}",
        "home_page_url": url,
        "feed_url": f"{url}canales/{nombre}.json",
        "language": "es-PE",
        "items": [
            {
                "id": url + f.ruta,
                "url": url + f.ruta,
                "title": _titulo(f),
                "summary": _resumen(f),
                "content_text": _resumen(f),
                "date_published": _momento(f.publicada),
                "date_modified": _momento(f.actualizada),
                "tags": [f.tipo.titulo, *f.temas],
            }
            for f in fichas
        ],
    }
    return json.dumps(documento, ensure_ascii=False, indent=1) + "\n"


def _titulo(ficha: Ficha) -> str:
    """A quien está suscrito también se le dice qué dejó de valer."""
    return f"Retirada: {ficha.titulo}" if ficha.retirada else ficha.titulo


def _resumen(ficha: Ficha) -> str:
    return str(ficha.datos["retiro"]["motivo"]) if ficha.retirada else ficha.resumen


def _comillas(texto: str) -> str:
    return '"' + escape(texto, {'"': "&quot;"}) + '"'
