/* Puntaje: cuánto responde cada documento (ficha o pasaje) a cada casilla, y la suma. */

/* {v, t}: cuánto vale algo en cada documento, y dos bits: si está en su título y si cuenta como dicho. */
const EN_TITULO = 1, DICHO = 2;
const vacio = (total) => ({ v: new Float32Array(total), t: new Uint8Array(total) });

/* Lo ya calculado de las últimas palabras: al escribir, las anteriores se repiten en cada tecla. */
const hechos = new Map();
const RECORDADOS = 60;

function recordar(nivel, terminos, hacer) {
  const clave = nivel + terminos.join();
  let h = hechos.get(clave);
  if (h) return h;
  h = hacer();
  h.n = cuantosHay(h);
  if (terminos.every((t) => archivosDe(nivel, t[1]).every((a) => registrados.has(a)))) {
    if (hechos.size >= RECORDADOS) hechos.delete(hechos.keys().next().value);
    hechos.set(clave, h);
  }
  return h;
}

/* Valor de una palabra [forma, raíz] en cada documento: la forma exacta vale más que otra. */
const valores = (nivel, termino, total) => recordar(nivel, [termino], () => {
  const salida = vacio(total);
  sumarFormas(salida, formasDe(nivel, termino[1]), (f) =>
    nivel === "p" || f === termino[0] ? W.exacta : W.otraForma);
  return salida;
});

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
const juntas = (nivel, terminos, total) => terminos.length < 2 ? valores(nivel, terminos[0], total)
  : recordar(nivel, terminos, () => reunir(terminos.map((t) => valores(nivel, t, total)), total));

function reunir(listas, total) {
  const idf = listas.map((l) => rareza(l.n, total));
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
    const { v, t } = valores(nivel, [c.palabra, c.raiz], total), h = { v: v.slice(), t: t.slice() };
    if (c.prefijo) {
      sumarFormas(h, formasConPrefijo(nivel, c.palabra),
        (f) => W.prefijo + W.porLargo * c.palabra.length / f.length);
    }
    if (c.partes) mezclar(h, juntas(nivel, c.partes, total), W.partes);
    h.n = cuantosHay(h);
    return h;
  });
  alternativas.forEach((a) => {
    const otra = juntas(nivel, a.terminos, total), n = otra.n;
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

const unos = (m) => {
  let n = 0;
  for (; m; m &= m - 1) n++;
  return n;
};

/* Bits de las casillas que cuentan, y qué parte de ellas está en unas marcas, de 0 a 1. */
const fuertesDe = (casillas) => casillas.reduce((m, c, k) => c.debil ? m : m | (1 << k), 0);
const parte = (marcas, fuertes) => fuertes ? unos(marcas & fuertes) / unos(fuertes) : 1;

const claseDe = (f) => M.limites.findIndex((limite) => f < limite);
const VENCIDA = 4, ARCHIVADA = 5;
const esVencida = (f) => claseDe(f) >= VENCIDA;

/* Fichas halladas. Por escalones: todas las palabras en el título, todas en los metadatos, todas
   contando los pasajes, y solo algunas (con muchas palabras, estos dos son uno). Las archivadas van
   al final; las vencidas, al final de su escalón. */
function puntuar(casillas, fichas, pasajes) {
  const halladas = [], fuertes = fuertesDe(casillas), contadas = unos(fuertes);
  const minima = contadas > 2 ? 0.34 : 0, ultimo = contadas > W.completas ? 2 : 3;
  let clase = 0;
  for (let f = 0; f < M.total; f++) {
    while (f >= M.limites[clase]) clase++;
    const marcas = fichas.marcas[f] | (pasajes ? pasajes.marcas[f] : 0);
    if (!marcas) continue;
    const p = parte(marcas, fuertes);
    if (p <= minima) continue;
    const base = fichas.puntos[f] + (pasajes ? W.pasaje * pasajes.puntos[f] : 0);
    const escalon = p < 1 ? ultimo : parte(fichas.marcas[f], fuertes) < 1 ? 2
      : parte(fichas.titulo[f], fuertes) < 1 ? 1 : 0;
    const final = clase === ARCHIVADA ? 2 : clase === VENCIDA ? 1 : 0;
    const puntaje = base * p * p * M.ventajas[clase];
    halladas.push({ f, completa: p === 1, puntaje, nivel: (final & 2) * 8 + escalon * 2 + (final & 1) });
  }
  return halladas;
}

const comparar = (a, b) => a.nivel - b.nivel || b.puntaje - a.puntaje || a.f - b.f;

/* Las n primeras de una lista sin ordenar, en orden, sin ordenar las demás. */
function primerasDe(halladas, n) {
  let cercanas = halladas;
  if (halladas.length > 4 * n) {
    const claves = new Float64Array(halladas.length);
    for (let i = 0; i < claves.length; i++) claves[i] = halladas[i].nivel * 1e6 - halladas[i].puntaje;
    const tope = claves.slice().sort()[n];
    cercanas = halladas.filter((h, i) => claves[i] <= tope);
  }
  return cercanas.slice().sort(comparar).slice(0, n);
}
