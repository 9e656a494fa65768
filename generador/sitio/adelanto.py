"""Etapa 5, adelanto: de la ficha que acaba de cambiar a su página, sin rehacer todo el sitio.

Solo para quien la está escribiendo: lo que se dice de ella en otras páginas, y los problemas que
solo se ven con todo el catálogo, salen al rehacer el sitio, que se hace siempre después.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from generador import fichas as etapa_fichas
from generador import vistas
from generador.fichas.acceso import PUBLICO
from generador.fuentes.lectura import leer_una
from generador.modelo import Catalogo, Ficha
from generador.sitio.moldes import MoldeRoto
from generador.sitio.obra import ObraRechazada, estampar_en
from generador.sitio.plano import Plano

Marcas = Mapping[str, int]
"""Archivo de cada ficha → cuándo cambió por última vez."""


def marcar(raiz: Path, catalogo: Catalogo) -> Marcas:
    """Las marcas de ahora; de un archivo que ya no está, ninguna."""
    archivos = {f.archivo for f in catalogo.fichas.values()}
    caminos = ((archivo, raiz / archivo) for archivo in archivos)
    return {archivo: c.stat().st_mtime_ns for archivo, c in caminos if c.is_file()}


def adelantar(raiz: Path, plano: Plano, antes: Marcas, carpeta: Path) -> str:
    """Estampa en «carpeta» la página que cambió y dice su ruta; vacía si no es una y válida."""
    catalogo = plano.resultado.catalogo
    ahora = marcar(raiz, catalogo)
    cambiados = {a for a in antes if ahora.get(a) != antes[a]}
    suyas = [f for f in catalogo.visibles if f.archivo in cambiados and f.contenedora is None]
    if len(cambiados) != 1 or len(suyas) != 1:
        return ""
    ficha = _releer(raiz, plano, suyas[0])
    if ficha is None:
        return ""
    taller = vistas.preparar(
        _cerca(catalogo, ficha),
        plano.sitio,
        plano.pasajes,
        plano.medidas,
        muestras=plano.muestras,
        imagenes=plano.imagenes,
    )
    pagina = vistas.pagina(taller, taller.catalogo.fichas[ficha.id])
    try:
        estampar_en(carpeta, plano.marco, plano.sitio, pagina)
    except (ObraRechazada, MoldeRoto):
        return ""
    return ficha.ruta


def _releer(raiz: Path, plano: Plano, ficha: Ficha) -> Ficha | None:
    """La ficha como está ahora; None si dejó de ser válida o de verse."""
    fuente = leer_una(raiz, ficha, plano.medios.almacen)
    if fuente is None:
        return None
    catalogo = plano.resultado.catalogo
    fuente = replace(fuente, interna=ficha.acceso != PUBLICO)
    armadas = etapa_fichas.armar((fuente,), (), catalogo.tipos, catalogo.vocabularios)
    return next((f for f in armadas.validas if f.id == ficha.id and f.visible), None)


def _cerca(catalogo: Catalogo, ficha: Ficha) -> Catalogo:
    """El catálogo con esa ficha y las que su página nombra: las demás no hacen falta."""
    ids = {ficha.id, *vistas.vecinas(catalogo, ficha)}
    cerca = {i: f for i, f in catalogo.fichas.items() if i in ids} | {ficha.id: ficha}
    return replace(
        catalogo,
        fichas=cerca,
        visibles=tuple(f for f in cerca.values() if f.visible),
        por_termino={},
    )
