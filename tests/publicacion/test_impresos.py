"""La edición lleva los PDF: cada hoja junto a su página, y los cuadernos en Descargas."""

from __future__ import annotations

import zipfile
from pathlib import Path

from generador.publicacion.antes import Antes, siguiente
from generador.publicacion.jornada import preparar_en
from generador.publicacion.preparar import Encargo
from generador.sitio.motor import Motor
from generador.sitio.plano import trazar
from tests.publicacion.mensual import JUNIO
from tests.sitio.preparacion import poner_repositorio

FICHA = "buenas-practicas/bp-turnos-con-cita"


def test_la_edicion_lleva_sus_pdf(tmp_path: Path, motor: Motor) -> None:
    """En el sitio, en el paquete completo y en el de su eje; el cuaderno y el informe, aparte."""
    raiz = poner_repositorio(tmp_path / "repositorio")
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
    lista = (descargas / "index.html").read_text("utf-8")
    assert all(f'href="../descargas/{n}.pdf"' in lista for n in pdf)
