"""Pruebas de los indicadores."""
