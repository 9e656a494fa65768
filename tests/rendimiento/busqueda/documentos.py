"""Un catálogo como lista de documentos llanos: lo mismo que se da a cada buscador."""

from __future__ import annotations

from dataclasses import dataclass

from generador.busqueda.contenido import Lector
from generador.modelo import Catalogo


@dataclass(frozen=True, slots=True)
class Documento:
    """Lo que se puede buscar de una ficha, sin formato."""

    id: str
    titulo: str
    palabras: str
    resumen: str
    otros: str
    """Nombres de sus facetas y lo demás que va con los metadatos."""
    cuerpo: str


def documentos(catalogo: Catalogo) -> list[Documento]:
    """Todas las fichas visibles, por id."""
    lector = Lector(catalogo)
    salida = []
    for ficha in sorted(catalogo.visibles, key=lambda f: f.id):
        contenido = lector.leer(ficha)
        claves = ", ".join(ficha.datos.get("palabras_clave", ()))
        otros = [t for n, (_, t) in contenido.metadatos.items() if n not in _YA]
        cuerpo = "\n".join(p.texto for p in contenido.pasajes)
        salida.append(
            Documento(ficha.id, ficha.titulo, claves, ficha.resumen, "\n".join(otros), cuerpo)
        )
    return salida


_YA = frozenset({"titulo", "resumen", "palabras_clave"})
