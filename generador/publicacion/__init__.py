"""Publicación: de un sitio construido a lo que se entrega, con su manifiesto y su firma."""
