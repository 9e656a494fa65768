/* Antes de que la página se vea: los colores elegidos y, abierta con doble clic, una política más
   estrecha. Sin este guion la página sale con los colores claros y todo lo demás igual. */
(function () {
  "use strict";
  const CLAVE = "colores";
  const oscuro = matchMedia("(prefers-color-scheme: dark)");

  /* Lo que solo sirve con guion ocupa su lugar desde el principio: nada salta al llegar los demás. */
  document.documentElement.classList.add("con-guion");
  if (location.search) document.documentElement.classList.add("con-consulta");

  /* ---------- Sin conexión no hay a quién pedir nada: ni el reproductor de YouTube ---------- */
  if (location.protocol === "file:") {
    const politica = document.createElement("meta");
    politica.httpEquiv = "Content-Security-Policy";
    politica.content = "frame-src 'none'; connect-src 'none'";
    document.head.append(politica);
  }

  /* ---------- Colores: los del equipo, claros u oscuros ---------- */
  function elegidos() {
    try { return localStorage.getItem(CLAVE) || "equipo"; } catch (e) { return "equipo"; }
  }

  function vestir(colores) {
    const deNoche = colores === "oscuros" || (colores === "equipo" && oscuro.matches);
    document.body.setAttribute("data-md-color-scheme", deNoche ? "slate" : "default");
  }

  /* El botón dice lo que hay y a qué se cambia; cada estado es un rótulo con su icono. */
  function rotular(boton, colores) {
    boton.querySelectorAll("[data-color]").forEach(function (rotulo) {
      rotulo.hidden = rotulo.getAttribute("data-color") !== colores;
      if (!rotulo.hidden) boton.title = rotulo.textContent.trim();
    });
  }

  new MutationObserver(function (_, vigia) {
    if (!document.body) return;
    vigia.disconnect();
    vestir(elegidos());
  }).observe(document.documentElement, { childList: true });

  document.addEventListener("DOMContentLoaded", function () {
    const boton = document.querySelector("[data-colores]");
    let colores = elegidos();
    rotular(boton, colores);
    boton.addEventListener("click", function () {
      colores = { equipo: "claros", claros: "oscuros", oscuros: "equipo" }[colores] || "equipo";
      try { localStorage.setItem(CLAVE, colores); } catch (e) { /* sin memoria: dura esta página */ }
      vestir(colores);
      rotular(boton, colores);
    });
    if (oscuro.addEventListener) oscuro.addEventListener("change", function () { vestir(colores); });
  });
})();
