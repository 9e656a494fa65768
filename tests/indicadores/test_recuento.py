"""Cada indicador que sale del contenido, contra otra cuenta hecha sobre los archivos."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from generador.indicadores import Medidas, medir
from tests.indicadores.muestra import escribir_muestra
from tests.indicadores.recuento import Recuento
from tests.repositorio import FECHA, RAIZ, Repositorio


def _medidas(repositorio: Repositorio) -> Medidas:
    resultado = repositorio.construir()
    assert not resultado.catalogo.fallidas, [p for p in resultado.problemas if p.nivel == "error"]
    return medir(resultado.catalogo, resultado.cifras)


def test_cada_indicador_es_lo_que_dicen_los_archivos(tmp_path: Path) -> None:
    """Celda a celda: mes, unidad, región, categoría, valor y base; y ninguno queda sin probar."""
    probados: set[str] = set()
    for semilla in (7, 8):
        repositorio = escribir_muestra(tmp_path / str(semilla), semilla)
        medidas = _medidas(repositorio)
        contados = {
            (d.indicador, d.periodo, d.unidad, d.region, d.categoria): (d.valor, d.base)
            for d in medidas.datos
        }
        assert contados == Recuento(repositorio.raiz, FECHA).valores()
        probados |= {d.indicador for d in medidas.datos}
    assert probados == {i.id for i in medidas.indicadores.values() if i.cuenta}


def test_el_contenido_verdadero_cuenta_lo_mismo() -> None:
    """Sin mirar el mes de lo que no lleva fecha escrita, que es del historial."""
    medidas = _medidas(Repositorio(RAIZ))

    def sumar(pares: object) -> dict[tuple[str, str], float]:
        suma: dict[tuple[str, str], float] = defaultdict(float)
        for (indicador, categoria), valor in pares:  # type: ignore[attr-defined]
            suma[indicador, categoria] += valor
        return dict(suma)

    nuestras = sumar(((d.indicador, d.categoria), d.valor) for d in medidas.datos if not d.base)
    otras = Recuento(RAIZ, FECHA).valores()
    suyas = sumar(((c[0], c[4]), v) for c, (v, base) in otras.items() if not base)
    assert nuestras == suyas
    assert sum(v for (i, _), v in nuestras.items() if i == "repositorio-recursos") > 60
