"""Compara los guiones ajenos con su paquete de npm: «make terceros» (necesita red y npm)."""
