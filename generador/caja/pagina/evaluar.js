/* Constructor de evaluaciones: las preguntas elegidas de cada nivel, con su redacción. */

function preguntasDe(c, parte, d, t) {
  const nivel = parte.dataset.parte, formas = c.ajustes.tablas.formas;
  const respuesta = (forma) => (formas.find((f) => f.id === forma) || { respuesta: "" }).respuesta;
  const elegidas = Array.from(parte.querySelectorAll("[data-pregunta]")).filter((p) => p.querySelector("input").checked).map((p) => {
    const propia = p.querySelector("textarea"), dicho = p.querySelector(".opcion__texto").firstChild.textContent.trim();
    return { texto: (propia && valorDe(propia)) || dicho, respuesta: respuesta(p.dataset.pregunta) };
  });
  const propias = (d[nivel + "-propias"] || []).filter((p) => p.texto).map((p) => ({ texto: p.texto, respuesta: respuesta(p.forma) }));
  return [...elegidas, ...propias].map((p, i) => ({ ...p, n: i + 1 }));
}

function nivelesElegidos(c, d, t) {
  return Array.from(c.form.querySelectorAll("[data-parte]")).filter((p) => p.querySelector("[data-pregunta]")).map((p) => ({
    titulo: p.querySelector("h2").textContent, ayuda: p.querySelector(".campo__ayuda").textContent, preguntas: preguntasDe(c, p, d, t),
  }));
}

TAREAS["evaluar-accion"] = {
  titulo: (d) => d.accion,
  alCambiar(c, d, t) {
    c.form.querySelectorAll("[data-pregunta]").forEach((p) => {
      const propia = p.querySelector("textarea");
      if (!propia) return;
      propia.hidden = !p.querySelector("input").checked;
      if (!propia.value) propia.placeholder = propia.dataset.defecto;
    });
    const niveles = nivelesElegidos(c, d, t), usados = niveles.filter((n) => n.preguntas.length);
    if (!usados.length) return [crear("p", null, "Marque las preguntas que usará en cada nivel: aquí verá el instrumento.")];
    return usados.map((n) => crear("div.caja__instrumento", null, crear("h3", null, n.titulo), crear("ol", null, ...n.preguntas.map((p) => crear("li", null, p.texto, crear("span.descargas__meta", null, p.respuesta))))));
  },
  documento(c, d, t) {
    return { ...t, niveles: nivelesElegidos(c, d, t).filter((n) => n.preguntas.length) };
  },
};
