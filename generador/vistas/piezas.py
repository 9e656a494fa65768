"""Etapa 4, piezas: lo que la plantilla de un tipo puede pedir de su ficha, ya en HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from generador.catalogo.anclas import LIBRE
from generador.modelo import Campo, Datos, Ficha, Tipo
from generador.vistas.campos import Pintor
from generador.vistas.entorno import Taller
from generador.vistas.marcas import escapar
from generador.vistas.tiempos import minutos_de

EN_BASE = frozenset(
    {
        "titulo",
        "resumen",
        "estado",
        "adjuntos",
        "relacionados",
        "palabras_clave",
        "retiro",
        "ids_anteriores",
        "ejemplo",
        "acceso",
        "idioma",
        "fecha_publicacion",
        "revisar_antes_de",
        "procedencia",
    }
)
"""Lo común que la plantilla base ya muestra en su lugar."""

MOMENTO = "?t="
"""Comienzo del ancla de un pasaje que es un momento de un video."""
TRANSCRIPCION = 400_000
"""Letras que se muestran de una transcripción: unas siete horas de habla."""


class Piezas:
    """Lo que la plantilla de un tipo puede pedir de su ficha."""

    def __init__(self, taller: Taller, ficha: Ficha) -> None:
        self.ficha = ficha
        self._catalogo = taller.catalogo
        self._pintor = Pintor(taller, ficha)
        self._mostrados: set[str] = set()
        self._pasajes = taller.pasajes.get(ficha.id, ())
        self.completos = _completar(ficha.tipo.campos, ficha.datos, taller.catalogo.tipos)
        self.enlace = self._pintor.enlace
        self.imagen = self._pintor.imagen

    def valor(self, nombre: str) -> Markup:
        """El campo, solo su valor."""
        self._mostrados.add(nombre)
        return self._pintor.valor(self._campo(nombre), self.ficha.datos[nombre])

    def seccion(self, nombre: str, nivel: int = 2) -> Markup:
        """El campo como apartado con su título; nada si la ficha no lo trae."""
        self._mostrados.add(nombre)
        if nombre not in self.ficha.datos:
            return Markup()
        campo = self._campo(nombre)
        valor = self.ficha.datos[nombre]
        ancla = nombre.replace("_", "-")
        if campo.seccion:
            cuerpo = self._pintor.texto(campo, valor, nivel + 1)
        else:
            cuerpo = self._pintor.valor(campo, valor)
        return Markup(
            f'<section class="seccion"><h{nivel} id="{ancla}">{escapar(campo.titulo)}</h{nivel}>'
            f'<div class="texto">{cuerpo}</div></section>'
        )

    def libre(self, nombre: str) -> Markup:
        """Un texto con sus propios apartados, sin título."""
        self._mostrados.add(nombre)
        texto = self.ficha.datos.get(nombre)
        if texto is None:
            return Markup()
        return _texto(self._pintor.texto(self._campo(nombre), texto, 2))

    def partes(self, nombre: str) -> tuple[Markup, Markup]:
        """Un texto con sus propios apartados, en dos: lo que va antes del primero, y el resto."""
        self._mostrados.add(nombre)
        texto = self.ficha.datos.get(nombre, "")
        html = self._pintor.texto(self._campo(nombre), texto, 2)
        corte = html.find("<h2")
        corte = len(html) if corte < 0 else corte
        antes, despues = html[:corte], html[corte:]
        return _texto(antes) if antes else antes, _texto(despues) if despues else despues

    def transcripcion(self) -> tuple[list[tuple[int, str]], bool]:
        """(segundo, texto) de cada párrafo de los subtítulos, y si están todos."""
        parrafos: list[tuple[int, str]] = []
        quedan = TRANSCRIPCION
        for pasaje in self._pasajes:
            if pasaje.ancla.startswith(MOMENTO) and not pasaje.archivo:
                if quedan < len(pasaje.texto):
                    return parrafos, False
                quedan -= len(pasaje.texto)
                parrafos.append((int(pasaje.ancla.removeprefix(MOMENTO)), pasaje.texto))
        return parrafos, True

    def resto(self) -> Markup:
        """Todo campo que aún no se mostró, cada uno como apartado, en el orden del esquema."""
        faltan = (
            self.libre(c.nombre) if c.nombre == LIBRE else self.seccion(c.nombre)
            for c in self.ficha.tipo.campos
            if not (c.nombre in self._mostrados or c.nombre in EN_BASE or c.dato or c.fichas)
        )
        return Markup("".join(faltan))

    def datos(self) -> Iterator[tuple[str, Markup]]:
        """Filas (título, valor) de la caja de datos."""
        for campo in self.ficha.tipo.campos:
            if campo.dato and campo.nombre in self.ficha.datos:
                yield campo.titulo, self._pintor.valor(campo, self.ficha.datos[campo.nombre])

    def opcion(self, grupo: str, nombre: str) -> Markup:
        """Una opción que está dentro de un grupo, por su nombre."""
        campo = next(c for c in self._campo(grupo).hijos if c.nombre == nombre)
        return self._pintor.valor(campo, self.ficha.datos[grupo][nombre])

    def dato(self, lista: str, elemento: Mapping[str, Any], nombre: str) -> Markup:
        """Un dato de un elemento de una lista; nada si no lo trae."""
        self._mostrados.add(lista)
        campo = next(c for c in self._campo(lista).hijos if c.nombre == nombre)
        valor = elemento[nombre]
        return Markup() if valor is None else self._pintor.valor(campo, valor)

    def tiempos(self, pasos: Sequence[Mapping[str, Any]]) -> list[int]:
        """Minutos de cada paso: los que dice o, si no, los de su ficha; cero si no se saben."""
        fichas = self._catalogo.fichas
        return [p["minutos"] or minutos_de(fichas[p["ficha"]]) for p in pasos]

    def _campo(self, nombre: str) -> Campo:
        campo = self.ficha.tipo.campo(nombre)
        if campo is None:
            raise KeyError(f"{self.ficha.tipo.nombre} no tiene el campo {nombre}")
        return campo


def _texto(html: Markup) -> Markup:
    return Markup(f'<div class="texto">{html}</div>')


def _completar(
    campos: Sequence[Campo], datos: Mapping[str, Any], tipos: Mapping[str, Tipo]
) -> Datos:
    """Los mismos datos con None en lo declarado que falta, también dentro de grupos y listas."""
    completos: dict[str, Any] = {c.nombre: None for c in campos} | dict(datos)
    for campo in campos:
        hijos = tipos[campo.fichas].campos if campo.fichas else campo.hijos
        if not hijos or campo.nombre not in datos:
            continue
        valor = datos[campo.nombre]
        if isinstance(valor, Mapping):
            completos[campo.nombre] = _completar(hijos, valor, tipos)
        else:
            completos[campo.nombre] = [_completar(hijos, e, tipos) for e in valor]
    return completos
