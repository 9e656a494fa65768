"""Video, medida: lo que viaja del proceso hijo al generador."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields

from generador.extraccion.lectura import MEGA, Limites

LIMITES = Limites(segundos=60, memoria=1536 * MEGA)
"""Lo más que se concede a un archivo, pese lo que pese: nunca se lee entero."""


@dataclass(frozen=True, slots=True)
class Medida:
    """Lo que se midió de un archivo y, si algo lo impidió, la clave de por qué."""

    reparo: str = ""
    contenedor: str = ""
    codec: str = ""
    ancho: int = 0
    alto: int = 0
    """Como se ve: con los píxeles no cuadrados y el giro del teléfono ya aplicados."""
    fps: float = 0.0
    duracion: float = 0.0
    """Segundos."""
    tasa: int = 0
    """Bits por segundo de la imagen o, si el archivo no lo dice, de todo el archivo."""
    sonido: str = ""
    """Códec del sonido; vacío si no hay pista."""
    pico_db: float | None = None
    """Lo más fuerte que se oyó en las muestras, en dBFS; None si no se pudo oír nada."""
    lisa: bool = False
    """Si en todas las muestras la imagen es de un solo color."""
    completo: bool = True

    def a_json(self) -> bytes:
        """Una línea de JSON."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def de_json(cls, crudo: bytes) -> Medida | None:
        """La medida que dice esa línea; None si no es una, o está a medias."""
        try:
            datos = json.loads(crudo)
        except (ValueError, RecursionError):
            return None
        nombres = {f.name for f in fields(cls)}
        return cls(**datos) if isinstance(datos, dict) and set(datos) == nombres else None
