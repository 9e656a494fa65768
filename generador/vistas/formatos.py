"""Etapa 4, formatos: de valores a como se leen en español."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from generador.graficos import cifras
from generador.modelo import Indicador
from generador.modelo.evaluacion import Puntajes, centesimas

numero = cifras.numero

MESES = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "setiembre",
    "octubre",
    "noviembre",
    "diciembre",
)

DIAS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
ORDINALES = ("Primer", "Segundo", "Tercer", "Cuarto")


def fecha(iso: str) -> str:
    """«2026-11-03» → «3 de noviembre de 2026»."""
    anio, mes, dia = iso.split("-")
    return f"{int(dia)} de {MESES[int(mes) - 1]} de {anio}"


def dia(iso: str) -> str:
    """«2026-11-03» → «3 de noviembre»."""
    return fecha(iso).rpartition(" de ")[0]


def mes(anio_mes: str) -> str:
    """«2026-11» → «Noviembre de 2026»."""
    anio, numero = anio_mes.split("-")
    return f"{MESES[int(numero) - 1].capitalize()} de {anio}"


def dia_de_semana(iso: str) -> str:
    """«2026-11-03» → «martes 3 de noviembre»."""
    return f"{DIAS[date.fromisoformat(iso).weekday()]} {dia(iso)}"


def semana(iso: str) -> str:
    """«2025-04-16» → «3.ª semana de abril». La semana es del mes en que cae su miércoles."""
    uno = date.fromisoformat(iso)
    miercoles = uno + timedelta(days=2 - uno.weekday())
    return f"{(miercoles.day + 6) // 7}.ª semana de {MESES[miercoles.month - 1]}"


def periodo(cuando: str) -> str:
    """«2025», «2025-T2» o «2025-04» → «2025», «Segundo trimestre de 2025», «Abril de 2025»."""
    anio, _, parte = cuando.partition("-")
    if parte.startswith("T"):
        return f"{ORDINALES[int(parte[1]) - 1]} trimestre de {anio}"
    return mes(cuando) if parte else anio


def tamano(octetos: int) -> str:
    """Bytes → «38 KB» o «1,4 MB»."""
    if octetos >= 1024 * 1024:
        return f"{octetos / 1024 / 1024:.1f} MB".replace(".", ",")
    return f"{max(1, round(octetos / 1024))} KB"


def duracion(minutos: int) -> str:
    """«90» → «1 h 30 min»."""
    horas, resto = divmod(minutos, 60)
    partes = [f"{horas} h"] if horas else []
    return " ".join([*partes, f"{resto} min"] if resto or not horas else partes)


def instante(segundos: int) -> str:
    """«750» → «12:30»."""
    minutos, resto = divmod(segundos, 60)
    horas, minutos = divmod(minutos, 60)
    return f"{horas}:{minutos:02}:{resto:02}" if horas else f"{minutos}:{resto:02}"


def miles(valor: float) -> str:
    """Con un espacio fino cada tres cifras, desde diez mil: «12 345»."""
    entero, _, decimales = numero(valor).partition(",")
    largo = f"{int(entero):,}".replace(",", "\u202f") if len(entero) > 4 else entero
    return f"{largo},{decimales}" if decimales else largo


def medida(indicador: Indicador, valor: float) -> str:
    """El valor de un indicador como se lee: «12 345», «88,5 %» o «4,35 de 5»."""
    if indicador.clase == "cantidad":
        return miles(valor)
    if indicador.clase == "porcentaje":
        return f"{numero(round(valor, 1))}\xa0%"
    return f"{numero(round(valor, 2))} de 5"


def plural(cuantos: int, singular: str, varios: str) -> str:
    """«1 ficha», «12 fichas»."""
    return f"{cuantos} {singular if cuantos == 1 else varios}"


def promedio(notas: Sequence[float]) -> float:
    """Media de los puntajes, con un decimal."""
    return round(sum(notas) / len(notas), 1)


def media_general(puntajes: Puntajes) -> str:
    """«3,86»: la de todos los puntajes, con la misma cuenta que la regla que la juzga."""
    return centesimas(nota for notas in puntajes.values() for nota in notas)
