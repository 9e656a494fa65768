"""Publicar en una rama de Git: una confirmación por edición, sin tocar la carpeta de trabajo."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generador.publicacion.destinos import ErrorDeDestino, abrir
from tests.publicacion.ediciones import contenido, hacer

PUBLICAR = """
import sys
from pathlib import Path
from generador.modelo import Fallo
from generador.publicacion.destinos import abrir

try:
    abrir(sys.argv[1], 3, Path(sys.argv[2])).publicar(Path(sys.argv[3]))
except Fallo as e:
    sys.exit(str(e))
"""


def _git(carpeta: Path, *argumentos: str) -> str:
    identidad = ["-c", "user.name=Prueba", "-c", "user.email=prueba@ejemplo.invalid"]
    orden = ["git", "-C", str(carpeta), *identidad, *argumentos]
    return subprocess.run(orden, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture(autouse=True)
def _sin_configuracion(monkeypatch: pytest.MonkeyPatch) -> None:
    """La configuración de Git de quien prueba no cuenta."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


def _repositorio(carpeta: Path) -> Path:
    """Un repositorio con una confirmación en «main» y un servidor, «origin»."""
    _git(carpeta, "init", "-q", "--bare", "-b", "main", "servidor.git")
    raiz = carpeta / "repositorio"
    raiz.mkdir()
    _git(raiz, "init", "-q", "-b", "main")
    (raiz / "ficha.md").write_text("# Ficha\n")
    (raiz / ".gitattributes").write_text("* text=auto eol=crlf\n")
    _git(raiz, "add", ".")
    _git(raiz, "commit", "-q", "-m", "Primera")
    _git(raiz, "remote", "add", "origin", str(carpeta / "servidor.git"))
    return raiz


@pytest.fixture
def raiz(tmp_path: Path) -> Path:
    """El repositorio de contenido."""
    return _repositorio(tmp_path)


@pytest.fixture(params=["rama:gh-pages", "rama:origin/gh-pages"])
def texto(request: pytest.FixtureRequest) -> str:
    """El destino: la rama de este repositorio, y la del servidor."""
    return str(request.param)


def _publicado(texto: str, raiz: Path, carpeta: Path) -> dict[str, bytes]:
    """Lo que obtiene quien clona la rama, sin «.git»."""
    origen = raiz.parent / "servidor.git" if "origin" in texto else raiz
    _git(raiz, "clone", "-q", "-b", "gh-pages", str(origen), str(carpeta))
    return {r: b for r, b in contenido(carpeta).items() if not r.startswith(".git/")}


def test_publicar_y_volver(texto: str, raiz: Path, tmp_path: Path) -> None:
    """Quien clona la rama tiene los mismos bytes; volver es una confirmación más."""
    destino = abrir(texto, 3, raiz)
    assert destino.actual() is None
    assert (destino.ediciones(), destino.ultima_secuencia()) == ([], 0)
    ediciones = [hacer(tmp_path, mes) for mes in (1, 2)]
    for edicion in ediciones:
        destino.publicar(edicion)
    assert destino.ediciones() == ["2026-02", "2026-01"]
    assert destino.leer("catalogo.json") == b'{"mes": 2}'
    assert destino.leer("no/existe") is None
    assert _publicado(texto, raiz, tmp_path / "a") == {**contenido(ediciones[1]), ".nojekyll": b""}
    assert destino.volver() == "2026-01"
    assert _publicado(texto, raiz, tmp_path / "b") == {**contenido(ediciones[0]), ".nojekyll": b""}
    assert destino.ultima_secuencia() == 2
    with pytest.raises(ErrorDeDestino, match="anterior a «2026-01»"):
        destino.volver()
    destino.publicar(hacer(tmp_path, 3, base="2026-01"))
    assert destino.volver() == "2026-01"


def test_la_carpeta_de_trabajo_y_el_indice_no_se_tocan(
    texto: str, raiz: Path, tmp_path: Path
) -> None:
    """Con cambios a medias, lo que se está editando queda como estaba."""
    (raiz / "ficha.md").write_text("# Ficha a medias\n")
    (raiz / "nueva.md").write_text("# Nueva\n")
    _git(raiz, "add", "nueva.md")
    antes = _git(raiz, "status", "--porcelain=v2", "--branch"), _git(raiz, "diff", "--cached")
    abrir(texto, 3, raiz).publicar(hacer(tmp_path, 1))
    assert antes == (
        _git(raiz, "status", "--porcelain=v2", "--branch"),
        _git(raiz, "diff", "--cached"),
    )
    assert (raiz / "ficha.md").read_text() == "# Ficha a medias\n"


def test_repetirlo_no_anade_nada(texto: str, raiz: Path, tmp_path: Path) -> None:
    """La segunda vez no hay confirmación nueva."""
    edicion = hacer(tmp_path, 1)
    for _ in range(2):
        abrir(texto, 3, raiz).publicar(edicion)
    rama = "origin/gh-pages" if "origin" in texto else "gh-pages"
    assert _git(raiz, "rev-list", "--count", rama) == "1"


