/* Las demás fichas del repositorio: para elegirlas, para saber si existen y para corregir una. */

/* Trae un guion de datos una sola vez; resuelve aunque falle, y entonces no hay datos. */
const traidos = new Map();
function traer(direccion) {
  if (!traidos.has(direccion)) {
    traidos.set(direccion, new Promise((listo) => {
      const guion = crear("script", { src: direccion });
      guion.onload = () => listo(true);
      guion.onerror = () => listo(false);
      document.head.append(guion);
    }));
  }
  return traidos.get(direccion);
}

/* [{id, titulo, tipo, estado}] de todas las publicadas. */
async function todasLasFichas(f) {
  await traer("fichas.js");
  const porTipo = window.propuesta.fichas || {};
  return Object.entries(porTipo).flatMap(([tipo, fichas]) => fichas.map(([id, titulo, estado]) => ({ id, titulo, tipo, estado })));
}

async function otrasFichas(f, tipos) {
  const todas = await todasLasFichas(f);
  const nombres = f.arbol.tipos;
  return todas.filter((o) => (!tipos || !tipos.length || tipos.includes(o.tipo)) && o.id !== f.fichaId)
    .map((o) => ({ valor: o.id, nombre: o.titulo, detalle: (nombres[o.tipo] ? nombres[o.tipo].titulo : o.tipo) + " · " + o.id, busca: o.id }));
}

async function existentesDe(f) {
  const existentes = {};
  for (const o of await todasLasFichas(f)) existentes[o.id] = { tipo: o.tipo, estado: o.estado, visible: true, titulo: o.titulo };
  await traer("enlazadas.js");
  Object.entries(window.propuesta.enlazadas || {}).forEach(([id, datos]) => { if (existentes[id]) Object.assign(existentes[id], datos); });
  return Object.keys(existentes).length ? existentes : undefined;
}

/* La ficha publicada con ese id. Están repartidas en partes, en orden de id. */
async function fichaPublicada(f, id) {
  const partes = f.partes.filter((primero) => primero <= id).length;
  if (!partes) return null;
  await traer("fichas/" + f.ruta + "-" + partes + ".js");
  const todas = window.propuesta.publicadas || {};
  return Object.prototype.hasOwnProperty.call(todas, id) ? todas[id] : null;
}
