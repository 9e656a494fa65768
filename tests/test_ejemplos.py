"""Un archivo dejado en tests/ejemplos/<tipo>/{pasa,falla}/ es una prueba.

- Un archivo (``campo-desconocido.md``) es una ficha tal como la escribiría una persona: se prueba
  como ``<carpeta del tipo>/<prefijo>campo-desconocido/ficha.md``.
- Una carpeta es un trozo de repositorio, para los casos que necesitan más de un archivo.
- Lo que está en «falla» dice al lado qué problemas da: ``campo-desconocido.esperado``, o
  ``esperado.txt`` dentro de la carpeta. Son las líneas de «generador validar», sin la muestra.
  La línea de ayuda puede no estar, o terminar en «…» para comparar solo su comienzo.
- Lo que está en «pasa» no da ningún problema, ni avisos.
"""

from __future__ import annotations

import shutil
from itertools import zip_longest
from pathlib import Path

import pytest

from generador.reglas import REGLAS
from generador.tipos import cargar
from tests.repositorio import Repositorio

EJEMPLOS = Path(__file__).parent / "ejemplos"
TIPOS = cargar()
AYUDA = "  ayuda: "
ESPERADOS = sorted([*EJEMPLOS.glob("*/falla/*.esperado"), *EJEMPLOS.glob("*/falla/*/esperado.txt")])


def _casos(clase: str) -> list[Path]:
    return [c for c in sorted(EJEMPLOS.glob(f"*/{clase}/*")) if c.suffix != ".esperado"]


def _nombre(caso: Path) -> str:
    return caso.relative_to(EJEMPLOS).as_posix()


def _poner(repositorio: Repositorio, caso: Path) -> str:
    """Pone el caso en el repositorio; devuelve la carpeta de su ficha, si es una sola."""
    if caso.is_dir():
        shutil.copytree(caso, repositorio.raiz, dirs_exist_ok=True)
        (repositorio.raiz / "esperado.txt").unlink(missing_ok=True)
        return ""
    tipo = TIPOS[caso.parent.parent.name]
    if tipo.carpeta is None:  # vive dentro de otra: el ejemplo es la ficha que lo lleva
        tipo = next(t for t in TIPOS.values() for c in t.campos if c.fichas == tipo.nombre)
    carpeta = f"{tipo.carpeta}/{tipo.prefijo}{caso.stem}/"
    repositorio.escribir(f"{carpeta}ficha{caso.suffix}", caso.read_bytes())
    return carpeta


def _esperado(caso: Path) -> Path:
    return caso / "esperado.txt" if caso.is_dir() else caso.with_suffix(".esperado")


def _por_problema(lineas: list[str]) -> list[list[str]]:
    """Cada problema con su ayuda, si la trae."""
    grupos: list[list[str]] = []
    for linea in lineas:
        if linea.startswith(AYUDA):
            grupos[-1].append(linea)
        else:
            grupos.append([linea])
    return grupos


def _como(obtenido: list[str], esperado: list[str]) -> list[str]:
    """Lo obtenido con tanto detalle en la ayuda como lo esperado."""
    ayuda = esperado[1] if len(esperado) > 1 else ""
    if ayuda.endswith("…") and obtenido[-1].startswith(ayuda.removesuffix("…")):
        return [obtenido[0], ayuda]
    return obtenido if ayuda else obtenido[:1]


@pytest.mark.parametrize("caso", _casos("pasa"), ids=_nombre)
def test_lo_que_pasa_no_da_ningun_problema(caso: Path, repositorio: Repositorio) -> None:
    """Un ejemplo de «pasa» no da errores ni avisos."""
    _poner(repositorio, caso)
    assert repositorio.informe() == []


@pytest.mark.parametrize("caso", _casos("falla"), ids=_nombre)
def test_lo_que_falla_dice_justo_lo_esperado(caso: Path, repositorio: Repositorio) -> None:
    """Un ejemplo de «falla» da todos los problemas de su archivo .esperado, y ninguno más."""
    carpeta = _poner(repositorio, caso)
    informe = [linea.removeprefix(carpeta) for linea in repositorio.informe()]
    esperado = _por_problema(_esperado(caso).read_text(encoding="utf-8").splitlines())
    obtenido = [
        _como(tiene, debe)
        for tiene, debe in zip_longest(_por_problema(informe), esperado, fillvalue=[])
        if tiene
    ]
    assert obtenido == esperado


def test_no_hay_esperados_sin_su_caso() -> None:
    """Un .esperado sin su ficha no probaría nada."""
    sueltos = [
        e
        for e in ESPERADOS
        if e.suffix == ".esperado"
        and not any(c.stem == e.stem for c in e.parent.iterdir() if c != e)
    ]
    assert sueltos == []


@pytest.mark.parametrize("tipo", TIPOS)
def test_cada_tipo_tiene_ejemplos_que_pasan_y_que_fallan(tipo: str) -> None:
    """Quien añade un tipo muestra una ficha bien escrita y, al menos, una mal escrita."""
    assert any((EJEMPLOS / tipo / "pasa").iterdir())
    assert any((EJEMPLOS / tipo / "falla").iterdir())


@pytest.mark.parametrize("regla", REGLAS)
def test_cada_regla_tiene_un_ejemplo_que_la_incumple(regla: str) -> None:
    """Toda regla se ve fallar en algún ejemplo."""
    assert any(f" [{regla}]\n" in e.read_text(encoding="utf-8") for e in ESPERADOS)
