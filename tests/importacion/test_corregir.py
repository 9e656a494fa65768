"""«generador corregir»: se enmienda lo mecánico, y nada de lo que el texto dice."""

from __future__ import annotations

import os
import re
import shutil
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generador import tipos, vocabularios
from generador.cli import principal
from generador.importacion import Propuesta, corregir_rutas, escribir
from generador.importacion.corregir import Correccion, Entorno, corregir
from generador.importacion.propuesta import datos_de
from generador.modelo import Problema
from tests.extraccion.test_propiedades import CORREO, documento, pdf
from tests.importacion.envios import LUGAR, huella
from tests.importacion.test_escritura import (
    CON_CUERPO,
    CON_SECCIONES,
    DE_DATOS,
)
from tests.importacion.test_escritura import datos_de as datos_inventados
from tests.repositorio import FECHA, MINIMA, RAIZ, Repositorio

TIPOS = tipos.cargar()
ENTORNO = Entorno(TIPOS, vocabularios.leer(RAIZ)[0])
EJEMPLOS = int(os.environ.get("EJEMPLOS", "150"))
CLASE = "clase: lista_verificacion\n"
ORDENADA = MINIMA.replace(CLASE, "").replace("unidad: odes\n", f"unidad: odes\n{CLASE}")
HERRAMIENTA = next(t for t in TIPOS.values() if t.prefijo == "he-")


def corregida(texto: str | bytes, tipo: str = "he-", **renombres: str) -> Correccion:
    """La corrección de una ficha del tipo con ese prefijo."""
    suyo = next(t for t in TIPOS.values() if t.prefijo == tipo)
    crudo = texto if isinstance(texto, bytes) else texto.encode()
    hecha = corregir(suyo, f"ficha.{suyo.formato}", crudo, ENTORNO, renombres)
    assert isinstance(hecha, Correccion), hecha
    return hecha


def cambiada(campo: str, valor: str, tipo: str = "he-") -> str:
    """El valor con que queda un campo de una ficha por lo demás correcta."""
    antes = f"---\n{campo}: {valor}\n---\n" if tipo == "he-" else f"{campo}: {valor}\n"
    despues = corregida(antes, tipo).texto
    assert re.fullmatch(rf"(?:---\n)?{campo}: [^\n]*\n(?:---\n)?", despues)
    return despues.replace("---\n", "").removeprefix(f"{campo}: ").rstrip("\n")


@pytest.mark.parametrize(
    ("campo", "antes", "despues"),
    [
        ("version", "2026.1", '"2026.1"'),
        ("version", "2026.10", '"2026.10"'),
        ("titulo", "2025", '"2025"'),
        ("titulo", "true", '"true"'),
        ("titulo", "Guía: paso a paso", '"Guía: paso a paso"'),
        ("fecha_publicacion", "3/11/2026", '"2026-11-03"'),
        ("fecha_publicacion", "03-11-2026  # del acta", '"2026-11-03"  # del acta'),
        ("fecha_publicacion", '"31/12/2026"', '"2026-12-31"'),
        ("fecha_publicacion", "31/02/2026", "31/02/2026"),
        ("fecha_publicacion", "2026-11-03", "2026-11-03"),
        ("tiempo_uso_min", '"30"', "30"),
        ("tiempo_uso_min", "media hora", "media hora"),
        ("ejemplo", "Sí", "true"),
        ("ejemplo", "no", "false"),
        ("ejemplo", "quizá", "quizá"),
        ("eje", "Derechos Laborales", "derechos-laborales"),
        ("eje", "Transversál", "transversal"),
        ("eje", "inventado", "inventado"),
        ("unidad", "ODES", "odes"),
        ("regiones", "[Puno, Áncash, junin]", "[puno, ancash, junin]"),
        ("regiones", "Puno", "[puno]"),
        ("regiones", "Puno, Callao", "[puno, callao]"),
        ("regiones", "Puno, Marte", "Puno, Marte"),
        ("palabras_clave", "guía, taller", "guía, taller"),
        ("palabras_clave", "guía", "[guía]"),
        ("palabras_clave", "[2025, a]", '["2025", a]'),
        ("clase", "Lista de verificación", "lista_verificacion"),
    ],
)
def test_cada_valor_se_enmienda_solo_si_no_hay_duda(campo: str, antes: str, despues: str) -> None:
    """Lo dudoso se queda como estaba, para que lo diga el validador."""
    assert cambiada(campo, antes) == despues


