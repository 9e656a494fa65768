/* Los borradores, en la memoria de este navegador. Cada uno, en su propia clave. */

const PREFIJO = "repositorio/borrador/";
const SESION = "repositorio/borrador-actual/";
const FORMATO = "borrador-de-propuesta/1";

/* La memoria puede estar apagada: entonces nada se guarda, y se dice. */
function memoria(cual) {
  try {
    const m = window[cual];
    m.setItem(PREFIJO + "prueba", "1");
    m.removeItem(PREFIJO + "prueba");
    return m;
  } catch (_) {
    return null;
  }
}

const local = memoria("localStorage"), sesion = memoria("sessionStorage");

function claveNueva() {
  const azar = crypto.getRandomValues(new Uint8Array(6));
  return Array.from(azar, (n) => n.toString(16).padStart(2, "0")).join("");
}

/* Si se pudo guardar. Falla si la memoria está llena o apagada. */
function guardarBorrador(borrador) {
  if (!local) return false;
  try {
    local.setItem(PREFIJO + borrador.clave, JSON.stringify(borrador));
    return true;
  } catch (_) {
    return false;
  }
}

function leerBorrador(clave) {
  try {
    const borrador = JSON.parse(local.getItem(PREFIJO + clave));
    return borrador && borrador.formato === FORMATO ? borrador : null;
  } catch (_) {
    return null;
  }
}

function quitarBorrador(clave) {
  if (local) local.removeItem(PREFIJO + clave);
  return quitarArchivosDe(clave);
}

/* Los de un tipo (o todos), el último cambiado primero. */
function borradoresDe(tipo) {
  const hallados = [];
  for (let i = 0; local && i < local.length; i++) {
    const clave = local.key(i);
    const borrador = clave.startsWith(PREFIJO) ? leerBorrador(clave.slice(PREFIJO.length)) : null;
    if (borrador && (!tipo || borrador.tipo === tipo)) hallados.push(borrador);
  }
  return hallados.sort((a, b) => (a.guardado < b.guardado ? 1 : -1));
}

/* El que se estaba escribiendo en esta ventana: al recargar, se sigue con él. */
function actualDe(tipo) {
  return sesion ? sesion.getItem(SESION + tipo) : null;
}

function anotarActual(tipo, clave) {
  if (!sesion) return;
  if (clave) sesion.setItem(SESION + tipo, clave);
  else sesion.removeItem(SESION + tipo);
}

/* De un archivo exportado a un borrador; null si no lo es. */
function borradorDeTexto(texto) {
  try {
    const leido = JSON.parse(texto);
    const bueno = leido && leido.formato === FORMATO && typeof leido.tipo === "string" && leido.datos
      && typeof leido.datos === "object" && !Array.isArray(leido.datos);
    return bueno ? leido : null;
  } catch (_) {
    return null;
  }
}
