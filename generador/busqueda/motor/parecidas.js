/* Parecidas: de una palabra que no está a las que suenan o se escriben casi igual. */

const CLASES = "a bv cskqxz d e f gj ily m n o p r t u w".split(" ");
const BIT = new Map();
CLASES.forEach((letras, i) => [...letras].forEach((l) => BIT.set(l, 1 << i)));

const mascara = (p) => {
  let m = 0;
  for (const l of p) m |= BIT.get(l) || 0;
  return m;
};

/* Clave de cómo suena: b=v, s=c=z, qu=k=c, ll=y, g=j, h muda, n=m ante b y p, sin dobles. */
function sonido(p) {
  return p.replace(/ch/g, "1").replace(/h/g, "").replace(/v/g, "b").replace(/ll|y/g, "i")
    .replace(/qu(?=[ei])|q/g, "k").replace(/c(?=[ei])|z/g, "s").replace(/x(?=[^aeiou])/g, "s")
    .replace(/c/g, "k").replace(/gu(?=[ei])/g, "2").replace(/g(?=[ei])/g, "j").replace(/2/g, "g")
    .replace(/m(?=[bp])/g, "n").replace(/w/g, "u").replace(/(.)\1+/g, "$1");
}

let formas = null, usos = [], mascaras = [], estan = new Set();
const sonidos = [];
const suenaLa = (i) => sonidos[i] || (sonidos[i] = sonido(formas[i]));

/* Lee el diccionario de formas, la primera vez. */
async function abrirFormas() {
  const texto = await pedir("formas");
  if (formas) return;
  const trozos = texto.split(" ");
  formas = [...conPrefijo(trozos, 1)];
  usos = trozos.map((t) => valorEn(t, 1));
  mascaras = Int32Array.from(formas, mascara);
  estan = new Set(formas);
}

/* Si está la palabra o, con «prefijo», alguna que empiece así. */
const existe = (p, prefijo) => estan.has(p) || (prefijo && formas.some((f) => f.startsWith(p)));

/* Distancia de edición con trasposiciones; más de «tope» da tope + 1. */
function distancia(a, b, tope) {
  if (Math.abs(a.length - b.length) > tope) return tope + 1;
  let antes = [], previa = Array.from({ length: b.length + 1 }, (_, j) => j), fila = [];
  for (let i = 1; i <= a.length; i++) {
    fila = [i];
    let menor = i;
    for (let j = 1; j <= b.length; j++) {
      let d = Math.min(previa[j] + 1, fila[j - 1] + 1, previa[j - 1] + (a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        d = Math.min(d, antes[j - 2] + 1);
      }
      fila.push(d);
      if (d < menor) menor = d;
    }
    if (menor > tope) return tope + 1;
    antes = previa;
    previa = fila;
  }
  return fila[b.length];
}

const topeDe = (p) => p.length < 4 ? 0 : p.length < 8 ? 1 : 2;
const CUANTAS_PARECIDAS = 4;

/* [{forma, distancia}] de las formas más cercanas a p; con «prefijo», también las que empezarían así. */
function parecidas(p, prefijo) {
  const tope = topeDe(p);
  if (!tope || /[0-9]/.test(p)) return [];
  const suena = sonido(p), m = mascara(p), halladas = [];
  for (let i = 0; i < formas.length; i++) {
    const f = formas[i], sobra = f.length - p.length;
    if (sobra < -tope - 1 || (!prefijo && sobra > tope + 1)) continue;
    const falta = prefijo ? m & ~mascaras[i] : m ^ mascaras[i];
    if (unos(falta) > 2 * tope) continue;
    let d = medir(p, f, suena, suenaLa(i), tope);
    if (prefijo && d > tope && sobra > 0) {
      const comienzo = f.slice(0, p.length);
      d = medir(p, comienzo, suena, sonido(comienzo), tope) + 0.4;
    }
    if (d <= tope + 0.4) {
      const inicio = f[0] === p[0] || suenaLa(i)[0] === suena[0] ? 0 : 0.3;
      halladas.push({ forma: f, distancia: d, orden: d + inicio - 0.04 * usos[i] });
    }
  }
  halladas.sort((a, b) => a.orden - b.orden || (a.forma < b.forma ? -1 : 1));
  const mejor = halladas.length ? halladas[0].distancia : 0;
  return halladas.filter((h) => h.distancia <= mejor + 0.5).slice(0, CUANTAS_PARECIDAS);
}

/* La menor de la distancia como se escribe y como suena; sonar igual cuenta poco. */
function medir(p, f, suena, suenaF, tope) {
  const comoSuena = distancia(suena, suenaF, tope);
  if (comoSuena === 0) return 0.4;
  return Math.min(distancia(p, f, tope), comoSuena + 0.1);
}

/* Dos palabras conocidas que alguien escribió juntas, o null. */
function separadas(p) {
  for (let i = p.length - 4; i >= 4; i--) {
    if (estan.has(p.slice(0, i)) && estan.has(p.slice(i))) return [p.slice(0, i), p.slice(i)];
  }
  return null;
}

/* Qué hacer con las palabras que no están en ninguna parte: parecidas, o dos que van juntas. */
async function corregir(casillas, noEstan) {
  const salida = [];
  await abrirFormas();
  let perdidas = noEstan.filter((c) => !existe(c.palabra, c.prefijo));
  if (perdidas.length && !manifiesto().formas) {
    await prepararPasajes();
    await pedirTodos(necesarios("p", perdidas, []));
    perdidas = perdidas.filter((c) => !hay("p", c));
  }
  perdidas.forEach((c) => {
    const i = casillas.indexOf(c), cercanas = parecidas(c.palabra, c.prefijo);
    c.cercanas = cercanas;
    cercanas.forEach((h) => {
      const peso = W.parecida - W.porLetra * h.distancia;
      salida.push(alternativa([i], [[h.forma, raizDe(h.forma)]], peso, peso));
    });
    const dos = cercanas.some((h) => h.distancia <= 1) ? null : separadas(c.palabra);
    if (dos) {
      c.cercanas = [{ forma: dos.join(" "), distancia: 0.5 }];
      salida.push(alternativa([i], dos.map((p) => [p, raizDe(p) || p]), W.parecida, W.parecida));
    }
    const junta = casillas[i + 1] && c.palabra + casillas[i + 1].palabra;
    if (junta && existe(junta)) {
      salida.push(alternativa([i, i + 1], [[junta, raizDe(junta)]], W.parecida, W.parecida));
    }
  });
  return salida;
}

/* «¿Quiso decir…?»: la consulta con lo corregido, escrito como en los resultados; o "". */
function sugerencia(estado, resultados) {
  const cambios = new Map();
  estado.casillas.forEach((c) => {
    if (c.cercanas && c.cercanas.length) cambios.set(c.palabra, comoSeEscribe(c.cercanas[0].forma, resultados));
  });
  if (!cambios.size) return "";
  return String(estado.texto).replace(PALABRA, (p) => cambios.get(normalizar(plegar(p))) || p).trim();
}

function comoSeEscribe(forma, resultados) {
  for (const r of resultados) {
    for (const p of (r.titulo + " " + r.resumen + " " + r.fragmento.texto).match(PALABRA) || []) {
      if (plegar(p) === forma) return p.toLowerCase();
    }
  }
  return forma;
}
