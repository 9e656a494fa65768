"""Importación, limpiado: de los bytes de una ficha a sus partes, sin lo que no se ve ni dice nada.

Se quitan la marca de orden de bytes, los saltos de Windows, los caracteres invisibles y los blancos
de fin de línea (menos los dos espacios que en Markdown son un salto); las tildes quedan en NFC.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from generador.fuentes.texto import quitar_invisibles

_CERCO = re.compile(r"^-{3,}[ \t]*$", re.M)
_SALTO_RARO = re.compile("[\v\f\x85\u2028\u2029]")
_CAMPO = re.compile(r"\s*(?:- )?[a-z_]+:(?: |\Z)")


@dataclass(frozen=True, slots=True)
class Limpia:
    """Una ficha limpia: su YAML, lo que va antes y después de él, y qué se limpió."""

    antes: str
    yaml: str
    despues: str
    hechos: tuple[str, ...]

    @property
    def lineas_previas(self) -> int:
        """Cuántas líneas van antes del YAML."""
        return self.antes.count("\n")


def limpiar_ficha(crudo: bytes, archivo: str) -> Limpia | None:
    """La ficha limpia; None si no está en UTF-8 o le falta la cabecera."""
    try:
        texto = crudo.decode("utf-8")
    except UnicodeDecodeError:
        return None
    sin_marca = texto.removeprefix("\ufeff")
    corriente = sin_marca.replace("\r\n", "\n").replace("\r", "\n")
    if not quitar_invisibles(corriente).strip():
        return None
    antes, cabecera, despues = "", corriente, ""
    if archivo.endswith(".md"):
        cercos = list(_CERCO.finditer(corriente))
        if len(cercos) < 2 or cercos[0].start() != 0:
            return None
        inicio, fin = cercos[0].end() + 1, cercos[1].start()
        antes, cabecera, despues = corriente[:inicio], corriente[inicio:fin], corriente[fin:]
    partes = (_limpia(antes, ""), _limpia(cabecera, " "), _limpia(despues, "\n"))
    textos = [parte[0] for parte in partes]
    ultima = 2 if despues else 1
    acabada = textos[ultima].rstrip() + "\n"
    pasos = {
        "sin la marca de orden de bytes": sin_marca != texto,
        "saltos de línea corrientes": corriente != sin_marca,
        "sin caracteres invisibles": any(p[1] for p in partes),
        "tildes en forma NFC": any(p[2] for p in partes),
        "sin blancos al final de las líneas": any(p[3] for p in partes),
        "un salto de línea al final": acabada != textos[ultima],
    }
    hechos = tuple(que for que, hecho in pasos.items() if hecho)
    textos[ultima] = acabada
    return Limpia(textos[0], textos[1], textos[2], hechos)


def _limpia(texto: str, salto: str) -> tuple[str, bool, bool, bool]:
    """El texto limpio, y si había invisibles, tildes sueltas o blancos de más."""
    visible = quitar_invisibles(_SALTO_RARO.sub(salto, texto))
    compuesto = unicodedata.normalize("NFC", visible)
    lineas = compuesto.split("\n")
    siguientes = [*lineas[1:], ""]
    recortadas = [_recortar(a, b) for a, b in zip(lineas, siguientes, strict=True)]
    return "\n".join(recortadas), visible != texto, compuesto != visible, recortadas != lineas


def _recortar(linea: str, siguiente: str) -> str:
    """La línea sin blancos al final, salvo el salto de Markdown antes de otra línea con texto."""
    recortada = linea.rstrip(" \t")
    es_salto = linea.endswith("  ") and recortada and siguiente.strip()
    return f"{recortada}  " if es_salto and not _CAMPO.match(linea) else recortada
