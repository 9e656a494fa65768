"""Consultas de elemento conocido, hechas de los documentos con una semilla fija.

De cada documento elegido se toman las palabras de su título que no son vacías (hasta cinco, las
menos comunes) y de ellas sale una consulta por categoría:

- ``exacta``: las palabras tal como están, en orden;
- ``flexionada``: cada una en otra forma (singular o plural, otra persona o tiempo del verbo);
- ``sin tildes``: las mismas sin tildes, si alguna la llevaba;
- ``con erratas``: una letra cambiada, quitada, repetida o en otro orden, o una falta que suena
  igual (b por v, s por c…), en una palabra (en dos, si son cuatro o más);
- ``siglas``: la sigla en lugar de su significado, o al revés, y otra palabra del documento;
- ``varias palabras``: de dos a cuatro palabras del título, las claves y el resumen, desordenadas.

Una consulta solo sirve si su documento es el único que tiene todas sus palabras (antes de
alterarlas) en el título, las claves y el resumen.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generador.busqueda.analisis import VACIAS, palabras, plegar
from tests.rendimiento.busqueda.documentos import Documento

SEMILLA = 20250603
_PALABRA = re.compile(r"[0-9A-Za-zÁÉÍÓÚÜÑáéíóúüñ]+")
_SUENAN = ("bv", "vb", "cs", "sc", "zs", "sz", "gj", "jg", "yl")
_VERBOS = {
    "ar": ("ando", "amos", "ado", "an"),
    "er": ("iendo", "emos", "ido"),
    "ir": ("iendo", "imos", "ido"),
}


@dataclass(frozen=True, slots=True)
class Consulta:
    """Lo que se escribe, de qué categoría es y qué documentos debería traer."""

    categoria: str
    texto: str
    esperados: tuple[str, ...]


class Azar:
    """Hace consultas de una colección, siempre las mismas."""

    def __init__(self, coleccion: Sequence[Documento], siglas: Mapping[str, str]) -> None:
        self._coleccion = coleccion
        self._siglas = siglas
        self._azar = random.Random(SEMILLA)
        self._con: dict[str, set[str]] = defaultdict(set)
        self._en_todo: dict[str, str] = {}
        for d in coleccion:
            for p in set(palabras(f"{d.titulo} {d.palabras} {d.resumen}")):
                self._con[p].add(d.id)
            todo = f"{d.titulo} . {d.palabras} . {d.resumen} . {d.otros} . {d.cuerpo}"
            self._en_todo[d.id] = f" {' '.join(palabras(todo))} "

    def consultas(self, por_categoria: int) -> list[Consulta]:
        """Tantas por categoría como se pida (o las que haya)."""
        salida: dict[str, list[Consulta]] = defaultdict(list)
        orden = list(self._coleccion)
        self._azar.shuffle(orden)
        for documento in orden:
            for consulta in self._de(documento):
                if len(salida[consulta.categoria]) < por_categoria:
                    salida[consulta.categoria].append(consulta)
        return [c for categoria in sorted(salida) for c in salida[categoria]]

    def _de(self, d: Documento) -> Iterator[Consulta]:
        titulo = self._utiles(d.titulo)
        if len(titulo) >= 2 and self._unico(titulo, d):
            yield Consulta("exacta", " ".join(titulo), (d.id,))
            yield Consulta("flexionada", " ".join(map(self._flexionar, titulo)), (d.id,))
            if plegar(" ".join(titulo)) != " ".join(titulo).lower():
                yield Consulta("sin tildes", plegar(" ".join(titulo)), (d.id,))
            if erratas := self._con_erratas(titulo):
                yield Consulta("con erratas", " ".join(erratas), (d.id,))
        varias = self._salteadas(d)
        if varias:
            yield Consulta("varias palabras", " ".join(varias), (d.id,))
        if (sigla := self._con_sigla(d)) is not None:
            yield Consulta("siglas", sigla, (d.id,))

    def _utiles(self, texto: str) -> list[str]:
        """Hasta cinco palabras del texto que se buscan, las menos comunes, en su orden."""
        todas = [
            p
            for p in _PALABRA.findall(texto)
            if plegar(p) not in VACIAS and len(p) > 1 and not p.isdigit()
        ]
        raras = sorted(dict.fromkeys(todas), key=lambda p: len(self._con[plegar(p)]))[:5]
        return [p for p in todas if p in raras]

    def _unico(self, textos: Sequence[str], d: Documento) -> bool:
        conjuntos = [self._con.get(plegar(p), set()) for p in textos]
        return set.intersection(*conjuntos) == {d.id} if conjuntos else False

    def _salteadas(self, d: Documento) -> list[str]:
        todas = list(
            dict.fromkeys(
                self._utiles(d.titulo) + self._utiles(d.palabras) + self._utiles(d.resumen)
            )
        )
        for _ in range(12):
            elegidas = self._azar.sample(todas, min(len(todas), self._azar.randint(2, 4)))
            if len(elegidas) > 1 and self._unico(elegidas, d):
                return elegidas
        return []

    def _con_sigla(self, d: Documento) -> str | None:
        texto = f"{d.titulo} {d.palabras} {d.resumen}"
        plegado = f" {' '.join(palabras(texto))} "
        for sigla, nombre in self._siglas.items():
            otras = [
                p
                for p in self._utiles(d.titulo)
                if plegar(p) not in palabras(nombre) and p != sigla
            ]
            self._azar.shuffle(otras)
            tiene_sigla = re.search(rf"\b{re.escape(sigla)}\b", texto) is not None
            tiene_nombre = f" {' '.join(palabras(nombre))} " in plegado
            if tiene_sigla == tiene_nombre:
                continue
            for cuantas in (1, 2, 3):
                if len(otras) >= cuantas and self._dicho_solo_en(d, sigla, nombre, otras[:cuantas]):
                    return " ".join([nombre.lower() if tiene_sigla else sigla, *otras[:cuantas]])
        return None

    def _dicho_solo_en(self, d: Documento, sigla: str, nombre: str, otras: Sequence[str]) -> bool:
        """Si ningún otro documento dice en ninguna parte la sigla o su nombre, y las demás."""
        dichos = [f" {plegar(sigla)} ", f" {' '.join(palabras(nombre))} "]
        con_otras = set.intersection(*(self._con[plegar(p)] for p in otras))
        return not any(
            any(dicho in self._en_todo[id_] for dicho in dichos) for id_ in con_otras - {d.id}
        )

    def _flexionar(self, palabra: str) -> str:
        if not palabra.isalpha() or palabra.isupper() or len(palabra) < 4:
            return palabra
        if palabra[-2:] in _VERBOS and self._azar.random() < 0.7:
            return palabra[:-2] + self._azar.choice(_VERBOS[palabra[-2:]])
        return _plural(palabra) if palabra[-1] != "s" else _singular(palabra)

    def _con_erratas(self, textos: Sequence[str]) -> list[str]:
        largas = [
            i for i, p in enumerate(textos) if len(p) >= 5 and p.isalpha() and not p.isupper()
        ]
        if not largas:
            return []
        elegidas = self._azar.sample(largas, min(len(largas), 2 if len(textos) > 3 else 1))
        return [self._errar(p) if i in elegidas else p for i, p in enumerate(textos)]

    def _errar(self, palabra: str) -> str:
        p = plegar(palabra)
        suenan = [(i, b) for i, c in enumerate(p) for a, b in _SUENAN if c == a]
        if suenan and self._azar.random() < 0.4:
            i, b = self._azar.choice(suenan)
            return p[:i] + b + p[i + 1 :]
        i = self._azar.randrange(1, len(p) - 1)
        otra = self._azar.choice("aeioulnrst")
        return self._azar.choice(
            (
                p[:i] + p[i + 1 :],
                p[:i] + p[i] + p[i:],
                p[:i] + p[i + 1] + p[i] + p[i + 2 :],
                p[:i] + otra + p[i + 1 :],
            )
        )


def _plural(p: str) -> str:
    if p.endswith(("ión", "ón", "án", "én")):
        return plegar(p) + "es"
    if p[-1] == "z":
        return p[:-1] + "ces"
    return p + ("s" if p[-1] in "aeiouáéó" else "es")


def _singular(p: str) -> str:
    if p.endswith("ciones"):
        return p[:-4] + "ón"
    if p.endswith("es") and p[-3] in "rlndj":
        return p[:-2]
    return p[:-1]
