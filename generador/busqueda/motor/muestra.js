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

/* [palabra plegada, raíz] de una palabra como está escrita; los textos repiten mucho las mismas. */
const conocidas = new Map();
function conocer(escrita) {
  let par = conocidas.get(escrita);
  if (!par) {
    const p = normalizar(plegar(escrita));
    par = [p, raizDe(p) || (SIGLA.test(escrita) ? p : "")];
    conocidas.set(escrita, par);
  }
  return par;
}

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
    const [p, r] = conocer(escrita);
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

const soloTramos = (tramos) => tramos.map((t) => [t[0], t[1]]);

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
