"""Etapa 5, interno: lo que distingue a la edición institucional: su lugar, su banda y su marca."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generador.modelo import Fallo

MARCA = ".interno"
"""Archivo que dice que la carpeta es de uso interno: publicar la rechaza."""
ROTULO = "Edición institucional: uso interno"
DIRECCION = "https://edicion-institucional.invalid/"
"""Mientras no se diga otra: «.invalid» no existe nunca, y así ningún enlace suyo avisa a nadie.

Con la del sitio público, seguir un enlace absoluto diría a su servidor el id de algo interno.
"""
_ESTILO = "assets/interno.css"
_REGLAS = """\
.edicion-interna { margin: 0; padding: .35rem 1rem; color: #fff; background: #8a1c00; \
font: 700 16px/1.4 Figtree, "Segoe UI", Roboto, Arial, sans-serif; text-align: center; }
@media print { .edicion-interna { color: #000; background: none; border: 2px solid; } }
"""
_CUERPO = re.compile(rb"<body\b[^>]*>", re.I)
_NO_INDEXAR = b'<meta name="robots" content="noindex,nofollow,noarchive">'
_TEXTO = f"{ROTULO}. No se copia, no se publica y no se entrega fuera de la institución.\n"


class SalidaPublica(Fallo):
    """La edición institucional se iba a escribir donde se publica."""


def comprobar_salida(raiz: Path, interno: Path, salida: Path | None) -> Path:
    """La carpeta de salida, si está en un lugar del que no se publica."""
    ayuda = "dígala con «--salida», fuera del repositorio público y de la carpeta interna"
    if salida is None:
        raise SalidaPublica(f"una edición institucional necesita su propia carpeta: {ayuda}")
    destino = salida.resolve()
    if destino.is_relative_to(raiz.resolve()):
        raise SalidaPublica(f"«{salida}» está dentro del repositorio público; {ayuda}")
    if destino.is_relative_to(interno.resolve()):
        raise SalidaPublica(f"«{salida}» está dentro de la carpeta interna; {ayuda}")
    if destino.is_dir() and any(destino.iterdir()) and not (destino / MARCA).is_file():
        raise SalidaPublica(f"«{salida}» tiene algo que no es una edición institucional; {ayuda}")
    return salida


def configurar(configuracion: Mapping[str, Any], direccion: str | None) -> dict[str, Any]:
    """La configuración del sitio, con la dirección de la edición institucional."""
    return {**configuracion, "site_url": direccion or DIRECCION}


def marcar(carpeta: Path) -> None:
    """Pone la banda en todas las páginas, las cierra a los buscadores y deja la marca."""
    for camino in sorted(carpeta.rglob("*.html")):
        sube = "../" * (len(camino.relative_to(carpeta).parts) - 1)
        camino.write_bytes(_con_banda(camino.read_bytes(), sube))
    (carpeta / _ESTILO).parent.mkdir(parents=True, exist_ok=True)
    (carpeta / _ESTILO).write_text(_REGLAS, encoding="utf-8")
    (carpeta / "robots.txt").write_text("User-agent: *\nDisallow: /\n", encoding="utf-8")
    (carpeta / MARCA).write_text(_TEXTO, encoding="utf-8")


def _con_banda(html: bytes, sube: str) -> bytes:
    """La página con la banda al comienzo del cuerpo, también si no usa el molde."""
    cabeza = _NO_INDEXAR + f'<link rel="stylesheet" href="{sube}{_ESTILO}">'.encode()
    banda = f'<p class="edicion-interna" role="note">{ROTULO}</p>'.encode()
    html = html.replace(b"</head>", cabeza + b"</head>", 1)
    cuerpo = _CUERPO.search(html)
    lugar = cuerpo.end() if cuerpo else 0
    return html[:lugar] + banda + html[lugar:]
