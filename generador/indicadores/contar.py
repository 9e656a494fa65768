"""Indicadores, contar: de las fichas a los datos de un indicador, según dice su cuenta."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from generador.modelo import Cuenta, Dato, Ficha, Indicador
from generador.modelo.indicadores import Camino
from generador.tipos.campos import valores

FUENTE = "Fichas del repositorio"
DECIMALES = 4
# Lo que no está en los datos de una ficha y también se puede pedir.
PROPIOS = ("creada", "publicada", "tipo")

Exacto = int | Fraction
"""Un número sin redondear: contar con enteros cuesta la décima parte."""
Celda = tuple[str, str, str, str]
"""Mes, unidad, región y categoría."""


@dataclass(frozen=True, slots=True)
class Caso:
    """Lo que se cuenta una vez: una ficha, o un elemento de una de sus listas."""

    ficha: Ficha
    cada: Camino
    elemento: Any

    def todos(self, camino: Camino) -> list[Any]:
        """Los valores de un campo; los de una lista, sueltos."""
        largo = len(self.cada)
        if largo and camino[:largo] == self.cada:
            hallados = valores(self.elemento, camino[largo:])
        elif len(camino) == 1 and camino[0] in PROPIOS:
            return [self._propio(camino[0])]
        else:
            hallados = valores(self.ficha.datos, camino)
        return [x for _, v in hallados for x in (v if isinstance(v, list | tuple) else (v,))]

    def uno(self, camino: Camino) -> str:
        """El primero de sus valores, como texto; vacío si no los hay."""
        if not camino:
            return ""
        if len(camino) == 1 and isinstance(valor := self.ficha.datos.get(camino[0]), str):
            return valor  # lo corriente, sin recorrer nada
        return str(next(iter(self.todos(camino)), ""))

    def _propio(self, nombre: str) -> str:
        ficha = self.ficha
        return ficha.tipo.nombre if nombre == "tipo" else str(getattr(ficha, nombre))


def contar(indicador: Indicador, cuenta: Cuenta, fichas: Iterable[Ficha]) -> Iterator[Dato]:
    """Un dato por celda en que haya algo que contar."""
    celdas: dict[Celda, tuple[Exacto, int]] = {}
    for caso in casos(cuenta, fichas):
        medida = _medir(indicador, cuenta, caso)
        if medida is not None:
            celda = _celda(cuenta, caso)
            hasta_aqui = celdas.get(celda, (0, 0))
            celdas[celda] = hasta_aqui[0] + medida[0], hasta_aqui[1] + medida[1]
    por_cuanto = 100 if indicador.clase == "porcentaje" else 1
    for (mes, unidad, region, categoria), (suma, base) in celdas.items():
        exacto = suma if indicador.clase == "cantidad" else Fraction(suma) / base * por_cuanto
        redondo = round(float(exacto), DECIMALES)
        yield Dato(indicador.id, mes, unidad, region, categoria, redondo, base, FUENTE)


def casos(cuenta: Cuenta, fichas: Iterable[Ficha]) -> Iterator[Caso]:
    """Lo que cumple las condiciones de la cuenta; los ejemplos nunca."""
    for ficha in fichas:
        if ficha.ejemplo or ficha.estado not in cuenta.estados:
            continue
        hallados = valores(ficha.datos, cuenta.cada) if cuenta.cada else (((), ficha.datos),)
        for _, elemento in hallados:
            caso = Caso(ficha, cuenta.cada, elemento)
            if all(_cumple(caso.todos(c), pedidos) for c, pedidos in cuenta.donde):
                yield caso


def mes_de(valor: str) -> str:
    """«2025-04-16», «2025-04» → «2025-04»; de un trimestre o de un año, su primer mes."""
    anio, _, resto = valor.partition("-")
    if resto.startswith("T"):
        return f"{anio}-{int(resto[1]) * 3 - 2:02}"
    return f"{anio}-{resto[:2] or '01'}"


def _cumple(hallados: list[Any], pedidos: frozenset[str | int]) -> bool:
    return any(v in pedidos for v in hallados) if pedidos else bool(hallados)


def _medir(indicador: Indicador, cuenta: Cuenta, caso: Caso) -> tuple[Exacto, int] | None:
    """(lo que suma, la base); None si al caso le falta un dato."""
    if not cuenta.suma:
        return 1, 0
    sumados = [Fraction(str(v)) for campo in cuenta.suma for v in caso.todos(campo)]
    if not sumados:
        return None
    if indicador.clase == "cantidad":
        return sum(sumados, Fraction()), 0
    base = int(caso.uno(cuenta.base) or 0)
    if base <= 0:
        return None
    if indicador.clase == "porcentaje":
        return sum(sumados, Fraction()), base
    return sum(sumados, Fraction()) / len(sumados) * base, base


def _celda(cuenta: Cuenta, caso: Caso) -> Celda:
    fechas = (sorted(map(str, caso.todos(campo))) for campo in cuenta.fecha)
    cuando = next((f[0] for f in fechas if f), caso.ficha.publicada)
    regiones = caso.ficha.regiones
    region = caso.uno(cuenta.region) or (regiones[0] if len(regiones) == 1 else "")
    return mes_de(cuando), caso.ficha.unidad, region, caso.uno(cuenta.categoria)
