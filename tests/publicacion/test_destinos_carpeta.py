"""Publicar en una carpeta: se sirve siempre una edición entera, y se puede volver."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generador.publicacion import manifiesto as m
from generador.publicacion.antes import Antes
from generador.publicacion.destinos import Destino, ErrorDeDestino, abrir
from generador.publicacion.destinos.edicion import comprobar
from generador.publicacion.jornada import copia_de, rezagados
from tests.publicacion.ediciones import contenido, hacer

OCUPADO = """
import sys
from pathlib import Path
from generador.publicacion.destinos.turno import turno

with turno(Path(sys.argv[1])):
    print("listo", flush=True)
    sys.stdin.read()
"""
"""Un programa que está publicando hasta que se le cierra la entrada."""


@pytest.fixture
def lugar(tmp_path: Path) -> Path:
    """La carpeta que sirve el servidor; aún no existe."""
    return tmp_path / "srv"


@pytest.fixture
def destino(lugar: Path) -> Destino:
    """El destino, que guarda tres ediciones."""
    return abrir(f"carpeta:{lugar}", 3)


def test_sin_nada_publicado_no_hay_edicion(destino: Destino, lugar: Path) -> None:
    """Preguntar no crea nada."""
    assert destino.actual() is None
    assert destino.leer("catalogo.json") is None
    assert (destino.ediciones(), destino.ultima_secuencia()) == ([], 0)
    assert not lugar.exists()


def test_publicar_sirve_la_edicion_entera(destino: Destino, lugar: Path, tmp_path: Path) -> None:
    """«actual» lleva a los mismos archivos, con el manifiesto y su firma, y se leen sin permiso."""
    edicion = hacer(tmp_path, 1)
    mascara = os.umask(0o077)
    try:
        destino.publicar(edicion)
    finally:
        os.umask(mascara)
    assert contenido(lugar / "actual") == contenido(edicion)
    actual = destino.actual()
    assert actual is not None
    assert actual.identidad.edicion == "2026-01"
    assert destino.leer("catalogo.json") == b'{"mes": 1}'
    permisos = {oct(c.stat().st_mode & 0o777) for _, c in m.recorrer(lugar / "ediciones/2026-01")}
    assert permisos == {"0o444"}
    assert (lugar / "ediciones/2026-01/assets").stat().st_mode & 0o777 == 0o755


def test_lo_que_no_cambia_no_se_copia(destino: Destino, lugar: Path, tmp_path: Path) -> None:
    """Dos ediciones comparten el archivo igual, y cada una tiene el suyo si cambió."""
    for mes in (1, 2):
        destino.publicar(hacer(tmp_path, mes))
    una, otra = lugar / "ediciones/2026-01", lugar / "ediciones/2026-02"
    assert (una / "imagenes/foto.png").samefile(otra / "imagenes/foto.png")
    assert not (una / "index.html").samefile(otra / "index.html")


def test_un_archivo_alterado_en_lo_publicado_no_se_hereda(
    destino: Destino, lugar: Path, tmp_path: Path
) -> None:
    """Si alguien tocó la edición anterior, la nueva lleva el archivo bueno."""
    destino.publicar(hacer(tmp_path, 1))
    foto = lugar / "ediciones/2026-01/imagenes/foto.png"
    foto.chmod(0o644)
    foto.write_text("otra cosa")
    edicion = hacer(tmp_path, 2)
    destino.publicar(edicion)
    assert contenido(lugar / "actual") == contenido(edicion)


def test_volver_sirve_la_anterior_y_se_puede_publicar_otra(
    destino: Destino, tmp_path: Path
) -> None:
    """Tras volver, el número de la mala no se repite, y la siguiente vuelve a la buena."""
    for mes in (1, 2):
        destino.publicar(hacer(tmp_path, mes))
    assert destino.volver() == "2026-01"
    assert destino.leer("catalogo.json") == b'{"mes": 1}'
    assert destino.ultima_secuencia() == 2
    destino.publicar(hacer(tmp_path, 3, base="2026-01"))
    assert destino.ediciones() == ["2026-03", "2026-02", "2026-01"]
    assert destino.volver() == "2026-01"


def test_tras_volver_se_puede_servir_otra_vez_la_misma(destino: Destino, tmp_path: Path) -> None:
    """Quien volvió por error la publica de nuevo."""
    for mes in (1, 2):
        destino.publicar(hacer(tmp_path, mes))
    destino.volver()
    destino.publicar(tmp_path / "edicion-2026-02")
    assert destino.leer("catalogo.json") == b'{"mes": 2}'


def test_no_se_vuelve_si_no_hay_adonde(destino: Destino, tmp_path: Path) -> None:
    """Se dice por qué, y lo servido no cambia."""
    with pytest.raises(ErrorDeDestino, match="todavía no hay nada publicado"):
        destino.volver()
    destino.publicar(hacer(tmp_path, 1))
    with pytest.raises(ErrorDeDestino, match="anterior a «2026-01»"):
        destino.volver()
    assert destino.leer("catalogo.json") == b'{"mes": 1}'


def test_no_se_vuelve_a_una_edicion_alterada(destino: Destino, lugar: Path, tmp_path: Path) -> None:
    """Antes de servirla se comprueba entera."""
    for mes in (1, 2):
        destino.publicar(hacer(tmp_path, mes))
    pagina = lugar / "ediciones/2026-01/index.html"
    pagina.chmod(0o644)
    pagina.write_bytes(pagina.read_bytes().replace(b"Mes 1", b"Mes 9"))
    with pytest.raises(ErrorDeDestino, match="se alteró"):
        destino.volver()
    assert destino.leer("catalogo.json") == b'{"mes": 2}'


def test_se_guardan_las_ultimas(destino: Destino, tmp_path: Path) -> None:
    """De cinco quedan tres; la más reciente, primero."""
    for mes in range(1, 6):
        destino.publicar(hacer(tmp_path, mes))
    assert destino.ediciones() == ["2026-05", "2026-04", "2026-03"]


def test_publicar_dos_veces_lo_mismo_no_cambia_nada(
    destino: Destino, lugar: Path, tmp_path: Path
) -> None:
    """Repetir la orden es inofensivo."""
    edicion = hacer(tmp_path, 1)
    destino.publicar(edicion)
    antes = (lugar / "ediciones/2026-01/index.html").stat()
    destino.publicar(edicion)
    assert (lugar / "ediciones/2026-01/index.html").stat() == antes


@pytest.mark.parametrize(
    ("mes", "otros", "dice"),
    [
        (2, {"index.html": "otra"}, "ya hay una edición «2026-02» con otro contenido"),
        (1, {}, "es más antigua que la publicada"),
    ],
)
def test_no_se_publica_algo_mas_antiguo_ni_se_cambia_lo_publicado(
    mes: int, otros: dict[str, str], dice: str, destino: Destino, tmp_path: Path
) -> None:
    """Un paquete viejo, o el mismo nombre con otro contenido, se rechazan."""
    (tmp_path / "otra").mkdir()
    for n in (1, 2):
        destino.publicar(hacer(tmp_path, n))
    with pytest.raises(ErrorDeDestino, match=dice):
        destino.publicar(hacer(tmp_path / "otra", mes, otros))
    assert destino.leer("catalogo.json") == b'{"mes": 2}'


@pytest.mark.parametrize("estropear", ["quitar", "sobrar", "cambiar", "manifiesto"])
def test_una_edicion_que_no_es_la_de_su_manifiesto_se_rechaza(
    estropear: str, destino: Destino, lugar: Path, tmp_path: Path
) -> None:
    """Falta un archivo, sobra, cambió un byte o no hay manifiesto: no se publica nada de ella."""
    destino.publicar(hacer(tmp_path, 1))
    edicion = hacer(tmp_path, 2)
    pagina = edicion / "index.html"
    if estropear == "quitar":
        pagina.unlink()
    elif estropear == "sobrar":
        (edicion / "de-mas.html").write_text("hola")
    elif estropear == "cambiar":
        pagina.write_bytes(pagina.read_bytes().replace(b"Mes 2", b"Mes 7"))
    else:
        (edicion / m.NOMBRE).unlink()
    with pytest.raises(ErrorDeDestino):
        destino.publicar(edicion)
    assert destino.ediciones() == ["2026-01"]
    assert comprobar(lugar / "actual").identidad.edicion == "2026-01"
    assert [c.name for c in lugar.rglob(".tmp-*")] == []


def test_uno_a_la_vez(destino: Destino, lugar: Path, tmp_path: Path) -> None:
    """Mientras otro proceso publica, se dice y no se toca nada; cuando muere, se puede."""
    edicion = hacer(tmp_path, 1)
    with subprocess.Popen(
        [sys.executable, "-c", OCUPADO, str(lugar)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as otro:
        assert otro.stdout is not None
        assert otro.stdout.readline() == b"listo\n"
        with pytest.raises(ErrorDeDestino, match="otra publicación está en curso"):
            destino.publicar(edicion)
        assert destino.actual() is None
        otro.kill()
    destino.publicar(edicion)
    assert destino.ediciones() == ["2026-01"]


def test_lo_que_dejo_uno_muerto_se_borra(destino: Destino, lugar: Path, tmp_path: Path) -> None:
    """Carpetas a medias y enlaces de paso, del destino y de sus ediciones."""
    destino.publicar(hacer(tmp_path, 1))
    (lugar / "ediciones/.tmp-2026-02/assets").mkdir(parents=True)
    (lugar / ".tmp-actual").symlink_to("ediciones/nada")
    destino.publicar(hacer(tmp_path, 2))
    assert sorted(c.name for c in lugar.iterdir()) == [".publicando", "actual", "ediciones"]
    assert destino.ediciones() == ["2026-02", "2026-01"]


def test_una_carpeta_con_otras_cosas_se_rechaza(
    destino: Destino, lugar: Path, tmp_path: Path
) -> None:
    """Escribir mal la ruta no mezcla el sitio con lo de otro."""
    lugar.mkdir()
    (lugar / "tesis.docx").write_text("no me toque")
    with pytest.raises(ErrorDeDestino, match="tiene otras cosas"):
        destino.publicar(hacer(tmp_path, 1))
    assert [c.name for c in lugar.iterdir()] == ["tesis.docx"]


def test_no_se_sirve_lo_que_esta_fuera_de_la_edicion(
    destino: Destino, lugar: Path, tmp_path: Path
) -> None:
    """«leer» no sale de la edición."""
    destino.publicar(hacer(tmp_path, 1))
    (lugar / "secreto").write_text("no")
    assert destino.leer("../../secreto") is None
    assert destino.leer(str(lugar / "secreto")) is None
    assert destino.leer("assets") is None


@pytest.mark.parametrize(
    ("texto", "dice"),
    [
        ("carpetas:/srv", "¿quiso decir «carpeta:…»?"),
        ("ramas:gh-pages", "¿quiso decir «rama:…»?"),
        ("/srv/www", "no se entiende el destino «/srv/www»; se escribe carpeta:/ruta"),
        ("carpeta:", "no se entiende"),
        ("", "no se entiende"),
    ],
)
def test_un_destino_mal_escrito_se_explica(texto: str, dice: str) -> None:
    """Con la forma de cada uno y la que quizá se quiso escribir."""
    with pytest.raises(ErrorDeDestino) as error:
        abrir(texto, 3)
    assert dice in str(error.value)


def test_hay_que_conservar_mas_de_una() -> None:
    """Con una sola no habría adónde volver."""
    with pytest.raises(ErrorDeDestino, match="al menos 2"):
        abrir("carpeta:/srv", 1)


def test_la_carpeta_de_encima_tiene_que_existir(tmp_path: Path) -> None:
    """Una ruta mal escrita no crea un árbol de carpetas."""
    with pytest.raises(ErrorDeDestino, match="no existe la carpeta"):
        abrir(f"carpeta:{tmp_path}/no/existe", 3).publicar(hacer(tmp_path, 1))
    assert not (tmp_path / "no").exists()


def test_se_sabe_a_quien_no_llego_la_ultima_y_si_aun_esta_aqui(tmp_path: Path) -> None:
    """Para terminar lo cortado: la misma edición, o ninguna si la de aquí ya no es la servida."""
    destinos = {n: abrir(f"carpeta:{tmp_path / n}", 2) for n in ("uno", "otro", "nuevo")}
    for mes, nombres in ((1, ("uno", "otro")), (2, ("uno",))):
        hecha = hacer(tmp_path, mes).rename(tmp_path / f"2026-{mes:02}")
        for nombre in nombres:
            destinos[nombre].publicar(hecha)
    antes = Antes("2026-02", destinos["uno"].ultima_secuencia())
    assert [*rezagados(destinos, antes)] == ["otro", "nuevo"]
    assert copia_de(destinos, antes, tmp_path) == tmp_path / "2026-02"
    assert copia_de(destinos, antes, tmp_path / "vacia") is None
    (tmp_path / "2026-02" / "manifiesto.json").write_bytes(b"otra")
    assert copia_de(destinos, antes, tmp_path) is None
