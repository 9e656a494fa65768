/* Comodidades del marco. Sin este guion, todo el sitio sigue funcionando. */
(function () {
  "use strict";
  var doc = document;

  /* «/» lleva al buscador de la cabecera (o al de la página, si aquel no se ve). */
  function enfocarBuscador() {
    var campos = doc.querySelectorAll("input[type=search]");
    for (var i = 0; i < campos.length; i++) {
      if (campos[i].offsetParent) {
        campos[i].focus();
        campos[i].select();
        return true;
      }
    }
    return false;
  }

  /* El menú de pantallas angostas es una casilla oculta: aquí recibe el teclado. */
  var casilla = doc.getElementById("__drawer");
  var menu = doc.querySelector(".cabecera__menu");
  var cajon = doc.getElementById("cajon");

  function alternarMenu(abierto) {
    casilla.checked = abierto;
    casilla.dispatchEvent(new Event("change", { bubbles: true }));
    if (abierto) cajon.querySelector("a").focus();
    else menu.focus();
  }

  function enBoton(rotulo) {
    var boton = doc.createElement("button");
    boton.type = "button";
    boton.className = rotulo.className;
    boton.title = rotulo.title;
    boton.append.apply(boton, rotulo.childNodes);
    boton.addEventListener("click", function () { alternarMenu(!casilla.checked); });
    rotulo.replaceWith(boton);
    return boton;
  }

  if (casilla && menu && cajon) {
    menu = enBoton(menu);
    menu.setAttribute("aria-controls", "cajon");
    menu.setAttribute("aria-expanded", "false");
    enBoton(cajon.querySelector(".cajon__cerrar"));
    casilla.addEventListener("change", function () {
      menu.setAttribute("aria-expanded", String(casilla.checked));
    });
  }

  doc.addEventListener("keydown", function (e) {
    if (e.key === "Escape" && casilla && casilla.checked) return alternarMenu(false);
    if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName) || e.target.isContentEditable) return;
    if (enfocarBuscador()) e.preventDefault();
  });

  /* Los filtros van abiertos en pantallas anchas y plegados en el teléfono. */
  var ancho = matchMedia("(min-width: 60em)");
  function plegarFiltros() {
    doc.querySelectorAll("details.filtros").forEach(function (f) {
      f.open = ancho.matches;
      f.classList.add("filtros--listos");
    });
  }
  plegarFiltros();
  if (ancho.addEventListener) ancho.addEventListener("change", plegarFiltros);

  /* «Informar un error» llega desde una ficha: su modelo de aviso ya dice cuál es. */
  var desde = /[?&]ficha=([a-z0-9-]+)/.exec(location.search);
  var modelo = doc.querySelector(".texto pre code");
  if (desde && modelo) {
    modelo.textContent = modelo.textContent.replace(/^Página.*$/m,
      "Página: ficha " + desde[1] + " " + doc.referrer);
  }

  /* Lo mismo para la dirección de la página, que en Explorar lleva la búsqueda. */
  doc.querySelectorAll("[data-copiar-direccion]").forEach(function (b) {
    if (!navigator.clipboard) return;
    b.hidden = false;
    b.addEventListener("click", function () {
      navigator.clipboard.writeText(location.href).then(function () { b.lastChild.textContent = " Copiado"; });
    });
  });

  /* Botones de copiar (data-copiar="#id") e imprimir (data-imprimir). */
  doc.querySelectorAll("[data-copiar], [data-imprimir]").forEach(function (b) {
    b.addEventListener("click", function () {
      if (b.hasAttribute("data-imprimir")) return window.print();
      var origen = doc.querySelector(b.getAttribute("data-copiar"));
      var rango = doc.createRange();
      rango.selectNodeContents(origen);
      getSelection().removeAllRanges();
      getSelection().addRange(rango);
      if (doc.execCommand("copy")) b.lastChild.textContent = " Copiado";
    });
  });
})();
