"""Los cambios del mes: dan el paquete entero, archivo por archivo, o no tocan nada."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from generador.modelo import Fallo
from generador.publicacion.cambios import aplicar, hacer
from generador.publicacion.diferencia import CambiosInvalidos
from generador.publicacion.manifiesto import FIRMA, NOMBRE
from generador.publicacion.paquete import comprimir
from generador.publicacion.revision import EntregaInvalida, revisar
from tests.publicacion.entregas import (
    DICIEMBRE,
    NOVIEMBRE,
    cambios,
    contenido,
    entrega,
    escribir_archivos,
    firmar_carpeta,
    manifiesto_de,
    par,
)

VARIACIONES = range(20)


@pytest.mark.parametrize("semilla", VARIACIONES)
def test_lo_viejo_mas_los_cambios_es_lo_nuevo(tmp_path: Path, semilla: int) -> None:
    """Con archivos añadidos, cambiados, movidos, quitados, adjuntos grandes y vacíos."""
    vieja, nueva, delta = cambios(tmp_path, Random(semilla))
    antes = contenido(vieja)
    aplicar(vieja, delta, par().publica, tmp_path / "al-dia")
    assert contenido(tmp_path / "al-dia") == contenido(nueva)
    assert contenido(vieja) == antes
    assert revisar(tmp_path / "al-dia", par().publica, DICIEMBRE.secuencia).intacto
    aplicar(vieja, delta, par().publica, vieja)
    assert contenido(vieja) == contenido(nueva)
    assert sorted(c.name for c in tmp_path.iterdir()) == ["al-dia", "cambios.zip", "nueva", "vieja"]


def test_los_cambios_traen_solo_lo_que_cambia(tmp_path: Path) -> None:
    """Y dicen qué se quita, de qué edición parten y a cuál llevan."""
    vieja, nueva = tmp_path / "vieja", tmp_path / "nueva"
    anterior = entrega(vieja, Random(1))
    shutil.copytree(vieja, nueva)
    (nueva / "404.html").unlink()
    escribir_archivos(nueva, {"index.html": b"otro", "a/nuevo.html": b"nuevo"})
    hacer(
        anterior,
        nueva,
        firmar_carpeta(nueva, DICIEMBRE),
        tmp_path / "c.zip",
        b"<p>LEAME",
        par().firmante,
    )
    with zipfile.ZipFile(tmp_path / "c.zip") as abierto:
        nombres = [n.removeprefix("cambios-2026-12/") for n in abierto.namelist()]
        dicho = json.loads(abierto.read("cambios-2026-12/cambios.json"))
    assert nombres == [
        "LEAME.html",
        "archivos/a/nuevo.html",
        "archivos/index.html",
        "archivos/manifiesto.json",
        "archivos/manifiesto.json.minisig",
        "cambios.json",
        "cambios.json.minisig",
    ]
    assert dicho["quitar"] == ["404.html"]
    assert [e["ruta"] for e in dicho["archivos"]] == ["a/nuevo.html", "index.html"]
    suma = hashlib.sha256((vieja / NOMBRE).read_bytes()).hexdigest()
    assert dicho["desde"] == {"edicion": "2026-11", "secuencia": 11, "manifiesto": suma}


def test_los_mismos_cambios_dan_el_mismo_zip(tmp_path: Path) -> None:
    """Se pueden rehacer y comparar."""
    _, nueva, delta = cambios(tmp_path, Random(2))
    otro = tmp_path / "otro.zip"
    anterior = manifiesto_de(tmp_path / "vieja")
    hacer(anterior, nueva, manifiesto_de(nueva), otro, b"<p>LEAME</p>", par().firmante)
    assert otro.read_bytes() == delta.read_bytes()


@pytest.mark.parametrize(
    "identidad",
    [
        replace(DICIEMBRE, secuencia=11),
        replace(DICIEMBRE, base="2026-09"),
        replace(DICIEMBRE, paquete="eje-transversal"),
        replace(DICIEMBRE, sitio="Otro"),
    ],
)
def test_solo_hay_cambios_hacia_la_edicion_siguiente(tmp_path: Path, identidad: object) -> None:
    """Del mismo paquete del mismo sitio."""
    anterior = entrega(tmp_path / "v", Random(1))
    posterior = replace(entrega(tmp_path / "n", Random(2)), identidad=identidad)
    with pytest.raises(CambiosInvalidos):
        hacer(anterior, tmp_path / "n", posterior, tmp_path / "c.zip", b"", par().firmante)


def test_no_se_empaquetan_archivos_que_no_son_los_del_manifiesto(tmp_path: Path) -> None:
    """Nadie podría aplicarlos."""
    anterior = entrega(tmp_path / "v", Random(1))
    entrega(tmp_path / "n", Random(2))
    posterior = firmar_carpeta(tmp_path / "n", DICIEMBRE)
    (tmp_path / "n" / "index.html").write_bytes(b"cambiado despues")
    with pytest.raises(CambiosInvalidos, match=r"«index\.html» no es"):
        hacer(anterior, tmp_path / "n", posterior, tmp_path / "c.zip", b"", par().firmante)


# --- Ataques -------------------------------------------------------------------------------------

Dentro = dict[str, bytes]
Ataque = Callable[[Dentro, Path, Random], None]
"""Estropea lo que traen los cambios, o la carpeta a la que se aplican."""


def _de_archivos(dentro: Dentro, azar: Random) -> str:
    propios = (f"archivos/{NOMBRE}", f"archivos/{FIRMA}")
    rutas = [r for r in dentro if r.startswith("archivos/") and r not in propios and dentro[r]]
    return azar.choice(sorted(rutas))


def _flip(datos: bytes, azar: Random) -> bytes:
    crudo = bytearray(datos)
    crudo[azar.randrange(len(crudo))] ^= 1 << azar.randrange(7)
    return bytes(crudo)


def _archivo_alterado(dentro: Dentro, _: Path, azar: Random) -> None:
    ruta = _de_archivos(dentro, azar)
    dentro[ruta] = _flip(dentro[ruta], azar)


def _archivo_agrandado(dentro: Dentro, _: Path, azar: Random) -> None:
    dentro[_de_archivos(dentro, azar)] += azar.randbytes(azar.choice((1, 100_000)))


def _archivo_cortado(dentro: Dentro, _: Path, azar: Random) -> None:
    ruta = _de_archivos(dentro, azar)
    dentro[ruta] = dentro[ruta][: azar.randrange(len(dentro[ruta]))]


def _manifiesto_alterado(dentro: Dentro, _: Path, azar: Random) -> None:
    dentro[f"archivos/{NOMBRE}"] = _flip(dentro[f"archivos/{NOMBRE}"], azar)


def _cambios_alterados(dentro: Dentro, _: Path, azar: Random) -> None:
    dentro["cambios.json"] = _flip(dentro["cambios.json"], azar)


def _leame_alterado(dentro: Dentro, _: Path, azar: Random) -> None:
    dentro["LEAME.html"] += f"<script>{azar.random()}</script>".encode()


def _otra_clave(dentro: Dentro, _: Path, azar: Random) -> None:
    firmante = par("ajena").firmante
    for ruta in azar.choice(
        (["cambios.json"], [f"archivos/{NOMBRE}"], ["cambios.json", f"archivos/{NOMBRE}"])
    ):
        dentro[f"{ruta}.minisig"] = firmante(dentro[ruta], "ajena").encode()


def _sin_firma(dentro: Dentro, _: Path, azar: Random) -> None:
    del dentro[azar.choice(("cambios.json.minisig", f"archivos/{FIRMA}"))]


def _firma_cambiada(dentro: Dentro, _: Path, azar: Random) -> None:
    """La de una cosa verdadera puesta en otra."""
    una, otra = "cambios.json.minisig", f"archivos/{FIRMA}"
    if azar.random() < 0.5:
        dentro[una], dentro[otra] = dentro[otra], dentro[una]
    else:
        dentro[azar.choice((una, otra))] = par().firmante(azar.randbytes(50), "otra").encode()


def _de_mas(dentro: Dentro, _: Path, azar: Random) -> None:
    dentro[azar.choice(("", "archivos/", "archivos/assets/")) + f"x{azar.randrange(99)}.js"] = b"x"


def _de_menos(dentro: Dentro, _: Path, azar: Random) -> None:
    del dentro[azar.choice((_de_archivos(dentro, azar), "LEAME.html", "cambios.json"))]


def _otra_base(_: Dentro, vieja: Path, azar: Random) -> None:
    """La carpeta es buena y está firmada, pero es otra edición."""
    escribir_archivos(vieja, {"index.html": azar.randbytes(30)})
    firmar_carpeta(vieja, azar.choice((NOVIEMBRE, replace(NOVIEMBRE, edicion="2026-10", base=""))))


def _mas_antiguos(_: Dentro, vieja: Path, azar: Random) -> None:
    """Lo que se tiene es más nuevo que lo que se trae."""
    enero = replace(DICIEMBRE, edicion="2027-01", secuencia=12 + azar.randrange(5), base="2026-12")
    firmar_carpeta(vieja, enero)


def _vieja_alterada(_: Dentro, vieja: Path, azar: Random) -> None:
    rutas = [e.ruta for e in manifiesto_de(vieja).archivos]
    camino = vieja / azar.choice(rutas)
    azar.choice((lambda: camino.write_bytes(azar.randbytes(7)), camino.unlink))()


def _vieja_con_algo_ajeno(_: Dentro, vieja: Path, azar: Random) -> None:
    escribir_archivos(vieja, {f"mis notas/{azar.randrange(99)}.txt": b"no me pierdan"})


ATAQUES = (
    _archivo_alterado,
    _archivo_agrandado,
    _archivo_cortado,
    _manifiesto_alterado,
    _cambios_alterados,
    _leame_alterado,
    _otra_clave,
    _sin_firma,
    _firma_cambiada,
    _de_mas,
    _de_menos,
    _otra_base,
    _mas_antiguos,
    _vieja_alterada,
    _vieja_con_algo_ajeno,
)


def _abrir(delta: Path) -> Dentro:
    with zipfile.ZipFile(delta) as abierto:
        return {n.partition("/")[2]: abierto.read(n) for n in abierto.namelist()}


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Noviembre y sus cambios, sanos."""
    carpeta = tmp_path_factory.mktemp("original")
    vieja, _, delta = cambios(carpeta, Random(7), cuantos=5)
    return vieja, delta


