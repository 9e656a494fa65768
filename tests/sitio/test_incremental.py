"""En frío y en caliente, y con cualquier reparto del trabajo, el sitio es el mismo byte a byte."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from random import Random

import pytest

from generador import medios
from generador.busqueda import partir
from generador.puerta import carpeta as puerta
from generador.sitio import construir_sitio
from generador.sitio.motor import Motor
from generador.vistas import fichas
from tests.sitio.fotos import plano
from tests.sitio.preparacion import FECHA, contenido

HERRAMIENTAS = "recursos/herramientas"
TEXTUAL = f"{HERRAMIENTAS}/he-guia-completa/ficha.md"
# Cada edición toca algo de lo que dependen páginas distintas: la propia, las vecinas o todas.
CAMBIOS = (
    (TEXTUAL, 'titulo: "Guía', 'titulo: "Otra guía'),
    (TEXTUAL, "La ODES propone", "La ODES recomienda"),
    (TEXTUAL, "palabras_clave: [citas,", "palabras_clave: [turnos,"),
    (TEXTUAL, "[taller](ficha:re-taller-poi)", "taller"),
    (
        TEXTUAL,
        "  - {id: re-taller-poi, relacion: complementa}",
        "  - {id: he-vencida, relacion: usa}",
    ),
    (TEXTUAL, "unidad: odes", "unidad: ogpp"),
    (f"{HERRAMIENTAS}/he-vencida/ficha.md", "estado: publicado", "estado: borrador"),
    (f"{HERRAMIENTAS}/he-titulo-formula/ficha.md", "temas: [", "temas: [servicios-laborales, "),
    ("vocabularios/unidades.yml", "nombre: ", "nombre: La "),
    ("docs/privacidad.md", "# ", "# Sobre la "),
)
EDICIONES = 6


def _editar(raiz: Path, azar: Random) -> str:
    """Hace una edición al azar y dice cuál: un cambio, una ficha nueva o una menos."""
    copias = sorted((raiz / HERRAMIENTAS).glob("he-copia-*"))
    suerte = azar.random()
    if suerte < 0.2:
        nueva = raiz / HERRAMIENTAS / f"he-copia-{len(copias)}"
        shutil.copytree(raiz / HERRAMIENTAS / "he-titulo-formula", nueva)
        ficha = nueva / "ficha.md"
        titulo = ficha.read_text(encoding="utf-8").replace("titulo: '", f"titulo: '{nueva.name} ")
        ficha.write_text(titulo, encoding="utf-8")
        return f"nueva {nueva.name}"
    if suerte < 0.3 and copias:
        shutil.rmtree(copias[-1])
        return f"quita {copias[-1].name}"
    if suerte < 0.4:
        color = azar.choice(("red", "blue", "teal"))
        (raiz / HERRAMIENTAS / "he-guia-completa/mesa.png").write_bytes(plano(320, 120, color))
        return f"imagen {color}"
    archivo, uno, otro = azar.choice(CAMBIOS)
    texto = (raiz / archivo).read_text(encoding="utf-8")
    antes, despues = (uno, otro) if uno in texto else (otro, uno)
    (raiz / archivo).write_text(texto.replace(antes, despues, 1), encoding="utf-8")
    return f"{archivo}: {despues}"


def _distintos(uno: Mapping[str, bytes], otro: Mapping[str, bytes]) -> list[str]:
    return sorted(r for r in uno.keys() | otro.keys() if uno.get(r) != otro.get(r))


def _sitio(raiz: Path, salida: Path, motor: Motor) -> Mapping[str, bytes]:
    resultado = construir_sitio(raiz, salida, FECHA, motor=motor)
    assert not resultado.con_errores, resultado.problemas
    return contenido(salida)


def test_tras_ediciones_al_azar_en_caliente_sale_lo_que_en_frio(
    raiz: Path, tmp_path: Path, motor: Motor
) -> None:
    """El almacén de todas las construcciones anteriores no cambia ni un byte."""
    azar, hechas = Random(20261124), []
    _sitio(raiz, tmp_path / "site", motor)
    for vez in range(EDICIONES):
        hechas.append(_editar(raiz, azar))
        caliente = _sitio(raiz, tmp_path / "site", motor)
        fria = tmp_path / f"fria-{vez}"
        shutil.copytree(raiz, fria, ignore=shutil.ignore_patterns(".cache"))
        frio = _sitio(fria, tmp_path / f"site-{vez}", motor)
        assert _distintos(caliente, frio) == [], hechas


def test_lo_que_no_cambio_no_se_escribe_otra_vez(raiz: Path, tmp_path: Path, motor: Motor) -> None:
    """Sigue siendo el mismo archivo; lo que cambió es otro, y el de antes queda como estaba."""
    salida, copia = tmp_path / "site", tmp_path / "copia"
    _sitio(raiz, salida, motor)
    shutil.copytree(salida, copia, copy_function=os.link)
    antes = contenido(copia)
    otro = (raiz / TEXTUAL).read_text(encoding="utf-8").replace('titulo: "', 'titulo: "Y ')
    (raiz / TEXTUAL).write_text(otro, encoding="utf-8")
    _sitio(raiz, salida, motor)
    assert (salida / "videos/index.html").samefile(copia / "videos/index.html")
    assert not (salida / "herramientas/index.html").samefile(copia / "herramientas/index.html")
    assert contenido(copia) == antes


@pytest.mark.parametrize("por_lote", [1, 3])
def test_con_cualquier_reparto_sale_lo_mismo(
    por_lote: int,
    raiz: Path,
    sitio: Path,
    motor: Motor,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Una página no depende de qué otras se hagan con ella, ni de en qué proceso.

    Si falla, una página de ficha usa algo que no está en su porción ni, por tanto, en su clave.
    """
    monkeypatch.setattr(fichas, "POR_LOTE", por_lote)
    monkeypatch.setattr(puerta, "POR_TANDA", por_lote)
    monkeypatch.setattr(partir, "TOPE", por_lote)
    monkeypatch.setattr(medios, "POCOS", 1)
    with ProcessPoolExecutor(2) as ejecutor:
        salida = tmp_path / "site"
        resultado = construir_sitio(raiz, salida, FECHA, motor=motor, ejecutor=ejecutor)
    assert not resultado.con_errores, resultado.problemas
    assert _distintos(contenido(sitio), contenido(salida)) == []
