"""Pruebas de la vida y de la evaluación de una buena práctica."""
