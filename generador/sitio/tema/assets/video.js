/* Video: el reproductor se trae solo al pulsar. «?t=750» en la dirección lleva a ese momento. */
(function () {
  "use strict";
  const SITIO = "https://www.youtube-nocookie.com/embed/";
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
    const direccion = SITIO + codigo + "?autoplay=1&rel=0&hl=es&start=" + segundo;
    if (marco) {
      marco.src = direccion;
    } else {
      marco = document.createElement("iframe");
      marco.title = "Reproductor de YouTube: " + enlace.dataset.titulo;
      marco.referrerPolicy = "strict-origin-when-cross-origin";
      marco.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
      marco.allowFullscreen = true;
      marco.src = direccion;
      boton.parentNode.replaceChildren(marco);
    }
    marco.focus({ preventScroll: true });
    marco.parentNode.scrollIntoView({ block: "nearest" });
  }

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