@pytest.mark.parametrize("semilla", VARIACIONES)
@pytest.mark.parametrize("ataque", ATAQUES, ids=lambda a: a.__name__)
def test_unos_cambios_que_no_casan_no_tocan_nada(
    tmp_path: Path, original: tuple[Path, Path], ataque: Ataque, semilla: int
) -> None:
    """Se dice por qué, y la carpeta queda como estaba, sin restos al lado."""
    vieja, delta = tmp_path / "vieja", tmp_path / "cambios.zip"
    shutil.copytree(original[0], vieja)
    dentro = _abrir(original[1])
    ataque(dentro, vieja, Random(semilla))
    comprimir(dentro, delta, "cambios-2026-12")
    antes, informe = contenido(vieja), revisar(vieja, par().publica)
    for salida in (vieja, tmp_path / "otra"):
        with pytest.raises(Fallo):
            aplicar(vieja, delta, par().publica, salida)
    assert contenido(vieja) == antes
    assert revisar(vieja, par().publica) == informe
    assert sorted(c.name for c in tmp_path.iterdir()) == ["cambios.zip", "vieja"]


@pytest.mark.parametrize("semilla", VARIACIONES)
def test_unos_cambios_cortados_no_tocan_nada(
    tmp_path: Path, original: tuple[Path, Path], semilla: int
) -> None:
    """Una descarga que no terminó."""
    vieja, delta = original
    datos = delta.read_bytes()
    cortado = tmp_path / "cortado.zip"
    cortado.write_bytes(datos[: Random(semilla).randrange(len(datos))])
    with pytest.raises(Fallo):
        aplicar(vieja, cortado, par().publica, tmp_path / "salida")
    assert revisar(vieja, par().publica).intacto
    assert sorted(c.name for c in tmp_path.iterdir()) == ["cortado.zip"]


