/* Los archivos que se adjuntan: nombre seguro, clase y peso admitidos, y dónde se guardan. */

const BASE_DE_ARCHIVOS = "repositorio-propuestas", ALMACEN = "archivos";

/* El mismo nombre que tendrá publicado: ASCII en minúsculas, con guiones. */
function nombreSeguro(nombre) {
  const punto = nombre.lastIndexOf(".");
  const raiz = punto > 0 ? nombre.slice(0, punto) : nombre;
  const extension = punto > 0 ? nombre.slice(punto).toLowerCase() : "";
  const limpia = plegar(raiz).replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 80);
  return (limpia || "archivo") + extension;
}

function extensionDe(nombre) {
  const punto = nombre.lastIndexOf(".");
  return punto > 0 ? nombre.slice(punto).toLowerCase() : "";
}

/* Por qué no se admite, o "". Las mismas reglas que aplica el generador. */
function reparoDe(archivo, limites) {
  const extension = extensionDe(archivo.name);
  if (!limites.admitidos.includes(extension)) {
    const arreglo = limites.arreglos[extension] || "se admiten: " + limites.admitidos.join(", ");
    return "no se admiten archivos «" + (extension || archivo.name) + "»; " + arreglo;
  }
  if (!archivo.size) return "está vacío; vuelva a guardarlo";
  if (archivo.size > limites.maximo) return "pesa " + pesoDe(archivo.size) + " y el máximo es " + pesoDe(limites.maximo);
  return "";
}

/* Un nombre que no tenga ya otro archivo: «acta.docx», «acta-2.docx»… */
function nombreLibre(nombre, ocupados) {
  const seguro = nombreSeguro(nombre), extension = extensionDe(seguro);
  let libre = seguro;
  for (let n = 2; ocupados.has(libre); n++) libre = seguro.slice(0, seguro.length - extension.length) + "-" + n + extension;
  return libre;
}

/* La base de datos del navegador guarda los archivos; sin ella, solo viven hasta cerrar. */
const baseDeArchivos = new Promise((dar) => {
  try {
    const pedido = indexedDB.open(BASE_DE_ARCHIVOS, 1);
    pedido.onupgradeneeded = () => pedido.result.createObjectStore(ALMACEN);
    pedido.onsuccess = () => dar(pedido.result);
    pedido.onerror = () => dar(null);
  } catch (_) {
    dar(null);
  }
});

/* Una operación sobre el almacén; resuelve con null si no se pudo. */
function conAlmacen(modo, hacer) {
  return baseDeArchivos.then((base) => base && new Promise((dar) => {
    const paso = base.transaction(ALMACEN, modo);
    const pedido = hacer(paso.objectStore(ALMACEN));
    paso.oncomplete = () => dar(pedido && "result" in pedido ? pedido.result : true);
    paso.onerror = paso.onabort = () => dar(null);
  })).catch(() => null);
}

const guardarArchivo = (clave, nombre, octetos) => conAlmacen("readwrite", (a) => a.put(octetos, [clave, nombre]));
const quitarArchivo = (clave, nombre) => conAlmacen("readwrite", (a) => a.delete([clave, nombre]));
const quitarArchivosDe = (clave) => conAlmacen("readwrite", (a) => a.delete(IDBKeyRange.bound([clave], [clave, []])));

/* Nombre → octetos de los archivos guardados de un borrador. */
function archivosDe(clave) {
  const rango = () => IDBKeyRange.bound([clave], [clave, []]);
  return Promise.all([conAlmacen("readonly", (a) => a.getAllKeys(rango())), conAlmacen("readonly", (a) => a.getAll(rango()))])
    .then(([claves, valores]) => new Map((claves || []).map((c, i) => [c[1], valores[i]])));
}
