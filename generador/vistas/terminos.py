"""Etapa 4, términos: el índice y las páginas de ejes, temas, unidades, regiones y perfiles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from generador.modelo import Ficha, Pagina, Termino, Vocabulario
from generador.tipos.campos import valores
from generador.vistas import por_revisar
from generador.vistas.campos import PAGINAS_DE_TERMINOS
from generador.vistas.canales import CON_CANAL, anuncio
from generador.vistas.entorno import Rotulo, Taller
from generador.vistas.figuras import dibujables, mapa_de_fichas
from generador.vistas.listas import cuantas, paginar
from generador.vistas.pendientes import se_revisa

ICONOS = {
    "ejes": "eje",
    "temas": "tema",
    "unidades": "unidad",
    "regiones": "region",
    "perfiles": "perfil",
}


def paginas(taller: Taller) -> Iterator[Pagina]:
    """Por cada vocabulario con páginas, su índice y una lista por término."""
    for nombre in PAGINAS_DE_TERMINOS:
        vocabulario = taller.catalogo.vocabularios[nombre]
        inversas = _inversas(taller, nombre)
        yield _indice(taller, vocabulario)
        for termino in vocabulario.terminos.values():
            yield from _termino(taller, vocabulario, termino, inversas.get(termino.slug, {}))


def fichas_de(taller: Taller, vocabulario: str, slug: str) -> Sequence[Ficha]:
    """Fichas vigentes con ese término, en el orden de los tipos."""
    fichas = taller.catalogo.por_termino.get(vocabulario, {}).get(slug, ())
    vigentes = (f for f in fichas if not f.retirada)
    return sorted(vigentes, key=lambda f: (f.ejemplo, f.tipo.orden))


def _indice(taller: Taller, vocabulario: Vocabulario) -> Pagina:
    nombre = vocabulario.nombre
    cuentas = Counter({s: cuantas(fichas_de(taller, nombre, s)) for s in vocabulario.terminos})
    con_mapa = dibujables(taller.catalogo) if nombre == "regiones" else []
    return taller.pagina(
        f"{nombre}/index.html",
        Rotulo(vocabulario.titulo, vocabulario.descripcion),
        "vocabulario.html.j2",
        vocabulario=vocabulario,
        cuentas=cuentas,
        mapa=mapa_de_fichas(taller, cuentas) if con_mapa else "",
        en_el_mapa={t.slug for t, _ in con_mapa},
        icono=ICONOS[nombre],
    )


def _termino(
    taller: Taller,
    vocabulario: Vocabulario,
    termino: Termino,
    inversas: Mapping[str, list[Markup]],
) -> Iterator[Pagina]:
    nombre = vocabulario.nombre
    fichas = fichas_de(taller, nombre, termino.slug)
    canal = f"{CON_CANAL[nombre]}-{termino.slug}" if nombre in CON_CANAL else ""
    rotulo = Rotulo(
        termino.nombre,
        termino.definicion or f"{termino.nombre}: fichas del repositorio.",
        ((vocabulario.titulo, f"{nombre}/index.html"),),
        anuncio(taller, canal, termino.nombre) if canal else "",
    )
    yield from paginar(
        taller,
        f"{nombre}/{termino.slug}.html",
        rotulo,
        fichas,
        "termino.html.j2",
        vocabulario=vocabulario,
        termino=termino,
        por_tipo=Counter(f.tipo.nombre for f in fichas),
        por_revisar=_por_revisar(taller, fichas, termino) if nombre == "unidades" else [],
        todo_lo_pendiente=por_revisar.ancla(termino.slug),
        relacionados=_relacionados(taller, nombre, termino),
        inversas=inversas,
        canal=canal,
        icono=ICONOS[nombre],
    )


def _por_revisar(taller: Taller, fichas: Sequence[Ficha], unidad: Termino) -> list[Ficha]:
    """Las que responden a esa unidad y pasaron su fecha de revisión."""
    catalogo = taller.catalogo
    return [
        f
        for f in fichas
        if f.unidad == unidad.slug and f.revisar < catalogo.fecha and se_revisa(catalogo, f)
    ]


_Inversas = Mapping[str, Mapping[str, list[Markup]]]
"""Término → etiqueta → renglones de las fichas que lo nombran dentro de una lista o un grupo."""


def _inversas(taller: Taller, nombre: str) -> _Inversas:
    """Las de todos los términos de un vocabulario."""
    por_termino: dict[str, dict[str, list[Markup]]] = {}
    con_inversa = {
        t.nombre: [(c, h) for c, h in t.hojas if h.inversa is not None and h.vocabulario == nombre]
        for t in taller.catalogo.tipos.values()
    }
    for ficha in taller.catalogo.visibles:
        for camino, campo in () if ficha.retirada else con_inversa[ficha.tipo.nombre]:
            for slug in dict.fromkeys(
                s for _, s in valores(ficha.datos, camino) if isinstance(s, str)
            ):
                grupos = por_termino.setdefault(slug, {})
                grupos.setdefault(str(campo.inversa), []).append(taller.renglones[ficha.id])
    return por_termino


def _relacionados(taller: Taller, nombre: str, termino: Termino) -> list[tuple[str, Termino]]:
    """(vocabulario, término) de lo que cuelga de este: temas de un eje, oficinas de un órgano."""
    vocabularios = taller.catalogo.vocabularios
    temas = vocabularios["temas"].terminos.values() if nombre == "ejes" else ()
    unidades = vocabularios["unidades"].terminos.values() if nombre == "unidades" else ()
    return [
        *(("temas", t) for t in temas if termino.slug in t.extra.get("ejes", ())),
        *(("unidades", u) for u in unidades if u.extra.get("organo") == termino.slug),
        *(("ejes", e) for e in _ejes(taller, nombre, termino)),
    ]


def _ejes(taller: Taller, nombre: str, termino: Termino) -> list[Termino]:
    slugs = termino.extra.get("ejes", ()) if nombre == "temas" else ()
    return [e for s in slugs if (e := taller.catalogo.termino("ejes", s))]
