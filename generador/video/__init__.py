"""Video: de un archivo de video a sus medidas y, contra el estándar, a lo que hay que corregir."""

from generador.video.anotacion import NoSePuedeAnotar, anotar, datos_de
from generador.video.archivos import reunir
from generador.video.estandar import Estandar, cargar
from generador.video.juicio import Hallazgo, Revision, juzgar
from generador.video.medida import Medida
from generador.video.medir import FaltaBiblioteca, medir

__all__ = [
    "Estandar",
    "FaltaBiblioteca",
    "Hallazgo",
    "Medida",
    "NoSePuedeAnotar",
    "Revision",
    "anotar",
    "cargar",
    "datos_de",
    "juzgar",
    "medir",
    "reunir",
]
