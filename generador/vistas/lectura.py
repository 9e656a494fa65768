"""Etapa 4, lectura: de los textos de una ficha a un consejo: qué tan fácil se lee y sus siglas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generador.busqueda.trozos import llano
from generador.modelo import Catalogo, Ficha
from generador.tipos.campos import hojas, valores
from generador.vistas.pendientes import Pendiente, de_ficha, se_revisa
from generador.vistas.textos import siglas_de

MINIMO = 30
"""Palabras: con menos, la cuenta no dice nada."""
GRADOS = (
    (40, "muy difícil"),
    (55, "algo difícil"),
    (65, "normal"),
    (80, "bastante fácil"),
)
"""Escala INFLESZ (Barrio-Cantalejo, 2008): hasta qué índice vale cada grado."""
_PALABRA = re.compile(r"[^\W\d_]+")
_DIRECCION = re.compile(r"(?:https?://|ficha:)[^\s)]*[^\s).,;]")
# Dónde termina una frase: en su punto, o con el párrafo, el título, el punto de lista o la fila.
_FRASE = re.compile(r"[.!?…]+(?=\s|$)|\n\s*\n|\n\s*(?=[-*+#|]|\d+[.)]\s)")
_TITULO = re.compile(r"^#.*$", re.M)
_SIGLA = re.compile(r"(?<![\w/-])[A-ZÁÉÍÓÚÑ]{2,}(?:/[A-ZÁÉÍÓÚÑ]{2,})*(?![\w/-])")
_ROMANO = re.compile(r"[IVXLC]+")
_VOCALES = re.compile(r"[aeiouáéíóúü]+")
_MUDAS = ((re.compile(r"(?<=q)u|(?<=g)u(?=[eiéí])"), ""), (re.compile(r"y(?![aeiouáéíóú])"), "i"))
_INTERCALADA = re.compile(r"(?<=[aeiouáéíóúü])h(?=[aeiouáéíóúü])")


@dataclass(frozen=True, slots=True)
class Lectura:
    """Qué tan fácil se lee un texto."""

    indice: int
    """Szigriszt-Pazos: de 0, casi ilegible, a 100, muy fácil; puede salirse por los lados."""
    por_frase: int
    """Palabras por frase, de media."""

    @property
    def grado(self) -> str:
        """El nombre de su lugar en la escala."""
        return next((g for hasta, g in GRADOS if self.indice < hasta), "muy fácil")


def silabas(palabra: str) -> int:
    """Cuántas tiene, como la ortografía las separa: dos vocales fuertes o una «í», aparte."""
    seguida = _INTERCALADA.sub("", palabra.lower())
    for muda, queda in _MUDAS:
        seguida = muda.sub(queda, seguida)
    return max(1, sum(map(_nucleos, _VOCALES.findall(seguida))))


def _nucleos(vocales: str) -> int:
    fuertes = sum(v in "aeoáéóíú" for v in vocales)
    return max(1, fuertes) + vocales.count("ii") + vocales.count("uu")


def medir(texto: str, minimo: int = MINIMO) -> Lectura | None:
    """Cómo se lee un texto con formato; nada si es muy corto. Siglas y números no cuentan."""
    aparte = _TITULO.sub(r"\g<0>\n", _DIRECCION.sub("", texto))
    frases = [p for f in _FRASE.split(aparte) if (p := _palabras(f))]
    palabras = [p for frase in frases for p in frase]
    if len(palabras) < minimo:
        return None
    por_frase = len(palabras) / len(frases)
    indice = 206.835 - 62.3 * sum(map(silabas, palabras)) / len(palabras) - por_frase
    return Lectura(round(indice), round(por_frase))


def _palabras(frase: str) -> list[str]:
    return [p for p in _PALABRA.findall(llano(frase)) if len(p) == 1 or not p.isupper()]


def siglas(texto: str, conocidas: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Las del glosario que se usan antes de decir su nombre, y las que no están en él.

    Una que no está se da por explicada si va entre paréntesis, o si los abre detrás.
    """
    seguido = " ".join(_DIRECCION.sub("", texto).split())
    mudas: dict[str, None] = {}
    ajenas: dict[str, None] = {}
    vistas: set[str] = set()
    for hallada in _SIGLA.finditer(seguido):
        sigla = hallada[0]
        if sigla in vistas or _ROMANO.fullmatch(sigla):
            continue
        vistas.add(sigla)
        antes, despues = seguido[: hallada.start()], seguido[hallada.end() :]
        if nombre := conocidas.get(sigla):
            cerca = antes + despues[: len(nombre) + 3]
            if nombre.casefold() not in cerca.casefold():
                mudas[sigla] = None
        elif not antes.endswith("(") and not despues.startswith(" ("):
            ajenas[sigla] = None
    return [*mudas], [*ajenas]


def texto_de(ficha: Ficha) -> str:
    """Lo que se lee seguido en su página: el resumen y las secciones."""
    caminos = (c for c, campo in hojas(ficha.tipo.campos) if campo.seccion)
    partes = (str(v) for c in (("resumen",), *caminos) for _, v in valores(ficha.datos, c))
    return "\n\n".join(partes)


def consejos(catalogo: Catalogo) -> Iterator[Pendiente]:
    """Cómo se lee cada ficha, primero lo más difícil: no es un error, ni hay que corregirlo ya."""
    conocidas = siglas_de(catalogo)
    medidas = [
        (medida, ficha)
        for ficha in catalogo.visibles
        if se_revisa(catalogo, ficha) and (medida := medir(texto_de(ficha)))
    ]
    for medida, ficha in sorted(medidas, key=lambda m: (m[0].indice, m[1].id)):
        detalle = "; ".join(_dicho(medida, *siglas(texto_de(ficha), conocidas)))
        linea = ficha.linea("resumen")
        yield de_ficha(ficha, "lectura", ficha.actualizada, linea, detalle=detalle)


def _dicho(medida: Lectura, mudas: Iterable[str], ajenas: Iterable[str]) -> Iterator[str]:
    yield f"{medida.indice}, {medida.grado}, {medida.por_frase} palabras por frase"
    if mudas:
        yield f"la primera vez, desarrolle {', '.join(mudas)}"
    if ajenas:
        yield f"no están en el glosario: {', '.join(ajenas)}"
