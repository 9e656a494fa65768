"""La puerta rechaza cada cosa que no debería estar en una página, y deja pasar lo corriente."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest

from generador.puerta import revisar, revisar_una
from generador.puerta.politica import DE_REDIRECCION, DEL_SITIO
from generador.sitio import construir_sitio
from tests.sitio.preparacion import FECHA, poner_repositorio

CORRIENTE = """\
<script src="../assets/comienzo.js"></script>
<script type="application/ld+json">{"name":"\\u003cb>"}</script>
<a href="https://www.gob.pe/mtpe" rel="noopener">fuera</a> <a href="../index.html#x">dentro</a>
<a href="mailto:odes@trabajo.gob.pe">correo</a> <a href="tel:+5116306000">teléfono</a>
<img src="he-x/foto.png" alt="a < b" srcset="a.webp 640w, b.webp 1280w" width="1" height="1">
<svg viewBox="0 0 1 1"><use href="#a"/><path id="a" d="M0 0"/><clipPath></clipPath>
<linearGradient/><text>uno</text></svg>
<form action="../explorar/index.html"><input name="q"><button>Buscar</button></form>
"""


def pagina(cuerpo: str = "", cabeza: str = "", politica: str = DEL_SITIO) -> bytes:
    """Una página con su política y lo que se le ponga."""
    return (
        f'<!doctype html><html lang="es"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{politica}">'
        f"<title>x</title>{cabeza}</head><body><main>{cuerpo}</main></body></html>"
    ).encode()


def dicho(datos: bytes, ruta: str = "herramientas/x.html") -> list[str]:
    """Lo que la puerta dice de una página."""
    return [p.mensaje for p in revisar_una(ruta, datos)]


def test_lo_corriente_pasa() -> None:
    """Guiones del sitio, datos, enlaces, imágenes, dibujos y formularios."""
    assert dicho(pagina(CORRIENTE, '<link rel="stylesheet" href="../assets/marco.css">')) == []
    assert dicho(pagina(politica=DE_REDIRECCION)) == []


MALAS = {
    "<script>alert(1)</script>": "guion escrito en la página",
    "<script src='//otro.example/x.js'></script>": "está fuera del sitio",
    "<script src='https://otro.example/x.js'></script>": "está fuera del sitio",
    "<script src='he-x/datos.txt'></script>": "no es un archivo del sitio",
    "<script src='x.js'>alert(1)</script>": "no es un archivo del sitio",
    "<script type='module'>alert(1)</script>": "guion escrito en la página",
    "<script type='application/json'><!--<script></script>": "podrían cerrar su etiqueta",
    "<p onclick='x'>": "algo que se ejecuta",
    "<svg onload=alert(1)>": "algo que se ejecuta",
    "<p ONFOCUS=x>": "algo que se ejecuta",
    "<p style='color:red'>": "el atributo no se admite",
    "<style>*{}</style>": "estilos escritos en la página",
    "<iframe src='x.html'></iframe>": "la etiqueta <iframe>",
    "<object data=x></object>": "la etiqueta <object>",
    "<embed src=x>": "la etiqueta <embed>",
    "<base href=x>": "la etiqueta <base>",
    "<template></template>": "la etiqueta <template>",
    "<math></math>": "la etiqueta <math>",
    "<svg><foreignObject/></svg>": "la etiqueta <foreignObject>",
    "<svg><animate attributeName=href/></svg>": "la etiqueta <animate>",
    "<svg><use href='x.svg#a'/></svg>": "solo puede llevar a la misma página",
    "<svg><a xlink:href='javascript:x'/></svg>": "tiene el esquema «javascript:»",
    "<a href='javascript:alert(1)'>": "tiene el esquema «javascript:»",
    "<a href=' JaVa\tScript:alert(1)'>": "tiene el esquema «JaVaScript:»",
    "<a href='&#1;javascript:alert(1)'>": "tiene el esquema «javascript:»",
    "<a href='data:text/html,x'>": "tiene el esquema «data:»",
    "<a href='//otro.example'>": "calla su esquema",
    "<a href='/\\otro.example'>": "calla su esquema",
    "<img src='https://otro.example/x.png'>": "está fuera del sitio",
    "<img src='\\\\otro.example/x.png'>": "está fuera del sitio",
    "<img srcset='a.webp 1x, //otro.example/b.webp 2x'>": "está fuera del sitio",
    "<img src='a.png' alt='x'>": "faltan sus medidas",
    "<img src='a.png' alt='x' width='800'>": "faltan sus medidas",
    "<img src='a.png' alt='x' width='100%' height='0'>": "faltan sus medidas",
    "<img src='a.png' width='1' height='1'>": "falta lo que se ve en ella",
    "<video poster='//otro.example'></video>": "está fuera del sitio",
    "<form action='https://otro.example'>": "está fuera del sitio",
    "<button formaction='x'>": "el atributo no se admite",
    "<a ping='x'>": "el atributo no se admite",
    "<img name='body'>": "puede tapar",
    "<form name='forms'>": "puede tapar",
    "<p id='a'></p><p id='a'></p>": "está repetido",
    "<p id='__md_scope'></p>": "se confunde con los del tema",
    "<meta http-equiv='refresh' content='0;url=https://otro.example'>": "no se admite",
    "<meta http-equiv='set-cookie' content='a=b'>": "no se admite",
    "<link rel='stylesheet' href='//otro.example/x.css'>": "está fuera del sitio",
    "<link rel='dns-prefetch' href='//otro.example'>": "el vínculo no se admite",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>": "tiene «<»",
    "<meta http-equiv='Content-Security-Policy' content=''>": "la política de seguridad",
}


@pytest.mark.parametrize("malo", MALAS)
def test_lo_que_podria_actuar_no_pasa(malo: str) -> None:
    """Cada cosa, por su razón."""
    assert any(MALAS[malo] in mensaje for mensaje in dicho(pagina(malo))), dicho(pagina(malo))


@pytest.mark.parametrize(
    "politica",
    [
        "",
        DEL_SITIO.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
        DEL_SITIO.replace("base-uri 'none'; ", ""),
        DEL_SITIO + "; report-uri https://otro.example",
    ],
)
def test_otra_politica_no_pasa(politica: str) -> None:
    """Tiene que ser esa, letra por letra."""
    assert dicho(pagina(politica=politica)) == [
        "no lleva, justo después de su codificación, la política de seguridad que le toca"
    ]


def test_la_politica_va_antes_que_nada() -> None:
    """Después del título, un título malicioso se le adelanta."""
    tarde = pagina().replace(b'<meta charset="utf-8">', b'<meta charset="utf-8"><title>y</title>')
    assert len(dicho(tarde)) == 1


def test_lo_que_se_lee_solo_lleva_las_huellas_de_lo_suyo() -> None:
    """Un estilo y un guion con su huella pasan en «verificar.html»; cambiados, o en otra, no."""

    def huella(texto: str) -> str:
        suma = base64.b64encode(hashlib.sha256(texto.encode()).digest()).decode()
        return f"'sha256-{suma}'"

    politica = (
        f"default-src 'none'; style-src {huella('p{}')}; base-uri 'none'; form-action 'none'"
        f"; script-src {huella('1')}"
    )
    entera = pagina("<script>1</script>", "<style>p{}</style>", politica)
    assert dicho(entera, "verificar.html") == []
    assert dicho(entera.replace(b">1<", b">2<"), "verificar.html") == [
        "en <script>, hay un guion escrito en la página"
    ]
    assert "política" in dicho(entera)[0]


@pytest.mark.parametrize(
    "ruta", ["herramientas/he-x/a.svg", "herramientas/he-x/a.js", "recursos/a.htm", "a/b.xhtml"]
)
def test_un_archivo_que_se_ejecuta_no_puede_estar_en_una_ficha(ruta: str, tmp_path: Path) -> None:
    """Los dibujos y los guiones del programa van en sus carpetas, y en ninguna otra."""
    for suya in ("assets/a.svg", "buscar/a.js", ruta):
        (tmp_path / suya).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / suya).write_text("x", encoding="utf-8")
    assert [p.archivo for p in revisar(tmp_path)] == [ruta]


def test_una_pagina_rechazada_no_deja_construir(tmp_path: Path) -> None:
    """También si la escribió a mano alguien de confianza: se dice cuál, y no se escribe nada."""
    raiz = poner_repositorio(tmp_path / "repositorio")
    acerca = raiz / "docs" / "acerca-de.md"
    texto = acerca.read_text(encoding="utf-8")
    acerca.write_text(f"{texto}\n\n<p onclick='alert(1)'>x</p>\n", encoding="utf-8")
    resultado = construir_sitio(raiz, tmp_path / "site", FECHA)
    errores = [(p.archivo, p.regla) for p in resultado.problemas if p.nivel == "error"]
    assert errores == [("acerca-de.html", "sitio/puerta")]
    assert not (tmp_path / "site").exists()
