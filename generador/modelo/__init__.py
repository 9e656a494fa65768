"""Lo que viaja entre etapas: valores congelados que no importan nada nuestro."""

from generador.modelo.contenido import (
    Adjunto,
    Bloque,
    Catalogo,
    Ficha,
    Pasaje,
    Propiedad,
    Vinculo,
)
from generador.modelo.enlaces import FALLOS_PARA_AVISAR, SALUDES, Enlace, Salud
from generador.modelo.esquemas import Agenda, Campo, Termino, Tipo, Vocabulario
from generador.modelo.indicadores import Cifra, Cuenta, Dato, Indicador
from generador.modelo.leido import (
    Antes,
    ArchivoFuente,
    Datos,
    Escrita,
    Fuente,
    Permiso,
    Previa,
    Seccion,
)
from generador.modelo.problemas import Fallo, Nivel, Posicion, Problema, linea_de
from generador.modelo.resumen import resumir
from generador.modelo.sitio import (
    Archivo,
    Descarga,
    Edicion,
    Imagen,
    Imagenes,
    Impreso,
    Pagina,
    Publicada,
    Sitio,
)

__all__ = [
    "FALLOS_PARA_AVISAR",
    "SALUDES",
    "Adjunto",
    "Agenda",
    "Antes",
    "Archivo",
    "ArchivoFuente",
    "Bloque",
    "Campo",
    "Catalogo",
    "Cifra",
    "Cuenta",
    "Dato",
    "Datos",
    "Descarga",
    "Edicion",
    "Enlace",
    "Escrita",
    "Fallo",
    "Ficha",
    "Fuente",
    "Imagen",
    "Imagenes",
    "Impreso",
    "Indicador",
    "Nivel",
    "Pagina",
    "Pasaje",
    "Permiso",
    "Posicion",
    "Previa",
    "Problema",
    "Propiedad",
    "Publicada",
    "Salud",
    "Seccion",
    "Sitio",
    "Termino",
    "Tipo",
    "Vinculo",
    "Vocabulario",
    "linea_de",
    "resumir",
]
