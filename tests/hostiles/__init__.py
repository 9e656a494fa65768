"""Textos hostiles conocidos en cada campo: nada se ejecuta, nada sale y la página queda entera."""