def test_el_periodo_sin_comillas(tmp_path: Path) -> None:
    """El caso más frecuente: un año que YAML toma por un número."""
    assert cambiada("periodo", "2025", "af-") == '"2025"'


def test_los_campos_quedan_en_orden_con_sus_comentarios() -> None:
    """Cada uno con el comentario que tiene encima; el texto de la ficha no se mueve."""
    antes = (
        "---\n# De la ficha\n\nunidad: odes # sigla\n# Del título\ntitulo: Una guía\n---\nTexto.\n"
    )
    hecha = corregida(antes)
    assert hecha.texto == (
        "---\n# De la ficha\n\n# Del título\ntitulo: Una guía\nunidad: odes # sigla\n---\nTexto.\n"
    )
    assert hecha.hechos == ("los campos, en el orden de la guía",)


def test_lo_que_no_se_ve_se_limpia() -> None:
    """Marca de orden, saltos de Windows, anchos cero, tildes sueltas y blancos al final."""
    antes = "\ufeff---\r\ntitulo: Gui\u0301a\u200b  \r\n---\r\nUno  \r\ndos \r\n\r\n\r\n"
    hecha = corregida(antes)
    assert hecha.texto == "---\ntitulo: Guía\n---\nUno  \ndos\n"
    assert hecha.hechos == (
        "sin la marca de orden de bytes",
        "saltos de línea corrientes",
        "sin caracteres invisibles",
        "tildes en forma NFC",
        "sin blancos al final de las líneas",
        "un salto de línea al final",
    )


def test_se_dice_cada_enmienda_con_su_linea() -> None:
    """Para poder revisarla."""
    texto = "---\ntitulo: Guía: paso a paso\nadjuntos:\n- titulo: 2025\n  archivo: a.pdf\n---\n"
    assert corregida(texto).hechos == (
        "línea 2: titulo: el texto, entre comillas",
        'línea 4: adjuntos[1].titulo: 2025 → "2025"',
    )


def test_las_fichas_incrustadas_tambien() -> None:
    """Los videos de una lista, con el esquema de los videos."""
    texto = "titulo: Lista\nvideos:\n  - id: vi-a\n    estado: Publicado\n    duracion_min: '30'\n"
    hecha = corregida(texto, "pl-").texto
    assert "    estado: publicado\n    duracion_min: 30\n" in hecha


@pytest.mark.parametrize(
    ("crudo", "regla"),
    [
        (b"\xff\xfe\x00", "texto/codificacion"),
        (b"hola", "ficha/cabecera"),
        (b"---\ntitulo: x\n", "ficha/cabecera"),
        (b"---\ntitulo: 'x\n---\n", "yaml/sintaxis"),
        (b"---\ntitulo: a\ntitulo: b\n---\n", "yaml/clave-repetida"),
        (b"---\ntitulo: &a x\n---\n", "yaml/alias"),
        (b"---\n- a\n---\n", "yaml/forma"),
        (b"", "texto/vacio"),
    ],
)
def test_lo_que_no_se_puede_leer_no_se_toca(
    repositorio: Repositorio, crudo: bytes, regla: str
) -> None:
    """Y se dice por qué."""
    camino = repositorio.escribir(f"{LUGAR}/ficha.md", crudo)
    hechos, problemas = corregir_rutas(repositorio.raiz, (), False)
    assert (hechos, [p.regla for p in problemas]) == ((), [regla])
    assert camino.read_bytes() == crudo


