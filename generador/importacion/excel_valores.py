"""Importación, valores de Excel: de lo que hay en una celda al valor de un campo, o qué arreglar.

Excel convierte por su cuenta («2025-04» en fecha, «2026.1» en número, «10:00» en hora) y la gente
escribe como habla («24/11/2026», «4,5», «sí»). Aquí se deshace lo uno y se entiende lo otro.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import PureWindowsPath
from typing import Any

from generador.importacion.excel_abrir import CeldaLeida
from generador.importacion.excel_textos import (
    DE_LISTA,
    Reparo,
    breve,
    fecha_de,
    parrafos,
    texto_de,
    una_linea,
)
from generador.libros import Opciones
from generador.libros.opciones import doblar
from generador.modelo import Campo

_SI = frozenset({"si", "s", "x", "true", "verdadero", "1", "1.0"})
_NO = frozenset({"no", "n", "false", "falso", "0", "0.0"})
_ENLACE = re.compile(r'=\s*HYPERLINK\(\s*"([^"]+)"', re.I)
_URL = re.compile(r"https?://\S+")
_DIRECCION = "^https?://"


def valor_de(campo: Campo, celda: CeldaLeida, opciones: Opciones | None, rotulo: str) -> Any:
    """El valor del campo; None si la celda está en blanco. Levanta Reparo si no se entiende."""
    crudo = _sin_formula(campo, celda, rotulo)
    if crudo is None or (isinstance(crudo, str) and not crudo.strip()):
        return None
    match campo.clase:
        case "opcion" | "opciones" if opciones is not None:
            codigos = _codigos(texto_de(crudo), opciones, rotulo, varias=campo.clase == "opciones")
            return codigos if campo.clase == "opciones" else codigos[0]
        case "entero" | "numero":
            return _numero(crudo, campo.clase == "entero", rotulo)
        case "fecha":
            return fecha_de(crudo, rotulo)
        case "si_no":
            return _si_no(crudo, rotulo)
        case "lista" | "opciones":
            return _lista(campo, crudo, rotulo)
        case "parrafo":
            return parrafos(texto_de(crudo))
        case "archivo":
            return PureWindowsPath(una_linea(texto_de(crudo))).name
        case "relacion":
            return _id(una_linea(texto_de(crudo)))
    return _suelto(campo, crudo, celda)


def _sin_formula(campo: Campo, celda: CeldaLeida, rotulo: str) -> Any:
    if celda.clase == "e":
        raise Reparo(f"«{rotulo}» tiene un error de Excel ({celda.valor})", "escriba el valor")
    if celda.clase != "f":
        return celda.valor
    if (hallado := _ENLACE.match(str(celda.valor))) is not None:
        return hallado[1]
    que = f"«{rotulo}» tiene una fórmula"
    raise Reparo(que, "cópiela y péguela como valor (Pegado especial › Valores)", "formula")


def _codigos(texto: str, opciones: Opciones, rotulo: str, varias: bool) -> list[str]:
    if (entero := opciones.codigo(texto)) is not None or not varias:
        return [_codigo(texto, entero, opciones, rotulo)]
    for separador in (r"[;\n]", r"[;\n,/]"):
        trozos = [t.strip() for t in re.split(separador, texto) if t.strip()]
        hallados = [opciones.codigo(t) for t in trozos]
        if all(hallados) or separador != r"[;\n]":
            break
    if len(hallados) > 1 and not any(hallados):
        trozos, hallados = [texto], [None]
    codigos = [_codigo(t, h, opciones, rotulo) for t, h in zip(trozos, hallados, strict=True)]
    return list(dict.fromkeys(codigos))


def _codigo(escrito: str, codigo: str | None, opciones: Opciones, rotulo: str) -> str:
    if codigo is None:
        que = f"«{breve(escrito)}» no es un valor de «{rotulo}»"
        raise Reparo(que, opciones.ayuda(escrito), "opcion")
    return codigo


def _numero(crudo: Any, entero: bool, rotulo: str) -> int | float:
    if isinstance(crudo, int | float) and not isinstance(crudo, bool):
        numero = float(crudo)
    else:
        llano = re.sub(r"[\s\u00a0\u202f]", "", str(crudo))
        if "," in llano and "." not in llano:
            llano = llano.replace(",", ".")
        if not re.fullmatch(r"[+-]?\d+(\.\d+)?", llano):
            que = f"«{rotulo}»: «{breve(texto_de(crudo))}» no es un número"
            raise Reparo(que, "escriba solo cifras, sin unidades", "numero")
        numero = float(llano)
    if numero.is_integer():
        return int(numero)
    if entero:
        que = f"«{rotulo}»: «{texto_de(crudo)}» no es un número entero"
        raise Reparo(que, "escríbalo sin decimales", "numero")
    return numero


def _si_no(crudo: Any, rotulo: str) -> bool:
    escrito = doblar(texto_de(crudo))
    if escrito not in _SI | _NO:
        raise Reparo(f"«{rotulo}»: «{breve(texto_de(crudo))}» no es Sí ni No", "escriba Sí o No")
    return escrito in _SI


def _lista(campo: Campo, crudo: Any, rotulo: str) -> list[Any]:
    elemento = campo.esquema.get("items", {})
    if elemento.get("type") == "integer":
        trozos = re.split(r"[;,\n]", texto_de(crudo))
        return [_numero(t.strip(), True, rotulo) for t in trozos if t.strip()]
    trozos = [t.strip() for t in re.split(r"[;\n]", texto_de(crudo))]
    trozos = [DE_LISTA.sub("", t, count=1) if DE_LISTA.match(t) else t for t in trozos]
    return [_id(t) if campo.referencia is not None else t for t in trozos if t]


def _suelto(campo: Campo, crudo: Any, celda: CeldaLeida) -> str:
    """Un texto de una línea, en la forma que su campo pide si Excel lo convirtió en fecha."""
    forma = campo.esquema.get("pattern", "")
    if forma.startswith(_DIRECCION) and celda.enlace and not _URL.match(texto_de(crudo)):
        return celda.enlace
    if forma and isinstance(crudo, datetime | date):
        posibles = (f"{crudo:%Y-%m}", f"{crudo:%Y-%m-%d}", f"{crudo:%H:%M}", f"{crudo:%Y}")
        return next((p for p in posibles if re.fullmatch(forma, p)), posibles[1])
    if not forma and isinstance(crudo, datetime | date):
        return f"{crudo:%d/%m/%Y}"
    return una_linea(texto_de(crudo))


def _id(texto: str) -> str:
    """El identificador, también si se pegó la dirección de su página."""
    return texto.rstrip("/").rpartition("/")[2].partition("#")[0].removesuffix(".html")
