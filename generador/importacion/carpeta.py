"""Importación, carpeta: de una carpeta ajena a sus archivos, sin seguir enlaces."""

from __future__ import annotations

import os
from pathlib import Path

from generador.fuentes.carpeta import es_ajeno
from generador.importacion.nombres import HONDO, Vistas, reparo_de_ruta
from generador.importacion.paquete import ARCHIVOS, TOTAL, Bulto, reparo
from generador.modelo import Problema
from generador.reglas.adjuntos import MAXIMO, MEGA


def recorrer(camino: Path) -> tuple[Bulto, list[Problema]]:
    """Los archivos de una carpeta, en orden; o todo lo que impide usarla."""
    bulto: Bulto = {}
    problemas: list[Problema] = []
    vistas, total = Vistas(), 0
    pendientes = [("", camino)]
    while pendientes and len(bulto) <= ARCHIVOS and len(problemas) <= ARCHIVOS:
        prefijo, carpeta = pendientes.pop(0)
        with os.scandir(carpeta) as entradas:
            ordenadas = sorted(entradas, key=lambda e: e.name)
        for entrada in ordenadas:
            ruta = f"{prefijo}{entrada.name}"
            if es_ajeno(entrada.name):
                continue
            if (hallado := _revisar(camino.name, ruta, entrada, vistas)) is not None:
                problemas.append(hallado)
            elif entrada.is_dir(follow_symlinks=False):
                pendientes.append((f"{ruta}/", Path(entrada.path)))
            else:
                bulto[ruta] = Path(entrada.path)
                total += entrada.stat(follow_symlinks=False).st_size
    if len(bulto) > ARCHIVOS or total > TOTAL:
        que = f"tiene más de {ARCHIVOS} archivos, o pasa de {TOTAL // MEGA} MB"
        problemas.append(reparo(camino.name, "bomba", que, "divídala en varios envíos"))
    return ({}, problemas) if problemas else (bulto, [])


def _revisar(base: str, ruta: str, entrada: os.DirEntry[str], vistas: Vistas) -> Problema | None:
    lugar = f"{base}/{ruta}"
    if entrada.is_symlink():
        que, ayuda = "es un enlace que lleva a otro lugar", "ponga el archivo verdadero"
        return reparo(lugar, "enlace", que, ayuda)
    if (que_tiene := reparo_de_ruta(ruta)) is not None:
        return reparo(lugar, "ruta", que_tiene, "cámbiele el nombre")
    if entrada.is_dir(follow_symlinks=False):
        return (
            None if ruta.count("/") < HONDO else reparo(lugar, "ruta", "está muy hondo", "súbala")
        )
    if not entrada.is_file(follow_symlinks=False):
        return reparo(lugar, "enlace", "no es un archivo corriente", "quítelo")
    if (otra := vistas.choque(ruta)) is not None:
        return reparo(lugar, "repetido", f"se llama igual que «{otra}»", "cambie un nombre")
    if entrada.stat(follow_symlinks=False).st_size > MAXIMO:
        return reparo(lugar, "grande", f"pasa de {MAXIMO // MEGA} MB", "redúzcalo o enlácelo")
    return None
