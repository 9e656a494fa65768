/* De la página a los datos, y de los datos a la página. */

/* Lo que XML no admite no puede estar en un documento de Word. */
const NO_ADMITIDOS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function valorDe(control) {
  if (control.type === "checkbox") return control.checked;
  return control.value.replace(NO_ADMITIDOS, "").trim();
}

/* Como se lee: de una opción, su nombre; de un día, en letras. */
function textoDe(control) {
  const valor = valorDe(control);
  if (!valor || valor === true) return valor ? "Sí" : "";
  if (control.tagName === "SELECT") return control.selectedOptions[0].textContent.trim();
  if (control.type === "date") return new Intl.DateTimeFormat("es-PE", { dateStyle: "long", timeZone: "UTC" }).format(new Date(valor));
  return valor;
}

function ponerValor(control, valor) {
  if (control.type === "checkbox") control.checked = valor === true;
  else if (control.type === "radio") control.checked = control.value === String(valor);
  else control.value = valor === undefined || valor === null ? "" : String(valor);
}

/* {campo: valor, lista: [{campo: valor}]}; «como» dice si se quieren valores o textos. */
function leerCampos(form, como) {
  const datos = {};
  form.querySelectorAll("[data-lista]").forEach((lista) => {
    const filas = filasDe(lista).map((fila) => {
      const una = {};
      fila.querySelectorAll("[data-campo]").forEach((c) => { una[c.dataset.campo] = como(c); });
      return una;
    });
    datos[lista.dataset.lista] = filas.filter((f) => Object.values(f).some(Boolean));
  });
  form.querySelectorAll("[data-campo]").forEach((c) => {
    if (c.closest("[data-fila]") || (c.type === "radio" && !c.checked)) return;
    datos[c.dataset.campo] = como(c);
  });
  return datos;
}

function ponerCampos(form, datos, alCambiar) {
  form.querySelectorAll("[data-lista]").forEach((lista) => {
    const filas = Array.isArray(datos[lista.dataset.lista]) ? datos[lista.dataset.lista] : [];
    rehacerFilas(lista, Math.max(1, filas.length), alCambiar);
    filasDe(lista).forEach((fila, i) => {
      fila.querySelectorAll("[data-campo]").forEach((c) => ponerValor(c, (filas[i] || {})[c.dataset.campo]));
    });
  });
  form.querySelectorAll("[data-campo]").forEach((c) => {
    if (!c.closest("[data-fila]")) ponerValor(c, datos[c.dataset.campo]);
  });
}

function hayAlgo(datos) {
  return Object.values(datos).some((v) => (Array.isArray(v) ? v.length > 0 : Boolean(v)));
}
