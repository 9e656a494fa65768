"""Publicación, fugas: que en lo que se va a publicar no haya nada de lo que no es público.

Es la segunda línea: la primera es que lo interno no entra (docs/desarrollo/interno.md). Por eso no
usa nada de lo que decide qué se muestra: compara lo escrito con las fuentes.
"""

from generador.publicacion.fugas.modelo import Vedado
from generador.publicacion.fugas.revision import fugas
from generador.publicacion.fugas.vedado import vedado

__all__ = ["Vedado", "fugas", "vedado"]
