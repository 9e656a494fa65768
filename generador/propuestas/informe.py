"""Propuestas, informe: de los problemas y el alcance a lo que lee quien propone, en Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from generador.modelo import Problema
from generador.propuestas.alcance import Alcance
from generador.propuestas.marcado import RUTA, codigo, enlace, llano, tramo

MARCA = "<!-- generador: informe de la propuesta -->"
"""Por ella se halla el comentario que se edita. Solo vale en uno de la propia forja."""
EN_COMENTARIO = 60_000
"""Caracteres que caben en un comentario (GitHub admite 65 536)."""
EN_RESUMEN = 900_000
"""Los que caben en el resumen de un paso (admite 1 MiB)."""
_FILAS = (1_000, 300, 100, 40, 15, 5, 0)
_AJENOS = 10


@dataclass(frozen=True, slots=True)
class Lugares:
    """Direcciones que acompañan al informe; una vacía no se ofrece."""

    edicion: str = ""
    """Donde se edita un archivo de la rama de quien propone, sin su ruta, terminada en «/»."""
    previa: str = ""
    """Donde se descarga la vista previa."""
    detalle: str = ""
    """Donde está el resumen con todos los problemas."""


def informe(
    problemas: Sequence[Problema], alcance: Alcance, lugares: Lugares, tope: int = EN_RESUMEN
) -> str:
    """El gracias, cómo está, qué corregir (archivo por archivo) y lo que conviene saber.

    Se dicen tantos problemas como quepan, y cuántos quedan.
    """
    intentos = (_con(problemas, alcance, lugares, filas) for filas in _FILAS)
    return next((t for t in intentos if len(t) <= tope), "")


def _con(problemas: Sequence[Problema], alcance: Alcance, lugares: Lugares, filas: int) -> str:
    suyos = sorted((p for p in problemas if alcance.suyo(p)), key=_orden)
    partes = [
        "**¡Gracias por su propuesta!**",
        _estado(suyos),
        *_tablas(suyos[:filas], lugares.edicion),
        _faltan(len(suyos) - filas, lugares.detalle),
        _de_otros(len(problemas) - len(suyos)),
        _ajenos(alcance),
        _previa(lugares.previa),
    ]
    return "\n\n".join(p for p in partes if p) + "\n"


def comentario(problemas: Sequence[Problema], alcance: Alcance, lugares: Lugares) -> str:
    """El informe con la marca que permite volver a hallarlo."""
    return f"{MARCA}\n{informe(problemas, alcance, lugares, EN_COMENTARIO)}"


def sin_informe(lugares: Lugares) -> str:
    """Lo que se dice si la revisión terminó sin dejar un informe que se pueda leer."""
    ver = f" El detalle está en la [revisión]({lugares.detalle})." if lugares.detalle else ""
    return (
        f"{MARCA}\n**¡Gracias por su propuesta!**\n\nLa revisión automática no pudo terminar. No "
        f"hace falta que haga nada: la mirará una persona de la oficina que mantiene el "
        f"repositorio.{ver}\n"
    )


def _orden(p: Problema) -> tuple[object, ...]:
    return (p.archivo, p.nivel != "error", p.linea, p.mensaje)


def _estado(suyos: Sequence[Problema]) -> str:
    errores = sum(p.nivel == "error" for p in suyos)
    if errores:
        que = "1 error" if errores == 1 else f"{errores} errores"
        return (
            f"Antes de publicarla hay que corregir **{que}**. Están todos aquí; cuando guarde un "
            "cambio se revisa de nuevo, sola."
        )
    if suyos:
        return "No tiene errores. Hay avisos: no impiden publicarla, pero conviene mirarlos."
    return "No hay nada que corregir. Ahora la revisa la unidad responsable."


def _tablas(problemas: Iterable[Problema], edicion: str) -> Iterable[str]:
    for archivo, suyos in groupby(problemas, lambda p: p.archivo):
        estos = [*suyos]
        # Una página del sitio construido no es un archivo de la rama: no se puede editar.
        suya = "" if any(p.regla.startswith("sitio/") for p in estos) else edicion
        filas = "\n".join(_fila(p, suya) for p in estos)
        lugar = enlace(archivo, suya + tramo(archivo)) if suya else codigo(archivo, RUTA)
        titulo = f"{lugar}{' — abra el enlace para corregirlo' if suya else ''}"
        yield f"{titulo}\n\n| Línea | Qué pasa | Cómo se corrige |\n|---|---|---|\n{filas}"


def _fila(p: Problema, edicion: str) -> str:
    linea = str(p.linea) if p.linea else "—"
    if edicion and p.linea:
        linea = f"[{linea}]({edicion}{tramo(p.archivo)}#L{p.linea})"
    aviso = "" if p.nivel == "error" else "Aviso: "
    return f"| {linea} | {aviso}{llano(p.mensaje)} | {llano(p.ayuda) or '—'} |"


def _faltan(cuantos: int, detalle: str) -> str:
    if cuantos <= 0:
        return ""
    donde = f"en el [resumen de la revisión]({detalle})" if detalle else "en «problemas.json»"
    return f"Hay {cuantos} más: están {donde}."


def _de_otros(cuantos: int) -> str:
    if not cuantos:
        return ""
    hay = "hay 1 aviso" if cuantos == 1 else f"hay {cuantos} avisos"
    return f"En archivos que esta propuesta no toca {hay}: no le corresponden."


def _ajenos(alcance: Alcance) -> str:
    if not alcance.ajenos:
        return ""
    lista = "\n".join(f"- {codigo(a, RUTA)}" for a in alcance.ajenos[:_AJENOS])
    resto = len(alcance.ajenos) - _AJENOS
    mas = f"\n- y {resto} más" if resto > 0 else ""
    return (
        "**Esta propuesta cambia archivos que no son fichas.** Si solo quería aportar contenido, "
        "quítelos; si no, los revisa quien mantiene el repositorio, y por eso tarda más:\n\n"
        f"{lista}{mas}"
    )


def _previa(direccion: str) -> str:
    if not direccion:
        return ""
    return (
        f"**Cómo quedaría**: [descargue la vista previa]({direccion}) (un ZIP; hay que haber "
        "entrado en GitHub), descomprímala y abra `index.html`."
    )
