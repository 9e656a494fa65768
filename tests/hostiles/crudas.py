"""Las mismas páginas sin sanear: cada texto hostil, tal cual, en todos los lugares de una ficha.

Con la política, nada se ejecuta; sin ella, sí: así se ve que la prueba puede fallar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

POLITICA = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
HOJAS = re.compile(rb'<link rel="stylesheet"[^>]*>')
"""Sin ellas cuesta la mitad, y no ejecutan nada."""
MARCAS = re.compile(rb"ZQ[a-z]+QZ(?:-[0-9])?")
FICHA = """\
---
titulo: ZQtituloQZ de una ficha sin sanear
resumen: ZQresumenQZ y el resto del resumen, que tiene que llegar a las sesenta letras pedidas.
estado: publicado
clase: lista_verificacion
eje: transversal
temas: [cruda]
unidad: odes
palabras_clave: [ZQclaveQZ]
adjuntos: [{titulo: ZQadjuntoQZ, archivo: ZQarchivoQZ.csv}]
---
## Cuándo usarla

ZQcuerpoQZ

![ZQalternativoQZ](foto.png) [ZQenlaceQZ](https://www.gob.pe)
"""
TEMA = "  - {slug: cruda, nombre: ZQtemaQZ, ejes: [transversal]}\n"
RUTA = "herramientas/he-cruda.html"


def poner(raiz: Path, imagen: bytes) -> None:
    """Añade al repositorio la ficha con marcas donde irán los textos."""
    carpeta = raiz / "recursos" / "herramientas" / "he-cruda"
    carpeta.mkdir(parents=True)
    (carpeta / "ficha.md").write_text(FICHA, encoding="utf-8")
    (carpeta / "ZQarchivoQZ.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (carpeta / "foto.png").write_bytes(imagen)
    temas = raiz / "vocabularios" / "temas.yml"
    temas.write_text(temas.read_text(encoding="utf-8") + TEMA, encoding="utf-8")


def escribir(sitio: Path, vectores: Sequence[str], con_politica: bool) -> Iterator[str]:
    """Una página por texto, junto a la ficha; da sus rutas."""
    molde = HOJAS.sub(b"", (sitio / RUTA).read_bytes())
    if not con_politica:
        molde = POLITICA.sub(b"", molde)
    for n, vector in enumerate(vectores):
        crudo = vector.encode()
        ruta = f"herramientas/cruda-{'con' if con_politica else 'sin'}-{n}.html"
        (sitio / ruta).write_bytes(MARCAS.sub(lambda _: crudo, molde))  # noqa: B023
        yield ruta
