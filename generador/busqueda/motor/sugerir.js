/* Sugerir: para mientras se escribe. */

/* Lo que se ofrece mientras se escribe: palabras que completan la última, y fichas. */
async function sugerir(texto, opciones) {
  const o = Object.assign({ limite: 6 }, opciones);
  const r = await buscar(texto, { limite: o.limite, hasta: "fichas", orden: "pertinencia" });
  const c = interpretar(String(texto)).casillas.pop();
  const palabrasAfines = !c || !c.prefijo ? [] : formasConPrefijo("t", c.palabra)
    .map((e) => [e.forma, leerNumeros(e.texto, 0, 1)[0]])
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 5).map(([forma]) => comoSeEscribe(forma, r.resultados));
  return { palabras: palabrasAfines, fichas: r.resultados, sugerencia: r.sugerencia };
}
