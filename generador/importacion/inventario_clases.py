"""Importación, clases de un inventario: de «PPT» o «Guía» a un tipo de ficha y su clase."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generador.esquemas.sugerencias import parecido
from generador.importacion.excel_textos import Reparo
from generador.importacion.inventario_mapa import CLASE, SINONIMOS, Mapa
from generador.libros import Opciones, opciones_de
from generador.libros.opciones import Vocabularios, doblar
from generador.modelo import Tipo


@dataclass(frozen=True, slots=True)
class Clases:
    """Las clases que se saben reconocer."""

    tipos: Mapping[str, Tipo]
    """Los que tienen carpeta propia; primero el que se prefiere."""
    opciones: Mapping[str, Opciones]
    """Tipo → sus clases, si las tiene."""
    por_sinonimo: Mapping[str, str]

    def reconocer(self, texto: str, mapa: Mapa) -> tuple[Tipo, str | None]:
        """El tipo y la clase de una fila; sin clase escrita, el tipo por omisión."""
        escrito = mapa.traducir(CLASE, texto)
        por_omision = self.tipos.get(mapa.tipo) or next(iter(self.tipos.values()))
        if not escrito.strip():
            return por_omision, None
        for tipo in (por_omision, *self.tipos.values()):
            if (codigo := self._clase(tipo, escrito)) is not None:
                return tipo, codigo
        for tipo in self.tipos.values():
            if doblar(escrito) in map(doblar, (tipo.nombre, tipo.titulo, tipo.plural, tipo.indice)):
                return tipo, None
        raise Reparo(f"«{texto}» no es una clase conocida", self._ayuda(escrito), "clase")

    def _clase(self, tipo: Tipo, escrito: str) -> str | None:
        suyas = self.opciones.get(tipo.nombre)
        if suyas is None:
            return None
        sinonimo = self.por_sinonimo.get(doblar(escrito), "")
        return suyas.codigo(escrito) or (sinonimo if sinonimo in suyas.nombres else None)

    def _ayuda(self, escrito: str) -> str:
        todas = {c: n for o in self.opciones.values() for c, n in o.nombres.items()}
        cerca = parecido(escrito, todas)
        pregunta = f"¿quiso decir «{todas[cerca]}»? " if cerca else ""
        return f"{pregunta}dígalo en el mapa, o use una de: {', '.join(todas.values())}"


def clases_de(tipos: Mapping[str, Tipo], vocabularios: Vocabularios) -> Clases:
    """Las clases de los tipos con carpeta, en el orden en que se prefieren."""
    preferidos = [t for t in SINONIMOS["tipos"] if t in tipos]
    orden = dict.fromkeys((*preferidos, *(n for n, t in tipos.items() if t.carpeta)))
    propios = {n: tipos[n] for n in orden}
    opciones = {}
    for nombre, tipo in propios.items():
        campo = tipo.campo(CLASE)
        suyas = opciones_de(campo, vocabularios) if campo else None
        if suyas is not None:
            opciones[nombre] = suyas
    sinonimos = {doblar(p): c for c, palabras in SINONIMOS["clases"].items() for p in palabras}
    return Clases(propios, opciones, sinonimos)
