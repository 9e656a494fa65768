"""Etapa 4, formulario: de los esquemas a un árbol de campos, y el motor que lo lee al llenarlo."""

from generador.formulario.arbol import Arbol, arbol, arboles
from generador.formulario.guion import NOMBRE, motor
from generador.formulario.terminos import vocabularios_de, vocabularios_en

__all__ = ["NOMBRE", "Arbol", "arbol", "arboles", "motor", "vocabularios_de", "vocabularios_en"]
