"""Calidad y costo de la búsqueda, al lado de otros buscadores. Ver docs/desarrollo/busqueda.md."""
