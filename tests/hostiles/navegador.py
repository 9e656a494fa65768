"""Abre páginas hostiles en Chromium y dice qué se ejecutó, qué salió y qué dejó de andar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from playwright.sync_api import (
    Browser,
    CDPSession,
    Dialog,
    Error,
    Frame,
    Page,
    Request,
    TimeoutError,
)

# Hace que suceda lo que espera cada «onclick», «onfocus»…, y pulsa los enlaces que ejecutan.
TENTAR = """() => {
  addEventListener("click", (e) => e.preventDefault());
  addEventListener("submit", (e) => e.preventDefault());
  for (const elemento of document.querySelectorAll("*")) {
    for (const nombre of elemento.getAttributeNames()) {
      if (!/^on/i.test(nombre)) continue;
      elemento.dispatchEvent(new Event(nombre.slice(2), { cancelable: true }));
    }
    if (/^[\\s\\x00-\\x1f]*javascript:/i.test(elemento.href || "")) elemento.click();
  }
}"""
# Dos cuadros dibujados: antes de ellos corre todo lo que lo anterior dejó en cola.
REPOSAR = """() => new Promise((listo) => {
  requestAnimationFrame(() => requestAnimationFrame(listo));
})"""
CONTAR = "(selector) => document.querySelectorAll(selector).length"
BUSCAR = """(texto) => new Promise((listo) => {
  const cabecera = document.querySelector("header");
  const propone = () => {
    const opciones = [...cabecera.querySelectorAll("[role=option]")];
    return opciones.some((opcion) => opcion.textContent.includes(texto));
  };
  new MutationObserver(() => propone() && listo(true))
    .observe(cabecera, { childList: true, subtree: true, characterData: true });
  setTimeout(() => listo(false), 60000);
  const campo = cabecera.querySelector("input[name=q]");
  campo.value = texto;
  campo.dispatchEvent(new Event("focus"));
  campo.dispatchEvent(new Event("input", { bubbles: true }));
})"""
EJECUTO, PIDIO, QUISO, SE_FUE = "ejecutó", "pidió", "quiso pedir", "se fue a"
NO_TERMINO = "no terminó de abrir"
LEYO = "buscó otro archivo"
"""Con doble clic, para la política es del sitio cualquier «file:», también el de otro equipo."""
LARGO = 120


class Hecho(NamedTuple):
    """Algo que no debería pasar en una página."""

    clase: str
    que: str

    def __str__(self) -> str:
        return f"{self.clase} {self.que}"


@dataclass
class Visita:
    """Una pestaña que anota todo lo que no debería pasar."""

    pagina: Page
    base: str
    hechos: list[Hecho] = field(default_factory=list)
    """Los de la última página que se abrió."""
    del_mando: set[str] = field(default_factory=set)
    """Lo que ejecuta quien maneja el navegador, para no confundirlo con un ataque."""
    aprendiendo: bool = False

    def aprender(self) -> None:
        """Abre una página sin nada hostil y anota lo que el propio manejo del navegador ejecuta."""
        self.aprendiendo = True
        self.ver("acerca-de.html")
        assert self.cuantos("body") and self.busca("lista")
        self.pagina.evaluate(REPOSAR)  # lo anterior se anuncia antes de que esto responda
        self.aprendiendo = False
        assert not self.hechos

    def ver(self, ruta: str, dentro: Sequence[str] = ()) -> Sequence[Hecho]:
        """Abre la página con las de sus marcos, las provoca y da lo que pasó al reaccionar."""
        self.hechos.clear()
        debidas = [self.base + abierta for abierta in (ruta, *dentro)]
        try:
            self.pagina.goto(self.base + ruta, wait_until="load")
            for marco in self.pagina.frames:
                if marco.url in debidas:  # uno que no llegó a abrirse no responde nunca
                    self._tentar(marco)
            self.pagina.evaluate(REPOSAR)
        except TimeoutError:
            self._anotar(NO_TERMINO, ruta)
        except Error:
            pass  # se fue a otra parte antes de terminar: se ve en las direcciones
        abiertas = [marco.url for marco in self.pagina.frames]
        if abiertas != debidas:
            a_donde = next((a for a in abiertas if a not in debidas), "(ninguna parte)")
            self._anotar(SE_FUE, a_donde)
        return tuple(self.hechos)

    def _tentar(self, marco: Frame) -> None:
        with suppress(Error):
            marco.evaluate(TENTAR)

    def _anotar(self, clase: str, que: str) -> None:
        self.hechos.append(Hecho(clase, que[:LARGO]))

    def busca(self, texto: str) -> bool:
        """Si el buscador de la cabecera propone algo que diga el texto."""
        return bool(self.pagina.evaluate(BUSCAR, texto))

    def cuantos(self, selector: str) -> int:
        """Cuántos elementos así hay en la página abierta."""
        return int(self.pagina.evaluate(CONTAR, selector))

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
            self._anotar(EJECUTO, f"un guion de {url or '(ninguna parte)'}")

    def aviso(self, dialogo: Dialog) -> None:
        """Una ventana que abre un guion."""
        self._anotar(EJECUTO, f"un aviso: {dialogo.message}")
        dialogo.dismiss()

    def peticion(self, pedida: Request) -> None:
        """Algo que la página pide, o a donde se va."""
        if not pedida.url.startswith((self.base, "data:", "blob:", "about:")):
            clase = LEYO if pedida.url.startswith("file:") else PIDIO
            self._anotar(SE_FUE if pedida.is_navigation_request() else clase, pedida.url)

    def fallida(self, pedida: Request) -> None:
        """Una petición que no llegó: si la impidió la política, ni siquiera salió."""
        dicho = Hecho(PIDIO, pedida.url[:LARGO])
        if pedida.failure == "csp" and dicho in self.hechos:
            self.hechos[self.hechos.index(dicho)] = Hecho(QUISO, dicho.que)


@contextmanager
def visitando(navegador: Browser, base: str) -> Iterator[Visita]:
    """Una pestaña que anota lo que se ejecuta y lo que quiere salir del sitio."""
    contexto = navegador.new_context(
        locale="es-PE", reduced_motion="reduce", viewport={"width": 1280, "height": 800}
    )
    contexto.set_default_timeout(120_000)
    pagina = contexto.new_page()
    visita = Visita(pagina, base)
    pagina.on("dialog", visita.aviso)
    pagina.on("request", visita.peticion)
    pagina.on("requestfailed", visita.fallida)
    cdp: CDPSession = contexto.new_cdp_session(pagina)
    cdp.on("Debugger.scriptParsed", visita.guion)
    cdp.send("Debugger.enable")
    visita.aprender()
    try:
        yield visita
    finally:
        contexto.close()
