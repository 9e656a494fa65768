"""Fugas, cosecha: de los textos y archivos que no se publican, a lo que solo ellos tienen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from generador.busqueda.analisis import Raices, palabras
from generador.publicacion.fugas import documentos
from generador.publicacion.fugas.buscador import Buscador
from generador.publicacion.fugas.modelo import Vedado
from generador.publicacion.fugas.plegado import CORTA, FRASE, fluir, plegar, separar, tramos

LARGA = 8
"""Letras de la palabra corriente más corta que se busca; un código puede tener menos."""
TRAMOS = 200_000
"""Tramos que se buscan como mucho; de más texto se toman salteados."""
_PARTE = 1024
"""Bytes desde los que una imagen de dentro de un documento es reconocible."""
_CODIGO = re.compile(rb"(?=[a-z-]*[0-9])(?=[0-9-]*[a-z])[a-z0-9-]{6,}|[0-9-]{7,}")
# «3 de noviembre de 2026» lo escribe también el programa, con la fecha de cualquier ficha.
_FECHA = re.compile(
    rb"(?:[0-9]|de|enero|febrero|marzo|abril|mayo|junio|julio|agosto|setiembre|septiembre"
    rb"|octubre|noviembre|diciembre)+"
)


@dataclass(slots=True)
class Cosecha:
    """Lo que se va juntando; lo común se devuelve, y lo que queda es lo vedado."""

    frases: dict[bytes, str] = field(default_factory=dict)
    palabras: dict[bytes, str] = field(default_factory=dict)
    ids: dict[bytes, str] = field(default_factory=dict)
    huellas: dict[str, str] = field(default_factory=dict)
    conocidas: set[bytes] = field(default_factory=set)
    _buscador: Buscador | None = None

    def tomar(self, textos: Iterable[str], origen: str) -> None:
        """Lo que distingue a unos textos."""
        for texto in textos:
            plegado = plegar(texto)
            for tramo in tramos(fluir(plegado)):
                if not (tramo.isdigit() or _FECHA.fullmatch(tramo)):
                    self.frases.setdefault(tramo, origen)
            for palabra in filter(_distingue, set(separar(plegado))):
                self.palabras.setdefault(palabra, origen)
                if b"-" in palabra and len(flujo := fluir(palabra)) >= CORTA:
                    self.frases.setdefault(flujo, origen)

    def tomar_ids(self, ids: Iterable[str], origen: str) -> None:
        """Los identificadores, que distinguen siempre."""
        for id_ in filter(None, ids):
            self.ids.setdefault(plegar(id_), origen)

    def tomar_archivos(self, archivos: Iterable[Path], origen: str) -> None:
        """Las huellas de unos archivos y de lo que llevan incrustado."""
        for crudo in (c.read_bytes() for c in archivos if c.is_file()):
            dentro = (p for p in documentos.partes(crudo) if len(p) >= _PARTE)
            for contenido in (crudo, *dentro):
                self.huellas.setdefault(sha256(contenido).hexdigest(), origen)

    def devolver(self, textos: Iterable[str], con_ids: bool) -> None:
        """Quita lo que dicen unos textos públicos. Una mención no hace público el id que nombra."""
        for texto in textos:
            # Lo que ya se quitó no se vuelve a buscar: sin esto, mil fichas cuestan el triple.
            if self._buscador is None or len(self._buscador) > 1.2 * len(self.frases):
                self._buscador = Buscador(self.frases)
            plegado = plegar(texto)
            for frase in self._buscador.hallar(fluir(plegado)):
                self.frases.pop(frase, None)
            suyas = set(separar(plegado))
            self.conocidas |= suyas
            if con_ids:
                for id_ in suyas & self.ids.keys():
                    del self.ids[id_]

    def devolver_archivos(self, archivos: Iterable[Path]) -> None:
        """Quita las huellas de lo que también es público."""
        for crudo in (c.read_bytes() for c in archivos if c.is_file()):
            for contenido in (crudo, *documentos.partes(crudo)):
                self.huellas.pop(sha256(contenido).hexdigest(), None)

    def devolver_ids(self, visibles: Iterable[str]) -> None:
        """Quita los ids que son públicos; los que no son parte de uno, también son frases."""
        publicos = {plegar(i) for i in visibles}
        juntos = b" ".join(fluir(p) for p in sorted(publicos))
        self.ids = {i: o for i, o in self.ids.items() if i not in publicos}
        for id_, origen in self.ids.items():
            if len(flujo := fluir(id_)) >= CORTA and flujo not in juntos:
                self.frases.setdefault(flujo, origen)

    def vedado(self, raices: Raices) -> Vedado:
        """Lo que quedó: lo que nada público dice."""
        propias = {p: o for p, o in self.palabras.items() if p not in self.conocidas}
        ajenas = _terminos(self.conocidas, raices)
        dichas = {**propias, **self.ids}
        buscables = {t: o for p, o in dichas.items() for t in _terminos([p], raices) - ajenas}
        huellas = {fluir(h.encode()): o for h, o in self.huellas.items()}
        cortas = {h[:12]: o for h, o in huellas.items()}
        return Vedado(
            frases={**_salteadas(self.frases), **huellas, **cortas},
            palabras=dichas,
            identificadores=frozenset(self.ids),
            raices={t: o for t, o in buscables.items() if len(t) >= LARGA - 3},
            huellas=self.huellas,
        )


def _distingue(palabra: bytes) -> bool:
    """Si una palabra es bastante rara para reconocer de dónde viene."""
    corriente = len(palabra) >= LARGA and not palabra.isdigit()
    return corriente or _CODIGO.fullmatch(palabra) is not None


def _terminos(dichas: Iterable[bytes], raices: Raices) -> set[str]:
    sueltas = palabras(" ".join(p.decode("ascii") for p in dichas))
    return {*sueltas, *(raices[p] for p in set(sueltas))}


def _salteadas(frases: dict[bytes, str]) -> dict[bytes, str]:
    """Las mismas frases, o unas pocas de cada texto si son demasiadas; las cortas, siempre."""
    cada = -(-len(frases) // TRAMOS)
    numeradas = enumerate(frases.items())
    return {f: o for n, (f, o) in numeradas if n % cada == 0 or len(f) < FRASE}
