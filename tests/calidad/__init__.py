"""Cuánto pesa y qué nota saca cada clase de página: campaña aparte de las pruebas corrientes."""
