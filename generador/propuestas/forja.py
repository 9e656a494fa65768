"""Propuestas, forja: las pocas preguntas y la única escritura que se le hacen a GitHub."""

from __future__ import annotations

from typing import Any

import requests

from generador.modelo import Fallo
from generador.propuestas.comentar import Llamada

POR_PAGINA = 100
PAGINAS = 30
"""GitHub da hasta 3 000 archivos de una propuesta."""
_PLAZO = 20


class ForjaMuda(Fallo):
    """La forja no contestó, o no quiso."""


class Forja:
    """Una sesión con la forja, con la llave de la ejecución."""

    def __init__(self, direccion: str, llave: str) -> None:
        self._direccion = direccion.rstrip("/")
        self._sesion = requests.Session()
        self._sesion.trust_env = False  # ni intermediarios ni claves de este equipo
        self._sesion.headers.update(
            {
                "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {llave}",
                "X-GitHub-Api-Version": "2022-11-28",
            }
        )

    def lista(self, ruta: str, dentro_de: str = "") -> list[Any]:
        """Todos los elementos de una lista, página a página."""
        union = "&" if "?" in ruta else "?"
        todos: list[Any] = []
        for pagina in range(1, PAGINAS + 1):
            paginada = f"{ruta}{union}per_page={POR_PAGINA}&page={pagina}"
            dato = self._pedir("GET", paginada)
            estos = dato[dentro_de] if dentro_de else dato
            todos += estos
            if len(estos) < POR_PAGINA:
                break
        return todos

    def escribir(self, llamada: Llamada) -> None:
        """Crea o edita el comentario."""
        self._pedir(llamada.metodo, llamada.ruta, {"body": llamada.texto})

    def _pedir(self, metodo: str, ruta: str, cuerpo: dict[str, str] | None = None) -> Any:
        try:
            respuesta = self._sesion.request(
                metodo,
                self._direccion + ruta,
                json=cuerpo,
                timeout=_PLAZO,
                allow_redirects=False,
            )
            if not 200 <= respuesta.status_code < 300:
                codigo = respuesta.status_code
                raise ForjaMuda(f"la forja respondió {codigo} a «{metodo} {ruta}»")
            return respuesta.json()
        except (requests.RequestException, ValueError) as e:
            raise ForjaMuda(f"la forja no contestó a «{metodo} {ruta}»") from e
