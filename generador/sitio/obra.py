"""Etapa 5: el sitio entero. Valida, hace el marco, estampa las páginas y cambia la carpeta."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from generador import tipos, vistas
from generador.construccion import Resultado, construir
from generador.extraccion import ErrorDeExtraccion, extraer
from generador.modelo import Catalogo, Escrita, Fallo, Problema
from generador.sitio import moldes
from generador.sitio.acabado import Avance, callado, terminar
from generador.sitio.escritura import SalidaAjena, obra
from generador.sitio.montaje import montar
from generador.sitio.motor import ErrorDeMotor, Motor, construir_marco, leer_configuracion

TEXTOS = Path(".cache") / "textos"
"""Dentro del repositorio, lo ya leído de los adjuntos: se puede borrar siempre."""


class ErrorDeSitio(Fallo):
    """No se pudo construir por algo que no es el contenido: la configuración o la carpeta."""


def construir_sitio(
    raiz: Path,
    salida: Path,
    fecha: str,
    avance: Avance = callado,
    motor: Motor = construir_marco,
    carpeta_de_tipos: Path = tipos.CARPETA,
) -> Resultado:
    """Construye el sitio de «raiz» en «salida». Con errores en el contenido no escribe nada."""
    resultado = construir(raiz, fecha, carpeta_de_tipos)
    if resultado.con_errores:
        return resultado
    try:
        configuracion = leer_configuracion(raiz)
        textos = extraer(resultado.catalogo.visibles, raiz / TEXTOS)
        resultado = _con(resultado, textos.problemas)
        with obra(salida) as nueva:
            hacer_marco(nueva, configuracion, resultado.catalogo, resultado.escritas, motor)
            rotos = terminar(nueva, configuracion, resultado, textos.pasajes, avance)
            if rotos:
                raise _Rotos(rotos)
    except (ErrorDeMotor, ErrorDeExtraccion, SalidaAjena, moldes.MoldeRoto) as e:
        raise ErrorDeSitio(str(e)) from e
    except _Rotos as e:
        return _con(resultado, e.problemas)
    return resultado


def _con(resultado: Resultado, problemas: tuple[Problema, ...]) -> Resultado:
    """El mismo resultado, con más problemas."""
    return replace(resultado, problemas=tuple(sorted({*resultado.problemas, *problemas})))


class _Rotos(Exception):
    """Enlaces rotos en la obra: se deshace."""

    def __init__(self, problemas: tuple[Problema, ...]) -> None:
        self.problemas = problemas


def hacer_marco(
    carpeta: Path,
    configuracion: Mapping[str, Any],
    catalogo: Catalogo,
    escritas: tuple[Escrita, ...],
    motor: Motor,
) -> None:
    """Lo que hace el motor: páginas escritas, un molde por sección y los archivos del tema."""
    with tempfile.TemporaryDirectory() as temporal:
        proyecto = Path(temporal) / "proyecto"
        montar(proyecto, configuracion, catalogo, escritas, vistas.moldes(catalogo))
        motor(proyecto, carpeta)
