"""Etapa 3b, reglas: lo que un esquema no puede decir. Un módulo por regla, una línea por registro.

La documentación de cada regla es la de su módulo, con un ejemplo que pasa y otro que falla.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generador.modelo import Antes, Catalogo, Escrita, Fuente, Pasaje, Permiso, Problema, Propiedad
from generador.reglas import (
    adjuntos,
    anteriores,
    caja,
    calendario,
    coincidencias,
    comite,
    comunidades,
    enlaces,
    escritas,
    estandar,
    fechas,
    inspeccion,
    numeros,
    origen,
    pasos,
    personales,
    referencias,
    regiones,
    replicas,
    requisitos,
    retiro,
    secciones,
    sesiones,
    sobrantes,
    subtitulos,
    temas,
    titulos,
    unidades,
    validacion,
    videos,
)

Regla = Callable[[Catalogo], Iterator[Problema]]

REGLAS: Mapping[str, Regla] = {
    "adjuntos": adjuntos.comprobar,
    "anteriores": anteriores.comprobar,
    "caja": caja.comprobar,
    "calendario": calendario.comprobar,
    "coincidencias": coincidencias.comprobar,
    "comite": comite.comprobar,
    "comunidades": comunidades.comprobar,
    "enlaces": enlaces.comprobar,
    "estandar": estandar.comprobar,
    "fechas": fechas.comprobar,
    "numeros": numeros.comprobar,
    "origen": origen.comprobar,
    "referencias": referencias.comprobar,
    "regiones": regiones.comprobar,
    "replicas": replicas.comprobar,
    "requisitos": requisitos.comprobar,
    "retiro": retiro.comprobar,
    "secciones": secciones.comprobar,
    "sesiones": sesiones.comprobar,
    "sobrantes": sobrantes.comprobar,
    "temas": temas.comprobar,
    "titulos": titulos.comprobar,
    "unidades": unidades.comprobar,
    "validacion": validacion.comprobar,
    "videos": videos.comprobar,
}


def comprobar(catalogo: Catalogo) -> tuple[Problema, ...]:
    """Problemas de todas las reglas sobre el catálogo."""
    return tuple(p for regla in REGLAS.values() for p in regla(catalogo))


def comprobar_archivos(catalogo: Catalogo) -> tuple[Problema, ...]:
    """Problemas dentro de los archivos que acompañan a las fichas: el formulario no los abre."""
    return (*inspeccion.comprobar(catalogo), *subtitulos.comprobar(catalogo))


def comprobar_escritas(catalogo: Catalogo, paginas: tuple[Escrita, ...]) -> tuple[Problema, ...]:
    """Problemas de las páginas escritas a mano."""
    return tuple(escritas.comprobar(catalogo, paginas))


def comprobar_personales(
    catalogo: Catalogo, paginas: tuple[Escrita, ...], permisos: tuple[Permiso, ...]
) -> tuple[Problema, ...]:
    """Los datos personales que hay en lo escrito: el formulario no sabe lo que está permitido."""
    return tuple(personales.comprobar(catalogo, paginas, permisos))


def comprobar_textos(
    catalogo: Catalogo,
    textos: Mapping[str, tuple[Pasaje, ...]],
    propiedades: Mapping[str, tuple[Propiedad, ...]],
    permisos: tuple[Permiso, ...],
) -> tuple[Problema, ...]:
    """Los datos personales que hay dentro de los adjuntos y en sus propiedades, ya leídos."""
    return (
        *personales.comprobar_textos(catalogo, textos, permisos),
        *personales.comprobar_propiedades(catalogo, propiedades, permisos),
    )


def comprobar_pasos(
    catalogo: Catalogo, fuentes: tuple[Fuente, ...], antes: Antes
) -> tuple[Problema, ...]:
    """Problemas de lo que cambió desde un cambio anterior."""
    return tuple(pasos.comprobar(catalogo, fuentes, antes))
