"""Datos personales, listas: las tablas que parecen de asistencia, con personas en sus filas.

Una lista en blanco es una plantilla y puede publicarse: hace falta el encabezado y dos nombres.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from generador.personales.hallado import Personal, personal

_SEPARA = r"[\s|·;:*_-]"
_DE_NOMBRES = (
    r"(?:apellidos(?: y nombres?)?|nombres?(?: y apellidos?| completos?)?|"
    r"participantes?|asistentes?)"
)
_DE_DATOS = (
    r"(?:D\.?N\.?I\.?|firma|correos?(?: electr[oó]nicos?)?|e-?mail|celular|tel[eé]fonos?|"
    r"(?:n[°º.]{0,2} )?documento(?: de identidad)?|domicilio|fecha de nacimiento)"
)
_OTRA = rf"[^\n|·;]{{1,30}}[|·;]{_SEPARA}*+"
_ENCABEZADO = re.compile(
    rf"(?<!\w){_DE_NOMBRES}{_SEPARA}++(?:{_OTRA}){{0,3}}{_DE_DATOS}(?!\w)", re.I
)
_LETRA, _MINUSCULA = "A-ZÁÉÍÓÚÑÜ", "a-záéíóúñü"
_DE_ENLACE = r"(?: (?:de|del|la|las|los|y))*"
_PERSONA = re.compile(
    rf"(?:(?<=[\d|·;\n.])|\A)[\s|·;.)]*"
    rf"((?:[{_LETRA}][{_MINUSCULA}]+(?:{_DE_ENLACE},? [{_LETRA}][{_MINUSCULA}]+){{1,4}}"
    rf"|[{_LETRA}]{{2,}}(?:,? [{_LETRA}]{{2,}}){{1,5}}))"
    rf"(?=\s*(?:[|·;\n]|\d|[\w.+-]+@|\Z))"
)
_NOMBRES = ("nombre", "apellido", "participante", "asistente")
_DATOS = (
    *("dni", "d.n.i", "firma", "correo", "mail", "celular", "fono"),
    *("documento", "domicilio", "nacimiento"),
)
_ALCANCE, _MINIMO, _ENCABEZADOS = 3_000, 2, 200
"""Letras que se miran debajo, personas que hacen una lista y encabezados de un texto."""


def listas(texto: str) -> Iterator[Personal]:
    """Cada encabezado de nombres y datos que tiene personas debajo."""
    if not puede_haber(texto.lower()):
        return
    hasta = 0
    for encabezado in islice(_ENCABEZADO.finditer(texto), _ENCABEZADOS):
        if encabezado.start() < hasta:
            continue
        debajo = texto[encabezado.end() : encabezado.end() + _ALCANCE]
        personas = [m[1] for m in _PERSONA.finditer(debajo)]
        if len(personas) >= _MINIMO:
            hasta = encabezado.end() + _ALCANCE
            columnas = ", ".join(filter(None, re.split(r"\s*[|·;:*_-]+\s*", encabezado[0])))
            dato = "\n".join((" ".join(columnas.split()).lower(), *personas))
            yield personal("tabla", encabezado.start(), dato)


def puede_haber(bajo: str) -> bool:
    """Si un texto en minúsculas puede tener una lista: casi ninguno, y buscarla cuesta más."""
    return any(n in bajo for n in _NOMBRES) and any(d in bajo for d in _DATOS)
