"""Etapa 4, tipos: el índice de cada tipo de ficha."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generador.modelo import Ficha, Pagina, Tipo
from generador.vistas import caja, calendario
from generador.vistas.canales import anuncio
from generador.vistas.entorno import Rotulo, Taller
from generador.vistas.figuras import embudo_del_tipo, mapa_del_tipo
from generador.vistas.listas import paginar


def paginas(taller: Taller) -> Iterator[Pagina]:
    """El índice de cada tipo, paginado."""
    for tipo in taller.catalogo.tipos.values():
        canal = anuncio(taller, f"tipo-{tipo.ruta}", tipo.plural)
        rotulo = Rotulo(tipo.indice, tipo.descripcion, cabeza=canal)
        fichas = del_tipo(taller, tipo)
        yield from paginar(
            taller,
            f"{tipo.ruta}/index.html",
            rotulo,
            fichas,
            "tipo.html.j2",
            tipo=tipo,
            interactivas=caja.interactivas() if tipo.ruta == caja.INDICE else (),
            calendario=calendario.pagina_de(tipo),
            embudo=embudo_del_tipo(taller, tipo),
            mapa=mapa_del_tipo(taller, tipo),
        )


def del_tipo(taller: Taller, tipo: Tipo) -> Sequence[Ficha]:
    """Sus fichas vigentes: por el campo que el tipo pide, o las más recientes primero."""
    fichas = [f for f in taller.catalogo.visibles if f.tipo is tipo and not f.retirada]
    orden = tipo.ordenar
    return sorted(fichas, key=lambda f: f.datos.get(orden, 0)) if orden else fichas
