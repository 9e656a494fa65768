"""Datos personales: de un texto a los que hay en él (Ley 29733), sin repetirlos enteros."""

from generador.personales.buscar import algo_que_mirar, buscar
from generador.personales.hallado import CLASES, Personal

__all__ = ["CLASES", "Personal", "algo_que_mirar", "buscar"]
