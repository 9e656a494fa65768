"""Herramientas, recursos y buenas prácticas inventadas: lo propio de cada una."""

from __future__ import annotations

from typing import Any

from tests.rendimiento.autor import LARGO, Autor, Escrito, dia
from tests.rendimiento.prosa import banco, zipf

ACTA = "acta.txt"
_NOTAS = ("originalidad", "efectividad", "sostenibilidad", "replicabilidad", "impacto")


def herramienta(a: Autor) -> Escrito:
    """Lo propio de una ficha de este tipo."""
    clase = zipf(a.azar, a.plan.slugs("clases_herramienta"))
    datos: dict[str, Any] = {
        "clase": clase,
        "etapa": zipf(a.azar, a.plan.slugs("etapas_diseno")),
        "tiempo_uso_min": a.azar.randint(2, 24) * 5,
    }
    pasos = 0
    if clase == "guia":
        nombres = a.prosa.varios(banco()["pasos"], 3, 6)
        datos["pasos"] = [{"nombre": n, "texto": a.prosa.oraciones(2)} for n in nombres]
        for paso in datos["pasos"][:1]:
            if ayuda := a.otras(1, 1, "herramienta"):
                paso["recurso"] = ayuda[0]
        pasos = sum(len(p["texto"]) for p in datos["pasos"])
    largo = max(600, LARGO - pasos - 500)
    return datos, {
        "cuando_usarla": a.prosa.oraciones(2),
        "cuerpo": a.apartados(largo),
        "errores_frecuentes": a.prosa.lista(3),
    }


def recurso(a: Autor) -> Escrito:
    """Lo propio de una ficha de este tipo."""
    clase = zipf(a.azar, a.plan.slugs("clases_recurso"))
    datos: dict[str, Any] = {
        "clase": clase,
        "modalidad": zipf(a.azar, a.plan.slugs("modalidades")),
        "nivel": zipf(a.azar, ["basico", "actualizacion", "avanzado"]),
        "duracion_min": a.azar.randint(2, 40) * 15,
        "objetivos_aprendizaje": [a.prosa.titulo() for _ in range(a.azar.randint(2, 4))],
    }
    if clase in ("programa", "curso", "taller"):
        datos["sesiones"] = [
            {
                "titulo": a.prosa.titulo(),
                "objetivo": a.prosa.oracion()[:390],
                "actividad": a.prosa.oracion()[:390],
                "duracion_min": 120,
            }
            for _ in range(a.azar.randint(2, 4))
        ]
        datos["modulos"] = a.otras(1, 3, "recurso")
    sesiones = sum(len(s["objetivo"]) * 3 for s in datos.get("sesiones", ()))
    return {c: v for c, v in datos.items() if v}, {
        "cuerpo": a.apartados(max(700, LARGO - sesiones - 300)),
        "evaluacion_aprendizaje": a.prosa.oraciones(2),
    }


def buena_practica(a: Autor) -> Escrito:
    """Lo propio de una ficha de este tipo."""
    region = zipf(a.azar, [r for r in a.plan.slugs("regiones") if r != "nacional"])
    inicio, evaluada = dia(a.turno.numero, -300), dia(a.turno.numero, -20)
    base = a.azar.randint(40, 200)
    datos: dict[str, Any] = {
        "estado": "publicada",
        "entidad": f"Gerencia Regional de Trabajo de {a.prosa.lugar()}",
        "region": region,
        "regiones": [region],
        "via_identificacion": zipf(a.azar, a.plan.slugs("vias_identificacion")),
        "origen": {"clase": "comunidad", "detalle": f"Encuentro de {a.prosa.nombre()}"[:200]},
        "fecha_inicio": inicio,
        "costo": zipf(a.azar, ["bajo", "medio", "alto"]),
        "meses_implementacion": a.azar.randint(2, 14),
        "evidencia": a.azar.randint(1, 4),
        "medidas": [
            {
                "indicador": f"Tiempo de {a.prosa.nombre()}"[:150],
                "medida": "minutos",
                "linea_base": base,
                "valor": base // 2,
                "fecha_corte": evaluada,
                "fuente": f"Registro de {a.prosa.nombre()}"[:200],
            }
        ],
        "evaluacion": {
            "fecha": evaluada,
            "comite": [
                {"rol": "Especialista en descentralización", "unidad": "odes"},
                {"rol": "Especialista en planeamiento", "unidad": "opla"},
                {"rol": "Especialista en empleo", "unidad": "dgpe"},
            ],
            "puntajes": {c: [a.azar.randint(3, 5) for _ in range(3)] for c in _NOTAS},
            "votos": {"favor": 3, "contra": 0},
            "decision": "validada",
            "acta": ACTA,
        },
    }
    if comunidad := a.otras(1, 1, "comunidad"):
        datos["origen"]["ficha"] = comunidad[0]
    minimos = {"contexto": 500, "objetivos": 250, "actividades": 600, "resultados": 350}
    otros = {"factores_exito": 250, "lecciones": 250, "condiciones": 150}
    return datos, {c: a.prosa.texto(largo) for c, largo in {**minimos, **otros}.items()}
