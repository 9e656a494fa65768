"""Etapa 4, metadatos: de una ficha a lo que leen los buscadores y otros sistemas."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generador.modelo import Campo, Ficha
from generador.vistas.entorno import Taller
from generador.vistas.marcas import escapar

_CODIFICADOR = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
# Lo que dentro de un guion podría cerrarlo o romperlo.
_ESPECIALES = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}
MIME = {
    "pdf": "application/pdf",
    "csv": "text/csv",
    "txt": "text/plain",
    "zip": "application/zip",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "vtt": "text/vtt",
    "srt": "application/x-subrip",
    "mp3": "audio/mpeg",
}
# Se dicen de otra forma, o no son de esta página.
_FUERA = frozenset({"eje", "temas", "unidad", "titulo", "resumen", "licencia"})


def cabeza(taller: Taller, ficha: Ficha) -> str:
    """Canónica, Open Graph, Dublin Core, JSON-LD y el canal de su tipo."""
    direccion = taller.sitio.url + ficha.ruta
    partes = [
        f'<link rel="canonical" href="{escapar(direccion)}">',
        *_open_graph(taller, ficha, direccion),
        *_dublin_core(taller, ficha, direccion),
        f'<script type="application/ld+json">{json_seguro(json_ld(taller, ficha))}</script>',
    ]
    if ficha.ejemplo or ficha.retirada:
        partes.append('<meta name="robots" content="noindex">')
    return "\n".join(partes)


def json_seguro(datos: Any) -> str:
    """JSON que puede ir dentro de un guion sin cerrarlo."""
    texto = _CODIFICADOR.encode(datos)
    for caracter, codigo in _ESPECIALES.items():
        texto = texto.replace(caracter, codigo)
    return texto


def json_ld(taller: Taller, ficha: Ficha) -> dict[str, Any]:
    """Descripción schema.org de la ficha, según las correspondencias de su esquema."""
    catalogo, url = taller.catalogo, taller.sitio.url
    temas = [
        *(catalogo.nombre("temas", t) for t in ficha.temas),
        catalogo.nombre("ejes", ficha.eje),
    ]
    datos: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": list(ficha.tipo.schema_org),
        "@id": url + ficha.ruta,
        "url": url + ficha.ruta,
        "identifier": ficha.id,
        "name": ficha.titulo,
        "description": ficha.resumen,
        "publisher": {
            "@type": "GovernmentOrganization",
            "name": catalogo.nombre("unidades", ficha.unidad),
        },
        "about": [{"@type": "DefinedTerm", "name": t} for t in temas],
        "datePublished": ficha.publicada,
        "dateModified": ficha.actualizada,
        "isAccessibleForFree": True,
    }
    licencia = catalogo.termino("licencias", ficha.datos["licencia"])
    if licencia is not None:
        datos["license"] = licencia.extra.get("url", licencia.nombre)
    for campo in ficha.tipo.campos:
        if campo.schema_org and campo.nombre in ficha.datos and campo.nombre not in _FUERA:
            datos.setdefault(campo.schema_org, _valor(taller, campo, ficha.datos[campo.nombre]))
    archivos = [a for a in ficha.adjuntos if a.camino]
    if archivos:
        datos["encoding"] = [
            {
                "@type": "MediaObject",
                "name": a.titulo,
                "contentUrl": url + a.url,
                "encodingFormat": MIME.get(a.formato, "application/octet-stream"),
                "contentSize": str(a.tamano),
            }
            for a in archivos
        ]
    return datos


def _valor(taller: Taller, campo: Campo, valor: Any) -> Any:
    if campo.schema_org in ("timeRequired", "duration"):
        return f"PT{valor}M"
    if campo.vocabulario is not None:
        slugs = valor if isinstance(valor, list) else [valor]
        nombres = [taller.catalogo.nombre(campo.vocabulario, s) for s in slugs]
        return nombres if isinstance(valor, list) else nombres[0]
    if campo.referencia is not None:
        ids = valor if isinstance(valor, list) else [valor]
        fichas = [taller.catalogo.fichas[i] for i in ids]
        return [{"@id": taller.sitio.url + f.ruta, "name": f.titulo} for f in fichas]
    return valor


def _open_graph(taller: Taller, ficha: Ficha, direccion: str) -> Iterator[str]:
    pares = (
        ("og:type", "article"),
        ("og:locale", "es_PE"),
        ("og:site_name", taller.sitio.nombre),
        ("og:title", ficha.titulo),
        ("og:description", ficha.resumen),
        ("og:url", direccion),
    )
    for propiedad, contenido in pares:
        yield f'<meta property="{propiedad}" content="{escapar(contenido)}">'


def _dublin_core(taller: Taller, ficha: Ficha, direccion: str) -> Iterator[str]:
    catalogo = taller.catalogo
    pares: list[tuple[str, str]] = [("identifier", direccion)]
    for campo in ficha.tipo.campos:
        valor = ficha.datos.get(campo.nombre)
        if campo.dublin_core is None or valor is None:
            continue
        for v in valor if isinstance(valor, list) else [valor]:
            texto = catalogo.nombre(campo.vocabulario, v) if campo.vocabulario else str(v)
            pares.append((campo.dublin_core, texto))
    pares += [("issued", ficha.publicada), ("modified", ficha.actualizada)]
    for nombre, contenido in dict.fromkeys(pares):
        yield f'<meta name="DCTERMS.{nombre}" content="{escapar(contenido)}">'
