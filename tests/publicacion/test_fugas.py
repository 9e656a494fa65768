"""Lo que no es público no sale: ni de la carpeta interna, ni de lo que está sin publicar."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from generador.construccion import construir
from generador.modelo import Problema
from generador.publicacion.fugas import Vedado, fugas, vedado
from generador.sitio import construir_sitio
from generador.sitio.motor import Motor
from generador.sitio.plano import ALMACEN
from tests.publicacion.canarios import FECHA, Jaula, poner_borradores, poner_internas
from tests.publicacion.escondites import ESCONDITES
from tests.publicacion.rastreo import ESCRITURAS, comprimir, maneras_en, rastros
from tests.repositorio import RAIZ, Repositorio
from tests.sitio.preparacion import contenido

CONTENIDO = ("buenas_practicas", "docs", "playlists", "recursos", "vocabularios", "mkdocs.yml")
SECRETO = "La comisión Ñandú-4471 archivó el manuscrito porque el señor del tambor no compareció"


@dataclass(frozen=True, slots=True)
class Casa:
    """Una carpeta interna con sus canarios, y lo que se construye con ella y sin ella."""

    interno: Path
    canarios: tuple[str, ...]
    publico: Path
    institucional: Path
    vedado: Vedado


@pytest.fixture(scope="module")
def casa(motor: Motor, tmp_path_factory: pytest.TempPathFactory) -> Casa:
    """El contenido verdadero con una carpeta interna al lado. Ninguna prueba la cambia."""
    base = tmp_path_factory.mktemp("casa")
    interno, jaula = base / "interno", Jaula()
    poner_internas(interno, jaula)
    poner_borradores(interno, jaula)
    publico = construir_sitio(RAIZ, base / "publico", FECHA, motor=motor)
    todo = construir_sitio(RAIZ, base / "institucional", FECHA, motor=motor, interno=interno)
    assert not publico.con_errores and not todo.con_errores, todo.problemas
    prohibido = vedado(RAIZ, publico.catalogo, interno)
    canarios = tuple(jaula.dados)
    return Casa(interno, canarios, base / "publico", base / "institucional", prohibido)


def _errores(problemas: tuple[Problema, ...]) -> list[str]:
    return [f"{p.archivo}: {p.mensaje}" for p in problemas if p.nivel == "error"]


# --- La carpeta interna al lado del contenido verdadero ---------------------------------------


def test_hay_canarios_de_sobra_y_maneras_de_buscarlos(casa: Casa) -> None:
    """Más de doscientos, todos distintos, y más de doce escrituras: si no, no probaría nada."""
    assert len(set(casa.canarios)) == len(casa.canarios) >= 200
    assert len(ESCRITURAS) >= 12
    assert len(ESCONDITES) >= 12


def test_el_sitio_publico_no_tiene_ni_un_canario(casa: Casa, tmp_path: Path) -> None:
    """Ni escrito de otra manera, ni comprimido, ni en los paquetes que se hagan de él."""
    assert rastros(casa.publico) == {}
    comprimir(casa.publico, tmp_path / "paquetes")
    assert rastros(tmp_path / "paquetes") == {}


def test_la_segunda_linea_no_ve_fugas_donde_no_las_hay(casa: Casa, tmp_path: Path) -> None:
    """En el sitio público verdadero, contra todo lo interno: ni un error ni un aviso."""
    comprimir(casa.publico, tmp_path / "paquetes")
    assert fugas(casa.publico, casa.vedado, RAIZ / ALMACEN) == ()
    assert fugas(tmp_path / "paquetes", casa.vedado) == ()


CANALES = {
    "página": "herramientas/he-qxjz-adjuntos.html",
    "índice de un tipo": "herramientas/index.html",
    "término": "temas/diseno-de-capacitaciones.html",
    "canal JSON": "canales/tipo-comunidades.json",
    "canal Atom": "canales/tipo-comunidades.xml",
    "catalogo.json": "catalogo.json",
    "catalogo.csv": "catalogo.csv",
    "mapa del sitio": "sitemap.xml",
    "mapa comprimido": "sitemap.xml.gz",
    "relacionadas": "recursos/re-taller-poi-qxjz.html",
    "búsqueda, lo que se muestra": "buscar/f*.js",
    "búsqueda, textos de adjuntos": "buscar/x*.js",
    "búsqueda, términos": "buscar/t*.js",
    "búsqueda, términos de los textos": "buscar/p*.js",
    "Word": "herramientas/he-qxjz-adjuntos/*.docx",
    "Excel": "herramientas/he-qxjz-adjuntos/*.xlsx",
    "PowerPoint": "herramientas/he-qxjz-adjuntos/*.pptx",
    "PDF": "herramientas/he-qxjz-adjuntos/*.pdf",
    "CSV": "herramientas/he-qxjz-adjuntos/*.csv",
    "subtítulos": "herramientas/he-qxjz-adjuntos/*.vtt",
    "imágenes": "imagenes/*",
}


@pytest.mark.parametrize("canal", CANALES)
def test_control_en_la_edicion_institucional_se_ve_en_cada_canal(
    canal: str, casa: Casa, tmp_path: Path
) -> None:
    """Con la carpeta interna sale por todas partes, y la segunda línea lo halla en cada una."""
    archivos = sorted(casa.institucional.glob(CANALES[canal]))
    assert archivos
    for camino in archivos:
        destino = tmp_path / camino.relative_to(casa.institucional)
        destino.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(camino, destino)
    if "términos" not in canal and canal != "imágenes":  # allí no están escritos enteros
        assert any(maneras_en(c.read_bytes()) for c in archivos)
    rutas = {e.partition(":")[0] for e in _errores(fugas(tmp_path, casa.vedado))}
    assert rutas & {c.relative_to(casa.institucional).as_posix() for c in archivos}


def test_una_edicion_institucional_no_pasa_ni_dentro_de_un_zip(casa: Casa, tmp_path: Path) -> None:
    """Aunque no se sepa qué es interno: su marca y su banda bastan."""
    (tmp_path / "suelta").mkdir()
    for nombre in (".interno", "privacidad.html"):
        shutil.copyfile(casa.institucional / nombre, tmp_path / "suelta" / nombre)
    comprimir(tmp_path / "suelta", tmp_path / "paquetes")
    sueltas = {e.partition(":")[0] for e in _errores(fugas(tmp_path / "suelta", Vedado()))}
    assert sueltas == {".interno", "privacidad.html"}
    empaquetadas = {e.partition(":")[0] for e in _errores(fugas(tmp_path / "paquetes", Vedado()))}
    assert empaquetadas == {"doble.zip"}


# --- Lo que está en el repositorio público sin publicarse -------------------------------------


@pytest.fixture(scope="module")
def con_borradores(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """El contenido verdadero y, en él, un borrador de cada tipo con todos los campos llenos."""
    raiz = _copia(tmp_path_factory.mktemp("borradores") / "repositorio")
    poner_borradores(raiz, Jaula())
    _nombrar(raiz, "he-qxjz-oculta")
    return raiz


def _nombrar(raiz: Path, *ids: str) -> None:
    """Una herramienta pública que enlaza esas fichas y se declara relacionada con ellas."""
    relaciones = ", ".join(f"{{id: {i}, relacion: complementa}}" for i in ids)
    Repositorio(raiz).herramienta(
        "que-nombra",
        titulo="Lista que nombra a otra que aún no se publica",
        relacionados=f"[{relaciones}]" if ids else "",
    )
    ficha = raiz / "recursos/herramientas/he-que-nombra/ficha.md"
    enlace = f"[otra](ficha:{ids[0]})" if ids else "otra"
    ficha.write_text(f"{ficha.read_text(encoding='utf-8')}\nVea {enlace}.\n", encoding="utf-8")


def _copia(raiz: Path) -> Path:
    """El contenido verdadero, sin su historial: todo tiene la misma fecha."""
    raiz.mkdir()
    for nombre in CONTENIDO:
        origen = RAIZ / nombre
        (shutil.copytree if origen.is_dir() else shutil.copyfile)(origen, raiz / nombre)
    return raiz


def test_lo_no_publicado_no_deja_ni_un_canario(
    con_borradores: Path, motor: Motor, tmp_path: Path
) -> None:
    """Ni se cuenta: el sitio es, byte a byte, el mismo que si no existiera."""
    hecho = construir_sitio(con_borradores, tmp_path / "sitio", FECHA, motor=motor)
    assert not hecho.con_errores, [p for p in hecho.problemas if p.nivel == "error"]
    assert rastros(tmp_path / "sitio") == {}
    limpia = _copia(tmp_path / "copia")
    _nombrar(limpia)
    construir_sitio(limpia, tmp_path / "limpio", FECHA, motor=motor)
    con, sin = contenido(tmp_path / "sitio"), contenido(tmp_path / "limpio")
    assert [r for r in sorted(con.keys() | sin.keys()) if con.get(r) != sin.get(r)] == []
    prohibido = vedado(con_borradores, hecho.catalogo)
    assert fugas(tmp_path / "sitio", prohibido) == ()
    assert len(prohibido.identificadores) >= 7


def test_un_borrador_que_se_cuela_se_ve(con_borradores: Path, tmp_path: Path) -> None:
    """El control de lo anterior: su título en una página es un error que dice de quién es."""
    prohibido = vedado(con_borradores, construir(con_borradores, FECHA).catalogo)
    jaula = Jaula()
    poner_borradores(tmp_path / "otra", jaula)  # los canarios son siempre los mismos
    canario = jaula.dados[0]
    (tmp_path / "sitio").mkdir()
    (tmp_path / "sitio/x.html").write_text(f"<li>{canario}</li>", encoding="utf-8")
    (error,) = {e for e in _errores(fugas(tmp_path / "sitio", prohibido)) if "texto" in e}
    assert "qxjz-todo/ficha.yml" in error
    assert canario not in error


# --- Cada escondite ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def secreto(tmp_path_factory: pytest.TempPathFactory) -> Vedado:
    """Lo vedado de un repositorio con una sola herramienta pública y otra interna."""
    base = tmp_path_factory.mktemp("secreto")
    publico, interno = Repositorio.crear(base / "publico"), Repositorio(base / "interno")
    publico.herramienta("publica")
    interno.herramienta("reservada", resumen=f"{SECRETO}.")
    return vedado(publico.raiz, publico.construir().catalogo, interno.raiz)


@pytest.fixture
def sitio(tmp_path: Path) -> Path:
    """Una carpeta vacía que hace de edición."""
    (tmp_path / "sitio").mkdir()
    return tmp_path / "sitio"


@pytest.mark.parametrize("escondite", ESCONDITES)
def test_lo_escondido_se_halla(escondite: str, secreto: Vedado, tmp_path: Path) -> None:
    """Una frase interna, escrita de otra manera o comprimida, es un error."""
    nombre = f"archivo.{'pdf' if 'pdf' in escondite else 'bin'}"
    (tmp_path / nombre).write_bytes(ESCONDITES[escondite](SECRETO))
    assert _errores(fugas(tmp_path, secreto))


@pytest.mark.parametrize("escondite", ESCONDITES)
def test_lo_publico_escondido_no_es_una_fuga(
    escondite: str, secreto: Vedado, tmp_path: Path
) -> None:
    """La misma escritura con un texto público no es nada: el control de lo anterior."""
    texto = "Ayuda a comprobar, antes de empezar, que no falta nada de lo que pide una acción"
    (tmp_path / "archivo.bin").write_bytes(ESCONDITES[escondite](texto))
    assert fugas(tmp_path, secreto) == ()


@pytest.mark.parametrize(
    ("ruta", "texto"),
    [
        ("herramientas/he-reservada.html", "nada"),
        ("a.html", "<a href='he-reservada.html'>x</a>"),
        ("a.html", "<p>Ñandú-4471</p>"),
        ("a.json", json.dumps({"relacionadas": ["he-reservada"]})),
    ],
)
def test_basta_el_id_o_un_codigo(ruta: str, texto: str, secreto: Vedado, tmp_path: Path) -> None:
    """En el nombre de un archivo, en un enlace o suelto en un dato."""
    (tmp_path / ruta).parent.mkdir(exist_ok=True)
    (tmp_path / ruta).write_text(texto, encoding="utf-8")
    assert _errores(fugas(tmp_path, secreto))


def test_una_palabra_corriente_suelta_es_solo_un_aviso(secreto: Vedado, tmp_path: Path) -> None:
    """Puede ser casualidad; dos de la misma ficha, ya no."""
    (tmp_path / "a.html").write_text("<p>No compareció</p>", encoding="utf-8")
    assert [p.nivel for p in fugas(tmp_path, secreto)] == ["aviso"]
    (tmp_path / "a.html").write_text("<p>Manuscrito: no compareció</p>", encoding="utf-8")
    assert [p.nivel for p in fugas(tmp_path, secreto)] == ["error"]


def test_no_se_confunde_un_id_con_otro_mas_largo(repositorio: Repositorio, sitio: Path) -> None:
    """«he-guia-practica» oculta no impide publicar «he-guia-practica-dos»."""
    repositorio.herramienta("guia-practica", estado="borrador")
    repositorio.herramienta("guia-practica-dos")
    prohibido = vedado(repositorio.raiz, repositorio.construir().catalogo)
    pagina = sitio / "he-guia-practica-dos.html"
    pagina.write_text("<a href='he-guia-practica-dos.html'>x</a>", encoding="utf-8")
    assert fugas(sitio, prohibido) == ()
    pagina.write_text("<a href='he-guia-practica.html'>x</a>", encoding="utf-8")
    assert _errores(fugas(sitio, prohibido))


def test_lo_dicho_a_medias_entre_dos_datos_no_es_una_frase(
    repositorio: Repositorio, sitio: Path
) -> None:
    """El final de una celda y el comienzo de otra no dicen lo que dice una frase interna."""
    frase = "pasar revista a la bolsa de trabajo de las provincias altas"
    repositorio.herramienta("oculta", estado="borrador", resumen=f"Sirve para {frase}, cada mes.")
    repositorio.herramienta("visible")
    prohibido = vedado(repositorio.raiz, repositorio.construir().catalogo)
    for separador in ("</td><td>", "</p><p>", "</li><li>"):
        html = f"<table><td>{frase.replace(' de ', f' de {separador}')}</td></table>"
        (sitio / "a.html").write_text(html, encoding="utf-8")
        assert not [e for e in _errores(fugas(sitio, prohibido)) if "texto" in e]
    (sitio / "a.html").write_text(f"<p>{frase}</p>", encoding="utf-8")
    assert _errores(fugas(sitio, prohibido))


def test_un_archivo_interno_se_conoce_por_su_huella(casa: Casa, tmp_path: Path) -> None:
    """Con otro nombre, dentro de un ZIP, o su huella escrita en un manifiesto."""
    acta = next(casa.interno.glob("recursos/herramientas/he-qxjz-adjuntos/*.pdf"))
    (tmp_path / "x.bin").write_bytes(acta.read_bytes())
    assert any(
        "un archivo de material interno" in e for e in _errores(fugas(tmp_path, casa.vedado))
    )


def test_lo_que_no_se_puede_abrir_se_dice(secreto: Vedado, tmp_path: Path) -> None:
    """Un 7z o un ZIP con contraseña no se dan por buenos sin más."""
    (tmp_path / "a.7z").write_bytes(b"7z\xbc\xaf\x27\x1c" + bytes(40))
    cifrado = bytearray(ESCONDITES["zip"]("texto"))
    cifrado[6] |= 1
    (tmp_path / "b.zip").write_bytes(bytes(cifrado))
    hallados = [(p.archivo, p.regla, p.nivel) for p in fugas(tmp_path, secreto)]
    assert hallados == [("a.7z", "fugas/opaco", "aviso"), ("b.zip", "fugas/opaco", "aviso")]


def test_un_enlace_en_la_edicion_es_un_error(secreto: Vedado, tmp_path: Path) -> None:
    """No se sabe qué acabaría publicándose."""
    (tmp_path / "x.html").symlink_to("/etc/hostname")
    assert _errores(fugas(tmp_path, secreto))
