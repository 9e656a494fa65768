"""La puerta: qué páginas rechaza y por qué."""
