/* Sugerencias mientras se escribe en los buscadores que llevan a Explorar. Nada se lee hasta usarlos. */
(function () {
  "use strict";
  const campos = [...document.querySelectorAll("form.buscador input[name=q]")].filter((c) => c.id !== "consulta");
  const raiz = new URL("..", document.currentScript.src);
  let cargado = null;

  function cargar() {
    cargado = cargado || new Promise((listo) => {
      if (window.repositorio && window.repositorio.sugerir) return listo();
      const s = document.createElement("script");
      s.src = new URL("buscar/buscar.js", raiz);
      s.onload = listo;
      document.head.append(s);
    });
    return cargado;
  }

  function preparar(campo, numero) {
    const caja = document.createElement("ul");
    caja.className = "sugerencias";
    caja.id = "sugerencias-" + numero;
    caja.setAttribute("role", "listbox");
    caja.setAttribute("aria-label", "Sugerencias");
    caja.hidden = true;
    campo.parentNode.append(caja);
    campo.setAttribute("role", "combobox");
    campo.setAttribute("aria-autocomplete", "list");
    campo.setAttribute("aria-controls", caja.id);
    let turno = 0, actual = -1;

    function cerrar() {
      caja.hidden = true;
      actual = -1;
      campo.setAttribute("aria-expanded", "false");
      campo.removeAttribute("aria-activedescendant");
    }

    function opcion(texto, tipo, alElegir) {
      const li = document.createElement("li");
      li.setAttribute("role", "option");
      li.id = caja.id + "-" + caja.children.length;
      li.textContent = texto;
      if (tipo) {
        const marca = document.createElement("span");
        marca.textContent = tipo;
        li.append(" ", marca);
      }
      li.addEventListener("mousedown", (e) => { e.preventDefault(); alElegir(); });
      li.elegir = alElegir;
      caja.append(li);
    }

    function buscar(texto) {
      campo.value = texto;
      campo.form.submit();
    }

    async function ofrecer() {
      const mio = ++turno, texto = campo.value;
      if (texto.trim().length < 2) return cerrar();
      await cargar();
      const r = await window.repositorio.sugerir(texto, { limite: 5 });
      if (mio !== turno) return;
      caja.replaceChildren();
      const previo = texto.replace(/\S+$/, "");
      r.palabras.forEach((p) => opcion(previo + p, "", () => buscar(previo + p)));
      r.fichas.forEach((f) => opcion(f.titulo, (f.facetas.tipo || [])[0], () => { location.href = new URL(f.url, raiz); }));
      actual = -1;
      caja.hidden = !caja.children.length;
      campo.setAttribute("aria-expanded", String(!caja.hidden));
    }

    function mover(paso) {
      const n = caja.children.length;
      if (caja.hidden || !n) return;
      if (actual >= 0) caja.children[actual].removeAttribute("aria-selected");
      actual = (actual + paso + n + 1) % (n + 1);
      if (actual === n) {
        actual = -1;
        return campo.removeAttribute("aria-activedescendant");
      }
      caja.children[actual].setAttribute("aria-selected", "true");
      campo.setAttribute("aria-activedescendant", caja.children[actual].id);
    }

    campo.addEventListener("focus", cargar, { once: true });
    campo.addEventListener("input", ofrecer);
    campo.addEventListener("blur", cerrar);
    campo.addEventListener("keydown", (e) => {
      if (e.key === "ArrowDown") mover(1);
      else if (e.key === "ArrowUp") mover(-1);
      else if (e.key === "Escape" && !caja.hidden) cerrar();
      else if (e.key === "Enter" && actual >= 0) caja.children[actual].elegir();
      else return;
      e.preventDefault();
    });
    cerrar();
  }

  campos.forEach(preparar);
})();
