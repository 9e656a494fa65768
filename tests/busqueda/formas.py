"""Rehace conformidad.txt: formas de palabras y la raíz con que se buscan.

Uso: ``python -m tests.busqueda.formas``. Las formas salen del contenido y de conjugar y declinar
una lista de raíces. El archivo se revisa al cambiar las tablas: cada diferencia es una decisión.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generador.busqueda.analisis import Raices, palabras

RAIZ = Path(__file__).parents[2]
ARCHIVO = Path(__file__).with_name("conformidad.txt")
_PALABRA = re.compile(r"[A-Za-zÁÉÍÓÚÜÑáéíóúüñ]{2,24}|[0-9]+(?:-[0-9A-Z]+)*")
_EN = ("ar", "er", "ir")
VERBOS = """
    capacit evalu orient formaliz registr inspeccion concili planific diseñ grab public valid revis
    organiz inform verific analiz acompañ articul consult contrat despid apoy aplic document
    identific particip desarroll program coordin gestion implement mejor replic trabaj fiscaliz
    negoci migr suspend atend aprend vend promov resolv ofrec proteg recib escrib cumpl invert
    sub reun asist exig transfer adecu sustent solicit asign financi medi
""".split()
FINALES_DE_VERBO = {
    "ar": "ar o as a amos áis an é aste ó asteis aron aba abas ábamos aban aré arás ará aremos "
    "arán aría arías aríamos arían e es emos éis en ara aras áramos aran ase ando ado ada ados "
    "adas arse arlo arla arlos arlas arnos ándose ándolo ador adora adores adoras ación aciones "
    "able ables ante antes",
    "er": "er o es e emos éis en í iste ió imos ieron ía ías íamos ían eré erás erá eremos erán "
    "ería erías erían a as amos an iera ieras iéramos ieran iese iendo ido ida idos idas erse "
    "erlo erla iéndose ible ibles imiento imientos",
}
FINALES_DE_VERBO["ir"] = FINALES_DE_VERBO["er"].replace(" er", " ir").replace("er ", "ir ")
NOMBRES = """
    económic públic técnic polític jurídic estadístic específic básic práctic académic médic
    electrónic históric geográfic administrativ educativ formativ normativ operativ productiv
    colectiv preventiv efectiv trabajador empleador inspector director facilitador conciliador
    coordinador servidor consultor regional laboral sindical nacional digital social profesional
    institucional presupuestal sectorial general especial local rural judicial
    seguridad calidad igualdad capacidad actividad necesidad responsabilidad informalidad
    taller plan reunión gestión región inducción fiscalización negociación orientación solución
    indicador lugar mujer joven examen guion lápiz juez voz ley red mes país interés crisis
    usuari beneficiari secretari empresari voluntari necesari comunitari presupuestari
    asesorí auditorí categorí tecnologí metodologí pedagogí economí polici familia noticia
    experiencia competencia asistencia emergencia audiencia vigencia licencia agencia
    maestranz enseñanz confianz alianz ordenanz artesan peruan cusqueñ puneñ arequipeñ
""".split()
FINALES_DE_NOMBRE = " a o as os es s amente mente ito itos ita itas ísimo ísima ismo ista istas"


def formas() -> list[str]:
    """Todas las formas, sin repetir y en orden."""
    return sorted({*_del_contenido(), *_conjugadas(), *_declinadas()})


def _del_contenido() -> Iterator[str]:
    for carpeta in ("buenas_practicas", "recursos", "playlists", "vocabularios"):
        for camino in sorted((RAIZ / carpeta).rglob("*.*")):
            if camino.suffix in (".md", ".yml"):
                yield from _PALABRA.findall(camino.read_text(encoding="utf-8"))


def _conjugadas() -> Iterator[str]:
    for verbo in VERBOS:
        for conjugacion in _EN:
            yield from (verbo + final for final in FINALES_DE_VERBO[conjugacion].split())


def _declinadas() -> Iterator[str]:
    for nombre in NOMBRES:
        yield from (nombre + final for final in FINALES_DE_NOMBRE.split(" "))


def conformidad() -> str:
    """El archivo: una forma por línea, con su raíz."""
    raices = Raices()
    lineas = (f"{forma}\t{raices[palabras(forma)[-1]]}\n" for forma in formas())
    return "".join(lineas)


if __name__ == "__main__":
    ARCHIVO.write_text(conformidad(), encoding="utf-8")
