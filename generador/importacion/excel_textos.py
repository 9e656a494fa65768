"""Importación, textos de Excel: de lo que hay en una celda a texto, fecha o párrafos."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from generador.importacion.limpieza import limpiar
from generador.libros.opciones import doblar

_MESES = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic")
_MES = {m: n for n, m in enumerate(_MESES, 1)} | {"set": 9}
"""Comienzo del nombre de cada mes → su número."""
_DIA_MES_ANIO = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
_ANIO_MES_DIA = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_EN_PALABRAS = re.compile(r"(\d{1,2})(?:\s+de)?\s+([a-z]+)\.?(?:\s+(?:de|del))?\s+(\d{4})")
DE_LISTA = re.compile(r"\s*(?:[-*•·–]|\d+[.)])\s+")


class Reparo(Exception):
    """Lo escrito en una celda no sirve: qué pasa y cómo se arregla. No sale de la importación."""

    def __init__(self, mensaje: str, ayuda: str, regla: str = "valor") -> None:
        super().__init__(mensaje)
        self.mensaje, self.ayuda, self.regla = mensaje, ayuda, regla


def texto_de(crudo: Any) -> str:
    """Lo escrito como texto: sin decimales que Excel puso, ni horas que nadie escribió."""
    if isinstance(crudo, bool):
        return "Sí" if crudo else "No"
    if isinstance(crudo, float) and crudo.is_integer():
        return str(int(crudo))
    if isinstance(crudo, datetime):
        return crudo.date().isoformat()
    if isinstance(crudo, time):
        return crudo.strftime("%H:%M")
    if isinstance(crudo, timedelta):
        minutos = int(crudo.total_seconds()) // 60
        return f"{minutos // 60:02}:{minutos % 60:02}"
    return limpiar(str(crudo)).strip()


def fecha_de(crudo: Any, rotulo: str) -> str:
    """AAAA-MM-DD, de una fecha de Excel o de las formas en que se escribe."""
    if isinstance(crudo, datetime | date):
        return crudo.isoformat()[:10]
    texto = doblar(str(crudo)).replace("-de-", " ").replace("-del-", " ")
    partes: tuple[str, str, str] | None = None
    if hallada := _DIA_MES_ANIO.fullmatch(str(crudo).strip()):
        partes = (hallada[3], hallada[2], hallada[1])
    elif hallada := _ANIO_MES_DIA.match(str(crudo).strip()):
        partes = (hallada[1], hallada[2], hallada[3])
    elif (hallada := _EN_PALABRAS.fullmatch(texto.replace("-", " "))) and hallada[2][:3] in _MES:
        partes = (hallada[3], str(_MES[hallada[2][:3]]), hallada[1])
    try:
        if partes is not None:
            return date(*map(int, partes)).isoformat()
    except ValueError:
        pass
    raise Reparo(f"«{rotulo}»: «{crudo}» no es una fecha", "escríbala así: 24/11/2026", "fecha")


def parrafos(texto: str) -> str:
    """Texto con formato: cada línea de la celda es un párrafo, salvo las de una lista o tabla."""
    puestas: list[str] = []
    for linea in texto.split("\n"):
        llana = linea.replace("•", "-", 1) if linea.lstrip().startswith("•") else linea
        previa = puestas[-1] if puestas else ""
        juntas = (DE_LISTA.match(llana) and DE_LISTA.match(previa)) or (
            llana.startswith("|") and previa.startswith("|")
        )
        if previa.strip() and llana.strip() and not juntas:
            puestas.append("")
        puestas.append(llana.rstrip())
    return "\n".join(puestas).strip("\n")


def una_linea(texto: str) -> str:
    return " ".join(texto.split())


def breve(texto: str) -> str:
    return texto if len(texto) <= 60 else f"{texto[:57]}…"
