"""La edición lleva los PDF: cada hoja junto a su página, y los cuadernos en Descargas."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pikepdf

from generador.publicacion.antes import Antes, siguiente
from generador.publicacion.jornada import preparar_en
from generador.publicacion.preparar import Encargo
from generador.sitio.motor import Motor
from generador.sitio.plano import trazar
from tests.publicacion.mensual import JUNIO
from tests.sitio.fotos import plano as dibujo
from tests.sitio.preparacion import poner_repositorio

FICHA = "buenas-practicas/bp-turnos-con-cita"


def test_la_edicion_lleva_sus_pdf(tmp_path: Path, motor: Motor) -> None:
    """En el sitio, en el paquete completo y en el de su eje; el cuaderno y el informe, aparte."""
    raiz = poner_repositorio(tmp_path / "repositorio")
    practica = raiz / "buenas_practicas/bp-turnos-con-cita"
    (practica / "cola.png").write_bytes(dibujo(600, 300))
    with (practica / "ficha.md").open("a", encoding="utf-8") as ficha:
        ficha.write("\n![La cola de antes](cola.png)\n")
    encargo = Encargo(siguiente(Antes(), JUNIO), impresos=True)
    with trazar(raiz, JUNIO, motor) as plano:
        hecha = preparar_en(plano, raiz, tmp_path / "dist", encargo, None)
        eje = plano.resultado.catalogo.fichas["bp-turnos-con-cita"].eje
    assert (hecha.carpeta / f"{FICHA}.pdf").read_bytes().startswith(b"%PDF-")
    assert f'href="../{FICHA}.pdf"' in (hecha.carpeta / f"{FICHA}.html").read_text("utf-8")
    descargas = hecha.carpeta / "descargas"
    for paquete in ("repositorio-2026-06", f"repositorio-2026-06-eje-{eje}"):
        with zipfile.ZipFile(descargas / f"{paquete}.zip") as abierto:
            assert [n for n in abierto.namelist() if n.endswith(f"{FICHA}.pdf")]
    pdf = sorted(c.stem for c in descargas.glob("*.pdf"))
    assert [n.partition("-")[0] for n in pdf] == ["cuaderno", "informe", "informe"]
    with pikepdf.open(next(descargas.glob("cuaderno-*.pdf"))) as cuaderno:
        assert [i for pagina in cuaderno.pages for i in pagina.get_images()]
    for camino in descargas.glob("repositorio-2026-06-*-*.zip"):
        with zipfile.ZipFile(camino) as abierto:
            nombres = "\n".join(abierto.namelist())
            con_la_practica = f"{FICHA}.html" in nombres
        assert (f"imagenes/{_imagen(hecha.carpeta)}" in nombres) == con_la_practica, camino.name
    lista = (descargas / "index.html").read_text("utf-8")
    assert all(f'href="../descargas/{n}.pdf"' in lista for n in pdf)


def _imagen(sitio: Path) -> str:
    """La que muestra la página de la práctica."""
    hallada = re.search(
        r'<img src="\.\./imagenes/([^"]+)"', (sitio / f"{FICHA}.html").read_text("utf-8")
    )
    assert hallada is not None
    return hallada[1]
