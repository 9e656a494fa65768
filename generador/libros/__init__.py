"""Etapa 4, libros: de un Tipo a un libro de Excel que llena quien no usa Git, y cómo leerlo."""

from generador.libros.componer import libro, llenado
from generador.libros.disposicion import Casilla, Hoja, Libro, disponer
from generador.libros.opciones import Opciones, opciones_de

__all__ = ["Casilla", "Hoja", "Libro", "Opciones", "disponer", "libro", "llenado", "opciones_de"]
