"""Libros, opciones: de un campo cerrado a sus nombres, y de lo escrito a su código.

Se muestran nombres y no códigos. Al leer se admite el nombre, el código, la sigla o un sinónimo,
sin mirar mayúsculas ni tildes; lo que podría ser dos cosas no se adivina.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generador.esquemas.sugerencias import MUESTRA, parecido, plegar
from generador.modelo import Campo, Termino, Vocabulario

POR_CONFIRMAR = " (por confirmar)"
Vocabularios = Mapping[str, Vocabulario]


@dataclass(frozen=True, slots=True)
class Opciones:
    """Los valores de un campo cerrado."""

    nombres: Mapping[str, str]
    """Código → lo que se muestra, en el orden del vocabulario."""
    _seguras: Mapping[str, str]
    """Texto plegado → código: nombres, códigos y siglas."""
    _sinonimos: Mapping[str, str]

    def codigo(self, escrito: str) -> str | None:
        """El código de lo que se escribió, o None."""
        clave = doblar(escrito)
        return self._seguras.get(clave) or self._sinonimos.get(clave)

    def ayuda(self, escrito: str) -> str:
        """«¿quiso decir…?» con el nombre que se muestra; si nada se parece, unos cuantos."""
        cerca = parecido(
            escrito, {c: n.removesuffix(POR_CONFIRMAR) for c, n in self.nombres.items()}
        )
        if cerca is not None:
            return f"¿quiso decir «{self.nombres[cerca]}»?"
        primeros = "; ".join([*self.nombres.values()][:MUESTRA])
        mas = len(self.nombres) - MUESTRA
        return f"valores posibles: {primeros}{f'; y {mas} más' if mas > 0 else ''}"


def opciones_de(campo: Campo, vocabularios: Vocabularios) -> Opciones | None:
    """Las opciones de un campo; None si no es cerrado, o si su vocabulario no se pudo leer."""
    vocabulario = vocabularios.get(campo.vocabulario or "")
    terminos = vocabulario.terminos if vocabulario else {}
    elemento = campo.esquema.get("items", campo.esquema)
    codigos = [c for c in elemento.get("enum", terminos) if isinstance(c, str)]
    if campo.clase not in ("opcion", "opciones") or not codigos:
        return None
    # En un estado se leería como parte de él: «Publicada (por confirmar)».
    callar = campo.nombre == "estado" or all(t.supuesto for t in terminos.values())
    nombres = {
        c: _mostrado(terminos[c], callar) if c in terminos else campo.nombres.get(c, c)
        for c in codigos
    }
    propios = {c: terminos[c] for c in codigos if c in terminos}
    antiguos = vocabulario.antiguos if vocabulario else {}
    return Opciones(
        _distintos(nombres),
        _indice(_seguras(nombres, propios, antiguos)),
        _indice(_dudosas(propios, vocabularios)),
    )


def doblar(texto: str) -> str:
    """Lo escrito, sin mayúsculas, tildes, ni espacios de más: así se compara."""
    return plegar(" ".join(texto.split())).strip("-.:*")


def _mostrado(termino: Termino, callar: bool) -> str:
    """Nombre de un término y, si no se calla, que está por confirmar."""
    sigla = str(termino.extra.get("sigla", ""))
    nombre = f"{sigla} · {termino.nombre}" if sigla and sigla != termino.nombre else termino.nombre
    return nombre + (POR_CONFIRMAR if termino.supuesto and not callar else "")


def _distintos(nombres: Mapping[str, str]) -> dict[str, str]:
    """Los mismos, con el código detrás si dos se llaman igual."""
    vistos = [*nombres.values()]
    return {c: n if vistos.count(n) == 1 else f"{n} [{c}]" for c, n in nombres.items()}


def _seguras(
    nombres: Mapping[str, str], terminos: Mapping[str, Termino], antiguos: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    for codigo, nombre in _distintos(nombres).items():
        yield nombre, codigo
        yield nombre.removesuffix(POR_CONFIRMAR), codigo
        yield codigo, codigo
    for codigo, termino in terminos.items():
        yield termino.nombre, codigo
        yield str(termino.extra.get("sigla", "")), codigo
    yield from antiguos.items()


def _dudosas(
    terminos: Mapping[str, Termino], vocabularios: Vocabularios
) -> Iterator[tuple[str, str]]:
    """Sinónimos, y siglas del vocabulario de siglas cuyo significado es el nombre de un término."""
    por_nombre = {doblar(t.nombre): c for c, t in terminos.items()}
    for codigo, termino in terminos.items():
        yield from ((s, codigo) for s in termino.sinonimos)
    siglas = vocabularios.get("siglas")
    for sigla in siglas.terminos.values() if siglas else ():
        if (codigo_de := por_nombre.get(doblar(sigla.nombre))) is not None:
            yield str(sigla.extra.get("sigla", "")), codigo_de


def _indice(pares: Iterator[tuple[str, str]]) -> dict[str, str]:
    """Texto plegado → código; lo que nombra a dos se deja fuera."""
    indice: dict[str, str] = {}
    repetidas: set[str] = set()
    for texto, codigo in pares:
        clave = doblar(texto)
        if indice.setdefault(clave, codigo) != codigo:
            repetidas.add(clave)
    return {c: v for c, v in indice.items() if c and c not in repetidas}