SUCIOS = st.sampled_from(["\ufeff", "\r\n", "  \n", "\u200b", "\xad", "\t\n", "# nota\n", "\n\n"])
PALABRAS = st.text("abcdeñáÁ \t#:-'\"[]{},|>\n\u200b\r\x0b\xa0", max_size=20)


def visible(texto: str) -> str:
    """Lo que se ve de un texto, sin blancos ni comillas ni orden: letras y cifras."""
    return "".join(sorted(c for c in unicodedata.normalize("NFC", texto) if c.isalnum()))


@settings(max_examples=EJEMPLOS, deadline=None)
@given(
    st.one_of(
        datos_inventados(CON_SECCIONES), datos_inventados(CON_CUERPO), datos_inventados(DE_DATOS)
    ),
    st.lists(st.tuples(st.integers(0, 10_000), SUCIOS | PALABRAS), max_size=4),
)
def test_nunca_se_pierde_texto(
    caso: tuple[str, dict[str, Any]], sucios: list[tuple[int, str]]
) -> None:
    """Con cualquier ficha, aunque esté sucia: se corrige sin perder nada, o no se toca.

    Corregida otra vez, no cambia.
    """
    tipo = TIPOS[caso[0]]
    archivo, texto = escribir(tipo, caso[1])
    for lugar, sucio in sucios:
        texto = texto[: lugar % (len(texto) + 1)] + sucio + texto[lugar % (len(texto) + 1) :]
    hecha = corregir(tipo, archivo, texto.encode("utf-8", "replace"), ENTORNO, {})
    if isinstance(hecha, Problema):
        return
    otra = corregir(tipo, archivo, hecha.texto.encode(), ENTORNO, {})
    assert isinstance(otra, Correccion)
    assert (otra.texto, otra.hechos) == (hecha.texto, ())
    if not any("→" in que for que in hecha.hechos):
        assert visible(hecha.texto) == visible(texto)


def test_corregir_las_fichas_reales_no_cambia_lo_que_dicen(tmp_path: Path) -> None:
    """A lo más, el orden de sus campos y el autor de sus adjuntos; a la segunda, nada que hacer."""
    for carpeta in ("buenas_practicas", "recursos", "playlists", "vocabularios"):
        shutil.copytree(RAIZ / carpeta, tmp_path / carpeta)
    hechos, problemas = corregir_rutas(tmp_path, (), False)
    assert problemas == ()
    cuales = {que.split(": ")[-1] for hecho in hechos for que in hecho.hechos}
    autorias = ("autor, modificado por", "modificado por", "autor")
    assert cuales <= {
        "los campos, en el orden de la guía",
        *(f"sin sus propiedades ({autoria})" for autoria in autorias),
    }
    for hecho in hechos:
        tipo = next(t for t in TIPOS.values() if t.carpeta and hecho.archivo.startswith(t.carpeta))
        antes, ahora = (
            datos_de(tipo, hecho.archivo, (raiz / hecho.archivo).read_bytes())
            for raiz in (RAIZ, tmp_path)
        )
        assert antes is not None
        assert antes == ahora
    assert corregir_rutas(tmp_path, (), False) == ((), ())


