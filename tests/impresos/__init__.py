"""Pruebas de los impresos."""
