"""Etapa 4, entorno: las plantillas compiladas una vez y lo que todas las vistas comparten."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup

from generador.indicadores import Medidas
from generador.medios import Medios
from generador.modelo import Catalogo, Ficha, Pagina, Pasaje, Sitio, Tipo
from generador.vistas import formatos
from generador.vistas.marcas import enlazar, escapar, qr
from generador.vistas.publico import solo_publico
from generador.vistas.textos import Redactor, siglas_de

PLANTILLAS = Path(__file__).parent / "plantillas"
SUBE = "../"
"""Todas las páginas generadas están a profundidad uno: así llegan a la raíz del sitio."""


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
    plantillas: Environment
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

    def pintar(self, plantilla: str, **datos: object) -> str:
        """HTML de una plantilla con esos datos."""
        return self.plantillas.get_template(plantilla).render(datos)

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
) -> Taller:
    """Compila las plantillas y compone las tarjetas de todas las fichas visibles."""
    catalogo = solo_publico(catalogo)
    plantillas = _entorno(catalogo.tipos)
    plantillas.globals.update(catalogo=catalogo, sitio=sitio, sube=SUBE)
    visibles = {f.id: f for f in catalogo.visibles}

    def destino(id_: str) -> str | None:
        return SUBE + visibles[id_].ruta if id_ in visibles else None

    redactor = Redactor(siglas_de(catalogo), destino)
    insignia = plantillas.get_template("insignias.html.j2")
    insignias = {f.id: Markup(insignia.render(f=f)) for f in catalogo.visibles}
    tarjeta = plantillas.get_template("tarjeta.html.j2")
    tarjetas = {f.id: tarjeta.render(f=f, insignias=insignias[f.id]) for f in catalogo.visibles}
    renglones = {f.id: _renglon(f) for f in catalogo.visibles}
    pasajes = {f.id: pasajes[f.id] for f in catalogo.visibles if f.adjuntos and f.id in pasajes}
    return Taller(
        catalogo,
        sitio,
        plantillas,
        redactor,
        tarjetas,
        renglones,
        insignias,
        pasajes,
        medidas,
        medios or Medios(),
    )


def _renglon(ficha: Ficha) -> Markup:
    rotulo = escapar(ficha.tipo.titulo) + (" · retirada" if ficha.retirada else "")
    tipo = f'<span class="descargas__meta">{rotulo}</span>'
    return enlazar(SUBE + ficha.ruta, ficha.titulo) + Markup(f" {tipo}")


def _entorno(tipos: Mapping[str, Tipo]) -> Environment:
    propias = {t.nombre: FileSystemLoader(t.plantilla.parent) for t in tipos.values()}
    entorno = Environment(
        loader=ChoiceLoader([FileSystemLoader(PLANTILLAS), PrefixLoader(propias)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    for nombre in (
        "fecha",
        "dia",
        "dia_de_semana",
        "mes",
        "periodo",
        "semana",
        "tamano",
        "duracion",
        "instante",
        "numero",
        "miles",
        "medida",
        "plural",
        "promedio",
        "media_general",
    ):
        entorno.filters[nombre] = getattr(formatos, nombre)
    entorno.filters["qr"] = qr
    return entorno
