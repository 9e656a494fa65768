"""Etapa 4, entorno: las plantillas compiladas una vez y lo que todas las vistas comparten."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import partial
from typing import Any

from markupsafe import Markup

from generador.almacen import Almacen, clave, programa
from generador.indicadores import Medidas
from generador.medios import Medios
from generador.modelo import Bloque, Catalogo, Ficha, Imagenes, Pagina, Pasaje, Sitio, resumir
from generador.vistas.compilado import SUBE, pintar
from generador.vistas.lotes import por_lotes
from generador.vistas.marcas import enlazar, escapar
from generador.vistas.publico import solo_publico
from generador.vistas.textos import Destino, Redactor, siglas_de


@dataclass(frozen=True, slots=True)
class Rotulo:
    """Lo que dice de sí una página de índice."""

    titulo: str
    descripcion: str
    migas: tuple[tuple[str, str], ...] = ()
    """(texto, ruta en el sitio) de cada paso desde el inicio."""
    cabeza: str = ""
    """Lo que va en el <head>: sus canales."""


@dataclass(frozen=True, slots=True)
class Taller:
    """Lo que una vista necesita para componer: catálogo, sitio, plantillas y tarjetas hechas."""

    catalogo: Catalogo
    sitio: Sitio
    redactor: Redactor
    tarjetas: Mapping[str, str]
    renglones: Mapping[str, Markup]
    """Id → enlace a la ficha con su tipo, para las listas cortas."""
    insignias: Mapping[str, Markup]
    pasajes: Mapping[str, tuple[Pasaje, ...]]
    """El texto de los adjuntos de cada ficha, por id, para la búsqueda."""
    medidas: Medidas
    """Los indicadores del catálogo entero: cuentan también lo que no se muestra."""
    medios: Medios
    muestras: Mapping[str, tuple[Bloque, ...]]
    """La vista previa de cada adjunto que la tiene, por su ruta en el sitio."""
    imagenes: Imagenes
    resumenes: Mapping[str, bytes] = field(default_factory=dict)
    """Id → suma de todo lo que dice la ficha."""
    receta: str = ""
    """Suma de lo que es de todas: programa, esquemas, vocabularios, fecha y sitio."""

    def pintar(self, plantilla: str, **datos: object) -> str:
        """HTML de una plantilla con esos datos."""
        return pintar(self.catalogo, self.sitio, plantilla, datos)

    def __reduce__(self) -> tuple[Any, ...]:
        """A otro proceso viajan los valores: las plantillas se compilan allí, una vez."""
        valores = {c.name: getattr(self, c.name) for c in fields(self)}
        return _desde, ({c: v for c, v in valores.items() if c not in _NO_VIAJAN},)

    def tarjetas_de(self, fichas: Iterable[Ficha]) -> Markup:
        """Las tarjetas de esas fichas, ya compuestas, seguidas."""
        return Markup("".join(self.tarjetas[f.id] for f in fichas))

    def pagina(
        self, ruta: str, rotulo: Rotulo, plantilla: str, indexar: bool = True, **datos: object
    ) -> Pagina:
        """Una página de índice: sus migas y su plantilla."""
        titulo, descripcion = rotulo.titulo, rotulo.descripcion
        rastro = self.pintar("migas.html.j2", migas=rotulo.migas, titulo=titulo)
        contenido = self.pintar(plantilla, titulo=titulo, descripcion=descripcion, **datos)
        seccion = ruta.partition("/")[0]
        cabeza = Markup('<link rel="canonical" href="{}">\n').format(self.sitio.url + ruta)
        cabeza += Markup(rotulo.cabeza)
        return Pagina(ruta, seccion, titulo, descripcion, cabeza, rastro, contenido, indexar)


def preparar(
    catalogo: Catalogo,
    sitio: Sitio,
    pasajes: Mapping[str, tuple[Pasaje, ...]],
    medidas: Medidas,
    medios: Medios | None = None,
    muestras: Mapping[str, tuple[Bloque, ...]] | None = None,
    imagenes: Imagenes | None = None,
) -> Taller:
    """Compila las plantillas y compone las tarjetas de todas las fichas visibles."""
    catalogo = solo_publico(catalogo)
    medios = medios or Medios()
    receta = _receta(catalogo, sitio)
    resumenes = {f.id: resumir(f) for f in catalogo.visibles}
    rotulos = _rotulos(catalogo, sitio, medios.almacen, receta, resumenes)
    insignias = {i: Markup(insignia) for i, insignia, _ in rotulos}
    tarjetas = {i: tarjeta for i, _, tarjeta in rotulos}
    renglones = {f.id: _renglon(f) for f in catalogo.visibles}
    pasajes = {f.id: pasajes[f.id] for f in catalogo.visibles if f.adjuntos and f.id in pasajes}
    return Taller(
        catalogo,
        sitio,
        Redactor(siglas_de(catalogo), destinos({f.id: f for f in catalogo.visibles})),
        tarjetas,
        renglones,
        insignias,
        pasajes,
        medidas,
        medios,
        muestras or {},
        imagenes or Imagenes(),
        resumenes,
        receta,
    )


def _receta(catalogo: Catalogo, sitio: Sitio) -> str:
    comun = (catalogo.tipos, catalogo.vocabularios, catalogo.fecha, sitio.nombre, sitio.url)
    return clave(f"taller|{programa()}", repr(comun).encode())


def _rotulos(
    catalogo: Catalogo,
    sitio: Sitio,
    almacen: Almacen,
    receta: str,
    resumenes: Mapping[str, bytes],
) -> list[tuple[str, str, str]]:
    """(id, insignias, tarjeta) de cada ficha visible."""
    pinta = partial(pintar, catalogo, sitio)

    def rotular(ficha: Ficha) -> tuple[str, str, str]:
        insignia = Markup(pinta("insignias.html.j2", {"f": ficha}))
        tarjeta = pinta("tarjeta.html.j2", {"f": ficha, "insignias": insignia})
        return ficha.id, insignia, tarjeta

    def hacer(lote: Sequence[Ficha]) -> bytes:
        return json.dumps([*map(rotular, lote)], ensure_ascii=False).encode()

    def dicho(ficha: Ficha) -> bytes:
        return resumenes[ficha.id]

    lotes = por_lotes(almacen, f"tarjetas|{receta}", catalogo.visibles, dicho, hacer)
    return [rotulo for lote in lotes for rotulo in json.loads(lote)]


def _renglon(ficha: Ficha) -> Markup:
    rotulo = escapar(ficha.tipo.titulo) + (" · retirada" if ficha.retirada else "")
    tipo = f'<span class="descargas__meta">{rotulo}</span>'
    return enlazar(SUBE + ficha.ruta, ficha.titulo) + Markup(f" {tipo}")


def destinos(visibles: Mapping[str, Ficha]) -> Destino:
    """De un id a la dirección de su página, si la tiene."""
    return lambda id_: SUBE + visibles[id_].ruta if id_ in visibles else None


_NO_VIAJAN = ("redactor", "medios")


def _desde(valores: Mapping[str, Any]) -> Taller:
    catalogo = valores["catalogo"]
    redactor = Redactor(siglas_de(catalogo), destinos(catalogo.fichas))
    return Taller(redactor=redactor, medios=Medios(), **valores)
