"""«generador empaquetar» y «publicar», como los da ODES: lo que dicen y lo que queda servido."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generador.cli import principal
from generador.cli.ordenes import ordenes
from generador.cli.paquetes import CONTRASENA
from tests.publicacion.mensual import cambiar
from tests.sitio.preparacion import poner_repositorio


@pytest.fixture(scope="module")
def raiz(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """El repositorio pequeño, que cambia de un mes a otro."""
    return poner_repositorio(tmp_path_factory.mktemp("publicar") / "repositorio")


def _dar(*orden: str) -> Result:
    return CliRunner().invoke(ordenes, orden, standalone_mode=False)


def _servida(carpeta: Path) -> str:
    datos = json.loads((carpeta / "actual" / "edicion.json").read_text(encoding="utf-8"))
    return str(datos["edicion"])


def test_el_mes_de_odes_de_principio_a_fin(raiz: Path, tmp_path: Path) -> None:
    """Publicar, repetir sin cambios en dos lugares, publicar el mes siguiente y volver."""
    donde, otro, dist = tmp_path / "servidor", tmp_path / "otro", str(tmp_path / "dist")
    comun = [
        "publicar",
        "--raiz",
        str(raiz),
        "--en",
        f"carpeta:{donde}",
        "--salida",
        dist,
        "--sin-impresos",
    ]
    assert "se sirve la edición 2026-06" in _dar(*comun, "--fecha", "2026-06-01").output
    hecho = _dar(*comun, "--fecha", "2026-06-01", "--en", f"carpeta:{otro}")
    assert "la edición 2026-06, que no había llegado" in hecho.output
    assert "nada cambió desde la edición 2026-06" in hecho.output
    assert (_servida(donde), _servida(otro)) == ("2026-06", "2026-06")
    cambiar(raiz)
    hecho = _dar(*comun, "--fecha", "2026-07-20", "--procesos", "2")
    assert (hecho.return_value, _servida(donde)) == (0, "2026-07")
    assert (donde / "actual" / "descargas" / "cambios-2026-06-a-2026-07.zip").is_file()
    assert "otra vez la edición 2026-06" in _dar(*comun, "--volver").output
    assert _servida(donde) == "2026-06"


def test_con_errores_en_el_contenido_sigue_servida_la_anterior(raiz: Path, tmp_path: Path) -> None:
    mala = tmp_path / "repositorio"
    poner_repositorio(mala)
    (mala / "recursos" / "herramientas" / "he-vencida" / "ficha.md").write_text(
        "---\ntitulo: X\nestado: publicado\n---\n", encoding="utf-8"
    )
    dist = tmp_path / "dist"
    hecho = _dar("empaquetar", "--raiz", str(mala), "--salida", str(dist), "--fecha", "2026-06-01")
    assert hecho.return_value == 1
    assert "no se preparó nada" in hecho.stderr
    assert not dist.exists()


@pytest.mark.parametrize(
    ("orden", "dice"),
    [
        (["publicar"], "falta el destino"),
        (["publicar", "--en", "carpetas:/srv"], "¿quiso decir «carpeta:…»?"),
        (["publicar", "--en", "carpeta:{vacia}", "--volver"], "todavía no hay nada publicado"),
        (["empaquetar", "--desde", "2026-01"], "no existe la edición «2026-01»"),
        (["empaquetar", "--desde", "{vacia}"], "no es una edición"),
        (["empaquetar", "--procesos", "0"], "es un número entre 1 y 64"),
    ],
)
def test_lo_que_no_se_puede_hacer_se_dice_en_una_linea(
    orden: list[str],
    dice: str,
    raiz: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    vacia = tmp_path / "vacia"
    vacia.mkdir()
    escrita = [parte.replace("{vacia}", str(vacia)) for parte in orden]
    monkeypatch.setattr("sys.argv", ["generador", *escrita, "--raiz", str(raiz)])
    with pytest.raises(SystemExit) as salida:
        principal()
    assert salida.value.code == 2
    assert dice in capsys.readouterr().err


def test_los_ajustes_del_repositorio_dicen_donde_se_publica(tmp_path: Path) -> None:
    repositorio = poner_repositorio(tmp_path / "repositorio")
    ajustes = repositorio / "publicacion" / "publicacion.yml"
    ajustes.parent.mkdir(exist_ok=True)
    ajustes.write_text(
        f"destinos: ['carpeta:{tmp_path / 'srv'}']\nconservar: 3\n", encoding="utf-8"
    )
    hecho = _dar("publicar", "--raiz", str(repositorio), "--fecha", "2026-06-01")
    assert (hecho.return_value, _servida(tmp_path / "srv")) == (0, "2026-06")


@pytest.mark.parametrize(
    "mal", ["destino: x\n", "conservar: uno\n", "destinos: x\n", ": :\n", "- a\n"]
)
def test_unos_ajustes_que_no_se_entienden_no_publican_nada(
    mal: str,
    raiz: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    ajustes = tmp_path / "publicacion" / "publicacion.yml"
    ajustes.parent.mkdir()
    ajustes.write_text(mal, encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["generador", "publicar", "--raiz", str(tmp_path)])
    with pytest.raises(SystemExit) as salida:
        principal()
    assert salida.value.code == 2
    assert "publicacion.yml" in capsys.readouterr().err


def test_la_edicion_firmada_se_comprueba_con_la_clave_del_repositorio(
    raiz: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(CONTRASENA, "una frase larga, de prueba")
    repositorio = poner_repositorio(tmp_path / "repositorio")
    assert _dar("claves", str(tmp_path / "claves")).return_value == 0
    clave = repositorio / "publicacion" / "clave.pub"
    clave.parent.mkdir(exist_ok=True)
    clave.write_bytes((tmp_path / "claves" / "clave.pub").read_bytes())
    secreta = str(tmp_path / "claves" / "clave.key")
    dar = ["--raiz", str(repositorio)]
    hecho = _dar("empaquetar", *dar, "--fecha", "2026-06-01", "--clave-secreta", secreta)
    assert hecho.return_value == 0
    edicion = repositorio / "dist" / "2026-06"
    for entrega in (edicion, edicion / "descargas" / "repositorio-2026-06.zip"):
        assert "la firma es buena" in _dar("verificar", str(entrega), *dar).output
    assert (edicion / "verificar.html").is_file()


def test_no_se_firma_con_una_clave_que_nadie_podria_comprobar(
    raiz: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ni sin la clave pública en el repositorio, ni con la de otro par."""
    monkeypatch.setenv(CONTRASENA, "una frase larga, de prueba")
    for par in ("uno", "otro"):
        assert _dar("claves", str(tmp_path / par)).return_value == 0
    repositorio = poner_repositorio(tmp_path / "repositorio")
    dar = ["empaquetar", "--raiz", str(repositorio), "--fecha", "2026-06-01"]
    dar += ["--clave-secreta", str(tmp_path / "uno" / "clave.key")]
    assert "falta «publicacion/clave.pub»" in str(_dar(*dar).exception)
    (repositorio / "publicacion").mkdir(exist_ok=True)
    shutil.copyfile(tmp_path / "otro" / "clave.pub", repositorio / "publicacion" / "clave.pub")
    assert "no es la pareja" in str(_dar(*dar).exception)
    assert not (repositorio / "dist").exists()
