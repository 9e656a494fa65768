"""Pruebas de las figuras."""
