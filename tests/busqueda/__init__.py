"""La búsqueda: análisis igual en los dos lados, y qué halla y en qué orden."""
