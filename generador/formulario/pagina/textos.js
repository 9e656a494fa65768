/* Controles de texto, número y fecha. Lo pegado desde Word se limpia al entrar. */

/* Si un texto de una línea merece más alto. */
function esLargo(campo) {
  return campo.clase === "parrafo" || campo.largoMaximo > 200;
}

function entradaDeTexto(lugar, campo, atributos, cuenta) {
  const larga = esLargo(campo);
  const nodo = crear(larga ? "textarea.campo__entrada" : "input.campo__entrada", {
    id: lugar.id, autocomplete: "off", rows: larga ? 2 : null, type: larga ? null : "text",
    keydown: (e) => { if (larga && e.key === "Enter") e.preventDefault(); }, ...atributos,
  });
  return prepararTexto(lugar, campo, nodo, cuenta, (t) => t.replace(/\s*\n\s*/g, " "));
}

function entradaDeParrafo(lugar, campo, atributos, cuenta) {
  const nodo = crear("textarea.campo__entrada.campo__entrada--larga", { id: lugar.id, rows: 6, ...atributos });
  return crear("div", null, prepararTexto(lugar, campo, nodo, cuenta, vinetas), ayudaDeFormato());
}

/* Lo que es igual en todo texto: su valor, su cuenta, su alto y el pegado. */
function prepararTexto(lugar, campo, nodo, cuenta, alPegar) {
  const valor = lugar.leer();
  nodo.value = valor === undefined || valor === null ? "" : String(valor);
  const alCambiar = () => { crecer(nodo); contarEn(cuenta, campo, nodo.value); };
  nodo.addEventListener("input", () => { lugar.poner(nodo.value); alCambiar(); });
  nodo.addEventListener("paste", (e) => pegar(lugar.f, e, nodo, alPegar));
  nodo.addEventListener("blur", () => conLoTardio(lugar.f, () => limpiarAlSalir(lugar, nodo)));
  nodo.addEventListener("focus", () => crecer(nodo));
  alCambiar();
  return nodo;
}

function pegar(f, e, nodo, arreglar) {
  const texto = e.clipboardData && e.clipboardData.getData("text/plain");
  if (!texto) return;
  e.preventDefault();
  const poner = () => insertar(nodo, arreglar(window.propuesta.limpiar(texto)));
  if (yaLlego()) poner();
  else conLoTardio(f, poner);
}

function insertar(nodo, limpio) {
  /* Así «deshacer» sigue funcionando; si el navegador no sabe, se pone a mano. */
  if (document.activeElement !== nodo || !document.execCommand("insertText", false, limpio)) {
    nodo.setRangeText(limpio, nodo.selectionStart, nodo.selectionEnd, "end");
    nodo.dispatchEvent(new Event("input"));
  }
}

/* Las viñetas de Word llegan como «•» y una tabulación: aquí una lista empieza con guion. */
function vinetas(texto) {
  return texto.replace(/^[ \t]*[•·▪●◦‣o§][ \t]+/gm, "- ").replace(/^[ \t]*(\d{1,2}[.)])\t+/gm, "$1 ");
}

function limpiarAlSalir(lugar, nodo) {
  const limpio = window.propuesta.limpiar(nodo.value);
  if (limpio === nodo.value) return;
  nodo.value = limpio;
  lugar.poner(limpio);
}

function crecer(nodo) {
  if (nodo.tagName !== "TEXTAREA" || !nodo.offsetParent) return;
  nodo.style.blockSize = "auto";
  nodo.style.blockSize = nodo.scrollHeight + 4 + "px";
}

function contarEn(cuenta, campo, texto) {
  if (!cuenta) return;
  const n = largo(texto.trim()), { largoMinimo: minimo, largoMaximo: maximo } = campo;
  const falta = minimo > 1 && n < minimo ? " · mínimo " + minimo : "";
  cuenta.textContent = maximo ? n + " de " + maximo + " caracteres" + falta : n + " caracteres" + falta;
  cuenta.classList.toggle("campo__cuenta--pasada", Boolean(maximo && n > maximo));
}

function ayudaDeFormato() {
  const filas = [["**negrita**", "negrita"], ["*cursiva*", "cursiva"], ["- una cosa", "lista con viñetas (una por línea)"],
    ["1. primer paso", "lista numerada"], ["### Subtítulo", "subtítulo"], ["[texto](https://www.gob.pe)", "enlace"]];
  return crear("details.formato", null, crear("summary", null, "Cómo dar formato al texto"),
    crear("dl", null, ...filas.map(([que, para]) => crear("div", null, crear("dt", null, crear("code", null, que)), crear("dd", null, para)))),
    crear("p", null, "Deje una línea en blanco entre párrafos. Puede pegar desde Word: llega sin adornos."));
}

/* «17,5» o «17.5» → 17.5; lo que no es un número se guarda como está, y el error lo dice. */
function entradaDeNumero(lugar, campo, atributos) {
  const valor = lugar.leer();
  const nodo = crear("input.campo__entrada.campo__entrada--corta", {
    id: lugar.id, type: "text", inputmode: campo.clase === "entero" ? "numeric" : "decimal", autocomplete: "off", ...atributos,
    input: () => lugar.poner(numeroDe(nodo.value)),
  });
  nodo.value = vacio(valor) ? "" : String(valor).replace(".", ",");
  return nodo;
}

function numeroDe(texto) {
  const junto = texto.trim().replace(/\s+/g, "").replace(",", ".");
  if (!junto) return undefined;
  return /^[+-]?\d{1,15}(\.\d{1,10})?$/.test(junto) ? Number(junto) : texto.trim();
}

function entradaDeFecha(lugar, atributos) {
  const nodo = crear("input.campo__entrada.campo__entrada--corta", {
    id: lugar.id, type: "date", min: "1900-01-01", max: "2099-12-31", ...atributos,
    input: () => lugar.poner(nodo.value || undefined),
    blur: () => { if (nodo.validity.badInput) lugar.poner("incompleta"); },
  });
  nodo.value = lugar.leer() || "";
  return nodo;
}
