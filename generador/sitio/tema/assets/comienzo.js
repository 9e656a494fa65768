/* Antes que nada: lo que el guion del tema espera hallar, los colores elegidos y, abierto con doble
   clic, una política más estrecha. Hace lo que los guiones en línea del tema, que no se admiten. */
(function () {
  "use strict";
  const propio = document.currentScript.src;

  /* ---------- Lo que usa el guion del tema ---------- */
  window.__md_scope = new URL("..", propio);
  window.__md_hash = (texto) => [...texto].reduce((suma, letra) => (suma << 5) - suma + letra.charCodeAt(0), 0);
  window.__md_get = (clave, memoria = localStorage, lugar = __md_scope) =>
    JSON.parse(memoria.getItem(lugar.pathname + "." + clave));
  window.__md_set = (clave, valor, memoria = localStorage, lugar = __md_scope) => {
    try { memoria.setItem(lugar.pathname + "." + clave, JSON.stringify(valor)); } catch (e) { /* sin memoria */ }
  };

  /* ---------- Sin conexión no hay a quién pedir nada: ni el reproductor de YouTube ---------- */
  if (location.protocol === "file:") {
    const politica = document.createElement("meta");
    politica.httpEquiv = "Content-Security-Policy";
    politica.content = "frame-src 'none'; connect-src 'none'";
    document.head.append(politica);
  }

  /* ---------- Los colores elegidos, en cuanto hay cuerpo y antes de que se vea ---------- */
  const guardada = __md_get("__palette");
  const colores = guardada && guardada.color;
  if (!colores) return;
  if (colores.media === "(prefers-color-scheme)") {
    const oscuro = matchMedia("(prefers-color-scheme: dark)").matches;
    colores.media = "(prefers-color-scheme: " + (oscuro ? "dark)" : "light)");
    colores.scheme = oscuro ? "slate" : "default";
  }
  new MutationObserver((_, vigia) => {
    if (!document.body) return;
    vigia.disconnect();
    for (const [nombre, valor] of Object.entries(colores)) {
      document.body.setAttribute("data-md-color-" + nombre, valor);
    }
  }).observe(document.documentElement, { childList: true });
})();
