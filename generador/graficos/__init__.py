"""Gráficos: de cifras a dibujos SVG, hechos al construir el sitio (graficos.md)."""
