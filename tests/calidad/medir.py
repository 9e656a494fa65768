"""Lo que dicen Lighthouse y axe de una página, y lo que pesa su primera visita."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from tests.navegador.apertura import programa
from tests.navegador.axe import CONTRASTE, TODO, faltas

AQUI = Path(__file__).parent
CATEGORIAS = ("performance", "accessibility", "best-practices", "seo")
VENTANA = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --no-first-run"
IMAGENES = frozenset({"Image", "Media"})
RAPIDA = 99
"""La nota de rendimiento que se pide."""
PAGINA, VISITA = 25 * 1024, 100 * 1024
"""Lo más que pesan, comprimidas, una página y su primera visita sin imágenes."""


@dataclass(frozen=True, slots=True)
class Medida:
    """Una página, medida."""

    clase: str
    ruta: str
    notas: tuple[int, ...]
    """Una por categoría, de 0 a 100."""
    html: int
    """Bytes de la página, comprimida."""
    visita: int
    """Bytes de la primera visita, comprimida y sin imágenes."""
    axe: int
    """Faltas según axe, en claro y en oscuro."""
    motivos: tuple[str, ...]
    """De lo que no llega a la nota: «categoría: qué»."""
    apartada: bool
    """Pide a los buscadores que no la anoten: no se le pide nota de SEO."""

    @property
    def llega(self) -> bool:
        """Si cumple las metas de nota y de peso."""
        rapida, *enteras, seo = self.notas
        buena = rapida >= RAPIDA and min(enteras) == 100 and (seo == 100 or self.apartada)
        return buena and not self.axe and self.html <= PAGINA and self.visita <= VISITA


def instalar() -> None:
    """Instala Lighthouse en su carpeta, con las versiones y sumas de package-lock.json."""
    subprocess.run(["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=AQUI, check=True)


def lighthouse() -> str:
    """La versión que se usa, según package.json."""
    paquete = json.loads((AQUI / "package.json").read_text(encoding="utf-8"))
    return str(paquete["dependencies"]["lighthouse"])


def medir(
    clase: str, ruta: str, base: str, sitio: Path, navegador: Browser, veces: int = 1
) -> Medida:
    """Mide una página servida en «base»; si no es rápida, vale la del medio de «veces»."""
    informes = [_lighthouse(base + ruta)]
    if _notas(informes[0])[0] < RAPIDA:
        informes += [_lighthouse(base + ruta) for _ in range(veces - 1)]
    informe = sorted(informes, key=_notas)[len(informes) // 2]
    recursos = informe["audits"]["network-requests"]["details"]["items"]
    visita = sum(r["transferSize"] for r in recursos if r.get("resourceType") not in IMAGENES)
    html = (sitio / ruta).read_bytes()
    return Medida(
        clase,
        ruta,
        _notas(informe),
        html=len(gzip.compress(html, 9, mtime=0)),
        visita=visita,
        axe=_axe(base + ruta, navegador),
        motivos=_motivos(informe),
        apartada=b'content="noindex' in html,
    )


def _notas(informe: dict) -> tuple[int, ...]:
    return tuple(round(100 * (informe["categories"][c]["score"] or 0)) for c in CATEGORIAS)


def _lighthouse(url: str) -> dict:
    orden = ["node", "node_modules/lighthouse/cli/index.js", url, "--output=json", "--quiet"]
    orden += ["--locale=es"]
    orden += [f"--chrome-flags={VENTANA}", f"--only-categories={','.join(CATEGORIAS)}"]
    entorno = {**os.environ, "CHROME_PATH": programa()}
    salida = subprocess.run(orden, cwd=AQUI, env=entorno, capture_output=True, check=True).stdout
    return json.loads(salida)


def _motivos(informe: dict) -> tuple[str, ...]:
    """Lo que resta nota, con su título y su medida; del rendimiento, solo si no llega."""
    rapida = _notas(informe)[0] >= RAPIDA
    return tuple(
        f"{categoria}: {informe['audits'][parte['id']]['title']} "
        f"{informe['audits'][parte['id']].get('displayValue', '')}".strip()
        for categoria in CATEGORIAS
        for parte in informe["categories"][categoria]["auditRefs"]
        if parte["weight"]
        and not (rapida and categoria == "performance")
        and (informe["audits"][parte["id"]]["score"] or 0) < 0.95
        and informe["audits"][parte["id"]]["scoreDisplayMode"] in ("binary", "numeric")
    )


def _axe(url: str, navegador: Browser) -> int:
    contexto = navegador.new_context(reduced_motion="reduce", bypass_csp=True)
    pagina = contexto.new_page()
    pagina.goto(url, wait_until="load")
    total = len(faltas(pagina, TODO))
    pagina.emulate_media(color_scheme="dark")
    total += len(faltas(pagina, CONTRASTE))
    contexto.close()
    return total
