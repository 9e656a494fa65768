"""Enlaces, límites: cuánto se pregunta, cuánto se espera y a quién no se molesta."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limites:
    """Lo que una comprobación se permite."""

    dias: int = 7
    """Días que se da por bueno un enlace que respondió bien, sin volver a preguntar."""
    cuantos: int = 2_000
    """Enlaces que se preguntan de una vez; los demás, en la siguiente."""
    segundos: float = 20 * 60
    """Lo que dura como mucho."""
    pausa: float = 1.0
    """Segundos entre dos peticiones al mismo sitio."""
    plazo: float = 15.0
    """Segundos que se espera una respuesta, desde que se empieza a conectar."""
    espera: float = 60.0
    """Lo más que se espera a un sitio que pide ir más despacio; si pide más, otro día."""
    saltos: int = 6
    """Redirecciones que se siguen."""
    obreros: int = 4
    """Sitios distintos a los que se pregunta a la vez."""
    internas: bool = False
    """Si se admiten direcciones de este equipo o de una red privada: solo para pruebas."""
