"""Etapa 4, proponer: la página que llena una ficha, con su árbol de campos y su guion."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from generador import formulario
from generador.almacen import clave
from generador.formulario.pagina import estilos, guion, guion_de_envio, guion_del_indice
from generador.modelo import Archivo, Catalogo, Ficha, Pagina, Tipo
from generador.reglas import adjuntos, coincidencias, requisitos
from generador.vistas.entorno import Rotulo, Taller
from generador.vistas.piezas import EN_BASE

SECCION = "proponer"
ESTILOS = '<link rel="stylesheet" href="proponer.css">\n'
POR_PARTE = 100
"""Cuántas fichas publicadas van en cada guion: para corregir una se leen unos cientos de KB."""


def paginas(taller: Taller) -> Iterator[Pagina]:
    """El índice, donde se elige el tipo, y una página por tipo."""
    tipos = _tipos(taller.catalogo)
    rotulo = Rotulo(
        "Proponer contenido", "Llene una ficha paso a paso y envíela a ODES.", cabeza=ESTILOS
    )
    titulos = {t.nombre: {"titulo": t.titulo, "ruta": t.ruta} for t in tipos}
    nombres = _json(titulos)
    yield taller.pagina(
        f"{SECCION}/index.html", rotulo, "proponer.html.j2", tipos=tipos, titulos=nombres
    )
    limites = {
        "admitidos": adjuntos.ADMITIDOS,
        "arreglos": adjuntos.ARREGLOS,
        "aviso": adjuntos.AVISO,
        "maximo": adjuntos.MAXIMO,
    }
    publicadas = _por_tipo(taller.catalogo)
    for tipo in tipos:
        yield taller.pagina(
            f"{SECCION}/{tipo.ruta}.html",
            _rotulo(tipo),
            "proponer_tipo.html.j2",
            tipo=tipo,
            limites=_json(limites),
            partes=_json([p[0].id for p in _partes(publicadas[tipo.nombre])]),
            titulos=nombres,
            en_base=_json(sorted(EN_BASE)),
        )


def archivos(taller: Taller) -> Iterator[Archivo]:
    """Los guiones y los datos que leen: árboles, con sus términos, y fichas publicadas."""
    catalogo = taller.catalogo
    yield Archivo(formulario.NOMBRE, formulario.motor().encode())
    yield Archivo(f"{SECCION}/formulario.js", guion().encode())
    yield Archivo(f"{SECCION}/envio.js", guion_de_envio().encode())
    yield Archivo(f"{SECCION}/indice.js", guion_del_indice().encode())
    yield Archivo(f"{SECCION}/proponer.css", estilos().encode())
    terminos = formulario.vocabularios_de(catalogo.tipos, catalogo.vocabularios)
    arboles = formulario.arboles(catalogo.tipos, catalogo.vocabularios)
    yield _dato("fichas", "fichas", _lista(catalogo))
    enlazadas = {f.id: e for f in catalogo.visibles if (e := _enlazada(f))}
    yield _dato("enlazadas", "enlazadas", dict(sorted(enlazadas.items())))
    publicadas = _por_tipo(catalogo)
    for tipo in _tipos(catalogo):
        suyo = arboles[tipo.nombre]
        suyos = {v: terminos[v] for v in formulario.vocabularios_en(suyo) if v in terminos}
        yield _dato(f"campos/{tipo.ruta}", "arbol", {**suyo, "vocabularios": suyos})
        for numero, parte in enumerate(_partes(publicadas[tipo.nombre]), 1):
            yield _editables(taller, f"fichas/{tipo.ruta}-{numero}", parte)


def _editables(taller: Taller, nombre: str, parte: list[Ficha]) -> Archivo:
    """El guion con las fichas de una parte; si son las mismas, sale del almacén."""
    suya = clave(f"{nombre}|{taller.receta}", *(taller.resumenes[f.id] for f in parte))

    def hacer() -> bytes:
        return _guion("publicadas", {f.id: _editable(f) for f in parte})

    return Archivo(f"{SECCION}/{nombre}.js", taller.medios.almacen.recordar(suya, hacer))


def pagina_de(catalogo: Catalogo, ficha: Ficha) -> str:
    """Dirección donde se corrige una ficha; la incrustada, con la que la lleva dentro."""
    id_ = ficha.contenedora or ficha.id
    duena = catalogo.fichas.get(id_, ficha)
    return f"{SECCION}/{duena.tipo.ruta}.html?ficha={id_}"


def _tipos(catalogo: Catalogo) -> list[Tipo]:
    return [t for t in catalogo.tipos.values() if t.carpeta]


def _rotulo(tipo: Tipo) -> Rotulo:
    nombre = tipo.titulo.lower()
    return Rotulo(
        f"Proponer: {nombre}",
        f"Formulario para proponer o corregir una ficha de tipo {nombre}.",
        (("Proponer contenido", f"{SECCION}/index.html"),),
        ESTILOS,
    )


def _por_tipo(catalogo: Catalogo) -> dict[str, list[Ficha]]:
    """Las fichas visibles de cada tipo con carpeta, en orden de id."""
    por_tipo: dict[str, list[Ficha]] = {t.nombre: [] for t in _tipos(catalogo)}
    for ficha in sorted(catalogo.visibles, key=lambda f: f.id):
        if ficha.tipo.nombre in por_tipo:
            por_tipo[ficha.tipo.nombre].append(ficha)
    return por_tipo


def _partes(fichas: list[Ficha]) -> list[list[Ficha]]:
    return [fichas[i : i + POR_PARTE] for i in range(0, len(fichas), POR_PARTE)]


def _lista(catalogo: Catalogo) -> dict[str, list[tuple[str, str, str]]]:
    """(id, título, estado) de todas las fichas visibles, por tipo."""
    lista: dict[str, list[tuple[str, str, str]]] = {}
    for ficha in sorted(catalogo.visibles, key=lambda f: f.id):
        lista.setdefault(ficha.tipo.nombre, []).append((ficha.id, ficha.titulo, ficha.estado))
    return lista


def _enlazada(ficha: Ficha) -> dict[str, Any]:
    """Lo que las reglas de otra ficha necesitan saber de esta: cuándo es y qué requiere."""
    datos = {"agenda": coincidencias.agenda(ficha), "requiere": requisitos.requisitos(ficha)}
    return {nombre: valor for nombre, valor in datos.items() if valor}


def _editable(ficha: Ficha) -> Mapping[str, Any]:
    """Lo que está escrito en la ficha (sin lo que se supone solo) y el peso de sus archivos."""
    omision = {c.nombre: c.esquema["default"] for c in ficha.tipo.campos if "default" in c.esquema}
    datos = {c: v for c, v in ficha.datos.items() if c not in omision or v != omision[c]}
    return {"datos": datos, "archivos": {n: a.tamano for n, a in sorted(ficha.vecinos.items())}}


def _dato(nombre: str, propiedad: str, valor: Any) -> Archivo:
    return Archivo(f"{SECCION}/{nombre}.js", _guion(propiedad, valor))


def _guion(propiedad: str, valor: Any) -> bytes:
    """Un guion clásico que deja un valor en «window.propuesta»: sirve también con doble clic."""
    return f"(window.propuesta=window.propuesta||{{}}).{propiedad}={_json(valor)};\n".encode()


def _json(valor: Any) -> str:
    return json.dumps(valor, ensure_ascii=False, separators=(",", ":"))
