/* Los trabajos guardados, en la memoria de este navegador: varios por herramienta, uno por clave. */

const PREFIJO_DE_CAJA = "repositorio/caja/", ACTUAL_DE_CAJA = "repositorio/caja-actual/";
const COPIA = "trabajo-de-la-caja/1";

function guardarTrabajo(nombre, clave, trabajo) {
  if (!local) return false;
  try {
    local.setItem(PREFIJO_DE_CAJA + nombre + "/" + clave, JSON.stringify(trabajo));
    return true;
  } catch (_) {
    return false;
  }
}

/* De un texto guardado o de una copia: solo si es de esta herramienta. */
function trabajoDe(texto, nombre) {
  try {
    const leido = JSON.parse(texto);
    const bueno = leido && leido.formato === COPIA && leido.herramienta === nombre && leido.datos
      && typeof leido.datos === "object" && !Array.isArray(leido.datos);
    return bueno ? leido : null;
  } catch (_) {
    return null;
  }
}

function trabajosDe(nombre) {
  const comienzo = PREFIJO_DE_CAJA + nombre + "/", hallados = [];
  for (let i = 0; local && i < local.length; i++) {
    const clave = local.key(i);
    const trabajo = clave.startsWith(comienzo) ? trabajoDe(local.getItem(clave), nombre) : null;
    if (trabajo) hallados.push({ ...trabajo, clave: clave.slice(comienzo.length) });
  }
  return hallados.sort((a, b) => (a.guardado < b.guardado ? 1 : -1));
}

function quitarTrabajo(nombre, clave) {
  if (local) local.removeItem(PREFIJO_DE_CAJA + nombre + "/" + clave);
}

/* El que se escribía en esta ventana: al recargar se sigue con él. */
function trabajoActual(nombre, clave) {
  if (!sesion) return null;
  if (clave === undefined) return sesion.getItem(ACTUAL_DE_CAJA + nombre);
  sesion.setItem(ACTUAL_DE_CAJA + nombre, clave);
  return clave;
}
