"""Etapa 5, obra: de un plano al sitio entero, o a una parte, en su carpeta y de una vez."""

from __future__ import annotations

import shutil
from concurrent.futures import Executor
from pathlib import Path

from generador import tipos
from generador.construccion import Resultado
from generador.modelo import Catalogo, Pagina, Problema, Sitio
from generador.perfil import Perfil
from generador.sitio import moldes
from generador.sitio.acabado import Avance, callado, estampar_una, terminar
from generador.sitio.escritura import SalidaAjena, obra
from generador.sitio.interno import comprobar_salida
from generador.sitio.motor import Motor
from generador.sitio.plano import ErrorDeSitio, Plano, con_problemas, trazar


def construir_sitio(
    raiz: Path,
    salida: Path,
    fecha: str,
    avance: Avance = callado,
    motor: Motor | None = None,
    carpeta_de_tipos: Path = tipos.CARPETA,
    interno: Path | None = None,
    direccion: str | None = None,
    perfil: Perfil | None = None,
    ejecutor: Executor | None = None,
) -> Resultado:
    """Construye el sitio de «raiz» en «salida». Con errores en el contenido no escribe nada.

    Con «interno» sale la edición institucional, con las fichas de esa carpeta y en «direccion».
    """
    if interno is not None:
        salida = comprobar_salida(raiz, interno, salida)
    with trazar(
        raiz, fecha, motor, carpeta_de_tipos, interno, direccion, perfil, ejecutor
    ) as plano:
        return edificar(plano, salida, avance)


def edificar(plano: Plano, salida: Path, avance: Avance = callado) -> Resultado:
    """El sitio entero en «salida», de una vez; con errores, «salida» queda como estaba."""
    if plano.resultado.con_errores:
        return plano.resultado
    try:
        with plano.medios.perfil.etapa("cambio de carpeta"), obra(salida) as nueva:
            levantar(plano, nueva, avance=avance, anterior=salida)
    except SalidaAjena as e:
        raise ErrorDeSitio(str(e)) from e
    except ObraRechazada as e:
        return con_problemas(plano.resultado, e.problemas)
    return plano.resultado


def levantar(
    plano: Plano,
    carpeta: Path,
    sitio: Sitio | None = None,
    catalogo: Catalogo | None = None,
    avance: Avance = callado,
    anterior: Path | None = None,
) -> None:
    """El sitio, o la parte que diga «catalogo», en una carpeta vacía; ObraRechazada si los hay."""
    shutil.copytree(plano.marco, carpeta, dirs_exist_ok=True)
    try:
        rotos = terminar(
            carpeta,
            sitio or plano.sitio,
            catalogo or plano.resultado.catalogo,
            plano.pasajes,
            plano.medidas,
            avance,
            plano.medios,
            plano.muestras,
            anterior,
            plano.imagenes,
        )
    except moldes.MoldeRoto as e:
        raise ErrorDeSitio(str(e)) from e
    if rotos:
        raise ObraRechazada(rotos)


def estampar_en(carpeta: Path, marco: Path, sitio: Sitio, pagina: Pagina) -> None:
    """Estampa otra vez una página de un sitio ya levantado."""
    rotos = estampar_una(carpeta, marco, sitio, pagina)
    if rotos:
        raise ObraRechazada(rotos)


class ObraRechazada(Exception):
    """Lo levantado tiene rutas que no sirven, casi siempre enlaces a nada: se deshace."""

    def __init__(self, problemas: tuple[Problema, ...]) -> None:
        super().__init__(problemas)
        self.problemas = problemas
