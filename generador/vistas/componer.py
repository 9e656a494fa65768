"""Etapa 4: todas las vistas en fila. Quien busque de dónde sale una página, empieza aquí."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from generador.modelo import Archivo, Catalogo, Pagina
from generador.vistas import (
    adjuntos,
    calendario,
    canales,
    datos,
    descargas,
    edicion,
    esquemas,
    explorar,
    ficha,
    glosario,
    guias,
    ics,
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
from generador.vistas.entorno import Taller, preparar

__all__ = ["archivos", "moldes", "paginas", "preparar", "tablero"]

tablero = portada.tablero


def moldes(catalogo: Catalogo) -> Mapping[str, str]:
    """Sección del sitio → título: por cada una el motor hace un molde."""
    secciones = {t.ruta: t.indice for t in catalogo.tipos.values()}
    secciones |= {v: catalogo.vocabularios[v].titulo for v in PAGINAS_DE_TERMINOS}
    return secciones | {
        explorar.SECCION: "Explorar",
        calendario.SECCION: calendario.TITULO,
        novedades.SECCION: "Novedades",
        descargas.SECCION: "Descargas",
        glosario.SECCION: "Glosario",
        necesito.SECCION: "¿Qué acción formativa necesito?",
        guias.SECCION: "Guías para proponer contenido",
        por_revisar.SECCION: "Por revisar",
        proponer.SECCION: "Proponer contenido",
    }


def paginas(taller: Taller) -> Iterator[Pagina]:
    """Todas las páginas generadas."""
    return chain(
        ficha.paginas(taller),
        tipos.paginas(taller),
        terminos.paginas(taller),
        explorar.paginas(taller),
        calendario.paginas(taller),
        novedades.paginas(taller),
        edicion.paginas(taller),
        (descargas.pagina(taller),),
        glosario.paginas(taller),
        necesito.paginas(taller),
        guias.paginas(taller),
        por_revisar.paginas(taller),
        proponer.paginas(taller),
    )


def archivos(taller: Taller) -> Iterator[Archivo]:
    """Todo lo que no es una página: adjuntos, canales, datos abiertos y redirecciones."""
    return chain(
        adjuntos.archivos(taller.catalogo),
        canales.archivos(taller),
        datos.archivos(taller),
        edicion.archivos(taller),
        esquemas.archivos(taller),
        explorar.archivos(taller),
        ics.archivos(taller),
        proponer.archivos(taller),
        libros.archivos(taller),
        paquete_de_datos.archivos(taller),
        por_revisar.archivos(taller),
        redirecciones.archivos(taller),
    )
