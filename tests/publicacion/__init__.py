"""La publicación: manifiesto, firma, paquetes y destinos."""
