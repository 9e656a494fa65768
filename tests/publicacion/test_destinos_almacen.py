"""Publicar en un almacén S3: en orden, solo lo que cambió, y lo cortado se termina o se deshace."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from fsspec.core import url_to_fs

from generador.publicacion.destinos import ErrorDeDestino, abrir
from generador.publicacion.destinos.almacen import Almacen, abrir_almacen, tarea
from generador.publicacion.destinos.almacen.cabeceras import NUNCA, POCO, SIEMPRE
from generador.publicacion.destinos.almacen.plan import para_publicar, para_volver
from generador.publicacion.manifiesto import NOMBRE, leer
from tests.publicacion.almacen import faltan, objetos, servidor
from tests.publicacion.ediciones import contenido, hacer

PUBLICAR = """
import os, sys, time
from dataclasses import replace
from pathlib import Path
from generador.modelo import Fallo
from generador.publicacion.destinos.almacen import abrir_almacen, tarea

cuantos = int(sys.argv[3])

def reloj():
    global cuantos
    cuantos -= 1
    if cuantos == 0:
        os._exit(9)
    return time.time()

tarea.LOTE = 3
try:
    replace(abrir_almacen(sys.argv[1], 3), reloj=reloj).publicar(Path(sys.argv[2]))
except Fallo as e:
    sys.exit(str(e))
