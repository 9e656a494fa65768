/* Pasajes: el segundo nivel, que afina el orden y dice dónde está lo hallado. */

/* De pasajes a fichas: {puntos, marcas, mejor}: el pasaje que más responde de cada una. */
function porFicha(hechas, casillas) {
  const M = manifiesto(), { puntos, marcas } = sumar(hechas, M.pasajes);
  const r = { puntos: new Float32Array(M.total), marcas: new Uint32Array(M.total),
    mejor: new Int32Array(M.total).fill(-1), fuertes: fuertesDe(casillas), marcasDelMejor: new Uint32Array(M.total) };
  const inicio = M.inicios, cuadrados = new Map();
  const cuadrado = (m) => {
    let q = cuadrados.get(m);
    if (q === undefined) cuadrados.set(m, q = Math.pow(parte(m, r.fuertes), 2));
    return q;
  };
  for (let f = 0; f < M.total; f++) {
    let union = 0, mayor = 0, mejor = -1;
    for (let p = inicio[f], fin = inicio[f + 1]; p < fin; p++) {
      const m = marcas[p];
      if (!m) continue;
      union |= m;
      const s = puntos[p] * cuadrado(m);
      if (s > mayor) {
        mayor = s;
        mejor = p;
      }
    }
    if (mejor < 0) continue;
    r.marcas[f] = union;
    r.puntos[f] = mayor;
    r.mejor[f] = mejor - inicio[f];
    r.marcasDelMejor[f] = marcas[mejor];
  }
  return r;
}

/* Si vale la pena llevar a su mejor pasaje: dice tanto o más que los metadatos. */
function conviene(h, pasajes) {
  return pasajes.mejor[h.f] >= 0 && parte(pasajes.marcasDelMejor[h.f], pasajes.fuertes) >= 0.5;
}

/* Completa un resultado con su mejor pasaje, si dice tanto o más que el título y el resumen. */
function situar(r, h, pasajes, reconocer) {
  const casillasEn = (t) => marcar(t, reconocer).map((m) => m[2]);
  const enResumen = new Set(casillasEn(r.resumen));
  const enMetadatos = new Set([...casillasEn(r.titulo), ...enResumen]);
  const p = pasajesDe(h.f)[pasajes.mejor[h.f]], enPasaje = new Set(casillasEn(p.texto));
  if (enPasaje.size < enMetadatos.size) return;
  r.donde = p.etiqueta;
  r.archivo = p.archivo;
  r.enlace = (p.archivo || r.url) + p.ancla;
  if (enPasaje.size > enResumen.size) r.fragmento = recortar(p.texto, reconocer);
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
