"""Ediciones verdaderas del repositorio pequeño: dos meses seguidos, firmados."""

from __future__ import annotations

import zipfile
from pathlib import Path

from generador.publicacion.antes import Antes, siguiente
from generador.publicacion.cierre import Sello
from generador.publicacion.jornada import Preparada, preparar_en
from generador.publicacion.preparar import Encargo
from generador.sitio.motor import Motor, construir_marco
from generador.sitio.plano import trazar
from tests.publicacion.entregas import par

JUNIO, JULIO = "2026-06-01", "2026-07-20"
HERRAMIENTAS = Path("recursos") / "herramientas"
NUEVA = """\
---
titulo: Hoja para repartir los turnos de atención
resumen: Reparte los turnos de atención de la semana entre quienes orientan y concilian en la sede.
estado: publicado
clase: lista_verificacion
eje: transversal
temas: [oferta-formativa]
unidad: odes
---

## Cuándo usarla

Al comenzar la semana.
"""


def preparar_edicion(
    raiz: Path,
    ediciones: Path,
    fecha: str,
    antes: Antes | None = None,
    motor: Motor = construir_marco,
    procesos: int = 1,
) -> Preparada:
    """La edición de «raiz» en esa fecha, firmada, en una carpeta de «ediciones»."""
    antes = antes or Antes()
    sello = Sello(par().publica, par().firmante)
    encargo = Encargo(siguiente(antes, fecha), antes.todo, sello, procesos=procesos)
    with trazar(raiz, fecha, motor) as plano:
        return preparar_en(plano, raiz, ediciones, encargo, antes.todo)


def cambiar(raiz: Path) -> None:
    """Un mes de trabajo: una ficha nueva, otra con otro texto y un archivo más, y una retirada.

    Otra solo cambia de nombre.
    """
    formula = raiz / HERRAMIENTAS / "he-titulo-formula"
    otra = formula.rename(raiz / HERRAMIENTAS / "he-con-otro-nombre") / "ficha.md"
    texto = otra.read_text(encoding="utf-8")
    otra.write_text(
        texto.replace("---\n", "---\nids_anteriores: [he-titulo-formula]\n", 1), encoding="utf-8"
    )
    nueva = raiz / HERRAMIENTAS / "he-hoja-de-turnos" / "ficha.md"
    nueva.parent.mkdir()
    nueva.write_text(NUEVA, encoding="utf-8")
    vencida = raiz / HERRAMIENTAS / "he-vencida" / "ficha.md"
    texto = vencida.read_text(encoding="utf-8")
    adjunto = "adjuntos: [{archivo: cuadro.csv, titulo: Cuadro de turnos, clase: dataset}]"
    texto = texto.replace("---\n", f"---\n{adjunto}\n", 1)
    vencida.write_text(f"{texto}\nUn párrafo más, de julio.\n", encoding="utf-8")
    (vencida.parent / "cuadro.csv").write_text("sede;turnos\nPuno;12\n", encoding="utf-8")
    taller = raiz / "recursos" / "formativos" / "re-taller-poi" / "ficha.md"
    texto = taller.read_text(encoding="utf-8")
    retiro = "estado: retirado\nretiro: {motivo: Cambió la norma que explicaba}\n"
    taller.write_text(texto.replace("estado: publicado\n", retiro), encoding="utf-8")


def descomprimir(zip_: Path, carpeta: Path) -> Path:
    """Lo que hace quien recibe el paquete; devuelve la carpeta que queda."""
    with zipfile.ZipFile(zip_) as abierto:
        abierto.extractall(carpeta)
    return next(carpeta.iterdir())
