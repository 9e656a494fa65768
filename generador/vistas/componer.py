"""Etapa 4: todas las vistas en fila. Quien busque de dónde sale una página, empieza aquí."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generador.modelo import Archivo, Catalogo, Pagina
from generador.vistas import (
    adjuntos,
    brechas,
    caja,
    calendario,
    canales,
    datos,
    descargas,
    difusion,
    edicion,
    esquemas,
    explorar,
    fichas,
    glosario,
    guias,
    ics,
    impresos,
    indicadores,
    informe,
    libros,
    necesito,
    novedades,
    paquete_de_datos,
    por_revisar,
    portada,
    proponer,
    redirecciones,
    terminos,
    tipos,
)
from generador.vistas.campos import PAGINAS_DE_TERMINOS
from generador.vistas.entorno import Taller

tablero = portada.tablero
hojas = impresos.hojas
cuadernos = impresos.cuadernos
informes = impresos.informes


def moldes(catalogo: Catalogo) -> Mapping[str, str]:
    """Sección del sitio → título: por cada una el motor hace un molde."""
    secciones = {t.ruta: t.indice for t in catalogo.tipos.values()}
    secciones |= {v: catalogo.vocabularios[v].titulo for v in PAGINAS_DE_TERMINOS}
    return secciones | {
        caja.SECCION: caja.TITULO,
        explorar.SECCION: "Explorar",
        calendario.SECCION: calendario.TITULO,
        novedades.SECCION: "Novedades",
        descargas.SECCION: "Descargas",
        glosario.SECCION: "Glosario",
        necesito.SECCION: "¿Qué acción formativa necesito?",
        guias.SECCION: "Guías para proponer contenido",
        indicadores.SECCION: "Indicadores",
        por_revisar.SECCION: "Por revisar",
        proponer.SECCION: "Proponer contenido",
    }


PAGINAS: Mapping[str, Callable[[Taller], Iterator[Pagina]]] = {
    "fichas": fichas.paginas,
    "índices de tipo": tipos.paginas,
    "términos": terminos.paginas,
    "explorar": explorar.paginas,
    "calendario": calendario.paginas,
    "novedades": novedades.paginas,
    "edición": edicion.paginas,
    "descargas": descargas.paginas,
    "glosario": glosario.paginas,
    "herramientas interactivas": caja.paginas,
    "qué necesito": necesito.paginas,
    "guías": guias.paginas,
    "indicadores": indicadores.paginas,
    "brechas": brechas.paginas,
    "difusión": difusion.paginas,
    "informes": informe.paginas,
    "por revisar": por_revisar.paginas,
    "proponer": proponer.paginas,
}
"""Vista → sus páginas, con el nombre que sale en el perfil."""

ARCHIVOS: Mapping[str, Callable[[Taller], Iterator[Archivo]]] = {
    "adjuntos": adjuntos.archivos,
    "herramientas interactivas": caja.archivos,
    "canales": canales.archivos,
    "catálogo en datos": datos.archivos,
    "edición": edicion.archivos,
    "esquemas": esquemas.archivos,
    "índice de búsqueda": explorar.archivos,
    "impresos": impresos.archivos,
    "citas de calendario": ics.archivos,
    "proponer": proponer.archivos,
    "plantillas de Excel": libros.archivos,
    "indicadores": paquete_de_datos.archivos,
    "por revisar": por_revisar.archivos,
    "redirecciones": redirecciones.archivos,
}
"""Vista → sus archivos que no son páginas."""


def paginas(taller: Taller) -> Iterator[Pagina]:
    """Todas las páginas generadas."""
    recorrer = taller.medios.perfil.recorrer
    for nombre, hacer in PAGINAS.items():
        yield from recorrer(nombre, hacer(taller))


def archivos(taller: Taller) -> Iterator[Archivo]:
    """Todo lo que no es una página: adjuntos, canales, datos abiertos y redirecciones."""
    recorrer = taller.medios.perfil.recorrer
    for nombre, hacer in ARCHIVOS.items():
        yield from recorrer(nombre, hacer(taller))
