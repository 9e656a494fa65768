"""El ejemplo de configuración para nginx, probado con un nginx verdadero."""
