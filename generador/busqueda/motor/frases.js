/* Frases: revisión de lo que va entre comillas, sobre el texto mismo. */

/* Si unas palabras están seguidas en alguno de los textos. */
const contiene = (textos, seguidasP) => textos.some((t) =>
  (" " + palabrasDe(t).join(" ") + " ").includes(" " + seguidasP.join(" ") + " "));

/* Deja las fichas donde cada frase está tal cual y ninguna de las frases excluidas. */
async function revisarFrases(halladas, frases, excluidas) {
  await pedirTodos(halladas.map((h) => bloqueDe(h.f)));
  const salida = [];
  for (const h of halladas) {
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
