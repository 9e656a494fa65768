"""Lo que viaja entre etapas: valores congelados que no importan nada nuestro."""

from generador.modelo.contenido import (
    Adjunto,
    ArchivoFuente,
    Catalogo,
    Datos,
    Escrita,
    Ficha,
    Fuente,
    Pasaje,
    Seccion,
    Vinculo,
)
from generador.modelo.esquemas import Campo, Termino, Tipo, Vocabulario
from generador.modelo.problemas import Fallo, Nivel, Posicion, Problema, linea_de
from generador.modelo.sitio import Archivo, Pagina, Sitio

__all__ = [
    "Adjunto",
    "Archivo",
    "ArchivoFuente",
    "Campo",
    "Catalogo",
    "Datos",
    "Escrita",
    "Fallo",
    "Ficha",
    "Fuente",
    "Nivel",
    "Pagina",
    "Pasaje",
    "Posicion",
    "Problema",
    "Seccion",
    "Sitio",
    "Termino",
    "Tipo",
    "Vinculo",
    "Vocabulario",
    "linea_de",
]
