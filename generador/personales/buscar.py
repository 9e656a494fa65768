"""Datos personales, buscar: de un texto a los DNI, RUC, celulares, correos y listas que tiene.

Un número de ocho cifras no es un DNI: lo es por lo que se dice antes, o por su dígito de control.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import yaml

from generador.personales.hallado import Personal, personal
from generador.personales.listas import listas, puede_haber

_ENLACE = re.compile(r"https?://[^\s<>\"')\]]+", re.I)
_A_UN_CELULAR = re.compile(r"https?://(?:wa\.me|api\.whatsapp\.com)/", re.I)
_OCHO_CIFRAS = re.compile(r"\d(?:[ .-]?\d){7}")
"""Sin esto no hay ningún número que mirar: es lo que más se repite, y lo más barato."""
_ARROBAS = ("@", "arroba", "at)", "at]", "at )", "at ]")
"""Sin ninguna no hay correo, por disimulado que esté."""
_FECHA = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_NOMBRE_DE_DNI = re.compile(
    r"\bD\.?\s?N\.?\s?I(?![^\W\d_])|\bdoc(?:umento|\.)?\s+(?:nacional\s+)?(?:de\s+)?ident|"
    r"\bidentificad[oa]s?\s+con\b|\blibreta\s+electoral\b|\bL\.\s?E\.",
    re.I,
)
_OCHO = re.compile(
    r"(?:(?<![\w./-])|(?<=DNI)|(?<=[ºª]))(?<!\d[., ])"
    r"(\d{8}|\d{2}([. ])\d{3}\2\d{3})(?![\w/]|[., ]?\d)"
)
_CON_CONTROL = re.compile(r"(?<![\w./-])(\d{8})\s?[-–]\s?([0-9A-K])(?![\w/-])")
_DE_TRAMITE = re.compile(
    r"\b(?:exp|reg|res|ofi|inf|memo|c[oó]d|h\.?r|std|folio|carta)\S*\s*(?:n\S{0,3}\s*)?$", re.I
)
_LEJOS, _DETRAS, _SIGUIENTE = 40, 8, 160
"""Letras entre «DNI» y su número, entre este y un «DNI» que va detrás, y hasta el siguiente."""
_FIN_DE_CELDA = re.compile(r"\W{0,3}[|·;\t\n]")
_DIA = re.compile(r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_RUC = re.compile(r"(?<![\w.-])10\d{9}(?![\w-])")
_CELULAR = re.compile(
    r"(?<![\w.,/-])(?<!\d )(?:\(?\+?51\)?[ -]?)?(9\d{2})([ .-]?)(\d{3})\2(\d{3})"
    r"(?![\w/%-]|[., ]?\d)"
)
_DE_OTRA_COSA = re.compile(
    r"(?:S/\.?|US\$|\$|soles|monto|c[oó]d\S*|exp\S*|ISBN|registro|N[°º]|cuenta|RUC)[\s:]*\Z", re.I
)
_CANTIDAD = re.compile(
    r"\s*(?:soles|d[oó]lares|habitantes|personas|trabajador|millones|bytes|km|nuevos)", re.I
)
_CORREO = re.compile(
    r"(?<![\w.+-])([A-Za-z0-9](?:[\w.+-]{0,62}[\w+-])?)"
    r"(?:@|\s?(?:\(|\[)\s?(?:@|arroba|at)\s?(?:\)|\])\s?|\s@\s?|\sarroba\s)"
    r"((?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,24})(?![\w@])",
    re.I,
)
_DE_MUESTRA = frozenset({"12345678", "87654321", "987654321", "912345678", "10123456789"})
"""Números que se ponen de ejemplo en una plantilla."""
_PESOS_DE_DNI, _PESOS_DE_RUC = (3, 2, 7, 6, 5, 4, 3, 2), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def buscar(texto: str) -> tuple[Personal, ...]:
    """Los datos personales de un texto, en orden y sin repetir."""
    hallados = {(p.clase, p.huella): p for p in (*_numeros(texto), *_correos(texto))}
    hallados |= {(p.clase, p.huella): p for p in listas(texto)}
    return tuple(sorted(hallados.values(), key=lambda p: (p.posicion, p.clase)))


def algo_que_mirar(textos: Iterable[str]) -> bool:
    """Si en alguno puede haber un dato personal. Casi nunca, y mirarlos de una vez cuesta poco."""
    juntos = "\n".join(textos)
    bajo = juntos.lower()
    return (
        any(a in bajo for a in _ARROBAS)
        or puede_haber(bajo)
        or any(not _FECHA.fullmatch(cifras) for cifras in _OCHO_CIFRAS.findall(juntos))
    )


def _numeros(texto: str) -> Iterator[Personal]:
    if _OCHO_CIFRAS.search(texto):
        limpio = _ENLACE.sub(_tapar, texto)
        yield from _dni(limpio)
        yield from _ruc(limpio)
        yield from _celulares(limpio)


def _tapar(enlace: re.Match[str]) -> str:
    """Espacios en lugar de una dirección: sus números no son de nadie, salvo en WhatsApp."""
    if _A_UN_CELULAR.match(enlace[0]):
        return re.sub(r"[^0-9]", " ", enlace[0])
    return " " * len(enlace[0])


def _dni(texto: str) -> Iterator[Personal]:
    nombres = [m.end() for m in _NOMBRE_DE_DNI.finditer(texto)]
    hasta = -1
    for numero in _OCHO.finditer(texto) if nombres else ():
        inicio = numero.start()
        lugar = bisect(nombres, inicio)
        previo = nombres[lugar - 1] if lugar else -_SIGUIENTE - 1
        despues = nombres[lugar] if lugar < len(nombres) else len(texto) + _LEJOS
        hay = inicio - previo <= _LEJOS or despues - numero.end() <= _DETRAS
        en_lista = inicio <= hasta and not _DIA.fullmatch(numero[1])
        if hay or en_lista or _bajo_columna(texto, previo, inicio):
            hasta = numero.end() + _SIGUIENTE
            yield from _si_es_de_alguien("dni", inicio, re.sub(r"\D", "", numero[1]))
    for numero in _CON_CONTROL.finditer(texto):
        antes = texto[max(0, numero.start() - 24) : numero.start()]
        if _control_de_dni(numero[1], numero[2]) and not _DE_TRAMITE.search(antes):
            yield from _si_es_de_alguien("dni", numero.start(), numero[1])


def _bajo_columna(texto: str, nombre: int, inicio: int) -> bool:
    """Si «DNI» encabeza una tabla y el número está en sus primeras filas."""
    return inicio - nombre <= _SIGUIENTE and _FIN_DE_CELDA.match(texto, nombre) is not None


def _ruc(texto: str) -> Iterator[Personal]:
    for numero in _RUC.finditer(texto):
        cifras = [int(c) for c in numero[0]]
        suma = sum(a * b for a, b in zip(_PESOS_DE_RUC, cifras, strict=False))
        if (11 - suma % 11) % 10 == cifras[-1]:
            yield from _si_es_de_alguien("ruc", numero.start(), numero[0])


def _celulares(texto: str) -> Iterator[Personal]:
    for numero in _CELULAR.finditer(texto):
        antes = texto[max(0, numero.start() - 14) : numero.start()]
        if not _DE_OTRA_COSA.search(antes) and not _CANTIDAD.match(texto, numero.end()):
            yield from _si_es_de_alguien(
                "celular", numero.start(), numero[1] + numero[3] + numero[4]
            )


def _correos(texto: str) -> Iterator[Personal]:
    if not any(a in texto.lower() for a in _ARROBAS):
        return
    for correo in _CORREO.finditer(texto):
        dominio = correo[2].lower()
        if not any(dominio == d or dominio.endswith(f".{d}") for d in _publicos()):
            yield personal("correo", correo.start(), f"{correo[1]}@{dominio}".lower())


def _si_es_de_alguien(clase: str, posicion: int, cifras: str) -> Iterator[Personal]:
    if cifras not in _DE_MUESTRA and len(set(cifras[1:])) > 1:
        yield personal(clase, posicion, cifras)


def _control_de_dni(cifras: str, control: str) -> bool:
    resto = sum(p * int(c) for p, c in zip(_PESOS_DE_DNI, cifras, strict=True)) % 11
    return control in ("65432110987"[resto], "KJIHGFEDCBA"[resto])


@cache
def _publicos() -> tuple[str, ...]:
    """Un archivo roto es un fallo nuestro, no del contenido: se deja ver como excepción."""
    dominios = yaml.safe_load(Path(__file__).with_name("dominios.yml").read_text(encoding="utf-8"))
    return (*dominios["institucionales"], *dominios["de_ejemplo"])
