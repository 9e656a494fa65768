"""Etapa 4, boletín: de los cambios de una edición a un correo, un texto y un mensaje corto."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from generador.modelo import Archivo, Edicion, Ficha
from generador.vistas.cambios import Cambios, cuenta, variadas
from generador.vistas.compilado import PLANTILLAS
from generador.vistas.entorno import Taller
from generador.vistas.formatos import mes, plural
from generador.vistas.politica import huella

CARPETA = "boletin"
CUANTAS = 12
"""Fichas que se nombran de cada lista; del resto se dice cuántas son."""
CUANTAS_EN_MENSAJE = 5
DESCARGAS = "descargas/index.html"
NOVEDADES = "novedades/edicion.html"
PLANTILLA = "boletin.html.j2"
_ESTILO = re.compile(r'style="([^"{]*)"')


def rutas(edicion: Edicion) -> Mapping[str, str]:
    """Forma → ruta de su archivo en el sitio."""
    base = f"{CARPETA}/{edicion.nombre}"
    return {"correo": f"{base}.html", "texto": f"{base}.txt", "whatsapp": f"{base}-whatsapp.txt"}


def archivos(taller: Taller, edicion: Edicion, cambios: Cambios) -> Iterator[Archivo]:
    """El boletín en sus tres formas, con direcciones completas: se lee fuera del sitio."""
    ruta = rutas(edicion)
    html = taller.pintar(
        PLANTILLA,
        politica=_politica(),
        edicion=edicion,
        mes=mes(edicion.nombre[:7]),
        cambios=cambios,
        cuantas=CUANTAS,
        variadas=variadas,
        resumen=_resumen(edicion, cambios),
        desglose=_desglose(cambios),
        descargas=DESCARGAS,
        novedades=NOVEDADES,
    )
    yield Archivo(ruta["correo"], html.encode())
    yield Archivo(ruta["texto"], _texto(taller, edicion, cambios).encode())
    yield Archivo(ruta["whatsapp"], _mensaje(taller, edicion, cambios).encode())


def _politica() -> str:
    """Un correo lleva su estilo en cada etiqueta: se admiten los de la plantilla, y ninguno más."""
    plantilla = (PLANTILLAS / PLANTILLA).read_text(encoding="utf-8")
    estilos = " ".join(sorted({huella(e) for e in _ESTILO.findall(plantilla)}))
    return (
        f"default-src 'none'; style-src 'unsafe-hashes' {estilos}; "
        "base-uri 'none'; form-action 'none'"
    )


def _texto(taller: Taller, edicion: Edicion, cambios: Cambios) -> str:
    """Para un correo sin formato. Solo saltos de línea y guiones."""
    sitio = taller.sitio
    titulo = f"{sitio.nombre}\nBoletín de {mes(edicion.nombre[:7]).lower()}"
    bloques = [f"{titulo}\n{'=' * len(sitio.nombre)}", _resumen(edicion, cambios)]
    if desglose := _desglose(cambios):
        bloques.append(desglose)
    for rotulo, fichas in (("Nuevo", cambios.nuevas), ("Actualizado", cambios.actualizadas)):
        if fichas:
            renglones = [f"- {f.titulo}\n  {sitio.url}{f.ruta}" for f in variadas(fichas)[:CUANTAS]]
            bloques.append("\n".join([rotulo.upper(), *renglones, *_mas(fichas, CUANTAS)]))
    if cambios.retiradas:
        lista = [f"- {p.titulo}" for _, p in cambios.retiradas[:CUANTAS]]
        bloques.append("\n".join(["RETIRADO", *lista, *_mas(cambios.retiradas, CUANTAS)]))
    bloques.append(f"Para llevarlo sin conexión: {sitio.url}{DESCARGAS}")
    bloques.append(f"Todo lo de esta edición: {sitio.url}{NOVEDADES}")
    return "\n\n".join(bloques) + "\n"


def _mensaje(taller: Taller, edicion: Edicion, cambios: Cambios) -> str:
    """Para WhatsApp: asteriscos en vez de negritas, y corto."""
    sitio = taller.sitio
    lineas = [f"*{_llano(sitio.nombre)}*", f"_{mes(edicion.nombre[:7])}_", ""]
    lineas += [_resumen(edicion, cambios), *filter(None, [_desglose(cambios)]), ""]
    ultimas: Sequence[Ficha] = (*variadas(cambios.nuevas), *variadas(cambios.actualizadas))
    for ficha in ultimas[:CUANTAS_EN_MENSAJE]:
        lineas += [f"▪ *{_llano(ficha.titulo)}*", f"{sitio.url}{ficha.ruta}"]
    lineas += [*_mas(ultimas, CUANTAS_EN_MENSAJE), "", f"Todo: {sitio.url}{NOVEDADES}"]
    return "\n".join(lineas) + "\n"


def _resumen(edicion: Edicion, cambios: Cambios) -> str:
    if not cambios.hay:
        return "Esta edición no trae fichas nuevas ni cambios."
    cuentas = (
        (len(cambios.nuevas), "ficha nueva", "fichas nuevas"),
        (len(cambios.actualizadas), "actualizada", "actualizadas"),
        (len(cambios.retiradas), "retirada", "retiradas"),
    )
    partes = [plural(n, una, varias) for n, una, varias in cuentas if n]
    primera = "" if edicion.anterior else "Primera edición. "
    return f"{primera}{', '.join(partes)}."


def _desglose(cambios: Cambios) -> str:
    """De qué tipos son las nuevas, si son más de las que se nombran."""
    hay = cuenta(cambios.nuevas) if len(cambios.nuevas) > CUANTAS_EN_MENSAJE else ""
    return f"Lo nuevo: {hay}." if hay else ""


def _mas(lista: Sequence[object], cuantas: int) -> list[str]:
    resto = len(lista) - cuantas
    return [f"… y {resto} más"] if resto > 0 else []


def _llano(texto: str) -> str:
    """Sin los signos con que WhatsApp da formato."""
    return texto.translate({ord(c): None for c in "*_~`"})
