"""Corre las mismas consultas en este buscador y en otros tres, y compara lo que trae cada uno."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import yaml

from generador.busqueda import cliente, indexar
from generador.modelo import Archivo, Catalogo
from tests.navegador.apertura import chromium, servidor
from tests.rendimiento.busqueda.conocidos import Azar, Consulta
from tests.rendimiento.busqueda.documentos import documentos

AQUI = Path(__file__).parent
POR_CATEGORIA = 100
BUSCADORES = ("Este", "Pagefind 1.5", "MiniSearch 7", "lunr (tema)")
Traidos = dict[str, list[list[str]]]
"""Buscador → por consulta, los ids que trae, en orden."""


def escribir_indice(catalogo: Catalogo, carpeta: Path) -> None:
    """El índice y el cliente, como en el sitio."""
    archivos: list[Archivo] = [*indexar(catalogo, {}), cliente()]
    for archivo in archivos:
        camino = carpeta / archivo.ruta
        camino.parent.mkdir(parents=True, exist_ok=True)
        assert isinstance(archivo.contenido, bytes)
        camino.write_bytes(archivo.contenido)


def generadas(catalogo: Catalogo) -> list[Consulta]:
    """Consultas de elemento conocido hechas de las fichas."""
    siglas = {
        str(t.extra["sigla"]): t.nombre
        for v in ("siglas", "unidades")
        for t in catalogo.vocabularios[v].terminos.values()
        if "sigla" in t.extra
    }
    return Azar(documentos(catalogo), siglas).consultas(POR_CATEGORIA)


def a_mano() -> list[Consulta]:
    """Las escritas a mano sobre el contenido real."""
    categorias = yaml.safe_load((AQUI / "reales.yml").read_text(encoding="utf-8"))
    return [
        Consulta(categoria, str(texto), tuple(esperados))
        for categoria, consultas in categorias.items()
        for texto, esperados in consultas.items()
    ]


def correr(
    catalogo: Catalogo, consultas: Sequence[Consulta], carpeta: Path, modulos: Path
) -> Traidos:
    """Lo que trae cada buscador, con los índices hechos en «carpeta»."""
    carpeta.mkdir(parents=True, exist_ok=True)
    escribir_indice(catalogo, carpeta)
    llanos = [asdict(d) for d in documentos(catalogo)]
    (carpeta / "documentos.json").write_text(json.dumps(llanos), encoding="utf-8")
    pedidas = json.dumps([asdict(c) for c in consultas])
    (carpeta / "consultas.json").write_text(pedidas, encoding="utf-8")
    for guion in ("buscadores.js", "pagefind.mjs"):
        orden = ["node", str(AQUI / guion), str(carpeta), str(modulos)]
        subprocess.run(orden, check=True, stdout=subprocess.DEVNULL)
    traidos: Traidos = json.loads((carpeta / "node.json").read_text(encoding="utf-8"))
    traidos["Pagefind 1.5"] = _en_pagefind(carpeta, [c.texto for c in consultas])
    return traidos


def _en_pagefind(carpeta: Path, textos: Sequence[str]) -> list[list[str]]:
    """Pagefind solo funciona en un navegador y con un servidor."""
    vacia = '<!doctype html><html lang="es"><meta charset="utf-8"><title>x</title></html>'
    (carpeta / "vacia.html").write_text(vacia, encoding="utf-8")
    guion = """async (textos) => {
        const p = await import("/pagefind/pagefind.js");
        const salida = [];
        for (const t of textos) {
            const { results } = await p.search(t);
            const diez = await Promise.all(results.slice(0, 10).map((r) => r.data()));
            salida.push(diez.map((d) => d.url.replace(/^\\//, "")));
        }
        return salida;
    }"""
    with servidor(carpeta) as direccion, chromium() as navegador:
        pagina = navegador.new_page()
        pagina.goto(f"{direccion}vacia.html")
        traidos: list[list[str]] = pagina.evaluate(guion, list(textos))
        return traidos


def tabla(consultas: Sequence[Consulta], traidos: Traidos) -> str:
    """MRR@10 (y Recall@10) por categoría y buscador, en Markdown."""
    filas = [
        "| Consultas | n | " + " | ".join(BUSCADORES) + " |",
        "|---|--:|" + "--:|" * len(BUSCADORES),
    ]
    for categoria in [*dict.fromkeys(c.categoria for c in consultas), "**todas**"]:
        lugares = [i for i, c in enumerate(consultas) if categoria in (c.categoria, "**todas**")]
        celdas = [_celda([(consultas[i], traidos[b][i]) for i in lugares]) for b in BUSCADORES]
        filas.append(f"| {categoria} | {len(lugares)} | " + " | ".join(celdas) + " |")
    return "\n".join(filas) + "\n"


def _celda(pares: Sequence[tuple[Consulta, list[str]]]) -> str:
    inversos = [_inverso(consulta, traidos) for consulta, traidos in pares]
    mrr = sum(inversos) / len(inversos)
    recall = sum(i > 0 for i in inversos) / len(inversos)
    return f"{mrr:.3f} ({recall:.2f})".replace(".", ",")


def _inverso(consulta: Consulta, traidos: Sequence[str]) -> float:
    lugares = (i for i, id_ in enumerate(traidos[:10], 1) if id_ in consulta.esperados)
    return 1 / next(lugares, float("inf"))