def test_cada_motivo_dice_que_hacer(tmp_path: Path) -> None:
    """Aplicar dos veces, saltarse un mes, equivocarse de carpeta."""
    vieja, nueva, delta = cambios(tmp_path, Random(0))
    otra = tmp_path / "otra"
    entrega(otra, Random(9))
    publica = par().publica
    with pytest.raises(CambiosInvalidos, match="ya está en la edición 2026-12"):
        aplicar(nueva, delta, publica, nueva)
    with pytest.raises(CambiosInvalidos, match="descargue el paquete entero"):
        aplicar(otra, delta, publica, otra)
    with pytest.raises(CambiosInvalidos, match="ya existe"):
        aplicar(vieja, delta, publica, otra)
    with pytest.raises(CambiosInvalidos, match="elija la que lo tiene"):
        aplicar(tmp_path, delta, publica, tmp_path)
    (vieja / "mis notas.txt").write_bytes(b"")
    with pytest.raises(EntregaInvalida, match=r"'mis notas\.txt': sáquelo"):
        aplicar(vieja, delta, publica, vieja)


def test_unos_cambios_sin_firmar_no_se_aplican(tmp_path: Path) -> None:
    """Los hace quien construye; los firma ODES, en otro equipo."""
    vieja, nueva, _ = cambios(tmp_path, Random(0))
    suelto = tmp_path / "suelto.zip"
    hacer(manifiesto_de(vieja), nueva, manifiesto_de(nueva), suelto, b"", None)
    with pytest.raises(Fallo, match=r"falta «cambios\.json\.minisig»"):
        aplicar(vieja, suelto, par().publica, vieja)
