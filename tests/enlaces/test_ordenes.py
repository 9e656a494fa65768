"""«generador enlaces» y «generador pendientes»: qué dicen, dónde y con qué código terminan."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable

import pytest

from generador.cli import principal
from generador.enlaces import guardar
from generador.fuentes.enlaces import ARCHIVO
from generador.modelo import Enlace
from tests.enlaces.servidor import Servidor
from tests.repositorio import Repositorio

Ordenar = Callable[..., tuple[int, str, str]]
FICHA = "recursos/herramientas/he-lista/ficha.md"
HOY = ("--fecha", "2026-10-03")


@pytest.fixture
def ordenar(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], repositorio: Repositorio
) -> Ordenar:
    """Ejecuta «generador …» en el repositorio y devuelve (código, salida, errores)."""
    repositorio.escribir("vocabularios/licencias.yml", _sin_direcciones(repositorio))

    def ejecutar(orden: str, *opciones: str) -> tuple[int, str, str]:
        argumentos = [orden, "--raiz", str(repositorio.raiz), *HOY, *opciones]
        monkeypatch.setattr(sys, "argv", ["generador", *argumentos])
        with pytest.raises(SystemExit) as fin:
            principal()
        salida = capsys.readouterr()
        return int(fin.value.code or 0), salida.out, salida.err

    return ejecutar


def _sin_direcciones(repositorio: Repositorio) -> str:
    texto = (repositorio.raiz / "vocabularios/licencias.yml").read_text(encoding="utf-8")
    return "".join(x for x in texto.splitlines(keepends=True) if "url:" not in x)


def _poner(repositorio: Repositorio, ajeno: Servidor) -> None:
    """Una ficha con un adjunto, una norma y un texto que enlazan, y una página escrita."""
    repositorio.herramienta(
        "lista",
        adjuntos=f'[{{titulo: Página movida, url: "{ajeno.url("/movido")}"}}]',
        base_legal=f'[{{norma: Ley N° 29381, url: "{ajeno.url("/bien#articulo")}"}}]',
    )
    texto = (repositorio.raiz / FICHA).read_text(encoding="utf-8")
    mas = f"\nVea [esto]({ajeno.url('/no-existe')}) y <{ajeno.url('/prohibido')}>.\n"
    repositorio.escribir(FICHA, texto + mas)
    repositorio.escribir("docs/index.md", f"# Inicio\n\n[Otra]({ajeno.url('/error')})\n")


def test_el_informe_dice_que_falla_desde_cuando_y_en_que_linea(
    ordenar: Ordenar, repositorio: Repositorio, ajeno: Servidor
) -> None:
    """Por unidad: lo que falló, lo que cambió de dirección y lo que hay que mirar a mano."""
    _poner(repositorio, ajeno)
    codigo, salida, errores = ordenar("enlaces", "--internas", "--pausa", "0")
    assert codigo == 0
    assert salida.splitlines() == [
        "Páginas del sitio y vocabularios",
        "  Enlaces que fallaron, y se volverá a preguntar",
        f"    2026-10-03  {ajeno.url('/error')}: el sitio da un error (500); falló 1 vez",
        "      docs/index.md:3",
        "",
        "Oficina de Descentralización",
        "  Enlaces que fallaron, y se volverá a preguntar",
        f"    2026-10-03  {ajeno.url('/no-existe')}: la página no existe (404); falló 1 vez",
        f"      {FICHA}:16  he-lista · Lista para revisar una acción formativa",
        "  Enlaces que cambiaron de dirección",
        f"    2026-10-03  {ajeno.url('/movido')}: ahora está en {ajeno.url('/bien')}",
        f"      {FICHA}:3  he-lista · Lista para revisar una acción formativa",
        "  Enlaces para mirar a mano: el sitio no se deja comprobar",
        f"    2026-10-03  {ajeno.url('/prohibido')}: no admite programas, o pide permiso (403)",
        f"      {FICHA}:16  he-lista · Lista para revisar una acción formativa",
        "",
        "enlaces que fallaron, y se volverá a preguntar: 2; enlaces que cambiaron de dirección: 1; "
        "enlaces para mirar a mano: 1",
    ]
    assert errores == "5 enlaces preguntados de 5; 0 quedan para la próxima vez\n"


def test_con_enlaces_caidos_termina_en_1(
    ordenar: Ordenar, repositorio: Repositorio, ajeno: Servidor
) -> None:
    """Y olvida los que ya no están en el contenido."""
    _poner(repositorio, ajeno)
    viejo = "2026-09-01"
    guardar(
        repositorio.raiz,
        [
            Enlace(ajeno.url("/no-existe"), "falla", "404", 2, viejo, viejo),
            Enlace("https://ya-no-esta.example/", "falla", "404", 9, viejo, viejo),
        ],
    )
    codigo, salida, _ = ordenar("enlaces", "--internas", "--pausa", "0", "--formato", "json")
    caidos = [p for p in json.loads(salida) if p["asunto"] == "enlace_caido"]
    assert codigo == 1
    assert [(p["fecha"], p["archivo"], p["linea"]) for p in caidos] == [(viejo, FICHA, 16)]
    guardado = (repositorio.raiz / ARCHIVO).read_text(encoding="utf-8-sig")
    assert "ya-no-esta" not in guardado


def test_pendientes_no_pregunta_a_nadie(
    ordenar: Ordenar, repositorio: Repositorio, ajeno: Servidor
) -> None:
    """Lo vencido, lo que vence en 60 días y los caídos de una unidad; las demás, no."""
    _poner(repositorio, ajeno)
    repositorio.herramienta("vencida", titulo="Otra vencida", revisar_antes_de="2026-10-02")
    repositorio.herramienta("pronto", titulo="Otra pronto", revisar_antes_de="2026-12-02")
    repositorio.herramienta("lejos", titulo="Otra lejos", revisar_antes_de="2026-12-03")
    repositorio.herramienta(
        "ejemplo", titulo="Otra inventada", ejemplo="true", revisar_antes_de="2026-01-01"
    )
    viejo = Enlace(ajeno.url("/no-existe"), "falla", "404", 3, "2026-08-01", "2026-10-01")
    guardar(repositorio.raiz, [viejo])
    codigo, salida, _ = ordenar("pendientes", "--unidad", "odes", "--formato", "csv")
    filas = list(csv.DictReader(io.StringIO(salida.removeprefix("\ufeff"), newline="")))
    assert codigo == 0
    assert [(f["asunto"], f["fecha"], f["ficha"], f["enlace"]) for f in filas] == [
        ("Pasaron su fecha de revisión", "2026-10-02", "he-vencida", ""),
        ("Toca revisarlas pronto", "2026-12-02", "he-pronto", ""),
        ("Enlaces que no responden", "2026-08-01", "he-lista", ajeno.url("/no-existe")),
    ]
    assert ajeno.peticiones == []
    assert ordenar("pendientes", "--unidad", "ogpp")[1] == "nada pendiente\n"


def test_pendientes_aconseja_sobre_la_lectura(ordenar: Ordenar, repositorio: Repositorio) -> None:
    """De lo más difícil a lo más fácil, sin los ejemplos; no es un error."""
    llano = "Lea la hoja. Marque lo que ya hizo. Pida ayuda si algo falta. " * 3
    arduo = "La implementación interinstitucional descentralizada de procedimientos XYZ. " * 8
    for nombre, texto in (("facil", llano), ("ardua", arduo), ("inventada", llano)):
        ejemplo = str(nombre == "inventada").lower()
        repositorio.herramienta(nombre, titulo=f"Herramienta {nombre}", ejemplo=ejemplo)
        ficha = repositorio.raiz / f"recursos/herramientas/he-{nombre}/ficha.md"
        ficha.write_text(f"{ficha.read_text(encoding='utf-8')}\n{texto}\n", encoding="utf-8")
    codigo, salida, _ = ordenar("pendientes", "--lectura", "--formato", "json")
    assert codigo == 0
    hallados = [(p["ficha"], p["asunto"], p["detalle"]) for p in json.loads(salida)]
    assert [h[:2] for h in hallados] == [("he-ardua", "lectura"), ("he-facil", "lectura")]
    assert "muy difícil" in hallados[0][2]
    assert hallados[0][2].endswith("no están en el glosario: XYZ")
    assert "fácil" in hallados[1][2]
    assert "cómo se lee cada ficha: es un consejo" not in ordenar("pendientes")[1].lower()


def test_el_informe_en_markdown_no_deja_pasar_formato_ajeno(
    ordenar: Ordenar, repositorio: Repositorio
) -> None:
    """Un título con barras o corchetes no rompe la tabla ni enlaza nada."""
    repositorio.herramienta(
        "lista", titulo="'Una | lista [mala](x) <b>'", revisar_antes_de="2026-01-01"
    )
    salida = ordenar("pendientes", "--formato", "markdown")[1]
    assert "| Una \\| lista \\[mala\\](x) \\<b\\> |" in salida


def test_un_archivo_estropeado_no_se_pisa(ordenar: Ordenar, repositorio: Repositorio) -> None:
    """Se dice qué línea está mal y se deja como está, por si guarda algo que valga."""
    repositorio.herramienta("lista")
    repositorio.escribir(ARCHIVO, "url;estado\n")
    codigo, _, errores = ordenar("enlaces")
    assert codigo == 2
    assert errores.startswith(f"error: {ARCHIVO}:1: la primera línea debe ser «url,estado")
    assert (repositorio.raiz / ARCHIVO).read_text(encoding="utf-8") == "url;estado\n"


def test_no_se_pregunta_por_borradores_ni_por_lo_retirado(
    ordenar: Ordenar, repositorio: Repositorio, ajeno: Servidor
) -> None:
    """Nadie ve esos enlaces."""
    adjuntos = f'[{{titulo: Página, url: "{ajeno.url("/bien")}"}}]'
    repositorio.herramienta("borrador", estado="borrador", adjuntos=adjuntos)
    retiro = "{motivo: Ya no vale}"
    repositorio.herramienta(
        "vieja", titulo="Otra", estado="retirado", retiro=retiro, adjuntos=adjuntos
    )
    assert ordenar("enlaces", "--internas")[1] == "nada pendiente\n"
    assert ajeno.peticiones == []
