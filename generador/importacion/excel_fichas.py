"""Importación, fichas de Excel: de renglones a datos de fichas, con la celda de cada uno."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generador.importacion.candidatas import Lugares
from generador.importacion.excel_hojas import Renglon
from generador.importacion.excel_textos import Reparo
from generador.importacion.excel_titulos import CORTO, DE_QUIEN, NUMERO, aviso
from generador.importacion.excel_valores import valor_de
from generador.importacion.identificar import identificar
from generador.libros import Casilla, Hoja, Libro, opciones_de
from generador.libros.opciones import Vocabularios
from generador.modelo import Problema

Renglones = Mapping[str, Sequence[Renglon]]
"""Hoja → sus renglones."""


@dataclass(slots=True)
class Armado:
    """Una ficha, o un elemento de una lista, mientras se arma."""

    datos: dict[str, Any] = field(default_factory=dict)
    posiciones: dict[Any, Any] = field(default_factory=dict)
    problemas: list[Problema] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Armador:
    """Arma las fichas de un libro."""

    libro: Libro
    vocabularios: Vocabularios
    lugares: Lugares
    renglones: Renglones
    usados: set[str]
    """Identificadores que ya tienen dueño; crece."""

    def ficha(self, renglon: Renglon) -> Armado:
        """La ficha de un renglón de la hoja principal, con las listas que son suyas."""
        principal = self.libro.principal
        armado = Armado()
        primero = next(iter(renglon.lugares.values()), f"{principal.nombre}!A1")
        armado.posiciones[None] = (self.lugares.anotar(primero), {})
        self._poner_casillas(armado, principal, renglon)
        for hoja in self.libro.hojas[1:]:
            if hoja.madre in (None, principal.nombre):
                self._poner_lista(armado, hoja, self._suyos(hoja, renglon))
        return armado

    def _suyos(self, hoja: Hoja, madre: Renglon) -> list[Renglon]:
        """Los renglones de una lista que son de ese renglón."""
        todos = self.renglones.get(hoja.nombre, ())
        if hoja.madre is None:
            return [*todos]
        return [r for r in todos if r.fijo.get(DE_QUIEN) == madre.fijo.get(NUMERO, "")]

    def _poner_lista(self, armado: Armado, hoja: Hoja, renglones: list[Renglon]) -> None:
        lista: list[Any] = []
        posiciones: dict[Any, Any] = {}
        lugar = f"{hoja.nombre}!A1"
        for i, renglon in enumerate(renglones):
            elemento = Armado()
            self._poner_casillas(elemento, hoja, renglon)
            primero = next(iter(renglon.lugares.values()))
            posiciones[i] = (self.lugares.anotar(primero), elemento.posiciones)
            if hoja.fichas is not None:
                corto = renglon.fijo.get(CORTO, "")
                titulo = str(elemento.datos.get("titulo", ""))
                elemento.datos["id"] = identificar(hoja.fichas, titulo, self.usados, corto)
                self.usados.add(elemento.datos["id"])
                for suya in self.libro.hojas:
                    if suya.madre == hoja.nombre:
                        self._poner_lista(elemento, suya, self._suyos(suya, renglon))
            armado.problemas += elemento.problemas
            lista.append(elemento.datos)
        if lista or hoja.nombre in self.renglones:
            _colocar(armado.posiciones, hoja.camino, (self.lugares.anotar(lugar), posiciones))
        if lista:
            _poner(armado.datos, hoja.camino, lista)
            self._poner_paralelas(armado, hoja, renglones)

    def _poner_casillas(self, armado: Armado, hoja: Hoja, renglon: Renglon) -> None:
        for casilla in hoja.casillas:
            lugar = renglon.lugares.get(casilla.rotulo, f"{hoja.nombre}!A1")
            if not casilla.paralela:
                _colocar(armado.posiciones, casilla.camino, (self.lugares.anotar(lugar), {}))
                valor = self._valor(armado, casilla, renglon)
                if valor is not None:
                    _poner(armado.datos, casilla.camino, valor)

    def _poner_paralelas(self, armado: Armado, hoja: Hoja, renglones: list[Renglon]) -> None:
        """Las listas con un valor por renglón de esta. Un hueco las descuadraría: se dice."""
        paralelas = [c for c in hoja.casillas if c.paralela]
        if not any(c.rotulo in r.escrito for c in paralelas for r in renglones):
            return
        for casilla in paralelas:
            valores: list[Any] = []
            suyas: dict[Any, Any] = {}
            for i, renglon in enumerate(renglones):
                lugar = renglon.lugares.get(casilla.rotulo, f"{hoja.nombre}!A1")
                suyas[i] = (self.lugares.anotar(lugar), {})
                valor = self._valor(armado, casilla, renglon)
                if valor is not None:
                    valores += valor
                elif casilla.rotulo not in renglon.escrito:
                    que = f"falta «{casilla.rotulo}»"
                    ayuda = f"«{casilla.dentro}» lleva uno por fila. {casilla.campo.descripcion}"
                    armado.problemas.append(aviso(lugar, "falta", que, ayuda))
            _poner(armado.datos, casilla.camino, valores)
            lugar = renglones[0].lugares.get(casilla.rotulo, f"{hoja.nombre}!A1")
            _colocar(armado.posiciones, casilla.camino, (self.lugares.anotar(lugar), suyas))

    def _valor(self, armado: Armado, casilla: Casilla, renglon: Renglon) -> Any:
        """El valor de una casilla, de todos sus renglones; None si está vacía o no se entiende."""
        opciones = opciones_de(casilla.campo, self.vocabularios)
        hallados: list[Any] = []
        for lugar, celda in renglon.escrito.get(casilla.rotulo, ()):
            try:
                valor = valor_de(casilla.campo, celda, opciones, casilla.rotulo)
            except Reparo as e:
                armado.problemas.append(aviso(lugar, e.regla, e.mensaje, e.ayuda))
            else:
                if valor is not None:
                    hallados += valor if isinstance(valor, list) else [valor]
        if casilla.campo.clase in ("opciones", "lista"):
            return (hallados if casilla.paralela else list(dict.fromkeys(hallados))) or None
        return hallados[0] if hallados else None


def _poner(datos: dict[str, Any], camino: tuple[str, ...], valor: Any) -> None:
    for paso in camino[:-1]:
        datos = datos.setdefault(paso, {})
    datos[camino[-1]] = valor


def _colocar(posiciones: dict[Any, Any], camino: tuple[str, ...], posicion: Any) -> None:
    """Anota la posición de un dato y, si faltan, las de los grupos en que está."""
    for paso in camino[:-1]:
        posiciones = posiciones.setdefault(paso, (posicion[0], {}))[1]
    posiciones[camino[-1]] = posicion
