/* Facetas: filtros con varios valores cada uno y cuentas que no se restan a sí mismas. */
let columnas = null;

function abrirFacetas() {
  if (!columnas) {
    const M = manifiesto();
    columnas = registrados.get("facetas").map(([clave, titulo, valores, conjuntos, columna]) => ({
      clave, titulo, valores, conjuntos, columna: Uint16Array.from(leerNumeros(columna, 0, M.total)),
    }));
  }
  return columnas;
}

/* {pasan, facetas}: una ficha que falla en una sola faceta cuenta para los valores de esa. */
async function filtrar(halladas, filtros) {
  await pedir("facetas");
  const cs = abrirFacetas();
  const elegidos = cs.map((c) => new Set([].concat(filtros[c.clave] || [])));
  const admite = cs.map((c, k) => elegidos[k].size &&
    c.conjuntos.map((s) => s.some((v) => elegidos[k].has(c.valores[v][0]))));
  const cuentas = cs.map((c) => new Uint32Array(c.conjuntos.length));
  const pasan = halladas.filter((h) => {
    let fallas = 0, cual = -1;
    for (let k = 0; k < cs.length; k++) {
      if (admite[k] && !admite[k][cs[k].columna[h.f]]) { fallas++; cual = k; }
    }
    if (fallas === 1) cuentas[cual][cs[cual].columna[h.f]]++;
    if (!fallas) for (let k = 0; k < cs.length; k++) cuentas[k][cs[k].columna[h.f]]++;
    return !fallas;
  });
  return { pasan, facetas: cs.map((c, k) => contar(c, cuentas[k], elegidos[k])) };
}

function contar(c, cuentas, elegidos) {
  const suma = new Uint32Array(c.valores.length);
  c.conjuntos.forEach((s, i) => s.forEach((v) => { suma[v] += cuentas[i]; }));
  const valores = c.valores.map(([valor, nombre], i) =>
    ({ valor: valor, nombre: nombre, cuenta: suma[i], elegido: elegidos.has(valor) }));
  return { clave: c.clave, titulo: c.titulo, valores: valores.filter((v) => v.cuenta || v.elegido) };
}

/* Nombres de los valores de una ficha, por faceta; vacío si las columnas aún no se leyeron. */
function valoresDe(f) {
  const salida = {};
  if (registrados.has("facetas")) {
    abrirFacetas().forEach((c) => {
      const nombres = c.conjuntos[c.columna[f]].map((v) => c.valores[v][1]);
      if (nombres.length) salida[c.clave] = nombres;
    });
  }
  return salida;
}

/* Las mismas fichas por fecha o por título. */
async function reordenar(lista, orden) {
  const datos = await pedir("orden"), M = manifiesto();
  const lugar = new Uint32Array(M.total);
  leerNumeros(datos[orden === "titulo" ? 1 : 0], 0, M.total).forEach((f, i) => { lugar[f] = i; });
  return lista.slice().sort((a, b) => lugar[a.f] - lugar[b.f]);
}