def test_los_adjuntos_toman_un_nombre_seguro(repositorio: Repositorio) -> None:
    """Y la ficha los nombra igual, en sus campos y en sus textos; nada se pierde."""
    ficha = MINIMA.replace(
        "unidad: odes\n",
        "unidad: odes\nadjuntos:\n- {titulo: Plantilla, archivo: Plantilla sesión.DOCX}\n",
    )
    cuerpo = '\n![Mesa](Mesa (1).png) y [otra](mesa%20a.png) y ![b](<mesa a.png> "t")\n'
    repositorio.escribir(f"{LUGAR}/ficha.md", ficha + cuerpo.replace("Mesa (1)", "Mesa%20%281%29"))
    nfd = unicodedata.normalize("NFD", "Plantilla sesión.DOCX")
    for nombre in (nfd, "Mesa (1).png", "mesa a.png", "quieto.txt", "LEAME.md", "Otro Más.txt"):
        repositorio.escribir(f"{LUGAR}/{nombre}", nombre)
    hechos, problemas = corregir_rutas(repositorio.raiz, (), False)
    assert problemas == ()
    assert set(hechos[0].hechos) >= {"Mesa (1).png: se llama mesa-1.png"}
    assert sorted(c.name for c in (repositorio.raiz / LUGAR).iterdir()) == [
        "LEAME.md",
        "ficha.md",
        "mesa-1.png",
        "mesa-a.png",
        "otro-mas.txt",
        "plantilla-sesion.docx",
        "quieto.txt",
    ]
    texto = (repositorio.raiz / LUGAR / "ficha.md").read_text(encoding="utf-8")
    assert "archivo: plantilla-sesion.docx}" in texto
    assert '![Mesa](mesa-1.png) y [otra](mesa-a.png) y ![b](mesa-a.png "t")' in texto
    assert corregir_rutas(repositorio.raiz, (), False) == ((), ())


def test_un_nombre_ocupado_no_se_pisa(repositorio: Repositorio) -> None:
    """Si el nombre seguro ya es de otro archivo, el adjunto se queda como está."""
    repositorio.escribir(f"{LUGAR}/ficha.md", ORDENADA)
    repositorio.escribir(f"{LUGAR}/guía.txt", "una")
    repositorio.escribir(f"{LUGAR}/Guia.txt", "otra")
    antes = huella(repositorio.raiz)
    assert corregir_rutas(repositorio.raiz, (), False) == ((), ())
    assert huella(repositorio.raiz) == antes


