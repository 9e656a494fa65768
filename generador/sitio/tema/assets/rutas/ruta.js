/* Ruta: lo que cada quien lleva hecho. Se guarda solo en este navegador; nada se envía. */
(function () {
  "use strict";
  const caja = document.querySelector("[data-ruta]");
  if (!caja) return;
  const CLAVE = "ruta:" + caja.dataset.ruta;
  const pasos = Array.from(document.querySelectorAll("[data-paso]"));
  const barra = caja.querySelector("progress"), dicho = caja.querySelector("[role=status]");
  let hechos = leer();

  /* Sin dónde guardar (navegación privada, permisos), sirve mientras la página esté abierta. */
  function leer() {
    try {
      const guardados = JSON.parse(localStorage.getItem(CLAVE));
      return Array.isArray(guardados) ? guardados : [];
    } catch (e) {
      return [];
    }
  }

  function guardar() {
    try {
      if (hechos.length) localStorage.setItem(CLAVE, JSON.stringify(hechos));
      else localStorage.removeItem(CLAVE);
    } catch (e) {
      return;
    }
  }

  const casillas = pasos.map((paso) => {
    const rotulo = document.createElement("label"), casilla = document.createElement("input");
    const nombre = document.createElement("span");
    casilla.type = "checkbox";
    nombre.className = "solo-lectores";
    nombre.textContent = ": " + paso.querySelector("h3").textContent;
    rotulo.className = "pasos__hecho";
    rotulo.append(casilla, " Hecho", nombre);
    paso.append(rotulo);
    casilla.addEventListener("change", () => {
      hechos = hechos.filter((id) => id !== paso.dataset.paso).concat(casilla.checked ? [paso.dataset.paso] : []);
      guardar();
      pintar();
    });
    return casilla;
  });

  function pintar() {
    let cuantos = 0, falta = "";
    pasos.forEach((paso, i) => {
      casillas[i].checked = hechos.includes(paso.dataset.paso);
      paso.classList.toggle("pasos__listo", casillas[i].checked);
      if (casillas[i].checked) cuantos += 1;
      else if (!falta) falta = paso.querySelector("h3").textContent;
    });
    barra.value = cuantos;
    dicho.textContent = cuantos + " de " + pasos.length + (cuantos === pasos.length
      ? ": ruta terminada" : (cuantos ? ". Sigue: " + falta : ". Marque lo que vaya terminando; se guarda en este equipo"));
    caja.querySelector("button").hidden = !cuantos;
  }

  caja.querySelector("button").addEventListener("click", () => {
    hechos = [];
    guardar();
    pintar();
    casillas[0].focus();
  });
  addEventListener("storage", (e) => {
    if (e.key !== CLAVE) return;
    hechos = leer();
    pintar();
  });
  pintar();
})();
