"""Etapa 4, ficha: de un registro a su página: datos, cuerpo, descargas, relaciones y cita."""

from __future__ import annotations

import re

from markupsafe import Markup

from generador.modelo import Ficha, Pagina
from generador.vistas import caja, muestras
from generador.vistas.compilado import SUBE
from generador.vistas.entorno import Taller
from generador.vistas.externos import con_avisos
from generador.vistas.ics import archivo_de, tiene_archivo
from generador.vistas.metadatos import cabeza
from generador.vistas.piezas import Piezas
from generador.vistas.proponer import pagina_de

_APARTADO = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>', re.S)
_ETIQUETA = re.compile(r"<[^>]*>")
NOMBRES_DE_FORMATO = {
    "docx": "Word",
    "xlsx": "Excel",
    "pptx": "PowerPoint",
    "pdf": "PDF",
    "csv": "Datos (CSV)",
    "vtt": "Subtítulos",
    "enlace": "Enlace externo",
    "zip": "ZIP",
}


def pagina(taller: Taller, ficha: Ficha) -> Pagina:
    """La página de una ficha visible."""
    if ficha.retirada:
        return _lapida(taller, ficha)
    return Pagina(
        ficha.ruta,
        ficha.tipo.ruta,
        ficha.titulo,
        ficha.resumen,
        cabeza(taller, ficha) + (muestras.ESTILOS if muestras.de(taller, ficha) else ""),
        _rastro(taller, ficha),
        contenido_de(taller, ficha),
        indexar=not ficha.ejemplo,
        cambiada=ficha.actualizada,
    )


def contenido_de(taller: Taller, ficha: Ficha) -> str:
    """El HTML de una ficha: el de su página, y el de sus impresos."""
    vista = Piezas(taller, ficha)
    cuerpo = _cuerpo(taller, ficha, vista)
    contenido = taller.pintar(
        "ficha.html.j2",
        f=ficha,
        v=vista,
        d=vista.completos,
        cuerpo=Markup(cuerpo),
        indice=_indice(cuerpo),
        insignias=taller.insignias[ficha.id],
        relacionadas=_relacionadas(taller, ficha, cuerpo),
        formatos_de_archivo=NOMBRES_DE_FORMATO,
        correccion=pagina_de(taller.catalogo, ficha),
        ics=archivo_de(ficha.ruta) if tiene_archivo(taller, ficha.id) else "",
        interactivas=caja.las_de(ficha),
        muestras=muestras.de(taller, ficha),
        impreso=ruta_del_impreso(ficha) if ficha.id in taller.sitio.impresos else "",
        afines=taller.tarjetas_de(
            taller.catalogo.fichas[i] for i in taller.catalogo.afines[ficha.id]
        ),
    )
    return con_avisos(taller, ficha, contenido)


def ruta_del_impreso(ficha: Ficha) -> str:
    """Dónde queda su PDF en el sitio: junto a su página."""
    return f"{ficha.tipo.ruta}/{ficha.id}.pdf"


def _lapida(taller: Taller, ficha: Ficha) -> Pagina:
    """Lo que queda de una ficha retirada: por qué, y cuál usar en su lugar."""
    tipo, catalogo = ficha.tipo, taller.catalogo
    otra = catalogo.fichas.get(ficha.datos["retiro"].get("reemplazo", ""))
    contenido = taller.pintar(
        "lapida.html.j2",
        f=ficha,
        insignias=taller.insignias[ficha.id],
        reemplazo=taller.tarjetas_de([otra]) if otra else "",
    )
    return Pagina(
        ficha.ruta,
        tipo.ruta,
        ficha.titulo,
        ficha.resumen,
        cabeza(taller, ficha),
        _rastro(taller, ficha),
        contenido,
        indexar=False,
        cambiada=ficha.actualizada,
    )


def _rastro(taller: Taller, ficha: Ficha) -> str:
    indice = (ficha.tipo.indice, f"{ficha.tipo.ruta}/index.html")
    return taller.pintar("migas.html.j2", migas=[indice], titulo=ficha.titulo)


def _cuerpo(taller: Taller, ficha: Ficha, vista: Piezas) -> str:
    """El cuerpo propio del tipo. Lo opcional que falta llega como None: lo no declarado falla."""
    return taller.pintar(f"{ficha.tipo.nombre}/ficha.html.j2", f=ficha, v=vista, d=vista.completos)


def _indice(cuerpo: str) -> list[tuple[str, Markup]]:
    """(ancla, título) de los apartados del cuerpo."""
    return [
        (ancla, Markup(_ETIQUETA.sub("", titulo).strip()))
        for ancla, titulo in _APARTADO.findall(cuerpo)
    ]


def _relacionadas(taller: Taller, ficha: Ficha, cuerpo: str) -> list[tuple[str, list[Markup]]]:
    """(etiqueta, renglones) de los vínculos declarados, en ambos sentidos.

    No repite lo que el cuerpo ya enlaza en su propio apartado, como los pasos de una ruta.
    """
    propios = {c.titulo for _, c in ficha.tipo.hojas if c.referencia is not None}
    grupos: dict[str, list[Markup]] = {}
    for vinculo in taller.catalogo.vinculos[ficha.id]:
        enlazada = f'href="{SUBE}{taller.catalogo.fichas[vinculo.id].ruta}"' in cuerpo
        if not (enlazada and vinculo.etiqueta in propios):
            grupos.setdefault(vinculo.etiqueta, []).append(taller.renglones[vinculo.id])
    return list(grupos.items())