@pytest.fixture
def ordenar(
    repositorio: Repositorio, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Ejecuta «generador …» en el repositorio de la prueba."""

    def ejecutar(*argumentos: str) -> tuple[int, str, str]:
        orden = ["generador", *argumentos, "--raiz", str(repositorio.raiz)]
        monkeypatch.setattr(sys, "argv", orden)
        with pytest.raises(SystemExit) as fin:
            principal()
        salida = capsys.readouterr()
        return int(fin.value.code or 0), salida.out, salida.err

    return ejecutar


def test_simular_no_escribe_y_corregir_si(
    repositorio: Repositorio, ordenar: Callable[..., tuple[int, str, str]]
) -> None:
    """La orden cuenta lo mismo las dos veces."""
    camino = repositorio.escribir(f"{LUGAR}/ficha.md", ORDENADA.replace("eje: tr", "eje: Tr"))
    dicho = f"{LUGAR}/ficha.md\n  línea 5: eje: Transversal → transversal\n"
    antes = huella(repositorio.raiz)
    assert ordenar("corregir", "--simular") == (0, f"{dicho}por corregir: 1 ficha\n", "")
    assert huella(repositorio.raiz) == antes
    assert ordenar("corregir", str(camino)) == (0, f"{dicho}corregidas: 1 ficha\n", "")
    assert ordenar("corregir", str(camino.parent)) == (0, "no hay nada que corregir\n", "")
    assert [c.name for c in camino.parent.iterdir()] == ["ficha.md"]


def test_se_quitan_las_propiedades_de_los_adjuntos(
    repositorio: Repositorio, ordenar: Callable[..., tuple[int, str, str]]
) -> None:
    """También si cambian de nombre; lo que no las tiene, o está roto, se queda como estaba."""
    carpeta = repositorio.escribir(f"{LUGAR}/ficha.md", ORDENADA).parent
    otros = {"roto.pdf": b"%PDF-", "nota.txt": b"Hola"}
    for nombre, crudo in {"a.docx": documento(), "b c.pdf": pdf(), **otros}.items():
        (carpeta / nombre).write_bytes(crudo)
    antes = huella(repositorio.raiz)
    simulado = ordenar("corregir", "--simular")
    assert huella(repositorio.raiz) == antes
    assert simulado[1] == (
        f"{LUGAR}/ficha.md\n  b c.pdf: se llama b-c.pdf\n"
        "  a.docx: sin sus propiedades (autor, comentarios, modificado por, responsable, empresa, "
        "Revisora)\n"
        "  b c.pdf: sin sus propiedades (autor, empresa, XMP)\npor corregir: 1 ficha\n"
    )
    assert ordenar("corregir")[1] == simulado[1].replace("por corregir", "corregidas")
    assert {n: (carpeta / n).read_bytes() for n in otros} == otros
    assert CORREO.encode() not in (carpeta / "b-c.pdf").read_bytes()
    (carpeta / "a.docx").write_bytes(documento())
    assert ordenar("corregir")[1].startswith(f"{LUGAR}/ficha.md\n  a.docx: sin sus propiedades")
    assert ordenar("corregir")[1] == "no hay nada que corregir\n"


def test_lo_que_no_es_una_ficha_se_dice(
    repositorio: Repositorio, ordenar: Callable[..., tuple[int, str, str]]
) -> None:
    """En vez de no hacer nada en silencio."""
    codigo, _, errores = ordenar("corregir", str(repositorio.raiz / "vocabularios"))
    assert codigo == 2
    assert "no hay ninguna ficha" in errores


@pytest.mark.parametrize("tipo", [t for t in TIPOS.values() if t.carpeta], ids=lambda t: t.nombre)
def test_una_ficha_nueva_vale_como_borrador(
    repositorio: Repositorio, ordenar: Callable[..., tuple[int, str, str]], tipo: Any
) -> None:
    """De cualquier tipo: sin errores, con la ayuda de cada campo, y nada que corregir."""
    codigo, salida, errores = ordenar(
        "nuevo", tipo.nombre, "--titulo", "Guía para el taller: inicio", "--fecha", FECHA
    )
    assert (codigo, errores) == (0, "")
    (carpeta,) = (repositorio.raiz / tipo.carpeta).iterdir()
    assert salida.startswith(f"creada: {carpeta}/ficha.{tipo.formato}\ncomplete: ")
    assert {p.nivel for p in repositorio.construir().problemas} == {"aviso"}
    texto = (carpeta / f"ficha.{tipo.formato}").read_text(encoding="utf-8")
    assert f"estado: {tipo.estados[0]}\n" in texto
    assert all(
        f"{c.nombre}:" in texto or f"## {c.titulo}" in texto for c in tipo.campos if not c.seccion
    )
    assert corregir_rutas(repositorio.raiz, (), False) == ((), ())


def test_dos_fichas_nuevas_no_se_pisan(
    repositorio: Repositorio, ordenar: Callable[..., tuple[int, str, str]]
) -> None:
    """Con el mismo título, la segunda toma otro nombre."""
    for _ in range(2):
        assert ordenar("nuevo", HERRAMIENTA.nombre, "--titulo", "Guía del taller")[0] == 0
    nombres = sorted(c.name for c in (repositorio.raiz / str(HERRAMIENTA.carpeta)).iterdir())
    assert len(nombres) == 2
    codigo, _, errores = ordenar("nuevo", "Buena practica")
    assert codigo == 2
    assert "¿quiso decir «buena_practica»?" in errores


def test_una_propuesta_ilegible_entra_tal_cual_en_borrador() -> None:
    """No hay datos que cambiar: el ensayo dirá qué tiene."""
    rota = Propuesta(HERRAMIENTA, "he-x", "ficha.md", b"hola")
    assert rota.como_borrador(TIPOS) == rota
