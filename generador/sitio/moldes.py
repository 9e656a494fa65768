"""Etapa 5, moldes: de una página del motor, partida una vez por sus ranuras, a muchas páginas."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import escape

from generador.modelo import Pagina, Sitio

RANURAS = ("TITULO", "DESCRIPCION", "CABEZA", "MIGAS", "CONTENIDO")
_RANURA = re.compile(r"RANURA_([A-Z]+)")
_BLANCOS = re.compile(r"\s*\n\s*")


class MoldeRoto(Exception):
    """Un molde no tiene cada ranura una sola vez: es un fallo del tema."""


@dataclass(frozen=True, slots=True)
class Molde:
    """Los tramos fijos de una página, ya codificados, y entre ellos el nombre de cada ranura."""

    tramos: tuple[bytes, ...]
    ranuras: tuple[str, ...]

    def estampar(self, valores: dict[str, str]) -> bytes:
        """La página con cada ranura ocupada. Ningún valor se vuelve a mirar: solo se une."""
        piezas = [self.tramos[0]]
        for ranura, tramo in zip(self.ranuras, self.tramos[1:], strict=True):
            piezas += [valores[ranura].encode(), tramo]
        return b"".join(piezas)


def partir(html: str, ranuras: tuple[str, ...] = RANURAS) -> Molde:
    """Parte la página; cada ranura debe estar exactamente una vez."""
    partes = _RANURA.split(_BLANCOS.sub("\n", html))
    halladas = tuple(partes[1::2])
    if sorted(halladas) != sorted(ranuras):
        raise MoldeRoto(f"se esperaban las ranuras {ranuras} y hay {halladas}")
    return Molde(tuple(tramo.encode() for tramo in partes[::2]), halladas)


def estampar(molde: Molde, pagina: Pagina, sitio: Sitio) -> bytes:
    """HTML completo de una página generada."""
    return molde.estampar(
        {
            "TITULO": f"{escape(pagina.titulo)} · {escape(sitio.nombre)}",
            "DESCRIPCION": str(escape(pagina.descripcion)),
            "CABEZA": pagina.cabeza,
            "MIGAS": pagina.migas,
            "CONTENIDO": pagina.contenido,
        }
    )
