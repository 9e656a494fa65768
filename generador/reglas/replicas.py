"""Una réplica es de otra región, viene después de la validación, y lo que dice tiene respaldo.

Pasa, en una práctica de Puno validada el 2025-12-10::

    replicas:
      - region: tacna
        estado: consolidada
        fecha_inicio: 2026-02-02
        fecha_fin: 2026-05-04
        resultado: La espera bajó a la mitad.
        evidencia: informe.pdf              # o «enlace», o «por_confirmar: true»

Falla::

    replicas:
      - {region: puno, estado: interesada, fecha_inicio: 2025-06-02}    # la suya, y antes
      - {region: tacna, estado: consolidada, fecha_inicio: 2026-02-02}  # ¿con qué resultado?
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generador.esquemas.sugerencias import plegar
from generador.modelo import Catalogo, Ficha, Problema
from generador.reglas.hallazgo import del_tipo, hallazgo

REGLA = "replicas"
# Estado de una réplica → dato que ya debe tener.
EXIGE = {"consolidada": "resultado", "descontinuada": "fecha_fin"}
RESPALDOS = ("evidencia", "enlace")

Replica = Mapping[str, Any]
Hallado = tuple[str, str]


def comprobar(catalogo: Catalogo) -> Iterator[Problema]:
    """Problemas de quienes replican cada buena práctica."""
    for ficha in del_tipo(catalogo, "buena_practica"):
        replicas = ficha.datos.get("replicas", ())
        vistas: set[tuple[str, str, str]] = set()
        for i, replica in enumerate(replicas):
            quien = (replica["region"], replica.get("unidad", ""), _entidad(replica))
            if quien in vistas:
                yield hallazgo(
                    ficha,
                    REGLA,
                    ("replicas", i),
                    "esta oficina ya está en la lista",
                    "deje una sola réplica por oficina, con su último estado",
                )
            vistas.add(quien)
            for que, ayuda in (*_validada(ficha, replica), *_dichos(ficha, replica, catalogo)):
                yield hallazgo(ficha, REGLA, ("replicas", i), que, ayuda)


def _validada(ficha: Ficha, replica: Replica) -> Iterator[Hallado]:
    """Solo se replica lo validado."""
    evaluacion = ficha.datos.get("evaluacion")
    if evaluacion is None or evaluacion["decision"] != "validada":
        yield "hay una réplica y el comité no ha validado la práctica", "quítela hasta entonces"
    elif replica["fecha_inicio"] < evaluacion["fecha"]:
        que = f"la réplica empezó ({replica['fecha_inicio']}) antes de la evaluación"
        yield que, "revise las dos fechas"


def _dichos(ficha: Ficha, replica: Replica, catalogo: Catalogo) -> Iterator[Hallado]:
    """Lo que la réplica dice de sí misma."""
    inicio, fin = replica["fecha_inicio"], replica.get("fecha_fin")
    if replica["region"] == ficha.datos["region"]:
        que = "la réplica está en la región de la propia práctica"
        yield que, "una réplica es en otra región"
    if fin is not None and fin < inicio:
        yield f"la réplica terminó ({fin}) antes de empezar ({inicio})", "revise las dos fechas"
    if max(inicio, fin or "") > catalogo.fecha:
        yield f"la fecha {max(inicio, fin or '')} todavía no llega", "escriba solo lo ocurrido"
    if (dato := EXIGE.get(replica["estado"])) and dato not in replica:
        yield f"la réplica está {replica['estado']} y falta «{dato}»", f"escriba «{dato}»"
    respaldada = any(r in replica for r in RESPALDOS)
    confirmar = replica.get("por_confirmar", False)
    if "resultado" in replica and not respaldada and not confirmar:
        que = "el resultado de la réplica no tiene evidencia"
        yield que, "nombre un archivo en «evidencia» o un «enlace», o escriba «por_confirmar: true»"
    if respaldada and confirmar:
        que = "la réplica tiene evidencia y dice que está por confirmar"
        yield que, "deje una de las dos cosas"


def _entidad(replica: Replica) -> str:
    return plegar(replica.get("entidad", ""))
