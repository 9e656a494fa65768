/* Muestra: lo que se ve de cada ficha, sus fragmentos resaltados y la revisión de frases. */
const PALABRA = /[0-9A-Za-z\u00aa\u00ba\u00c0-\u024f\u0300-\u036f\ufb00-\ufb06]+/g;

const bloqueDe = (f) => "f" + Math.floor(f / M.bloque);
const textosDe = (f) => "x" + ultimoHasta(M.nx, f);

function fichaDe(f) {
  const [id, ruta, titulo, resumen, claves, fecha, ejemplo] = registrados.get(bloqueDe(f))[f % M.bloque];
  return { id, url: M.rutas[ruta] + "/" + id + ".html", titulo, resumen, claves, fecha,
    ejemplo: !!ejemplo, vencida: esVencida(f) };
}

const pasajesDe = (f) => registrados.get(textosDe(f))[f - M.nx[ultimoHasta(M.nx, f)]]
  .map(([texto, etiqueta, ancla, archivo]) => ({ texto, etiqueta, ancla, archivo }));

/* Función que dice qué casilla cumple una palabra del texto, o -1. */
function reconocedor(casillas, alternativas) {
  const raices = new Map();
  alternativas.forEach((a) => a.terminos.forEach((t) => raices.set(t[1], a.casillas[0])));
  casillas.forEach((c, k) => {
    (c.partes || []).forEach((p) => raices.set(p[1], k));
    raices.set(c.raiz, k);
  });
  const prefijos = casillas.map((c, k) => [c, k]).filter(([c]) => c.prefijo);
  return (escrita) => {
    const p = normalizar(plegar(escrita));
    const r = raizDe(p) || (SIGLA.test(escrita) ? p : "");
    if (!r) return -1;
    if (raices.has(r)) return raices.get(r);
    const con = prefijos.find(([c]) => p.startsWith(c.palabra));
    return con ? con[1] : -1;
  };
}

/* Tramos [inicio, fin] de las palabras buscadas en un texto, con su casilla. */
function marcar(texto, reconocer) {
  const salida = [];
  let m;
  PALABRA.lastIndex = 0;
  while ((m = PALABRA.exec(texto))) {
    const k = reconocer(m[0]);
    if (k >= 0) salida.push([m.index, m.index + m[0].length, k]);
  }
  return salida;
}

const LARGO_DE_FRAGMENTO = 220;

/* La parte de un texto con más palabras buscadas distintas: {texto, marcas}. */
function recortar(texto, reconocer) {
  const tramos = marcar(texto, reconocer);
  let mejor = 0, puntos = -1;
  tramos.forEach(([desde], i) => {
    const vistas = new Set();
    let j = i;
    for (; j < tramos.length && tramos[j][1] - desde <= LARGO_DE_FRAGMENTO - 40; j++) vistas.add(tramos[j][2]);
    const p = vistas.size * 10 + (j - i);
    if (p > puntos) [puntos, mejor] = [p, desde];
  });
  let a = texto.length <= LARGO_DE_FRAGMENTO ? 0 : Math.max(0, Math.min(mejor - 40, texto.length - LARGO_DE_FRAGMENTO));
  while (a > 0 && /\S/.test(texto[a - 1])) a--;
  let b = Math.min(texto.length, a + LARGO_DE_FRAGMENTO);
  while (b < texto.length && /\S/.test(texto[b])) b++;
  const antes = a > 0 ? "… " : "", corre = antes.length - a;
  return {
    texto: antes + texto.slice(a, b) + (b < texto.length ? " …" : ""),
    marcas: tramos.filter((t) => t[0] >= a && t[1] <= b).map((t) => [t[0] + corre, t[1] + corre]),
  };
}

const soloTramos = (tramos) => tramos.map((t) => [t[0], t[1]]);

/* Si unas palabras están seguidas en alguno de los textos. */
const contiene = (textos, seguidasP) => textos.some((t) =>
  (" " + palabrasDe(t).join(" ") + " ").includes(" " + seguidasP.join(" ") + " "));

/* Deja las fichas donde cada frase está tal cual y ninguna de las frases excluidas. */
async function revisarFrases(halladas, frases, excluidas) {
  if (!frases.length && !excluidas.length) return halladas;
  const miradas = halladas.slice(0, 200);
  await pedirTodos(miradas.map((h) => bloqueDe(h.f)));
  const salida = [];
  for (const h of miradas) {
    const ficha = fichaDe(h.f);
    const cortos = [ficha.titulo, ficha.resumen, ...ficha.claves];
    let todos = cortos;
    if (excluidas.length || frases.some((fr) => !contiene(cortos, fr))) {
      await pedir(textosDe(h.f));
      todos = cortos.concat(pasajesDe(h.f).map((p) => p.texto));
    }
    if (frases.every((fr) => contiene(todos, fr)) && !excluidas.some((fr) => contiene(todos, fr))) {
      salida.push(h);
    }
  }
  return salida;
}

/* Reordena las primeras con su texto a la vista: cuánto del título piden, en orden y cómo se escribió. */
function afinar(primeras, texto, casillas, reconocer) {
  const junta = palabrasDe(texto).filter((p) => !esVacia(p)).join(" ");
  const literales = (texto.toLowerCase().normalize("NFC").match(PALABRA) || []).filter((p) => !esVacia(plegar(p)));
  const fuertes = casillas.filter((c) => !c.debil).length || 1;
  primeras.forEach((h) => {
    const { titulo, resumen, claves } = fichaDe(h.f);
    const delTitulo = palabrasDe(titulo).filter((p) => !esVacia(p)).join(" ");
    const dichas = new Set(marcar(titulo, reconocer).map((t) => t[2]).filter((k) => !casillas[k].debil)).size;
    const cubre = dichas / fuertes, llena = Math.min(1, dichas / (delTitulo.split(" ").length || 1));
    let mas = W.titulo * cubre * cubre * (0.5 + 0.5 * llena);
    if (casillas.length > 1 && (" " + delTitulo + " ").includes(" " + junta + " ")) mas += W.orden;
    const todo = [titulo, resumen, ...claves].join(" ").toLowerCase().normalize("NFC");
    const vistas = new Set(todo.match(PALABRA));
    mas += W.literal * literales.filter((p) => vistas.has(p)).length / (literales.length || 1);
    h.puntaje *= 1 + mas;
  });
  return primeras.sort(comparar);
}
