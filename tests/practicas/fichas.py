"""Una buena práctica en memoria, para cambiarla muchas veces sin tocar el disco."""

from __future__ import annotations

from typing import Any

from generador import catalogo, reglas, tipos, vocabularios
from generador.fichas import armar
from generador.fuentes.documento import leer_documento
from generador.modelo import Antes, ArchivoFuente, Ficha, Fuente, Previa, Problema
from tests.repositorio import FECHA, RAIZ

TIPOS = tipos.cargar()
PRACTICA = TIPOS["buena_practica"]
VOCABULARIOS, _ = vocabularios.leer(RAIZ)
ARCHIVO = "buenas_practicas/bp-citas/ficha.md"
MODELO = RAIZ / "tests" / "ejemplos" / "buena_practica" / "pasa" / "publicada.md"
CRITERIOS = ("originalidad", "efectividad", "sostenibilidad", "replicabilidad", "impacto")

Datos = dict[str, Any]


def partida() -> Datos:
    """Los datos de la práctica de ejemplo, como si fuera verdadera: con origen y con acta."""
    documento = leer_documento(MODELO.read_text(encoding="utf-8"), ARCHIVO)
    assert not isinstance(documento, Problema)
    datos = dict(documento[0])
    del datos["ejemplo"]
    datos["origen"] = {"clase": "informe_gestion", "detalle": "Informe del primer semestre"}
    datos["evaluacion"] = {**datos["evaluacion"], "acta": "acta.docx"}
    return datos


def juzgar(datos: Datos, previa: Previa | None) -> tuple[Ficha | None, list[Problema]]:
    """La ficha y sus errores, con los pasos desde «previa» (None si es nueva)."""
    texto = MODELO.read_text(encoding="utf-8")
    documento = leer_documento(texto, ARCHIVO)
    assert not isinstance(documento, Problema)
    vecinos = {"acta.docx": ArchivoFuente("acta.docx", MODELO, 100)}
    secciones = documento[2]
    fuente = Fuente(
        "bp-citas", PRACTICA.nombre, ARCHIVO, datos, {}, secciones, vecinos, FECHA, FECHA
    )
    fichas = armar((fuente,), (), TIPOS, VOCABULARIOS)
    enlazado = catalogo.enlazar(fichas, TIPOS, VOCABULARIOS, FECHA)
    antes = Antes({previa.id: previa} if previa else {}, frozenset())
    todos = [
        *fichas.problemas,
        *reglas.comprobar(enlazado),
        *reglas.comprobar_pasos(enlazado, (fuente,), antes),
    ]
    return enlazado.fichas.get("bp-citas"), [p for p in todos if p.nivel == "error"]


def previa_de(datos: Datos) -> Previa:
    """Lo que el siguiente cambio sabrá de este."""
    estado, ejemplo = datos["estado"], datos.get("ejemplo", False)
    return Previa("bp-citas", PRACTICA.nombre, ARCHIVO, estado, "", ejemplo)
