"""Etapa 4, columnas: qué dice cada columna de las tablas de indicadores, una sola vez."""

from __future__ import annotations

from collections.abc import Sequence

Campo = tuple[str, str, str]
"""Nombre, tipo de Frictionless y qué es."""
CAMPOS: Sequence[Campo] = (
    ("indicador", "string", "Código del indicador, en el diccionario."),
    ("periodo", "yearmonth", "Mes, AAAA-MM."),
    ("unidad", "string", "Código de la unidad; vacío si no es de una sola."),
    ("region", "string", "Código de la región; vacío si no es de una sola."),
    ("categoria", "string", "En qué parte se reparte; el diccionario dice de qué lista es."),
    ("valor", "number", "El valor, con punto decimal."),
    ("base", "integer", "Sobre cuántos es un porcentaje o una escala; cero en una cantidad."),
    ("fuente", "string", "De dónde sale."),
)
CAMPOS_DEL_DICCIONARIO: Sequence[Campo] = (
    ("indicador", "string", "Código estable."),
    ("nombre", "string", "Cómo se llama."),
    ("hito", "integer", "Hito del plan que lo pide; vacío si es propio del repositorio."),
    ("clase", "string", "cantidad (se suma), porcentaje o escala (se promedian por su base)."),
    ("medida", "string", "Unidad de medida."),
    ("formula", "string", "Cómo se obtiene."),
    ("sentido", "string", "Si conviene que suba, que baje, o solo informa."),
    ("frecuencia", "string", "Cada cuánto se mide."),
    ("origen", "string", "contenido (se cuenta en las fichas) o cifras (se trae cada mes)."),
    ("categoria", "string", "De qué lista son sus categorías."),
    ("estado", "string", "confirmado, o supuesto: por confirmar por ODES."),
    ("fuente", "string", "Documento que lo pide."),
    ("lineas", "string", "Líneas del texto del plan."),
)
CAMPOS_DE_UNIDADES: Sequence[Campo] = (
    ("unidad", "string", "Código."),
    ("sigla", "string", "Sigla."),
    ("nombre", "string", "Nombre."),
    ("organo", "string", "Código del órgano de que depende."),
)
CAMPOS_DE_REGIONES: Sequence[Campo] = (
    ("region", "string", "Código."),
    ("nombre", "string", "Nombre."),
    ("inei", "string", "Código del INEI."),
    ("iso", "string", "Código ISO 3166-2."),
    ("ambito", "string", "regional, metropolitana o nacional."),
)
