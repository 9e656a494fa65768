"""Puerta, admitidos: las etiquetas, identificadores y vínculos que puede haber en una página.

Es una lista de lo que sí: una etiqueta nueva se añade aquí, a sabiendas de qué hace.
"""

from __future__ import annotations

_DOCUMENTO = "html head meta title link script style body noscript"
_PARTES = "header nav main footer aside section article div h1 h2 h3 h4 h5 h6 hgroup address"
_BLOQUES = "p ul ol li dl dt dd pre blockquote figure figcaption hr details summary menu search"
_TEXTO = """
a abbr b bdi bdo br cite code data del dfn em i ins kbd mark q s samp small span strong sub sup
time u var wbr
"""
_TABLAS = "table caption colgroup col thead tbody tfoot tr th td"
_CONTROLES = """
form fieldset legend label input button select optgroup option textarea datalist output progress
meter dialog
"""
_MEDIOS = "img picture source video audio track svg"
# Dibujos: formas quietas. Ni animaciones, ni «foreignobject», ni nada que cargue otro archivo.
_DIBUJOS = """
g path rect circle ellipse line polyline polygon text tspan textPath desc defs symbol use marker
clipPath mask pattern linearGradient radialGradient stop
"""
_TODAS = (_DOCUMENTO, _PARTES, _BLOQUES, _TEXTO, _TABLAS, _CONTROLES, _MEDIOS, _DIBUJOS)
ETIQUETAS = frozenset(" ".join(_TODAS).split())
RESERVADOS = frozenset({"__drawer", "__search", "__skip"})
"""Los únicos identificadores que pueden empezar por «__»: los del tema."""
NO_SIRVEN = frozenset({"style", "srcdoc", "formaction", "ping", "manifest", "xml:base"})
"""Atributos que no se admiten en ninguna parte; «style», salvo con huella."""
PIDEN = frozenset({"src", "poster", "background", "data", "icon", "lowsrc", "dynsrc", "action"})
CON_NOMBRE = frozenset({"a", "form", "img"})
"""Con «name» tapan lo que un guion espera hallar en «document» o en «window»."""
NO_PIDEN = frozenset({"canonical", "alternate", "license", "author", "prev", "next"})
"""Vínculos de <link> que el navegador no va a buscar."""
PIDEN_VINCULO = frozenset({"stylesheet", "icon", "preload", "manifest"})
DATOS = frozenset({"application/json", "application/ld+json"})
