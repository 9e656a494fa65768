"""Un repositorio de contenido en una carpeta temporal, para las pruebas."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from generador.cli import informes
from generador.construccion import Resultado, construir

RAIZ = Path(__file__).parent.parent
FECHA = "2026-06-01"
"""Fecha de construcción de todas las pruebas."""

MINIMA = """\
---
titulo: Lista para revisar una acción formativa
resumen: Ayuda a comprobar, antes de empezar, que no falta nada de lo que pide una acción formativa.
estado: publicado
clase: lista_verificacion
eje: transversal
temas: [diseno-de-capacitaciones]
unidad: odes
---
## Cuándo usarla

Una semana antes de la primera sesión.
"""
"""Una herramienta publicada y sin problemas."""

_MUESTRA = re.compile(r"  \d+ \| ")


@dataclass(frozen=True, slots=True)
class Repositorio:
    """Carpeta con los vocabularios verdaderos y las fichas que escriba la prueba."""

    raiz: Path

    @classmethod
    def crear(cls, raiz: Path) -> Repositorio:
        """Repositorio nuevo en «raiz», con una copia de los vocabularios."""
        shutil.copytree(RAIZ / "vocabularios", raiz / "vocabularios")
        return cls(raiz)

    def escribir(self, ruta: str, contenido: str | bytes = MINIMA) -> Path:
        """Escribe un archivo del repositorio, con las carpetas que hagan falta."""
        camino = self.raiz / ruta
        camino.parent.mkdir(parents=True, exist_ok=True)
        crudo = contenido.encode() if isinstance(contenido, str) else contenido
        camino.write_bytes(crudo)
        return camino

    def herramienta(self, nombre: str, **campos: str) -> None:
        """Escribe la herramienta «he-<nombre>»: la mínima, con otros valores en esos campos.

        Cada valor se escribe tal cual; un campo nuevo se añade, y uno vacío se quita.
        """
        texto = MINIMA
        for campo, valor in campos.items():
            linea = f"{campo}: {valor}\n" if valor else ""
            texto, cuantos = re.subn(
                rf"^{campo}: .*\n", linea.replace("\\", r"\\"), texto, flags=re.M
            )
            if not cuantos:
                texto = texto.replace("---\n", f"---\n{linea}", 1)
        self.escribir(f"recursos/herramientas/he-{nombre}/ficha.md", texto)

    def construir(self, fecha: str = FECHA) -> Resultado:
        """Lee, valida y enlaza el repositorio."""
        return construir(self.raiz, fecha)

    def informe(self) -> list[str]:
        """Las líneas de «generador validar», sin la muestra del archivo ni el resumen."""
        lineas = informes.texto(self.construir().problemas, self.raiz).splitlines()
        return [linea for linea in lineas[:-1] if linea and not _MUESTRA.match(linea)]

    def problemas(self) -> list[str]:
        """Lo mismo, sin las líneas de ayuda."""
        return [linea for linea in self.informe() if not linea.startswith("  ayuda: ")]
