"""Enlaces externos: del contenido y lo ya sabido, a lo que hoy responde y lo que no."""

from generador.enlaces.comprobar import Resumen, SinRed, comprobar
from generador.enlaces.estado import EstadoRoto, guardar
from generador.enlaces.informe import informe
from generador.enlaces.limites import Limites
from generador.enlaces.lugares import Lugar, lugares

__all__ = [
    "EstadoRoto",
    "Limites",
    "Lugar",
    "Resumen",
    "SinRed",
    "comprobar",
    "guardar",
    "informe",
    "lugares",
]
