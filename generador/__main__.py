"""Permite escribir «python -m generador»."""

from generador.cli import principal

if __name__ == "__main__":
    principal()
