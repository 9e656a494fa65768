/* Video: el reproductor se trae solo al pulsar. «?t=750» en la dirección lleva a ese momento. */
(function () {
  "use strict";
  const ORIGEN = "https://www.youtube-nocookie.com", SITIO = ORIGEN + "/embed/";
  const enlace = document.querySelector("a[data-youtube]");
  const momentos = Array.from(document.querySelectorAll("a[data-segundo]"));
  const pedido = /[?&]t=(\d{1,6})(?:&|$)/.exec(location.search);
  let marco = null;

  /* ---------- El momento que pide la dirección ---------- */
  if (pedido) {
    const hasta = (lista) => lista.filter((a) => Number(a.dataset.segundo) <= Number(pedido[1])).pop();
    const parrafos = momentos.filter((a) => a.parentNode.id);
    const hallado = hasta(parrafos) || hasta(momentos);
    if (hallado) {
      const donde = hallado.parentNode;
      donde.tabIndex = -1;
      donde.focus({ preventScroll: true });
      donde.scrollIntoView({ block: "center" });
    }
  }

  /* YouTube no se deja insertar en un archivo abierto con doble clic: quedan los enlaces. */
  if (!enlace || !/^https?:$/.test(location.protocol)) return;
  const codigo = enlace.dataset.youtube;
  if (!/^[A-Za-z0-9_-]{11}$/.test(codigo)) return;

  /* ---------- Reproductor ---------- */
  function reproducir(segundo) {
    const direccion = SITIO + codigo + "?autoplay=1&rel=0&hl=es&enablejsapi=1&origin="
      + encodeURIComponent(location.origin) + "&start=" + segundo;
    if (marco) {
      marco.src = direccion;
    } else {
      marco = document.createElement("iframe");
      marco.title = "Reproductor de YouTube: " + enlace.dataset.titulo;
      marco.referrerPolicy = "strict-origin-when-cross-origin";
      marco.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
      marco.allowFullscreen = true;
      marco.src = direccion;
      marco.addEventListener("load", escuchar);
      boton.parentNode.replaceChildren(marco);
      acercar();
    }
    marco.focus({ preventScroll: true });
    marco.parentNode.scrollIntoView({ block: "nearest" });
  }

  /* ---------- La transcripción, junto al reproductor y al paso de lo que se dice ---------- */
  const seccion = document.getElementById("transcripcion") && document.getElementById("transcripcion").parentNode;
  const caja = seccion && seccion.querySelector(".texto");
  let actual = null;

  function acercar() {
    if (!caja) return;
    document.querySelector("figure.video").after(seccion);
    caja.tabIndex = 0;
    caja.setAttribute("role", "region");
    caja.setAttribute("aria-label", "Transcripción");
    caja.style.maxHeight = "22rem";
    caja.style.overflowY = "auto";
  }

  /* El reproductor dice por qué segundo va a quien le pide escuchar; no hace falta traer su guion. */
  function escuchar() {
    marco.contentWindow.postMessage(JSON.stringify({ event: "listening", id: codigo, channel: "widget" }), ORIGEN);
  }

  function seguir(segundo) {
    const dicho = momentos.filter((a) => caja.contains(a) && Number(a.dataset.segundo) <= segundo).pop();
    const parrafo = dicho ? dicho.parentNode : null;
    if (parrafo === actual) return;
    if (actual) {
      actual.removeAttribute("aria-current");
      actual.style.background = "";
    }
    actual = parrafo;
    if (!actual) return;
    actual.setAttribute("aria-current", "true");
    actual.style.background = "var(--acento-suave)";
    // A quien la está leyendo por su cuenta no se le mueve.
    if (!caja.matches(":hover, :focus-within")) {
      caja.scrollTop += actual.getBoundingClientRect().top - caja.getBoundingClientRect().top - 48;
    }
  }

  addEventListener("message", (suceso) => {
    if (!caja || !marco || suceso.origin !== ORIGEN || suceso.source !== marco.contentWindow) return;
    let datos = null;
    try {
      datos = JSON.parse(suceso.data);
    } catch (e) {
      return;
    }
    const segundo = datos && datos.info && datos.info.currentTime;
    if (typeof segundo === "number") seguir(segundo);
  });

  const boton = document.createElement("button");
  boton.type = "button";
  boton.className = enlace.className;
  const icono = enlace.querySelector(".icono");
  const titulo = enlace.querySelector(".solo-lectores");
  boton.append(icono.cloneNode(), " Reproducir", titulo.cloneNode(true));
  boton.addEventListener("click", () => reproducir(pedido ? Number(pedido[1]) : 0));
  enlace.replaceWith(boton);

  const aviso = document.querySelector("[data-aviso]");
  const fuera = document.createElement("a");
  fuera.href = enlace.href;
  fuera.rel = enlace.rel;
  fuera.textContent = "Ver en YouTube";
  aviso.replaceChildren("Al reproducirlo, su navegador lo pide a YouTube; antes, nada. ", fuera, ".");

  momentos.forEach((a) => a.addEventListener("click", (suceso) => {
    if (suceso.ctrlKey || suceso.metaKey || suceso.shiftKey || suceso.altKey) return;
    suceso.preventDefault();
    reproducir(Number(a.dataset.segundo));
  }));
})();
