"""El sitio en un navegador de verdad: servido y abierto con doble clic, ancho y en teléfono."""
