"""Destinos, almacén: publicar objeto a objeto donde no hay carpetas ni cambios de nombre (S3)."""

from generador.publicacion.destinos.almacen.almacen import Almacen, abrir_almacen

__all__ = ["Almacen", "abrir_almacen"]
