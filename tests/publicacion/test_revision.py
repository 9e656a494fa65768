"""Una copia alterada se descubre, sea cual sea la alteración: veinte maneras de cada una."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from generador.publicacion.comprimido import ContenidoIlegible
from generador.publicacion.manifiesto import FIRMA, NOMBRE, escribir, texto
from generador.publicacion.paquete import empaquetar
from generador.publicacion.revision import revisar
from tests.publicacion.entregas import (
    DICIEMBRE,
    NOVIEMBRE,
    contenido,
    entrega,
    escribir_archivos,
    firmar_carpeta,
    manifiesto_de,
    par,
)

Averia = Callable[[Path, Random], str]
"""Estropea una copia y da lo que el informe ha de nombrar."""

VARIACIONES = range(20)


def _uno(carpeta: Path, azar: Random, con_algo: bool = False) -> tuple[str, Path]:
    rutas = [e.ruta for e in manifiesto_de(carpeta).archivos if e.bytes or not con_algo]
    ruta = azar.choice(rutas)
    return ruta, carpeta / ruta


def _alterado(carpeta: Path, azar: Random) -> str:
    ruta, camino = _uno(carpeta, azar, con_algo=True)
    datos = bytearray(camino.read_bytes())
    datos[azar.randrange(len(datos))] ^= azar.randrange(1, 256)
    camino.write_bytes(datos)
    return ruta


def _cortado(carpeta: Path, azar: Random) -> str:
    ruta, camino = _uno(carpeta, azar, con_algo=True)
    datos = camino.read_bytes()
    camino.write_bytes(datos[: azar.randrange(len(datos))])
    return ruta


def _agrandado(carpeta: Path, azar: Random) -> str:
    ruta, camino = _uno(carpeta, azar)
    camino.write_bytes(camino.read_bytes() + azar.randbytes(azar.choice((1, 5_000, 2_000_000))))
    return ruta


def _falta(carpeta: Path, azar: Random) -> str:
    ruta, camino = _uno(carpeta, azar)
    camino.unlink()
    return ruta


def _sobra(carpeta: Path, azar: Random) -> str:
    ruta = f"{azar.choice(('', 'assets/', 'nueva/'))}{azar.choice(('x.js', '.x', 'ñ.html'))}"
    escribir_archivos(carpeta, {ruta: azar.randbytes(azar.choice((0, 10)))})
    return ruta


def _manifiesto_alterado(carpeta: Path, azar: Random) -> str:
    datos = bytearray((carpeta / NOMBRE).read_bytes())
    datos[azar.randrange(len(datos))] ^= 1 << azar.randrange(7)
    (carpeta / NOMBRE).write_bytes(datos)
    return "los datos no son los que se firmaron"


def _manifiesto_rehecho(carpeta: Path, azar: Random) -> str:
    """Quien altera un archivo y corrige la lista, sin poder firmarla."""
    _alterado(carpeta, azar)
    firma = (carpeta / FIRMA).read_bytes()
    firmar_carpeta(carpeta, NOVIEMBRE, par("ajena"))
    (carpeta / FIRMA).write_bytes(firma)
    return "los datos no son los que se firmaron"


def _otra_clave(carpeta: Path, azar: Random) -> str:
    _alterado(carpeta, azar)
    firmar_carpeta(carpeta, NOVIEMBRE, par("ajena"))
    return "la firma es de otra clave"


def _antigua(carpeta: Path, azar: Random) -> str:
    firmar_carpeta(carpeta, replace(NOVIEMBRE, secuencia=azar.randrange(NOVIEMBRE.secuencia)))
    return "más antigua"


def _sin_firma(carpeta: Path, azar: Random) -> str:
    azar.choice((_alterado, _falta, _sobra))(carpeta, azar)
    (carpeta / FIRMA).unlink()
    return f"falta «{FIRMA}»"


def _firma_cambiada(carpeta: Path, azar: Random) -> str:
    """La de otra edición, verdadera."""
    otra = replace(
        manifiesto_de(carpeta), identidad=replace(DICIEMBRE, secuencia=azar.randrange(99))
    )
    (carpeta / FIRMA).write_text(par().firmante(texto(otra), "otra edición"), encoding="utf-8")
    return "los datos no son los que se firmaron"


def _comentario_cambiado(carpeta: Path, azar: Random) -> str:
    lineas = (carpeta / FIRMA).read_text(encoding="utf-8").split("\n")
    lineas[2] += str(azar.randrange(1000))
    (carpeta / FIRMA).write_text("\n".join(lineas), encoding="utf-8")
    return "el comentario de la firma fue alterado"


DE_ARCHIVOS = {
    "cambiado": (_alterado, _cortado, _agrandado),
    "falta": (_falta,),
    "sobra": (_sobra,),
}
DE_CONFIANZA = (
    _manifiesto_alterado,
    _manifiesto_rehecho,
    _otra_clave,
    _antigua,
    _sin_firma,
    _firma_cambiada,
    _comentario_cambiado,
)
CON_NOMBRE = [(grupo, averia) for grupo, varias in DE_ARCHIVOS.items() for averia in varias]


def _copia(carpeta: Path, semilla: int) -> tuple[Path, Random]:
    azar = Random(semilla)
    entrega(carpeta, azar)
    return carpeta, azar


@pytest.mark.parametrize("semilla", VARIACIONES)
@pytest.mark.parametrize(("grupo", "averia"), CON_NOMBRE, ids=lambda v: getattr(v, "__name__", ""))
def test_un_archivo_que_no_es_el_firmado_se_nombra(
    tmp_path: Path, grupo: str, averia: Averia, semilla: int
) -> None:
    """En la carpeta y en el ZIP, y ningún otro."""
    copia, azar = _copia(tmp_path / "copia", semilla)
    ruta = averia(copia, azar)
    empaquetar(copia, tmp_path / "copia.zip", "repositorio-2026-11")
    for origen in (copia, tmp_path / "copia.zip"):
        informe = revisar(origen, par().publica)
        hallado = {"cambiado": informe.cambiados, "falta": informe.faltan, "sobra": informe.sobran}
        assert not informe.intacto
        assert hallado == {"cambiado": (), "falta": (), "sobra": ()} | {grupo: (ruta,)}


@pytest.mark.parametrize("semilla", VARIACIONES)
@pytest.mark.parametrize("averia", DE_CONFIANZA, ids=lambda a: a.__name__)
def test_lo_que_no_firmo_odes_se_rechaza(tmp_path: Path, averia: Averia, semilla: int) -> None:
    """Y el informe dice por qué."""
    copia, azar = _copia(tmp_path / "copia", semilla)
    motivo = averia(copia, azar)
    empaquetar(copia, tmp_path / "copia.zip", "repositorio-2026-11")
    for origen in (copia, tmp_path / "copia.zip"):
        informe = revisar(origen, par().publica, NOVIEMBRE.secuencia)
        assert not informe.intacto
        assert motivo in informe.rechazos[0]


def test_una_copia_intacta_lo_es_como_carpeta_y_como_zip(tmp_path: Path) -> None:
    """Control positivo: si no, rechazar todo pasaría las demás pruebas."""
    copia, _ = _copia(tmp_path / "copia", 0)
    empaquetar(copia, tmp_path / "copia.zip", "repositorio-2026-11")
    for origen in (copia, tmp_path / "copia.zip"):
        informe = revisar(origen, par().publica, NOVIEMBRE.secuencia)
        assert informe.intacto
        assert informe.comentario == "Repositorio | todo 2026-11 n.º 11 del 2026-11-24"


def test_se_revisa_tambien_dentro_de_la_carpeta_que_pone_windows(tmp_path: Path) -> None:
    """«Extraer todo» deja repositorio-2026-11/repositorio-2026-11/; y a veces un Thumbs.db."""
    copia, _ = _copia(tmp_path / "fuera" / "dentro", 0)
    (copia / "assets" / "Thumbs.db").write_bytes(b"de Windows")
    assert revisar(tmp_path / "fuera", par().publica).intacto


def test_un_enlace_en_la_copia_se_rechaza(tmp_path: Path) -> None:
    """Lo que se lee por él puede cambiar después de revisarlo."""
    copia, _ = _copia(tmp_path / "copia", 0)
    shutil.move(copia / "404.html", tmp_path / "404.html")
    (copia / "404.html").symlink_to(tmp_path / "404.html")
    assert "'404.html' es un enlace" in revisar(copia, par().publica).rechazos[0]


def test_lo_que_no_existe_o_no_es_una_entrega_se_dice(tmp_path: Path) -> None:
    """Sin fallos del programa."""
    with pytest.raises(ContenidoIlegible, match="no existe"):
        revisar(tmp_path / "nada", None)
    (tmp_path / "notas.txt").write_text("hola")
    assert "no es un ZIP" in revisar(tmp_path / "notas.txt", None).rechazos[0]
    assert f"falta «{NOMBRE}»" in revisar(tmp_path, None).rechazos[0]


def test_sin_clave_se_compara_solo_con_la_lista(tmp_path: Path) -> None:
    """Quien la rehace engaña a esta comprobación: por eso no es la de siempre."""
    copia, azar = _copia(tmp_path / "copia", 0)
    _alterado(copia, azar)
    assert revisar(copia, None).cambiados
    firmar_carpeta(copia, NOVIEMBRE, par("ajena"))
    assert revisar(copia, None).intacto
    assert not revisar(copia, par().publica).intacto


@pytest.mark.parametrize("semilla", range(60))
def test_ningun_byte_del_zip_altera_lo_que_se_lee_sin_que_se_note(
    tmp_path: Path, semilla: int
) -> None:
    """Con un byte cambiado, o se rechaza, o lo que trae es exactamente lo mismo."""
    copia, azar = _copia(tmp_path / "copia", 7)
    camino = tmp_path / "copia.zip"
    empaquetar(copia, camino, "r")
    datos = bytearray(camino.read_bytes())
    azar = Random(semilla)
    # La mitad, en el índice y el final: son pocos bytes y los que más pueden engañar.
    donde = (
        azar.randrange(len(datos)) if semilla % 2 else azar.randrange(len(datos) - 1200, len(datos))
    )
    datos[donde] ^= 1 << azar.randrange(8)
    camino.write_bytes(datos)
    if revisar(camino, par().publica).intacto:
        with zipfile.ZipFile(camino) as abierto:
            dentro = {n.removeprefix("r/"): abierto.read(n) for n in abierto.namelist()}
        assert dentro == contenido(copia)


@pytest.mark.parametrize("semilla", VARIACIONES)
def test_un_zip_cortado_se_rechaza(tmp_path: Path, semilla: int) -> None:
    """Una descarga que no terminó."""
    copia, azar = _copia(tmp_path / "copia", semilla)
    camino = tmp_path / "copia.zip"
    empaquetar(copia, camino, "r")
    datos = camino.read_bytes()
    camino.write_bytes(datos[: azar.randrange(len(datos))])
    assert revisar(camino, par().publica).rechazos


def test_un_manifiesto_que_describe_la_carpeta_no_la_cambia(tmp_path: Path) -> None:
    """Revisar solo lee."""
    copia, _ = _copia(tmp_path / "copia", 3)
    antes = contenido(copia)
    revisar(copia, par().publica)
    escribir(copia, manifiesto_de(copia))
    assert contenido(copia) == antes
