/* Lo que está mal: se comprueba todo, se dice junto a cada campo ya visitado y, al final, en un resumen. */

/* El mismo árbol, exigente: dice como error lo que a un borrador se le perdona como aviso. */
function exigente(ficha) {
  return {
    ...ficha,
    estados: ficha.estados.map((e) => ({ ...e, visible: true })),
    campos: ficha.campos.map((c) => (esFicha(c.elemento) ? { ...c, elemento: exigente(c.elemento) } : c)),
  };
}

function comprobar(f) {
  const pesos = {};
  f.usados().forEach(([nombre, a]) => { pesos[nombre] = a.tamano; });
  f.problemas = window.propuesta.validar(f.exigente, f.vocabularios, f.listos(), {
    id: f.fichaId || undefined, existentes: f.existentes, archivos: pesos, fecha: f.hoy,
  });
  return f.problemas;
}

function errores(f) {
  return f.problemas.filter((p) => p.nivel === "error");
}

/* Con mayúscula, y con punto o dos puntos: como una oración. */
function oracion(texto, fin) {
  const limpio = texto.trim().replace(/[.:]$/, "");
  return limpio.charAt(0).toUpperCase() + limpio.slice(1) + fin;
}

/* De lo que falta basta decirlo: cómo se llena ya está escrito sobre el campo. Los códigos no se muestran. */
function textoDe(problema) {
  if (problema.regla === "esquema/enum") return oracion(problema.mensaje, ": ") + "elija una opción de la lista.";
  const falta = problema.regla === "esquema/required" || problema.regla === "esquema/falta";
  if (falta || !problema.ayuda) return oracion(problema.mensaje.replace(/, obligatorio desde.*$/, ""), ".");
  return oracion(problema.mensaje, ": ") + problema.ayuda + ".";
}

/* El elemento de la página donde se dice un problema: el suyo o el más cercano que lo contiene. */
function dondeSeDice(f, camino) {
  for (let n = camino.length; n > 0; n--) {
    const nodo = f.formulario.querySelector('[data-camino="' + CSS.escape(camino.slice(0, n).join(".")) + '"]');
    if (nodo) return nodo;
  }
  return null;
}

function mostrarErrores(f) {
  const porCampo = new Map();
  for (const problema of f.problemas) {
    const nodo = dondeSeDice(f, problema.camino);
    const clave = nodo && nodo.dataset.camino;
    if (!nodo || !(f.revisado || f.tocados.has(clave) || f.tocados.has(problema.camino.join(".")))) continue;
    if (!porCampo.has(nodo)) porCampo.set(nodo, []);
    porCampo.get(nodo).push(problema);
  }
  f.formulario.querySelectorAll("[data-camino]").forEach((nodo) => decirEn(nodo, porCampo.get(nodo) || []));
  f.pasos.forEach((paso) => paso.contar(f));
}

function decirEn(nodo, problemas) {
  const aviso = nodo.querySelector(".campo__error[id]");
  if (!aviso || aviso.closest("[data-camino]") !== nodo) return;
  const graves = problemas.filter((p) => p.nivel === "error");
  const dichos = (graves.length ? graves : problemas).map(textoDe);
  const texto = [...new Set(dichos)].join(" ");
  if (aviso.textContent !== texto) aviso.textContent = texto;
  aviso.hidden = !texto;
  aviso.classList.toggle("campo__error--leve", Boolean(texto) && !graves.length);
  nodo.classList.toggle("campo--mal", Boolean(graves.length));
  const control = nodo.querySelector("#" + CSS.escape(aviso.id.replace(/-error$/, "")));
  if (control && /^(INPUT|TEXTAREA)$/.test(control.tagName)) {
    if (graves.length) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  }
}

/* Al dejar un campo (o un grupo entero) se dice lo que le falte. */
function alSalirDe(f, e) {
  for (let nodo = e.target.closest("[data-camino]"); nodo; nodo = nodo.parentElement.closest("[data-camino]")) {
    if (e.relatedTarget && nodo.contains(e.relatedTarget)) break;
    f.tocados.add(nodo.dataset.camino);
  }
  f.revisar();
}

/* Lleva al campo: abre lo plegado que lo guarda, cambia de parte y pone el foco. */
function irA(f, camino) {
  let nodo = dondeSeDice(f, camino);
  if (nodo && nodo.dataset.camino !== camino.join(".")) {
    nodo.querySelectorAll("details").forEach((d) => d.llenar && d.llenar());
    nodo = dondeSeDice(f, camino);
  }
  if (!nodo) nodo = conLoPlegado(f, camino);
  if (!nodo) return;
  f.mostrarPaso(nodo.closest(".paso").id, false);
  for (let d = nodo.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
  const suyo = document.getElementById(["c", ...nodo.dataset.camino.split(".")].join("-")) || nodo;
  const control = suyo.tagName === "DETAILS" ? suyo.querySelector("summary")
    : suyo.tagName === "FIELDSET" && !suyo.matches(".elemento, .lista") ? suyo.querySelector("input, textarea, button") || suyo : suyo;
  control.focus();
  nodo.scrollIntoView({ block: "center" });
}

/* Un campo de primer nivel que aún no se dibujó. */
function conLoPlegado(f, camino) {
  f.formulario.querySelectorAll(".mas-datos").forEach((d) => d.llenar && d.llenar());
  return dondeSeDice(f, camino);
}

/* «Parte › qué»: los errores de la página, cada uno con un enlace a su campo. */
function listaDeProblemas(f, problemas) {
  return crear("ul.resumen__lista", null, ...problemas.map((p) => crear("li", null,
    crear("a", { href: "#" + ["c", ...p.camino].join("-"), click: (e) => { e.preventDefault(); irA(f, p.camino); } }, textoDe(p)))));
}
