"""La comprobación entera: cortés, acotada, con memoria, y que se puede interrumpir."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from time import monotonic, sleep

import pytest

from generador.enlaces import Limites, Resumen, SinRed, comprobar, guardar
from generador.fuentes.enlaces import ARCHIVO, leer_enlaces
from generador.modelo import Enlace
from tests.enlaces.servidor import Servidor
from tests.repositorio import RAIZ, Repositorio

HOY = "2026-10-03"
PAUSA = 0.05
LIBRE = Limites(pausa=PAUSA, plazo=2.0, internas=True)

Comprobar = Callable[..., Resumen]


@pytest.fixture
def revisar(tmp_path: Path) -> Comprobar:
    """Comprueba unas direcciones con lo que se sabía, y guarda en la carpeta de la prueba."""

    def hacer(urls: list[str], fecha: str = HOY, limites: Limites = LIBRE) -> Resumen:
        sabidos, problemas = leer_enlaces(tmp_path)
        assert problemas == ()
        return comprobar(set(urls), sabidos, fecha, limites, "prueba", _guardar(tmp_path))

    return hacer


def _guardar(raiz: Path) -> Callable[..., None]:
    return lambda enlaces: guardar(raiz, enlaces)


def _sabido(raiz: Path, url: str) -> Enlace:
    return leer_enlaces(raiz)[0][url]


def test_nunca_hay_dos_peticiones_a_la_vez_en_un_sitio(ajeno: Servidor, revisar: Comprobar) -> None:
    """Visto por el propio servidor, con dos nombres, HEAD, GET y redirecciones de uno a otro."""
    ajeno.demora = 0.03
    rutas = ["/bien", "/no-existe", "/movido", "/sin-head", "/error", "/movido-dos-veces"]
    sitios = ("127.0.0.1", "localhost")
    revisar([ajeno.url(f"{ruta}?{n}", s) for s in sitios for ruta in rutas for n in range(2)])
    for sitio in sitios:
        suyas = sorted((p for p in ajeno.peticiones if p.sitio == sitio), key=lambda p: p.inicio)
        assert len(suyas) > 2 * len(rutas)
        for previa, otra in pairwise(suyas):
            assert otra.inicio > previa.fin
            # De comienzo a comienzo: con el equipo cargado, el servidor anota tarde el fin.
            assert otra.inicio - previa.inicio >= ajeno.demora + PAUSA * 0.9
    a_la_vez = any(p.inicio < q.inicio < p.fin for p in ajeno.peticiones for q in ajeno.peticiones)
    assert a_la_vez  # sitios distintos sí se preguntan a la vez: no es lento porque sí


def test_lo_que_respondio_bien_no_se_vuelve_a_preguntar_en_unos_dias(
    ajeno: Servidor, revisar: Comprobar
) -> None:
    """Lo que falló sí, cada vez, pero una sola vez por día."""
    urls = [ajeno.url("/bien"), ajeno.url("/no-existe")]
    veces = []
    for fecha in ("2026-10-03", "2026-10-03", "2026-10-04", "2026-10-09", "2026-10-10"):
        ajeno.peticiones.clear()
        revisar(urls, fecha)
        veces.append((ajeno.veces("/bien"), ajeno.veces("/no-existe")))
    assert veces == [(1, 2), (0, 0), (0, 2), (0, 2), (1, 2)]


def test_los_fallos_seguidos_se_cuentan_y_dicen_desde_cuando(
    ajeno: Servidor, revisar: Comprobar, tmp_path: Path
) -> None:
    """Al tercero se da por caído; si se recupera, la cuenta vuelve a cero."""
    url = ajeno.url("/no-existe")
    caidos = []
    for fecha in ("2026-10-03", "2026-10-10", "2026-10-17"):
        revisar([url], fecha)
        caidos.append(_sabido(tmp_path, url).caido)
    assert caidos == [False, False, True]
    sabido = _sabido(tmp_path, url)
    assert (sabido.fallos, sabido.desde, sabido.codigo) == (3, "2026-10-03", "404")
    guardar(tmp_path, [Enlace(ajeno.url("/bien"), "falla", "500", 4, HOY, HOY)])
    revisar([ajeno.url("/bien")], "2026-10-04")
    assert _sabido(tmp_path, ajeno.url("/bien")) == Enlace(
        ajeno.url("/bien"), "bien", "200", 0, "2026-10-04", "2026-10-04"
    )


def test_no_dejarse_comprobar_no_borra_ni_agrava_un_fallo(
    ajeno: Servidor, revisar: Comprobar, tmp_path: Path
) -> None:
    """Un 403 después de dos fallos deja la cuenta en dos."""
    url = ajeno.url("/prohibido")
    guardar(tmp_path, [Enlace(url, "falla", "500", 2, "2026-09-01", "2026-09-08")])
    revisar([url])
    assert _sabido(tmp_path, url) == Enlace(url, "falla", "403", 2, "2026-09-01", HOY)


def test_a_un_sitio_que_pide_calma_se_le_deja_en_paz_ese_dia(
    ajeno: Servidor, revisar: Comprobar
) -> None:
    """Ni en esta vez ni al repetirla el mismo día; al siguiente, sí."""
    urls = [ajeno.url("/calma-larga"), *(ajeno.url(f"/calma-larga?{n}") for n in range(5))]
    resumen = revisar(urls)
    assert (len(ajeno.peticiones), resumen.preguntados, resumen.pendientes) == (1, 1, 5)
    revisar(urls)
    assert len(ajeno.peticiones) == 1
    revisar(urls, "2026-10-04")
    assert len(ajeno.peticiones) == 2


def test_se_pregunta_como_mucho_lo_permitido_y_lo_mas_olvidado_primero(
    ajeno: Servidor, revisar: Comprobar, tmp_path: Path
) -> None:
    """Lo que nunca se preguntó va antes; lo demás queda para la próxima vez."""
    guardar(tmp_path, [Enlace(ajeno.url("/bien?1"), "bien", "200", 0, "2026-01-01", "2026-01-01")])
    urls = [ajeno.url(f"/bien?{n}") for n in range(4)]
    revisar(urls, limites=Limites(pausa=0, internas=True, cuantos=2))
    assert sorted(p.ruta for p in ajeno.peticiones) == ["/bien?0", "/bien?2"]


def test_termina_cuando_se_acaba_el_tiempo(ajeno: Servidor, revisar: Comprobar) -> None:
    """Lo preguntado queda guardado, y se dice cuánto falta."""
    urls = [ajeno.url(f"/bien?{n}") for n in range(50)]
    inicio = monotonic()
    resumen = revisar(urls, limites=Limites(pausa=0.1, segundos=0.5, internas=True))
    assert monotonic() - inicio < 2
    assert 0 < resumen.preguntados < 20
    assert resumen.preguntados + resumen.pendientes == 50
    assert len(resumen.enlaces) == resumen.preguntados


def test_sin_red_no_se_anota_ningun_fallo(revisar: Comprobar, tmp_path: Path) -> None:
    """Si nadie contesta, el problema es de este equipo: se dice y no se guarda nada."""
    with pytest.raises(SinRed, match="revise la conexión"):
        revisar([_cerrada("a"), _cerrada("b")])
    assert not (tmp_path / ARCHIVO).exists()


def test_si_otro_sitio_contesta_el_que_calla_es_el_caido(
    ajeno: Servidor, revisar: Comprobar, tmp_path: Path
) -> None:
    """Aunque hoy solo tocara preguntar por el caído: se prueba con uno que iba bien."""
    callado = _cerrada("a")
    revisar([callado, ajeno.url("/bien")])
    assert _sabido(tmp_path, callado).fallos == 1
    ajeno.peticiones.clear()
    revisar([callado, ajeno.url("/bien")], "2026-10-04")
    assert _sabido(tmp_path, callado).fallos == 2
    assert ajeno.veces("/bien") == 1


def test_lo_guardado_es_igual_con_las_mismas_respuestas(
    ajeno: Servidor, revisar: Comprobar, tmp_path: Path
) -> None:
    """Byte a byte, en el orden de las direcciones, con marca para Excel."""
    urls = [ajeno.url(r) for r in ("/movido", "/bien", "/no-existe", "/prohibido", "/vueltas")]
    revisar(urls)
    primero = (tmp_path / ARCHIVO).read_bytes()
    (tmp_path / ARCHIVO).unlink()
    revisar(urls[::-1])
    assert (tmp_path / ARCHIVO).read_bytes() == primero
    lineas = primero.decode("utf-8-sig").split("\r\n")
    assert lineas[0] == "url,estado,codigo,fallos seguidos,desde,revisado,cambio a"
    assert lineas[1:] == [*sorted(lineas[1:-1]), ""]
    assert f"{urls[0]},bien,200,0,{HOY},{HOY},{urls[1]}" in lineas
    assert all(linea.startswith("http://") for linea in lineas[1:-1])  # nunca una fórmula


def test_matarla_muchas_veces_no_pierde_ni_estropea_nada(
    ajeno: Servidor, repositorio: Repositorio
) -> None:
    """Cada vez sigue donde quedó; en todo momento el archivo se lee bien."""
    cuantos = 20
    _con_enlaces(repositorio, [ajeno.url(f"/bien?{n}") for n in range(cuantos)])
    muertes = 0
    while True:
        antes = len(ajeno.peticiones)
        proceso = _ordenar(repositorio.raiz, "--pausa", "0.15")
        while proceso.poll() is None and len(ajeno.peticiones) < antes + 9:
            sleep(0.02)
        if proceso.poll() is not None:
            break
        proceso.kill()
        proceso.wait()
        muertes += 1
        sabidos, problemas = leer_enlaces(repositorio.raiz)
        assert problemas == ()
        assert len(sabidos) >= min(3 * muertes, cuantos)  # lo de hace un segundo no se pierde
    assert proceso.returncode == 0
    assert muertes >= 2
    assert len(leer_enlaces(repositorio.raiz)[0]) == cuantos


def test_interrumpirla_con_control_c_no_repite_nada(
    ajeno: Servidor, repositorio: Repositorio
) -> None:
    """Termina enseguida, con lo preguntado ya guardado."""
    _con_enlaces(repositorio, [ajeno.url(f"/bien?{n}") for n in range(12)])
    proceso = _ordenar(repositorio.raiz, "--pausa", "0.2")
    while len(ajeno.peticiones) < 4:
        sleep(0.02)
    proceso.send_signal(signal.SIGINT)
    assert proceso.wait(5) == 2
    assert _ordenar(repositorio.raiz, "--pausa", "0").wait() == 0
    assert max(ajeno.veces(p.ruta) for p in ajeno.peticiones) == 1
    assert len(leer_enlaces(repositorio.raiz)[0]) == 12


def _con_enlaces(repositorio: Repositorio, urls: list[str]) -> None:
    """Una ficha con esos enlaces, y ninguno más en todo el repositorio."""
    licencias = repositorio.raiz / "vocabularios/licencias.yml"
    texto = licencias.read_text(encoding="utf-8")
    licencias.write_text(re.sub(r"^ +url: .*\n", "", texto, flags=re.M), encoding="utf-8")
    repositorio.herramienta("lista")
    ficha = repositorio.raiz / "recursos/herramientas/he-lista/ficha.md"
    with ficha.open("a", encoding="utf-8") as archivo:
        archivo.write("\n".join(f"- [Uno]({url})" for url in urls) + "\n")


def _ordenar(raiz: Path, *opciones: str) -> subprocess.Popen[bytes]:
    orden = [sys.executable, "-m", "generador", "enlaces", "--raiz", str(raiz), "--internas"]
    return subprocess.Popen(
        [*orden, "--fecha", HOY, *opciones],
        cwd=RAIZ,
        env={**os.environ, "PYTHONUTF8": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _cerrada(ruta: str) -> str:
    """Una dirección en la que nadie escucha."""
    with socket.create_server(("127.0.0.1", 0)) as escucha:
        return f"http://127.0.0.1:{escucha.getsockname()[1]}/{ruta}"
