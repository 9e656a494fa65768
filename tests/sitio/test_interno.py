"""La edición institucional: de dos carpetas, fuera de la pública, y a la vista que es interna."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from generador.cli.ordenes import ordenes
from generador.construccion import Resultado, construir
from generador.fuentes.interno import InternoMalPuesto
from generador.modelo import Ficha
from generador.sitio import construir_sitio
from generador.sitio.interno import DIRECCION, MARCA, ROTULO, SalidaPublica
from generador.sitio.motor import Motor
from tests.repositorio import FECHA, Repositorio
from tests.sitio.preparacion import arbol, poner_repositorio, primero

FICHA = "recursos/herramientas/he-{}/ficha.md"


@pytest.fixture
def interno(tmp_path: Path) -> Repositorio:
    """Una carpeta interna, al lado del repositorio y sin nada más que sus fichas."""
    return Repositorio(tmp_path / "interno")


def _juntos(repositorio: Repositorio, interno: Repositorio) -> Resultado:
    return construir(repositorio.raiz, FECHA, interno=interno.raiz)


def _dichos(resultado: Resultado) -> list[str]:
    return [f"{p.archivo}:{p.linea}: {p.nivel}: {p.mensaje}" for p in resultado.problemas]


def _ficha(resultado: Resultado, id_: str) -> Ficha:
    return resultado.catalogo.fichas[id_]


# --- Las dos entradas -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dicho", "acceso"), [({}, "interno"), ({"acceso": "restringido"}, "restringido")]
)
def test_lo_de_la_carpeta_interna_es_interno_aunque_no_lo_diga(
    dicho: dict[str, str], acceso: str, repositorio: Repositorio, interno: Repositorio
) -> None:
    """Lo que no se sabe, es interno; y lo público sigue siendo público."""
    repositorio.herramienta("publica")
    interno.herramienta("propia", titulo="Lista que aún no se publica", **dicho)
    resultado = _juntos(repositorio, interno)
    assert resultado.problemas == ()
    assert _ficha(resultado, "he-propia").acceso == acceso
    assert _ficha(resultado, "he-publica").acceso == "publico"


def test_si_no_se_pide_la_carpeta_interna_no_se_lee(
    repositorio: Repositorio, interno: Repositorio
) -> None:
    """Que esté al lado, o dentro del mismo equipo, no cambia nada."""
    repositorio.herramienta("publica")
    interno.herramienta("propia", titulo="Lista que aún no se publica")
    assert set(repositorio.construir().catalogo.fichas) == {"he-publica"}


def test_un_video_tiene_el_acceso_de_su_lista(
    repositorio: Repositorio, interno: Repositorio, muestra: Path
) -> None:
    """Si la lista es restringida, sus videos no pueden ser menos."""
    lista = (muestra / "playlists/pl-dictamenes/ficha.yml").read_text(encoding="utf-8")
    interno.escribir("playlists/pl-dictamenes/ficha.yml", f"acceso: restringido\n{lista}")
    interno.escribir(
        "playlists/pl-dictamenes/que-es.vtt",
        (muestra / "playlists/pl-dictamenes/que-es.vtt").read_bytes(),
    )
    assert {f.acceso for f in _juntos(repositorio, interno).catalogo.fichas.values()} == {
        "restringido"
    }


@pytest.mark.parametrize("dicho", ["publico", "secreto"])
def test_en_la_carpeta_interna_no_cabe_lo_publico(
    dicho: str, repositorio: Repositorio, interno: Repositorio
) -> None:
    """Ni un acceso que no existe: cada cosa tiene un solo lugar."""
    interno.herramienta("rara", acceso=dicho)
    lugar = (interno.raiz / FICHA.format("rara")).as_posix()
    assert _dichos(_juntos(repositorio, interno)) == [
        f"{lugar}:2: error: «{dicho}» no es un acceso de lo interno"
    ]


def test_el_mismo_id_en_las_dos_carpetas_nombra_los_dos_archivos(
    repositorio: Repositorio, interno: Repositorio
) -> None:
    """Lo interno no tapa a lo público: se dice dónde está cada uno."""
    repositorio.herramienta("doble")
    interno.herramienta("doble")
    (problema,) = _juntos(repositorio, interno).problemas
    assert problema.archivo == (interno.raiz / FICHA.format("doble")).as_posix()
    assert "«he-doble» está repetido" in problema.mensaje
    assert FICHA.format("doble") in problema.ayuda


def test_un_problema_de_lo_interno_dice_su_ruta_verdadera(
    repositorio: Repositorio, interno: Repositorio
) -> None:
    """Con ella el editor lo abre, y la muestra de la línea se ve."""
    interno.herramienta("mala", eje="transversall")
    orden = ["validar", "--raiz", str(repositorio.raiz), "--interno", str(interno.raiz)]
    hecho = CliRunner().invoke(ordenes, orden, standalone_mode=False)
    assert hecho.return_value == 1
    assert f"{(interno.raiz / FICHA.format('mala')).as_posix()}:6: error: " in hecho.output
    assert "  6 | eje: transversall" in hecho.output


def test_de_la_carpeta_interna_solo_se_leen_fichas(
    repositorio: Repositorio, interno: Repositorio
) -> None:
    """Un vocabulario o una página puestos allí no hacen nada, y se dice."""
    interno.herramienta("propia")
    interno.escribir("vocabularios/ejes.yml", "titulo: Otros\n")
    interno.escribir("docs/index.md", "# Otra\n")
    assert [d.partition("interno/")[2] for d in _dichos(_juntos(repositorio, interno))] == [
        "docs:1: aviso: esto no se lee de la carpeta interna",
        "vocabularios:1: aviso: esto no se lee de la carpeta interna",
    ]


def test_una_carpeta_interna_sin_fichas_es_un_error(
    repositorio: Repositorio, tmp_path: Path
) -> None:
    """Lo más probable es que no sea esa la carpeta."""
    (tmp_path / "otra").mkdir()
    resultado = construir(repositorio.raiz, FECHA, interno=tmp_path / "otra")
    assert [p.mensaje for p in resultado.problemas] == ["la carpeta interna no tiene ninguna ficha"]


def test_la_carpeta_interna_no_puede_estar_en_el_repositorio(repositorio: Repositorio) -> None:
    """Ni oculta ni ignorada: un descuido la publicaría entera."""
    (repositorio.raiz / ".privado").mkdir()
    with pytest.raises(InternoMalPuesto, match="dentro del repositorio público"):
        construir(repositorio.raiz, FECHA, interno=repositorio.raiz / ".privado")


def test_las_fechas_son_las_del_repositorio_de_cada_una(
    repositorio: Repositorio, interno: Repositorio
) -> None:
    """El historial de lo interno está en su propio repositorio."""
    repositorio.herramienta("publica")
    interno.herramienta("propia")
    for raiz, dia in ((repositorio.raiz, "2026-01-10"), (interno.raiz, "2026-02-20")):
        cuando = f"{dia}T12:00:00-05:00"
        datos = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        for orden in (["init", "-q"], ["add", "."], [*datos, "commit", "-qm", "uno"]):
            subprocess.run(
                ["git", "-C", str(raiz), *orden],
                check=True,
                env={"GIT_AUTHOR_DATE": cuando, "GIT_COMMITTER_DATE": cuando, "PATH": "/usr/bin"},
            )
    resultado = _juntos(repositorio, interno)
    assert _ficha(resultado, "he-publica").publicada == "2026-01-10"
    assert _ficha(resultado, "he-propia").publicada == "2026-02-20"


@pytest.mark.parametrize("campo", ["nivel_acceso", "Acceso", "confidencial", "solo_interno"])
def test_un_campo_que_suena_a_interno_no_pasa_ni_en_un_borrador(
    campo: str, repositorio: Repositorio
) -> None:
    """En el repositorio público, lo dudoso se para antes de que sea tarde."""
    repositorio.herramienta("dudosa", estado="borrador", **{campo: "si"})
    (dicho,) = _dichos(repositorio.construir())
    assert dicho.startswith(f"{FICHA.format('dudosa')}:2: error: el campo «{campo}» no existe")


# --- La edición -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def edicion(
    motor: Motor, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Repositorio, Path]:
    """(repositorio, carpeta interna, edición institucional). Ninguna prueba las cambia."""
    base = tmp_path_factory.mktemp("edicion")
    raiz, interno = poner_repositorio(base / "repositorio"), Repositorio(base / "interno")
    interno.herramienta("propia", titulo="Lista de acuerdos que aún no se publican")
    resultado = construir_sitio(raiz, base / "salida", FECHA, motor=motor, interno=interno.raiz)
    assert not resultado.con_errores, resultado.problemas
    return raiz, interno, base / "salida"


def test_todas_las_paginas_llevan_la_banda_y_se_cierran_a_los_buscadores(
    edicion: tuple[Path, Repositorio, Path],
) -> None:
    """También las que no usan el molde: redirecciones, error y boletín."""
    salida = edicion[2]
    paginas = sorted(salida.rglob("*.html"))
    assert len(paginas) > 50
    for pagina in paginas:
        html = arbol(pagina)
        assert primero(html, "body > .edicion-interna").text() == ROTULO, pagina.name
        assert html.css('meta[name="robots"][content^="noindex"]'), pagina.name
        hoja = primero(html, 'link[href$="assets/interno.css"]').attributes["href"]
        assert (pagina.parent / str(hoja)).is_file()
    assert "Disallow: /\n" in (salida / "robots.txt").read_text(encoding="utf-8")
    assert (salida / MARCA).is_file()


def test_la_ficha_interna_sale_con_su_insignia_y_la_publica_sin_ella(
    edicion: tuple[Path, Repositorio, Path],
) -> None:
    """Quien la lee sabe qué puede compartir."""
    propia = arbol(edicion[2] / "herramientas/he-propia.html")
    assert "Interno" in [i.text() for i in propia.css(".ficha__tipo .insignia")]
    publica = arbol(edicion[2] / "herramientas/he-guia-completa.html")
    assert "Interno" not in [i.text() for i in publica.css(".ficha__tipo .insignia")]


def test_ninguna_direccion_lleva_al_sitio_publico(
    edicion: tuple[Path, Repositorio, Path],
) -> None:
    """Un enlace absoluto le diría a su servidor el id de una ficha interna."""
    for ruta in ("herramientas/he-propia.html", "canales/todo.xml", "catalogo.json"):
        texto = (edicion[2] / ruta).read_text(encoding="utf-8")
        assert "repositorio-odes.example/herramientas" not in texto
        assert DIRECCION in texto


def test_lo_leido_de_los_adjuntos_no_queda_en_el_repositorio_publico(
    edicion: tuple[Path, Repositorio, Path],
) -> None:
    """Va con lo interno, que es de donde sale."""
    raiz, interno, _ = edicion
    assert not (raiz / ".cache").exists()
    assert any((interno.raiz / ".cache").rglob("*"))


@pytest.mark.parametrize(
    "salida", [None, "repositorio/site", "repositorio/otra", "interno/site", "ajena"]
)
def test_no_se_escribe_donde_se_publica(
    salida: str | None, repositorio: Repositorio, interno: Repositorio, tmp_path: Path
) -> None:
    """Ni por omisión, ni en el repositorio, ni encima de un sitio público."""
    interno.herramienta("propia")
    ajena = tmp_path / "ajena"
    ajena.mkdir()
    (ajena / ".generado").touch()
    orden = ["construir", "--raiz", str(repositorio.raiz), "--interno", str(interno.raiz)]
    if salida:
        orden += ["--salida", str(tmp_path / salida)]
    with pytest.raises(SalidaPublica):
        CliRunner().invoke(ordenes, orden, standalone_mode=False, catch_exceptions=False)
    assert [p.name for p in ajena.iterdir()] == [".generado"]


def test_una_edicion_publica_no_lleva_marca_ni_banda(sitio: Path) -> None:
    """El control de todo lo anterior."""
    assert not (sitio / MARCA).exists()
    assert not (sitio / "assets/interno.css").exists()
    assert ROTULO not in (sitio / "index.html").read_text(encoding="utf-8")
