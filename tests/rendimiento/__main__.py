"""``python -m tests.rendimiento``: compara este generador con otros."""

from tests.rendimiento.comparar import principal

principal()
