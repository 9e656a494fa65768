/* Una lista en la que se busca escribiendo (patrón combobox de ARIA): sirve para vocabularios
   largos y para otras fichas. «opciones» puede ser una promesa. */

const MUCHAS = 60;

/* opciones: [{valor, nombre, nota, detalle, busca}]. alElegir(valor o "") se llama en cada cambio. */
function combo(id, valor, opciones, alElegir, atributos) {
  const lista = crear("ul.combo__lista", { id: id + "-lista", role: "listbox", "aria-label": "Opciones", hidden: true });
  const campo = crear("input.campo__entrada", {
    type: "text", id, role: "combobox", autocomplete: "off", spellcheck: "false", "aria-autocomplete": "list",
    "aria-expanded": "false", "aria-controls": id + "-lista", placeholder: "Escriba para buscar o baje con ↓", ...atributos,
  });
  const borrar = crear("button.combo__borrar", { type: "button", title: "Borrar la elección", hidden: !valor },
    icono("cerrar"), soloLectores("Borrar la elección"));
  const marco = crear("div.combo", null, campo, borrar, lista);
  let todas = [], halladas = [], actual = -1, elegido = valor || "";

  function rotulo(v) {
    const opcion = todas.find((o) => o.valor === v);
    return opcion ? opcion.nombre : v;
  }

  function cerrar() {
    lista.hidden = true;
    actual = -1;
    campo.setAttribute("aria-expanded", "false");
    campo.removeAttribute("aria-activedescendant");
  }

  function pintar(texto) {
    const partes = plegar(texto).split(/\s+/).filter(Boolean);
    halladas = todas.filter((o) => partes.every((p) => o.busca.includes(p)));
    const filas = halladas.slice(0, MUCHAS).map(fila);
    const resto = halladas.length - filas.length;
    if (resto > 0) filas.push(crear("li.combo__nota", { role: "presentation" }, "y " + resto + " más: escriba para acotar"));
    if (!filas.length) filas.push(crear("li.combo__nota", { role: "presentation" }, "No hay nada con esas palabras"));
    lista.replaceChildren(...filas);
    lista.hidden = false;
    campo.setAttribute("aria-expanded", "true");
    actual = -1;
    campo.removeAttribute("aria-activedescendant");
    anunciar(contar(halladas.length, "opción", "opciones"));
  }

  function fila(opcion, i) {
    return crear("li.combo__opcion", {
      id: id + "-o" + i, role: "option", "aria-selected": String(opcion.valor === elegido),
      mousedown: (e) => { e.preventDefault(); elegir(opcion); },
    }, crear("span", null, opcion.nombre), opcion.nota ? notaDe(opcion.nota) : null,
    opcion.detalle ? crear("span.combo__detalle", null, opcion.detalle) : null);
  }

  function poner(v) {
    if (v === elegido) return;
    elegido = v;
    borrar.hidden = !v;
    alElegir(v);
  }

  function elegir(opcion) {
    campo.value = opcion.nombre;
    poner(opcion.valor);
    cerrar();
  }

  /* Al salir, vale lo que coincide con una opción; otra cosa queda escrita y se señala. */
  function asentar() {
    cerrar();
    const texto = plegar(campo.value);
    if (!texto) return poner("");
    const igual = todas.find((o) => o.valor === elegido && plegar(o.nombre) === texto)
      || todas.find((o) => plegar(o.nombre) === texto || o.valor === campo.value.trim());
    if (igual) elegir(igual);
    else if (todas.length) poner(campo.value.trim());
  }

  function mover(paso) {
    if (lista.hidden) return pintar(elegido ? "" : campo.value);
    const n = Math.min(halladas.length, MUCHAS);
    if (!n) return undefined;
    const previa = lista.children[actual];
    if (previa) previa.classList.remove("combo__opcion--actual");
    actual = (actual + paso + n) % n;
    const nueva = lista.children[actual];
    nueva.classList.add("combo__opcion--actual");
    nueva.scrollIntoView({ block: "nearest" });
    return campo.setAttribute("aria-activedescendant", nueva.id);
  }

  function tecla(e) {
    if (e.key === "ArrowDown") mover(1);
    else if (e.key === "ArrowUp") mover(-1);
    else if (e.key === "Escape" && !lista.hidden) cerrar();
    else if (e.key === "Enter" && !lista.hidden && (actual >= 0 || halladas.length === 1)) elegir(halladas[Math.max(actual, 0)]);
    else return;
    e.preventDefault();
  }

  campo.addEventListener("input", () => pintar(campo.value));
  /* Lo ya elegido se selecciona entero: escribir lo reemplaza. */
  campo.addEventListener("focus", () => campo.select());
  campo.addEventListener("click", () => { if (lista.hidden) pintar(elegido ? "" : campo.value); });
  campo.addEventListener("keydown", tecla);
  campo.addEventListener("blur", asentar);
  borrar.addEventListener("click", () => { campo.value = ""; poner(""); campo.focus(); });
  campo.value = elegido;
  Promise.resolve(opciones).then((dadas) => {
    todas = dadas.map((o) => ({ ...o, busca: plegar([o.nombre, o.busca || "", o.valor].join(" ")) }));
    if (document.activeElement !== campo && elegido) campo.value = rotulo(elegido);
  });
  return marco;
}

/* «por confirmar» y parecidas, junto al nombre de una opción. */
function notaDe(nota) {
  return crear("span.insignia.insignia--supuesto", null, nota);
}
