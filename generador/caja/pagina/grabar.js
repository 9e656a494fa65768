/* Lista de grabación: cuánto falta de lo que pide el plan y del total. */

function puntosDe(parte) {
  return Array.from(parte.querySelectorAll("input[type=checkbox]")).map((p) => ({ hecho: p.checked, plan: p.hasAttribute("data-plan"), texto: p.closest("label").querySelector(".opcion__texto").firstChild.textContent.trim() }));
}

function partesConPuntos(c) {
  return Array.from(c.form.querySelectorAll("[data-parte]")).map((p) => ({ titulo: p.querySelector("h2").textContent, puntos: puntosDe(p) })).filter((p) => p.puntos.length);
}

function cuentaDePuntos(c) {
  const todos = partesConPuntos(c).flatMap((p) => p.puntos), pedidos = todos.filter((p) => p.plan);
  return { hechos: todos.filter((p) => p.hecho).length, total: todos.length, pedidos: pedidos.length, faltan: pedidos.filter((p) => !p.hecho) };
}

TAREAS["lista-grabacion"] = {
  titulo: (d) => d.titulo,
  alCambiar(c) {
    const cuenta = cuentaDePuntos(c), listo = !cuenta.faltan.length;
    return [crear("div.resumen" + (listo ? ".resumen--bien" : ".resumen--leve"), null,
      crear("p", null, crear("strong", null, cuenta.hechos + " de " + cuenta.total + " puntos listos."), listo ? " Está todo lo que pide el plan." : " De lo que pide el plan " + (cuenta.faltan.length === 1 ? "falta 1:" : "faltan " + cuenta.faltan.length + ":")),
      listo ? null : crear("ul.resumen__lista", null, ...cuenta.faltan.map((p) => crear("li", null, p.texto))))];
  },
  documento(c, d, t) {
    const cuenta = cuentaDePuntos(c);
    const partes = partesConPuntos(c).map((p) => ({ titulo: p.titulo, puntos: p.puntos.map((x) => ({ marca: x.hecho ? "☑" : "☐", texto: x.texto, pide: x.plan ? "Plan" : "" })) }));
    return { ...t, partes, cuenta: cuenta.hechos + " de " + cuenta.total, faltan: cuenta.faltan.length ? "Falta de lo que pide el plan: " + cuenta.faltan.length + "." : "Está todo lo que pide el plan." };
  },
};
