"""Mediciones: un corpus determinista de cualquier tamaño y la comparación con otros generadores."""
