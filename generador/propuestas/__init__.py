"""Propuestas: lo que se dice, y dónde, a quien propone un cambio en la forja."""
