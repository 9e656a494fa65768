/* Las filas de una lista: la primera, vacía, es el molde de las demás. */

let cuantasFilas = 0;

function filasDe(lista) {
  return Array.from(lista.querySelectorAll(":scope > [data-fila]"));
}

/* Una fila nueva, con ids propios para que cada rótulo lleve a su control. */
function clonarFila(molde) {
  const fila = molde.cloneNode(true), sufijo = "-f" + (++cuantasFilas);
  for (const nodo of [fila, ...fila.querySelectorAll("*")]) {
    for (const atributo of ["id", "for", "list", "aria-describedby"]) {
      if (nodo.hasAttribute(atributo)) nodo.setAttribute(atributo, nodo.getAttribute(atributo) + sufijo);
    }
  }
  return fila;
}

function numerar(lista) {
  const filas = filasDe(lista), nombre = lista.dataset.nombre;
  filas.forEach((fila, i) => {
    fila.querySelector("[data-numero]").textContent = String(i + 1);
    fila.querySelectorAll("[data-cual]").forEach((n) => { n.textContent = " " + nombre.toLowerCase() + " " + (i + 1); });
    fila.querySelector("[data-subir]").hidden = i === 0;
  });
  lista.nextElementSibling.querySelector("button").hidden = filas.length >= Number(lista.dataset.maximo);
}

function mandosDeFila(lista, fila, alCambiar) {
  const mando = (rotulo, marca, hacer) => crear("button.mando", { type: "button", [marca]: true, click: hacer }, rotulo, crear("span.solo-lectores", { "data-cual": true }));
  return crear("div.mandos", null,
    mando("Subir", "data-subir", (e) => { fila.previousElementSibling.before(fila); numerar(lista); alCambiar(); e.target.closest("button").focus(); }),
    mando("Quitar", "data-quitar", () => {
      const vecina = fila.nextElementSibling || fila.previousElementSibling;
      fila.remove();
      numerar(lista);
      alCambiar();
      const foco = vecina ? vecina.querySelector("[data-campo]") : lista.nextElementSibling.querySelector("button");
      foco.focus();
    }));
}

function anadirFila(lista, alCambiar) {
  const fila = clonarFila(lista.molde);
  fila.append(mandosDeFila(lista, fila, alCambiar));
  lista.append(fila);
  numerar(lista);
  return fila;
}

/* Deja la lista con tantas filas como se pidan, todas vacías. */
function rehacerFilas(lista, cuantas, alCambiar) {
  lista.replaceChildren();
  for (let i = 0; i < Math.min(cuantas, Number(lista.dataset.maximo)); i++) anadirFila(lista, alCambiar);
  numerar(lista);
}

function prepararLista(lista, alCambiar) {
  const primera = filasDe(lista)[0];
  lista.molde = primera.cloneNode(true);
  lista.molde.querySelectorAll("[data-campo]").forEach((c) => ponerValor(c, ""));
  lista.molde.querySelectorAll("option[selected]").forEach((o) => o.removeAttribute("selected"));
  const nombre = lista.dataset.nombre.toLowerCase();
  lista.after(crear("div.lista__pie", null, boton("Añadir " + nombre, () => { anadirFila(lista, alCambiar).querySelector("[data-campo]").focus(); alCambiar(); }, { "data-anadir": lista.dataset.lista })));
  filasDe(lista).forEach((fila) => fila.append(mandosDeFila(lista, fila, alCambiar)));
  numerar(lista);
}
