"""El sitio que sale del catálogo: páginas, datos, escritura y motor."""
