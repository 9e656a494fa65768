"""Acciones, comunidades y listas de prueba, con sus fechas."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

from generador import vistas
from generador.indicadores import medir
from generador.modelo import Sitio
from generador.vistas.entorno import Taller
from tests.repositorio import FECHA, Repositorio

SITIO = Sitio("Repositorio de prueba", "Para probar.", "https://repositorio.example/")
REGIONES = ("nacional", "puno", "callao", "cusco", "loreto")
PERFILES = ("nuevo", "con_dificultades", "mejora_continua")
RESUMEN = (
    "Taller práctico para formular el plan operativo anual con el modelo estándar, paso a paso."
)


def accion(titulo: str, periodo: str, **datos: str) -> str:
    """El texto de una acción publicada; cada dato, tal cual se escribe."""
    campos = {
        "titulo": f'"{titulo}"',
        "resumen": RESUMEN,
        "estado": "publicado",
        "eje": "transversal",
        "temas": "[planeamiento-operativo]",
        "unidad": "opla",
        "accion": "taller_practico",
        "modalidad": "virtual_sincronica",
        "periodo": f'"{periodo}"',
    }
    return "".join(f"{n}: {v}\n" for n, v in {**campos, **datos}.items())


def poner(repositorio: Repositorio, id_: str, titulo: str, periodo: str, **datos: str) -> None:
    """Escribe una acción."""
    repositorio.escribir(f"recursos/oferta/{id_}/ficha.yml", accion(titulo, periodo, **datos))


def quinientas(repositorio: Repositorio) -> None:
    """Quinientas acciones en 2027, en cinco regiones y para tres perfiles, de a una por día."""
    casos = product(range(100), REGIONES)
    for n, (vuelta, region) in enumerate(casos):
        dia = (date(2027, 1, 2) + timedelta(days=n * 360 // 500)).isoformat()
        poner(
            repositorio,
            f"af-accion-{n:03}",
            f"Taller número {n} de la oferta",
            dia[:7],
            inicio=f'"{dia}"',
            regiones=f"[{region}]",
            perfiles=f"[{PERFILES[vuelta % 3]}]",
            hora='"10:00"',
            duracion_horas="2",
        )


def preparar(repositorio: Repositorio) -> Taller:
    """El taller de las vistas, con lo que hay en el repositorio y sin ningún error."""
    resultado = repositorio.construir(FECHA)
    assert not resultado.con_errores, resultado.problemas
    medidas = medir(resultado.catalogo, resultado.cifras)
    return vistas.preparar(resultado.catalogo, SITIO, {}, medidas)
