"""El perfil reparte todo el tiempo entre las etapas, sin contarlo dos veces."""

from __future__ import annotations

from time import perf_counter, process_time

from generador.cli.salida import tabla_de_tiempos
from generador.perfil import Etapa, Perfil


def _gastar(segundos: float) -> None:
    fin = process_time() + segundos
    while process_time() < fin:
        pass


def test_lo_de_dentro_se_descuenta_de_lo_de_fuera() -> None:
    """También lo que tarda en salir cada cosa de un recorrido."""
    perfil = Perfil()
    inicio = perf_counter()
    with perfil.etapa("fuera"):
        for _ in perfil.recorrer("dentro", (_gastar(0.01) for _ in range(3))):
            with perfil.etapa("trato"):
                _gastar(0.02)
    paso = perf_counter() - inicio
    etapas = {e.nombre: e for e in perfil.etapas()}
    assert list(etapas) == ["fuera", "dentro", "trato"]
    assert etapas["dentro"].procesador >= 0.03
    assert etapas["trato"].procesador >= 0.06
    assert sum(e.reloj for e in etapas.values()) <= paso


def test_la_tabla_dice_cada_etapa_y_el_total() -> None:
    """Con sus tiempos y su parte; sin etapas no divide por cero."""
    tabla = tabla_de_tiempos((Etapa("lectura", 3.0, 1.0), Etapa("fichas", 1.0, 0.5)))
    filas = [" ".join(linea.split()) for linea in tabla.splitlines()]
    assert filas[1:] == ["lectura 3.00 1.00 75%", "fichas 1.00 0.50 25%", "total 4.00 1.50 100%"]
    assert "0%" in tabla_de_tiempos(())
