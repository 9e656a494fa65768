"""Acciones, comunidades, rutas y listas de videos inventadas: lo propio de cada una."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.rendimiento.autor import LARGO, Autor, Escrito, dia
from tests.rendimiento.prosa import zipf

_CARTA = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"


def accion_formativa(a: Autor) -> Escrito:
    """Lo propio de una ficha de este tipo."""
    inicio = dia(a.turno.numero, 10)
    return {
        "accion": zipf(a.azar, a.plan.slugs("acciones")),
        "modalidad": zipf(a.azar, a.plan.slugs("modalidades")),
        "periodo": inicio[:7],
        "situacion": "ejecutada",
        "inicio": inicio,
        "fin": dia(a.turno.numero, 40),
        "duracion_horas": a.azar.randint(2, 40),
        "cupos": a.azar.randint(15, 60),
        "materiales": a.otras(2, 4, "recurso", "herramienta"),
        "cuerpo": a.apartados(LARGO),
    }, {}


def comunidad(a: Autor) -> Escrito:
    """Lo propio de una ficha de este tipo."""
    nombres = ("Lanzamiento", "Diagnóstico", "Alternativas", "Piloto", "Ajustes", "Cierre")
    sesiones = [
        {
            "codigo": f"S{i}",
            "titulo": nombre,
            "objetivo": a.prosa.oracion()[:390],
            "productos": [a.prosa.nombre() for _ in range(2)],
        }
        for i, nombre in enumerate(nombres)
    ]
    return {
        "problema": a.prosa.titulo(),
        "situacion": "en_curso",
        "integrantes": a.azar.randint(8, 12),
        "cadencia": "quincenal",
        "sesiones": sesiones,
        "cuerpo": a.apartados(LARGO - 900),
    }, {}


def ruta(a: Autor) -> Escrito:
    """Lo propio de una ficha de este tipo."""
    primeras = a.plan.por_tipo["herramienta"][:2]
    pasos = {*a.otras(6, 10, "recurso", "herramienta"), *primeras}
    en_orden = sorted(pasos, key=lambda id_: int(id_.rpartition("-")[2]))
    return {
        "al_terminar": a.prosa.oracion()[:390],
        "cuerpo": a.apartados(LARGO // 2),
        "pasos": [{"ficha": id_, "para": a.prosa.oracion()[:290]} for id_ in en_orden],
    }, {}


def playlist(a: Autor) -> Escrito:
    """Lo propio de una ficha de este tipo."""
    numero = a.turno.numero
    return {
        "serie": f"FORMA-T MTPE, ciclo {numero // 50 // 900 + 1}",
        "numero": numero // 50 % 900 + 1,
        "youtube_playlist_id": f"PL{_codigo(numero, 20)}",
        "cuerpo": a.prosa.texto(LARGO // 2),
        "videos": [_video(a, id_, i) for i, id_ in enumerate(a.turno.videos)],
    }, {}


def _video(a: Autor, id_: str, orden: int) -> dict[str, Any]:
    codigo = _codigo(a.turno.numero * 10 + orden, 11)
    capitulos = [{"inicio_seg": i * 120, "titulo": a.prosa.titulo()} for i in range(8)]
    return {
        "id": id_,
        "titulo": f"{a.prosa.titulo(90)} (video {id_.rpartition('-')[2]})",
        "resumen": a.resumen(),
        "estado": "publicado",
        "youtube_id": codigo,
        "duracion_min": 20,
        "objetivo": a.resumen(),
        "capitulos": capitulos,
        "fecha_subida": a.publicada,
        "sin_subtitulos": "Se entregan con la próxima edición.",
        "validaciones": {
            "guion_uo": dia(a.turno.numero, -30),
            "guion_odes": dia(a.turno.numero, -20),
            "final_odes": dia(a.turno.numero, -5),
        },
    }


def _codigo(numero: int, largo: int) -> str:
    """Un código como los de YouTube, distinto para cada número."""
    azar = Random(numero)
    return "".join(azar.choice(_CARTA) for _ in range(largo))
