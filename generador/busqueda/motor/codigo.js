/* Código: de texto corto a números y listas de apariciones. Lo contrario de codigo.py. */
const UNO = 60, DOS = 86, TRES = 90, BASE = 91;
const TOPE_DOS = UNO + (DOS - UNO) * BASE;
const TOPE_TRES = TOPE_DOS + (TRES - DOS) * BASE * BASE;

const valorEn = (texto, i) => {
  const c = texto.charCodeAt(i);
  return c > 92 ? c - 36 : c - 35;
};

/* Lee «cuantos» números desde «lugar» (o hasta el final); deja en fin dónde terminó. */
function leerNumeros(texto, lugar, cuantos) {
  const salida = [];
  let i = lugar;
  while (i < texto.length && salida.length < cuantos) {
    const a = valorEn(texto, i++);
    if (a < UNO) salida.push(a);
    else if (a < DOS) salida.push(UNO + (a - UNO) * BASE + valorEn(texto, i++));
    else {
      let v = a < TRES ? a - DOS : valorEn(texto, i++);
      v = (v * BASE + valorEn(texto, i++)) * BASE + valorEn(texto, i++);
      salida.push(v + (a < TRES ? TOPE_DOS : TOPE_TRES));
    }
  }
  leerNumeros.fin = i;
  return salida;
}

/* Lista de apariciones: {d: documentos, v: cuánto vale la palabra en cada uno, t: si está en el título}. */
function leerApariciones(texto) {
  const n = leerNumeros(texto, 0, 1)[0];
  const d = leerNumeros(texto, leerNumeros.fin, n);
  const desde = leerNumeros.fin;
  const v = new Float32Array(n), t = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    if (i) d[i] += d[i - 1];
    const c = valorEn(texto, desde + i), q = ((c >> 1) - 1) / 43;
    v[i] = Math.max(q * q, 0.0001);
    t[i] = c & 1;
  }
  return { d, v, t };
}

/* Lista ordenada en que cada palabra dice cuántas letras repite de la anterior. */
function* conPrefijo(trozos, sobra) {
  let previa = "";
  for (const t of trozos) {
    previa = previa.slice(0, valorEn(t, 0)) + t.slice(1 + sobra);
    yield previa;
  }
}
