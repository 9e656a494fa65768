"""Abre páginas hostiles en Chromium y dice qué se ejecutó, qué salió y qué dejó de andar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, CDPSession, Error, Page

# Hace que suceda lo que espera cada «onclick», «onfocus»…, y pulsa los enlaces que ejecutan.
TENTAR = """async () => {
  addEventListener("click", (e) => e.preventDefault());
  addEventListener("submit", (e) => e.preventDefault());
  for (const elemento of document.querySelectorAll("*")) {
    for (const nombre of elemento.getAttributeNames()) {
      if (!/^on/i.test(nombre)) continue;
      elemento.dispatchEvent(new Event(nombre.slice(2), { cancelable: true }));
    }
    if (/^[\\s\\x00-\\x1f]*javascript:/i.test(elemento.href || "")) elemento.click();
  }
  await new Promise((listo) => setTimeout(listo, 5));
}"""
BUSCAR = """async (texto) => {
  const campo = document.querySelector("header input[name=q]");
  campo.value = texto;
  campo.dispatchEvent(new Event("focus"));
  campo.dispatchEvent(new Event("input", { bubbles: true }));
  for (let i = 0; i < 400; i++) {
    if (document.querySelector("header [role=option]")) return true;
    await new Promise((listo) => setTimeout(listo, 30));
  }
  return false;
}"""


@dataclass
class Visita:
    """Una pestaña que anota todo lo que no debería pasar."""

    pagina: Page
    base: str
    ejecutado: list[str] = field(default_factory=list)
    pedido: list[str] = field(default_factory=list)
    del_mando: set[str] = field(default_factory=set)
    """Lo que ejecuta quien maneja el navegador, para no confundirlo con un ataque."""
    aprendiendo: bool = False

    def aprender(self) -> None:
        """Abre una página sin nada hostil y anota lo que el propio manejo del navegador ejecuta."""
        self.aprendiendo = True
        self.ver("acerca-de.html")
        assert self.busca("lista")
        self.aprendiendo = False
        assert not self.ejecutado and not self.pedido

    def ver(self, ruta: str) -> None:
        """Abre la página, la provoca y espera a que reaccione."""
        self.ejecutado.clear()
        self.pedido.clear()
        self.pagina.goto(self.base + ruta, wait_until="load")
        self.pagina.evaluate(TENTAR)

    def ver_cruda(self, ruta: str) -> None:
        """Lo mismo con una página sin sanear, que puede irse a otra parte antes de terminar."""
        with suppress(Error):
            self.ver(ruta)

    def busca(self, texto: str) -> bool:
        """Si el buscador de la cabecera propone algo."""
        return bool(self.pagina.evaluate(BUSCAR, texto))

    def guion(self, datos: dict[str, Any]) -> None:
        """Un guion que el navegador va a ejecutar: solo valen los archivos del sitio."""
        url = str(datos["url"])
        if url.startswith("chrome-error:"):  # lo que el navegador muestra si algo no cargó
            return
        if url.startswith(self.base) and url.partition("?")[0].endswith(".js"):
            return
        if self.aprendiendo and not url:
            self.del_mando.add(datos["hash"])
        if url or datos["hash"] not in self.del_mando:
            self.ejecutado.append(f"guion de {url[:100] or '(ninguna parte)'}")

    def peticion(self, url: str) -> None:
        """Algo que la página pide."""
        if not url.startswith((self.base, "data:", "blob:", "about:")):
            self.pedido.append(url[:120])


@contextmanager
def visitando(navegador: Browser, base: str) -> Iterator[Visita]:
    """Una pestaña que no deja salir nada del sitio, y lo anota."""
    contexto = navegador.new_context(locale="es-PE", reduced_motion="reduce")
    contexto.set_default_timeout(20_000)
    pagina = contexto.new_page()
    visita = Visita(pagina, base)
    pagina.on("dialog", lambda d: (visita.ejecutado.append(f"aviso: {d.message}"), d.dismiss()))
    pagina.on("request", lambda p: visita.peticion(p.url))
    contexto.route(lambda url: not url.startswith((base, "data:", "blob:")), lambda r: r.abort())
    cdp: CDPSession = contexto.new_cdp_session(pagina)
    cdp.on("Debugger.scriptParsed", visita.guion)
    cdp.send("Debugger.enable")
    visita.aprender()
    try:
        yield visita
    finally:
        contexto.close()


def recorrer(visita: Visita, rutas: Iterable[str], buscar_cada: int = 10) -> Iterator[str]:
    """Lo que pasó en cada página que no debía pasar."""
    for n, ruta in enumerate(rutas):
        visita.ver(ruta)
        yield from (f"{visita.base}{ruta}: se ejecutó un {que}" for que in visita.ejecutado)
        yield from (f"{visita.base}{ruta}: pidió {que}" for que in visita.pedido)
        if visita.pagina.url != visita.base + ruta:
            yield f"{ruta}: llevó a {visita.pagina.url[:100]}"
        if n % buscar_cada == 0 and not visita.busca("lista"):
            yield f"{visita.base}{ruta}: su buscador no propone nada"
