"""«generador comentar-propuesta»: un solo comentario, en su propuesta, y sin creerle al informe."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generador.cli.informes import como_json
from generador.cli.ordenes import ordenes
from generador.modelo import Problema
from generador.propuestas.informe import MARCA
from tests.propuestas.forja import Forja, forja

EVENTOS = Path(__file__).parent / "eventos"
DE_UNA_COPIA, DE_UNA_RAMA = "corrida_de_una_copia.json", "corrida_de_una_rama.json"
API = "/repos/octo-org/octo-repo"
FICHA = "recursos/herramientas/he-guia-nueva/ficha.md"
ERROR = Problema(FICHA, 7, "comite", "error", "el comité es par", "sume uno")


def evento(nombre: str) -> Any:
    return json.loads((EVENTOS / nombre).read_text(encoding="utf-8"))


@pytest.fixture
def github() -> Iterator[Forja]:
    """La forja con la propuesta 41 (de una copia) y la 2 (de una rama), sin comentarios."""
    artefactos = evento("artefactos.json")
    respuestas: dict[str, Any] = {f"{API}/pulls": evento("propuestas_abiertas.json")}
    respuestas[f"{API}/actions/runs/289782451/artifacts"] = artefactos
    for numero in (41, 2):
        respuestas[f"{API}/pulls/{numero}/files"] = evento("archivos.json")
        respuestas[f"{API}/issues/{numero}/comments"] = []
    with forja(respuestas) as suya:
        yield suya


def comentar(
    github: Forja, informe: Path, nombre: str = DE_UNA_COPIA, *mas: str
) -> tuple[int, str]:
    """Ejecuta la orden como el flujo: con el evento, el informe y la llave en el entorno."""
    orden = ["comentar-propuesta", "--evento", str(EVENTOS / nombre), "--informe", str(informe)]
    entorno = {"GITHUB_TOKEN": "llave-de-prueba", "GITHUB_API_URL": github.direccion}
    hecho = CliRunner().invoke(
        ordenes, [*orden, *mas], env=entorno, standalone_mode=False, catch_exceptions=False
    )
    return int(hecho.return_value or 0), hecho.output


def informe_de(carpeta: Path, *problemas: Problema) -> Path:
    (carpeta / "problemas.json").write_text(como_json(problemas, carpeta), encoding="utf-8")
    return carpeta


def test_crea_el_comentario_en_la_propuesta_de_una_copia(github: Forja, tmp_path: Path) -> None:
    """El evento no la nombra: se halla por repositorio, rama y cambio. Todo, en un mensaje."""
    assert comentar(github, informe_de(tmp_path, ERROR))[0] == 0
    ((metodo, ruta, texto),) = github.escrituras
    assert (metodo, ruta) == ("POST", f"{API}/issues/41/comments")
    assert github.preguntas[0].startswith(
        f"{API}/pulls?state=open&head=Codertocat%3Aguia%2Fobjetivos-2026&"
    )
    lineas = texto.splitlines()
    assert lineas[:2] == [MARCA, "**¡Gracias por su propuesta!**"]
    edicion = "https://github.com/Codertocat/octo-repo/edit/guia/objetivos-2026/"
    assert f"]({edicion}{FICHA}) — abra el enlace para corregirlo" in texto
    assert f"| [7]({edicion}{FICHA}#L7) | el comité es par | sume uno |" in lineas
    assert "https://github.com/octo-org/octo-repo/actions/runs/289782451/artifacts/12" in texto
    assert github.llaves == {"Bearer llave-de-prueba"}


def test_edita_el_que_ya_puso_y_no_el_que_alguien_imito(github: Forja, tmp_path: Path) -> None:
    """Cualquiera puede escribir la marca: solo vale en un comentario de la propia forja."""
    github.respuestas[f"{API}/issues/41/comments"] = evento("comentarios.json")
    comentar(github, informe_de(tmp_path, ERROR))
    assert [e[:2] for e in github.escrituras] == [("PATCH", f"{API}/issues/comments/3")]


def test_halla_el_suyo_aunque_haya_cientos_de_comentarios(github: Forja, tmp_path: Path) -> None:
    """La lista se pide página a página."""
    ajeno, _, nuestro = evento("comentarios.json")
    github.respuestas[f"{API}/issues/41/comments"] = [ajeno] * 250 + [nuestro]
    comentar(github, informe_de(tmp_path, ERROR))
    assert github.escrituras[0][0] == "PATCH"


def test_si_ya_dice_eso_no_escribe(github: Forja, tmp_path: Path) -> None:
    """Repetir el flujo no molesta a nadie."""
    comentar(github, informe_de(tmp_path, ERROR))
    nuestro = evento("comentarios.json")[2]
    github.respuestas[f"{API}/issues/41/comments"] = [{**nuestro, "body": github.escrituras[0][2]}]
    comentar(github, tmp_path)
    assert len(github.escrituras) == 1


def test_de_una_rama_del_mismo_repositorio(github: Forja, tmp_path: Path) -> None:
    """Igual; y sin problemas se dice que no hay nada que corregir."""
    comentar(github, informe_de(tmp_path), DE_UNA_RAMA)
    ((_, ruta, texto),) = github.escrituras
    assert ruta == f"{API}/issues/2/comments"
    assert "No hay nada que corregir." in texto


def test_si_la_propuesta_ya_cambio_no_dice_nada(github: Forja, tmp_path: Path) -> None:
    """Una revisión de un cambio anterior, o de una propuesta cerrada, no comenta en otra."""
    abiertas = github.respuestas[f"{API}/pulls"]
    github.respuestas[f"{API}/pulls"] = [
        abiertas[0],
        {**abiertas[1], "state": "closed"},
        {**abiertas[1], "head": {**abiertas[1]["head"], "repo": None}},
        abiertas[2],
    ]
    codigo, salida = comentar(github, informe_de(tmp_path, ERROR))
    assert (codigo, github.escrituras) == (0, [])
    assert "no hay una propuesta abierta" in salida


def test_dice_si_cambia_lo_que_no_son_fichas(github: Forja, tmp_path: Path) -> None:
    """También lo que se mudó desde otra carpeta; se sabe por la forja, no por el informe."""
    github.respuestas[f"{API}/pulls/41/files"] = evento("archivos_ajenos.json")
    comentar(github, informe_de(tmp_path))
    texto = github.escrituras[0][2]
    assert "**Esta propuesta cambia archivos que no son fichas.**" in texto
    assert "propuesta.yml" in texto
    assert "vieja.md" in texto


@pytest.mark.parametrize(
    "crudo",
    [
        b"", b"{}", b"[1]", b"\xff", b"[" * 100_000, b'[{"archivo": "a"}]',
        b"[" + b" " * 4_000_001 + b"]",
        b'[{"archivo":"a","linea":true,"regla":"r","nivel":"error","mensaje":"m","ayuda":""}]',
        b'[{"archivo":"a","linea":1,"regla":"r","nivel":"fatal","mensaje":"m","ayuda":""}]',
        b"[" + b",".join([b"{}"] * 5_001) + b"]",
    ],
    ids=["vacío", "objeto", "números", "bytes", "hondo", "a medias", "pesado", "línea", "nivel",
         "muchos"],
)  # fmt: skip
def test_un_informe_que_no_casa_se_rechaza_entero(
    crudo: bytes, github: Forja, tmp_path: Path
) -> None:
    """Pudo escribirlo quien propone: se dice que la revisión no terminó, y nada suyo se muestra."""
    (tmp_path / "problemas.json").write_bytes(crudo)
    assert comentar(github, tmp_path)[0] == 0
    assert "La revisión automática no pudo terminar." in github.escrituras[0][2]


def test_un_enlace_en_el_informe_no_se_sigue(github: Forja, tmp_path: Path) -> None:
    """Ni se lee lo que hay fuera de la carpeta."""
    (tmp_path / "fuera").mkdir()
    informe_de(tmp_path / "fuera", ERROR)
    (tmp_path / "problemas.json").symlink_to(tmp_path / "fuera" / "problemas.json")
    comentar(github, tmp_path)
    assert "no pudo terminar" in github.escrituras[0][2]


def test_simular_no_escribe(github: Forja, tmp_path: Path) -> None:
    """Muestra la llamada y el texto."""
    _, salida = comentar(github, informe_de(tmp_path, ERROR), DE_UNA_COPIA, "--simular")
    assert github.escrituras == []
    assert f"POST {API}/issues/41/comments" in salida
    assert MARCA in salida


@pytest.mark.parametrize("quitado", ["workflow_run", "repository"])
def test_un_evento_de_otra_cosa_se_dice(quitado: str, github: Forja, tmp_path: Path) -> None:
    """Una línea en español, sin volcado."""
    ajeno = {c: v for c, v in evento(DE_UNA_COPIA).items() if c != quitado}
    (tmp_path / "evento.json").write_text(json.dumps(ajeno), encoding="utf-8")
    with pytest.raises(Exception, match="el evento no es el de una revisión terminada"):
        comentar(github, tmp_path, str(tmp_path / "evento.json"))


def test_si_la_forja_falla_se_dice_que_paso(github: Forja, tmp_path: Path) -> None:
    """Con el código y lo que se le pidió."""
    del github.respuestas[f"{API}/issues/41/comments"]
    with pytest.raises(Exception, match=r"la forja respondió 404 a «GET .*/issues/41/comments"):
        comentar(github, informe_de(tmp_path, ERROR))