"""
"""Publica, y muere sin despedirse la enésima vez que mira el reloj."""


CORTES = (1, 4, 8)
"""Tras cuántos lotes se corta: guardando copias, subiendo y con el manifiesto ya cambiado."""


class Corte(BaseException):
    """Lo que interrumpe una publicación sin matar la prueba."""


@pytest.fixture(scope="module")
def entorno() -> Iterator[dict[str, str]]:
    """El servidor, uno para todas."""
    with servidor() as variables:
        yield variables


@pytest.fixture
def cubo(
    entorno: dict[str, str], monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> tuple[str, Any, str]:
    """Un cubo vacío: su dirección de destino, y cómo mirarlo desde fuera."""
    for nombre, valor in entorno.items():
        monkeypatch.setenv(nombre, valor)
    direccion = f"s3://cubo-{crc32(request.node.name.encode()):08x}/sitio"
    fs, base = url_to_fs(direccion, use_listings_cache=False, skip_instance_cache=True)
    fs.mkdir(base.partition("/")[0])
    return direccion, fs, base


def _con_reloj(direccion: str, reloj: Callable[[], float]) -> Almacen:
    return replace(abrir_almacen(direccion, 3), reloj=reloj)


def test_publicar_y_volver(cubo: tuple[str, Any, str], tmp_path: Path) -> None:
    """Se sirven los mismos bytes de la edición; volver dos veces da las dos anteriores."""
    direccion, fs, base = cubo
    destino = abrir(direccion, 3)
    assert destino.actual() is None
    assert (destino.ediciones(), destino.ultima_secuencia()) == ([], 0)
    ediciones = [hacer(tmp_path, mes) for mes in (1, 2, 3)]
    for edicion in ediciones:
        destino.publicar(edicion)
        servido = objetos(fs, base)
        assert contenido(edicion).items() <= servido.items()
    assert destino.ediciones() == ["2026-03", "2026-02", "2026-01"]
    # De lo que sobra solo queda, hasta la siguiente, lo que pide quien ya tenía una página.
    assert set(servido) - set(contenido(ediciones[2])) == {"assets/estilo.00000002.css"}
    assert destino.volver() == "2026-02"
    assert contenido(ediciones[1]).items() <= objetos(fs, base).items()
    assert destino.volver() == "2026-01"
    servido = objetos(fs, base)
    assert contenido(ediciones[0]).items() <= servido.items()
    assert [r for r in servido if "novedades" in r] == ["novedades/2026-01.html"]
    with pytest.raises(ErrorDeDestino, match="ninguna edición anterior"):
        destino.volver()
    assert destino.ultima_secuencia() == 3
    destino.publicar(hacer(tmp_path, 4, base="2026-01"))
    assert destino.ediciones() == ["2026-04", "2026-01"]
    assert destino.volver() == "2026-01"


def test_se_guardan_las_ultimas(cubo: tuple[str, Any, str], tmp_path: Path) -> None:
    """De cuatro, tres; de la otra no queda ni copia."""
    direccion, fs, base = cubo
    destino = abrir(direccion, 3)
    for mes in (1, 2, 3, 4):
        destino.publicar(hacer(tmp_path, mes))
    assert destino.ediciones() == ["2026-04", "2026-03", "2026-02"]
    nuestros = [r.removeprefix(f"{base}/.publicacion/") for r in fs.find(f"{base}/.publicacion")]
    assert {r.split("/")[1] for r in nuestros if "/" in r} == {"2026-02", "2026-03"}
    assert [r for r in nuestros if "/" not in r] == ["estado.json"]


def test_cada_objeto_lleva_su_tipo_y_su_plazo(cubo: tuple[str, Any, str], tmp_path: Path) -> None:
    """También después de volver, que los trae de una copia."""
    direccion, fs, base = cubo
    destino = abrir(direccion, 3)
    destino.publicar(hacer(tmp_path, 10))
    destino.publicar(hacer(tmp_path, 11))
    destino.volver()

    def de(ruta: str) -> tuple[str, str]:
        cubo, _, clave = f"{base}/{ruta}".partition("/")
        dicho = fs.call_s3("head_object", Bucket=cubo, Key=clave)
        return dicho["ContentType"], dicho["CacheControl"]

    assert de("index.html") == ("text/html; charset=utf-8", POCO)
    assert de("assets/estilo.0000000a.css") == ("text/css; charset=utf-8", SIEMPRE)
    assert de("assets/marca.svg") == ("image/svg+xml", POCO)
    assert de("descargas/sitio.zip") == ("application/zip", POCO)
    assert de(NOMBRE) == ("application/json", NUNCA)


def test_solo_viaja_lo_que_cambio(tmp_path: Path) -> None:
    """El plan no nombra lo que es igual, y va en orden: apoyo, páginas, índices, portada y fin."""
    una, otra = (leer((hacer(tmp_path, mes) / NOMBRE).read_bytes()) for mes in (1, 2))
    plan = para_publicar(una, otra, (True, True), ["assets/viejo.css", "assets/marca.svg"])
    assert [[f"{p.clase} {p.ruta}" for p in tanda] for tanda in plan.tandas[1:]] == [
        ["subir assets/estilo.00000002.css", "subir descargas/sitio.zip"],
        ["subir novedades/2026-02.html"],
        ["subir catalogo.json"],
        ["subir index.html", "subir sitemap.xml"],
        ["subir manifiesto.json.minisig"],
        ["subir manifiesto.json"],
        ["borrar novedades/2026-01.html", "borrar assets/viejo.css"],
    ]
    assert {p.clase for p in plan.tandas[0]} == {"guardar"}
    assert "imagenes/foto.png" not in {p.ruta for p in plan.tandas[0]}
    assert plan.rezagados == ("assets/estilo.00000001.css",)
    clases = [{p.clase for p in t} for t in para_volver(otra, una, (True, True), []).tandas]
    assert clases == [{"traer"}] * 6 + [{"borrar"}]


def test_en_todo_momento_cada_pagina_encuentra_lo_que_nombra(
    cubo: tuple[str, Any, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Mirando el cubo tras cada paso, al publicar y al volver, ninguna pide algo que no esté."""
    monkeypatch.setattr(tarea, "LOTE", 2)
    direccion, fs, base = cubo
    abrir(direccion, 3).publicar(hacer(tmp_path, 1))
    rotos: list[tuple[str, str]] = []
    veces = 0

    def mirar() -> float:
        nonlocal veces
        veces += 1
        rotos.extend(faltan(fs, base))
        return time.time()

    destino = _con_reloj(direccion, mirar)
    destino.publicar(hacer(tmp_path, 2))
    destino.volver()
    assert veces > 15
    assert rotos == []


