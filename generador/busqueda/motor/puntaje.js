/* Puntaje: cuánto responde cada documento (ficha o pasaje) a cada casilla, y la suma. */

/* {v, t}: cuánto vale algo en cada documento, y dos bits: si está en su título y si cuenta como dicho. */
const EN_TITULO = 1, DICHO = 2;
const vacio = (total) => ({ v: new Float32Array(total), t: new Uint8Array(total) });

/* Valor de una palabra [forma, raíz] en cada documento: la forma exacta vale más que otra. */
function valores(nivel, termino, total) {
  const salida = vacio(total);
  sumarFormas(salida, formasDe(nivel, termino[1]), (f) =>
    nivel === "p" || f === termino[0] ? W.exacta : W.otraForma);
  return salida;
}

function sumarFormas(salida, formas, peso) {
  formas.forEach((e) => {
    const { d, v, t } = listaDe(e), w = peso(e.forma);
    for (let i = 0; i < d.length; i++) {
      const x = v[i] * w;
      if (x > salida.v[d[i]]) salida.v[d[i]] = x;
      salida.t[d[i]] |= t[i] | DICHO;
    }
  });
}

const cuantosHay = ({ v }) => {
  let n = 0;
  for (let i = 0; i < v.length; i++) if (v[i] > 0) n++;
  return n;
};

const rareza = (n, total) => Math.log(1 + (total - n + 0.5) / (n + 0.5));

/* Todas las palabras a la vez: promedio según su rareza donde están todas; cero en lo demás. */
function juntas(nivel, terminos, total) {
  const listas = terminos.map((t) => valores(nivel, t, total));
  if (listas.length === 1) return listas[0];
  const idf = listas.map((l) => rareza(cuantosHay(l), total));
  const suma = idf.reduce((a, b) => a + b, 0), salida = vacio(total);
  for (let i = 0; i < total; i++) {
    let s = 0, t = 3;
    for (let k = 0; k < listas.length && s >= 0; k++) {
      s = listas[k].v[i] ? s + listas[k].v[i] * idf[k] : -1;
      t &= listas[k].t[i];
    }
    if (s > 0) [salida.v[i], salida.t[i]] = [s / suma, t];
  }
  return salida;
}

/* Por casilla: {v, t, idf}. */
function porCasilla(nivel, casillas, alternativas, total) {
  const hechas = casillas.map((c) => {
    const h = valores(nivel, [c.palabra, c.raiz], total);
    if (c.prefijo) {
      sumarFormas(h, formasConPrefijo(nivel, c.palabra),
        (f) => W.prefijo + W.porLargo * c.palabra.length / f.length);
    }
    if (c.partes) mezclar(h, juntas(nivel, c.partes, total), W.partes);
    h.n = cuantosHay(h);
    return h;
  });
  alternativas.forEach((a) => {
    const otra = juntas(nivel, a.terminos, total), n = cuantosHay(otra);
    if (!n) return;
    const sola = a.casillas.every((k) => !hechas[k].n);
    a.casillas.forEach((k) => {
      mezclar(hechas[k], otra, sola ? a.pesoSola : a.peso, a.terminos.length > 1);
      hechas[k].deOtras = Math.max(hechas[k].deOtras || 0, n);
    });
  });
  hechas.forEach((h, k) => {
    h.idf = rareza(h.n || h.deOtras || 0, total) * (casillas[k].debil ? W.debil : 1);
  });
  return hechas;
}

/* Un sinónimo que vale poco no cuenta como dicho en el título; si son varias palabras, ni como dicho. */
function mezclar(h, otra, peso, varias) {
  const cuenta = peso > 0.5 ? 3 : varias ? 0 : DICHO;
  for (let i = 0; i < h.v.length; i++) {
    if (otra.v[i] * peso > h.v[i]) h.v[i] = otra.v[i] * peso;
    h.t[i] |= otra.t[i] & cuenta;
  }
}

/* {puntos, marcas, titulo}: la suma por documento y qué casillas (bits) cumple cada uno. */
function sumar(hechas, total) {
  const puntos = new Float32Array(total), marcas = new Uint32Array(total), titulo = new Uint32Array(total);
  hechas.forEach(({ v, t, idf }, k) => {
    for (let i = 0; i < total; i++) {
      if (v[i] > 0) {
        puntos[i] += v[i] * idf;
        if (t[i]) marcas[i] |= 1 << k;
        if (t[i] & EN_TITULO) titulo[i] |= 1 << k;
      }
    }
  });
  return { puntos, marcas, titulo };
}

/* Qué parte de las palabras que cuentan está en esas marcas, de 0 a 1. */
function parte(marcas, casillas) {
  let hay = 0, cuentan = 0;
  casillas.forEach((c, k) => {
    if (c.debil) return;
    cuentan++;
    if (marcas & (1 << k)) hay++;
  });
  return cuentan ? hay / cuentan : 1;
}

const claseDe = (f) => M.limites.findIndex((limite) => f < limite);
const VENCIDA = 4, ARCHIVADA = 5;
const esVencida = (f) => claseDe(f) >= VENCIDA;

/* Fichas halladas, de mejor a peor. Por escalones: todas las palabras en el título, todas
   en los metadatos, todas contando los pasajes, y solo algunas (con muchas palabras, estos dos son uno). las archivadas van al final; las vencidas, al final de su escalón si la palabra es una sola. */
function ordenar(casillas, fichas, pasajes) {
  const halladas = [], contadas = casillas.filter((c) => !c.debil).length;
  const minima = contadas > 2 ? 0.34 : 0;
  for (let f = 0; f < M.total; f++) {
    const marcas = fichas.marcas[f] | (pasajes ? pasajes.marcas[f] : 0);
    if (!marcas) continue;
    const p = parte(marcas, casillas);
    if (p <= minima) continue;
    const base = fichas.puntos[f] + (pasajes ? W.pasaje * pasajes.puntos[f] : 0);
    const clase = claseDe(f);
    const escalon = p < 1 ? 3 : parte(fichas.marcas[f], casillas) < 1 ? 2
      : parte(fichas.titulo[f], casillas) < 1 ? 1 : 0;
    halladas.push({ f, marcas, escalon, completa: p === 1, puntaje: base * p * p * M.ventajas[clase],
      final: clase === ARCHIVADA ? 2 : clase === VENCIDA && contadas < 2 ? 1 : 0 });
  }
  if (contadas > W.completas) halladas.forEach((h) => { h.escalon = Math.min(h.escalon, 2); });
  return halladas.sort(comparar);
}

const comparar = (a, b) => (a.final >> 1) - (b.final >> 1) || a.escalon - b.escalon ||
  a.final - b.final || b.puntaje - a.puntaje || a.f - b.f;
