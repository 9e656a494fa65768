/* Análisis: de un texto a palabras plegadas y raíces. Lo mismo que analisis.py y raices.py. */
const conjunto = (texto) => new Set(texto.split(" "));
const VACIAS = conjunto(TABLAS.vacias);
const DEBILES = conjunto(TABLAS.debiles);
const EXCEPCIONES = new Map(Object.entries(TABLAS.excepciones));
const COMIENZOS = TABLAS.comienzos.split(" ");
const PRONOMBRES = conjunto(TABLAS.pronombres);
const ANTES = TABLAS.antesDePronombre.split(" ");
const VERBALES_Y = conjunto(TABLAS.verbalesY);
const VERBALES_E = conjunto(TABLAS.verbalesE);
const LARGOS = conjunto(TABLAS.verbalesLargos);
const VERBALES = new Set([...conjunto(TABLAS.verbales), ...VERBALES_E, ...LARGOS]);
const FINALES = conjunto(TABLAS.finales);
const NORMALES = new Map();
TABLAS.normales.forEach(([sufijos, queda, region, previos]) => {
  sufijos.split(" ").forEach((s) => NORMALES.set(s, [queda, region, previos ? previos.split(" ") : []]));
});
const MINIMO = 4;
const MINIMO_LARGOS = 6;

function plegar(texto) {
  return texto.normalize("NFKD").replace(/[\u0300-\u036f]+/g, "").toLowerCase();
}

const normalizar = (palabra) => palabra[0] === "0" ? palabra.replace(/^0+/, "") || "0" : palabra;

/* Un código («029-2025-TR») sin separadores ni ceros de relleno. */
const unirCodigo = (escrito) => normalizar(escrito.split(/[-/.]/).map(normalizar).join(""));

/* Palabras de un texto, en orden; al final, sus códigos de una pieza. */
function palabras(texto) {
  const plegado = plegar(texto);
  const sueltas = plegado.match(/[a-z0-9]+/g) || [];
  const codigos = (plegado.match(/[0-9]+(?:[-/.][a-z0-9]+)+|[a-z0-9]+/g) || [])
    .filter((p) => /[-/.]/.test(p));
  return sueltas.concat(codigos.map(unirCodigo));
}

const LARGA = 60;
const esVacia = (p) => VACIAS.has(p) || (p.length === 1 && p >= "a") || p.length > LARGA;

/* La raíz con que una palabra está en el índice; "" si no se busca. */
const raizDe = (p) => esVacia(p) ? "" : raiz(normalizar(p));

function largoDe(w, sufijos, desde, vale) {
  for (let n = Math.min(8, w.length - Math.max(desde, MINIMO)); n > 0; n--) {
    if (sufijos.has(w.slice(-n)) && (!vale || vale(n))) return n;
  }
  return 0;
}

function regiones(w) {
  const tras = (desde) => {
    const m = /[aeiou][^aeiou]/.exec(w.slice(desde));
    return m ? desde + m.index + 2 : w.length;
  };
  const r1 = tras(0);
  const vocal = (c) => "aeiou".includes(c);
  let rv = 3;
  if (!vocal(w[1]) || vocal(w[0])) {
    const busca = !vocal(w[1]);
    for (rv = 2; rv < w.length && vocal(w[rv]) !== busca;) rv++;
    rv = Math.min(rv + 1, w.length);
  }
  return [rv, r1, tras(r1)];
}

function sinPronombre(w, rv) {
  const n = largoDe(w, PRONOMBRES, rv);
  if (!n) return w;
  const resto = w.slice(0, -n);
  const antes = ANTES.find((a) => resto.endsWith(a) && resto.length - a.length >= rv);
  return !antes || (antes === "yendo" && !resto.endsWith("uyendo")) ? w : resto;
}

function sinSufijo(w, r1, r2) {
  const n = largoDe(w, NORMALES, r1, (k) => w.length - k >= [r1, r2][NORMALES.get(w.slice(-k))[1] - 1]);
  if (!n) return w;
  const [queda, , previos] = NORMALES.get(w.slice(-n));
  w = w.slice(0, -n) + queda;
  previos.forEach((p) => {
    if (w.endsWith(p) && w.length - p.length >= Math.max(r2, MINIMO)) w = w.slice(0, -p.length);
  });
  return w;
}

function sinVerbal(w, rv) {
  let n = largoDe(w, VERBALES_Y, rv, (k) => w[w.length - k - 1] === "u");
  if (n) return w.slice(0, -n);
  n = largoDe(w, VERBALES, rv, (k) => !LARGOS.has(w.slice(-k)) || w.length - k >= MINIMO_LARGOS);
  if (!n) return w;
  const conGu = VERBALES_E.has(w.slice(-n)) && w.slice(0, -n).endsWith("gu");
  return w.slice(0, -n - conGu);
}

function sinFinal(w, rv) {
  const n = largoDe(w, FINALES, rv);
  if (!n) return w;
  const conGu = w.slice(-n) === "e" && w.slice(0, -n).endsWith("gu") && w.length - 2 >= rv;
  return w.slice(0, -n - conGu);
}

function raiz(palabra) {
  if (EXCEPCIONES.has(palabra)) return EXCEPCIONES.get(palabra);
  const comienzo = COMIENZOS.find((c) => palabra.startsWith(c));
  if (comienzo) return comienzo;
  if (palabra.length < MINIMO || /[^a-z]/.test(palabra)) return palabra;
  let w = palabra.endsWith("z") ? palabra.slice(0, -1) + "c" : palabra;
  const [rv, r1, r2] = regiones(w);
  w = sinPronombre(w, rv);
  let corta = sinSufijo(w, r1, r2);
  if (corta === w) corta = sinVerbal(w, rv);
  corta = sinFinal(corta, rv);
  return corta === palabra && corta.endsWith("s") ? corta.slice(0, -1) : corta;
}