@pytest.mark.parametrize("despues", ["lo mismo", "otra", "volver"])
def test_lo_cortado_se_termina_o_se_deshace(
    despues: str, cubo: tuple[str, Any, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Se corte donde se corte, la orden siguiente deja una edición exacta y ningún resto."""
    monkeypatch.setattr(tarea, "LOTE", 4)
    direccion, fs, cubo_entero = cubo
    una, otra, tercera = (hacer(tmp_path, mes) for mes in (1, 2, 3))
    lugar = abrir_almacen(direccion, 3)
    for corte in CORTES:
        base = f"{cubo_entero}-{corte}"
        destino = replace(lugar, objetos=replace(lugar.objetos, base=base))
        destino.publicar(una)
        with pytest.raises(Corte):
            replace(destino, reloj=_reloj_que_corta(corte)).publicar(otra)
        if despues == "volver":
            assert destino.volver() == "2026-01"
            esperada = una
        else:
            esperada = otra if despues == "lo mismo" else tercera
            destino.publicar(esperada)
        servido = objetos(fs, base)
        assert contenido(esperada).items() <= servido.items(), corte
        assert all(r.startswith("assets/") for r in set(servido) - set(contenido(esperada)))
        assert not fs.exists(f"{base}/.publicacion/diario.json")


def _reloj_que_corta(veces: int) -> Callable[[], float]:
    """Interrumpe tras ese número de lotes; la primera vez que se mira es al tomar el turno."""
    quedan = iter(range(veces, -1, -1))

    def reloj() -> float:
        if next(quedan) == 0:
            raise Corte
        return time.time()

    return reloj


def test_quien_muere_deja_su_turno_hasta_que_vence(
    cubo: tuple[str, Any, str], tmp_path: Path
) -> None:
    """Otro proceso muere publicando: se dice cuánto falta, y pasado el plazo se termina."""
    direccion, fs, base = cubo
    edicion = hacer(tmp_path, 1)
    muerto = subprocess.run([sys.executable, "-c", PUBLICAR, direccion, edicion, "3"], check=False)
    assert muerto.returncode == 9
    with pytest.raises(ErrorDeDestino, match="podrá repetirla en 15 minutos"):
        abrir(direccion, 3).publicar(edicion)
    _con_reloj(direccion, lambda: time.time() + 16 * 60).publicar(edicion)
    assert objetos(fs, base) == contenido(edicion)


def test_varios_a_la_vez(cubo: tuple[str, Any, str], tmp_path: Path) -> None:
    """Tres procesos: uno publica y a los demás se les dice que esperen."""
    direccion, fs, base = cubo
    edicion = hacer(tmp_path, 1)
    procesos = [
        subprocess.Popen(
            [sys.executable, "-c", PUBLICAR, direccion, edicion, "0"],
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    dichos = [proceso.communicate(timeout=60)[1] for proceso in procesos]
    assert "" in dichos
    assert all(not d or "otra publicación" in d for d in dichos), dichos
    assert objetos(fs, base) == contenido(edicion)


def test_un_cubo_con_otras_cosas_o_que_no_existe_se_rechaza(
    cubo: tuple[str, Any, str], tmp_path: Path
) -> None:
    """Un prefijo mal escrito no mezcla el sitio con lo de otro."""
    direccion, fs, base = cubo
    fs.pipe_file(f"{base}/tesis.docx", b"no me toque")
    edicion = hacer(tmp_path, 1)
    with pytest.raises(ErrorDeDestino, match="tiene otras cosas"):
        abrir(direccion, 3).publicar(edicion)
    with pytest.raises(ErrorDeDestino, match="no existe el cubo"):
        abrir("s3://no-existe-este-cubo/sitio", 3).publicar(edicion)


def test_sin_servidor_o_sin_credenciales_se_explica(
    cubo: tuple[str, Any, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Una línea, sin rastro de Python."""
    direccion, _, _ = cubo
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    with pytest.raises(ErrorDeDestino, match="faltan las credenciales"):
        abrir(direccion, 3).actual()


def test_sin_sus_paquetes_se_dice_como_instalarlos(tmp_path: Path) -> None:
    """Son optativos: quien no publica ahí no los instala."""
    (tmp_path / "s3fs.py").write_text("raise ModuleNotFoundError('no está', name='s3fs')")
    (tmp_path / "fsspec.py").write_text("raise ModuleNotFoundError('no está', name='fsspec')")
    orden = "from generador.publicacion.destinos import abrir; abrir('s3://cubo/sitio', 3)"
    hecho = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {orden}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "falta el paquete «fsspec»" in hecho.stderr.splitlines()[-1]