def test_la_misma_edicion_da_la_misma_confirmacion(tmp_path: Path) -> None:
    """Autor, fecha y mensaje salen de la edición, no del equipo que publica."""
    puntas = set()
    for nombre in ("uno", "otro"):
        (tmp_path / nombre).mkdir()
        raiz = _repositorio(tmp_path / nombre)
        abrir("rama:gh-pages", 3, raiz).publicar(hacer(tmp_path / nombre, 1))
        puntas.add(_git(raiz, "rev-parse", "gh-pages"))
    assert len(puntas) == 1
    assert _git(raiz, "log", "-1", "--format=%an|%ad|%B", "gh-pages").splitlines() == [
        "generador|Thu Jan 1 00:00:00 2026 +0000|Publica la edición 2026-01",
        "",
        "Edicion: 2026-01",
    ]


def test_el_dominio_propio_se_conserva(raiz: Path, tmp_path: Path) -> None:
    """«CNAME» lo pone el servicio en la rama: la edición siguiente no lo borra."""
    destino = abrir("rama:gh-pages", 3, raiz)
    destino.publicar(hacer(tmp_path, 1))
    copia = tmp_path / "copia"
    _git(raiz, "worktree", "add", "-q", str(copia), "gh-pages")
    (copia / "CNAME").write_text("saber.ejemplo.invalid\n")
    _git(copia, "add", "CNAME")
    _git(copia, "commit", "-q", "-m", "Dominio")
    _git(raiz, "worktree", "remove", str(copia))
    destino.publicar(hacer(tmp_path, 2))
    assert destino.leer("CNAME") == b"saber.ejemplo.invalid\n"
    assert destino.ediciones() == ["2026-02", "2026-01"]


def test_una_rama_con_otra_cosa_no_se_pisa(raiz: Path, tmp_path: Path) -> None:
    """Ni la que se está editando, ni otra que no tiene ediciones."""
    _git(raiz, "branch", "apuntes")
    with pytest.raises(ErrorDeDestino, match="tiene otra cosa"):
        abrir("rama:apuntes", 3, raiz).publicar(hacer(tmp_path, 1))
    with pytest.raises(ErrorDeDestino, match="es la que se está editando"):
        abrir("rama:main", 3, raiz)


@pytest.mark.parametrize("nombre", ["dos palabras", "..", "-f", "a..b"])
def test_un_nombre_imposible_se_explica(nombre: str, raiz: Path) -> None:
    """Antes de hacer nada."""
    with pytest.raises(ErrorDeDestino, match="no puede ser el nombre de una rama"):
        abrir(f"rama:{nombre}", 3, raiz)


def test_fuera_de_git_se_dice(tmp_path: Path) -> None:
    """La carpeta no es un repositorio."""
    with pytest.raises(ErrorDeDestino, match="no es un repositorio de Git"):
        abrir("rama:gh-pages", 3, tmp_path)


def test_si_el_servidor_no_deja_se_dice_y_queda_lo_anterior(raiz: Path, tmp_path: Path) -> None:
    """Una rama protegida, o un servidor que ya no está."""
    destino = abrir("rama:origin/gh-pages", 3, raiz)
    destino.publicar(hacer(tmp_path, 1))
    freno = tmp_path / "servidor.git/hooks/update"
    freno.write_text("#!/bin/sh\nexit 1\n")
    freno.chmod(0o755)
    with pytest.raises(ErrorDeDestino, match=r"protegida\?\); lo que estaba publicado sigue igual"):
        destino.publicar(hacer(tmp_path, 2))
    assert destino.leer("catalogo.json") == b'{"mes": 1}'
    (tmp_path / "servidor.git").rename(tmp_path / "ido.git")
    with pytest.raises(ErrorDeDestino, match="el servidor no tiene ese repositorio"):
        destino.actual()


def test_un_paquete_viejo_se_rechaza(texto: str, raiz: Path, tmp_path: Path) -> None:
    """No se retrocede publicando."""
    destino = abrir(texto, 3, raiz)
    for mes in (1, 2):
        destino.publicar(hacer(tmp_path, mes))
    with pytest.raises(ErrorDeDestino, match="es más antigua"):
        destino.publicar(tmp_path / "edicion-2026-01")


def test_varios_a_la_vez(texto: str, raiz: Path, tmp_path: Path) -> None:
    """Cuatro procesos: la rama queda con una historia recta de ediciones enteras."""
    ediciones = [hacer(tmp_path, mes) for mes in (1, 2)]
    procesos = [
        subprocess.Popen(
            [sys.executable, "-c", PUBLICAR, texto, raiz, edicion],
            stderr=subprocess.PIPE,
            text=True,
        )
        for edicion in ediciones * 2
    ]
    dichos = [proceso.communicate(timeout=30)[1] for proceso in procesos]
    explicado = ("vuelva a intentarlo", "es más antigua", "otra publicación está en curso")
    assert all(not d or any(e in d for e in explicado) for d in dichos), dichos
    assert "" in dichos
    publicado = _publicado(texto, raiz, tmp_path / "a")
    del publicado[".nojekyll"]
    assert publicado in [contenido(edicion) for edicion in ediciones]
