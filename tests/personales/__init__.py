"""Pruebas de los datos personales."""
