/* Consulta: de lo que escribió la persona a casillas (una por palabra) con sus alternativas. */
const W = {
  exacta: 1, otraForma: 0.7, prefijo: 0.4, porLargo: 0.3, parecida: 0.95, porLetra: 0.2,
  sigla: 0.9, sinonimo: 0.35, siglaSola: 0.95, sinonimoSolo: 0.75, partes: 0.6,
  debil: 0.15, pasaje: 0.12, completas: 4, titulo: 0.8, orden: 0.15, literal: 0.01,
};

const SIGLA = /^[^a-zA-Z]*[A-ZÁÉÍÓÚÑ]{2,}[^a-z]*$/;

/* {casillas, frases, excluidas}: todo lo que pide un texto. */
function interpretar(texto) {
  const c = { casillas: [], frases: [], excluidas: [] };
  const mezclada = /[a-záéíóúñ]/.test(texto);
  const trozos = texto.match(/-?["“”«][^"“”«»]*["“”»]?|\S+/g) || [];
  trozos.forEach((trozo, i) => {
    const fuera = trozo[0] === "-" && trozo.length > 1;
    const dicho = fuera ? trozo.slice(1) : trozo;
    const frase = /^["“”«]/.test(dicho);
    const sigla = SIGLA.test(dicho) && (mezclada || trozos.length === 1);
    const sueltas = separar(dicho, sigla);
    if (!sueltas.length) return;
    if (fuera) return c.excluidas.push(frase ? palabrasDe(dicho) : sueltas.map((s) => s.palabra));
    if (frase) c.frases.push(palabrasDe(dicho));
    const ultima = i === trozos.length - 1 && !frase && !/\s$/.test(texto);
    sueltas.forEach((s, k) => {
      s.prefijo = ultima && k === sueltas.length - 1 && s.palabra.length > 2 && !s.sigla;
      if (!c.casillas.some((otra) => otra.raiz === s.raiz)) c.casillas.push(s);
      else if (s.prefijo) c.casillas.find((otra) => otra.raiz === s.raiz).prefijo = true;
    });
  });
  const fuertes = c.casillas.some((s) => !s.debil);
  c.casillas.forEach((s) => { s.debil = s.debil && fuertes; });
  return c;
}

const palabrasDe = (texto) => (plegar(texto).match(/[a-z0-9]+/g) || []).map(normalizar);

/* Casillas de un trozo sin espacios o de una frase: un código es una sola, con sus partes. */
function separar(dicho, sigla) {
  const casillas = [];
  (plegar(dicho).match(/[0-9]+(?:[-/.][a-z0-9]+)+|[a-z0-9]+/g) || []).forEach((p) => {
    const esCodigo = /[-/.]/.test(p);
    const palabra = esCodigo ? unirCodigo(p) : normalizar(p);
    const r = esCodigo ? palabra : raizDe(p);
    const partes = esCodigo ? palabrasDe(p).map((x) => [x, raizDe(x)]).filter((x) => x[1]) : null;
    if (r || (sigla && p.length > 1)) {
      casillas.push({ palabra, raiz: r || palabra, partes, sigla: !r, debil: DEBILES.has(p) });
    }
  });
  return casillas;
}

/* Una alternativa: palabras [forma, raíz] que deben estar todas, cuánto vale y a qué casillas sirve. */
const alternativa = (casillas, terminos, peso, pesoSola) => ({ casillas, terminos, peso, pesoSola });

/* Alternativas que dan los vocabularios: cada grupo en que la consulta dice una expresión. */
function equivalentes(casillas) {
  const raices = casillas.map((c) => c.raiz), salida = [];
  M.grupos.forEach((g) => {
    const conRaiz = g.raices || (g.raices = g.expresiones.map((e) => e.map((p) => raizDe(p) || p)));
    conRaiz.forEach((dicha, i) => {
      const donde = dicha.map((r) => raices.indexOf(r));
      if (donde.some((k) => k < 0) || !seguidas(donde)) return;
      if (dicha.length === 1 && VACIAS.has(g.expresiones[i][0]) && !casillas[donde[0]].sigla) return;
      g.expresiones.forEach((e, j) => {
        if (j === i) return;
        const terminos = e.map((p, k) => [p, conRaiz[j][k]]);
        salida.push(g.sigla ? alternativa(donde, terminos, W.sigla, W.siglaSola)
          : alternativa(donde, terminos, W.sinonimo, W.sinonimoSolo));
      });
    });
  });
  return salida;
}

const seguidas = (donde) => donde.every((k, i) => !i || k === donde[i - 1] + 1);

/* Archivos de un nivel que hacen falta para esas casillas y alternativas. */
function necesarios(nivel, casillas, alternativas) {
  const nombres = [];
  casillas.forEach((c) => {
    nombres.push(...archivosDe(nivel, c.raiz));
    if (c.prefijo) nombres.push(...archivosDePrefijo(nivel, c.palabra));
    (c.partes || []).forEach((p) => nombres.push(...archivosDe(nivel, p[1])));
  });
  alternativas.forEach((a) => a.terminos.forEach((t) => nombres.push(...archivosDe(nivel, t[1]))));
  return nombres;
}

const hay = (nivel, c) => formasDe(nivel, c.raiz).length ||
  (c.prefijo && formasConPrefijo(nivel, c.palabra).length) ||
  (c.partes && c.partes.every((p) => formasDe(nivel, p[1]).length));

/* Palabras que se podrían corregir: no están en los metadatos, y no son cifras ni muy cortas. */
const perdidasDe = (casillas) =>
  casillas.filter((c) => /^[a-z]{4,}$/.test(c.palabra) && !hay("t", c));
