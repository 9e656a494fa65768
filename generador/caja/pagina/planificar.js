/* Planificador de sesiones: la frase de cada objetivo, la suma de los minutos y la ficha. */

function fraseDeObjetivo(o) {
  const partes = [o.verbo, o.que].filter(Boolean).join(" ");
  if (!o.quien && !partes) return "";
  const cola = [o.condicion, o.criterio].filter(Boolean).map((t) => ", " + t).join("");
  return "Al terminar, " + (o.quien || "…") + " podrán " + (partes || "…") + cola + ".";
}

/* «conocer» no se puede ver; «conocer y aplicar» son dos objetivos. */
function reparoDeVerbo(verbo, evite) {
  const llano = plegar(verbo);
  if (evite.some((v) => plegar(v) === llano)) return "«" + verbo + "» no se puede observar: ¿qué haría la persona si ya lo lograra?";
  return /[\s,;]/.test(llano) ? "Escriba un solo verbo: cada objetivo se evalúa aparte." : "";
}

function sumaDeMinutos(c, datos) {
  const minutos = (b) => Number(b.minutos) || 0;
  const suma = datos.bloques.reduce((n, b) => n + minutos(b), 0), duracion = Number(datos.duracion) || 0;
  const activos = c.ajustes.tablas.momentos.filter((m) => m.activo).map((m) => m.id);
  const activo = datos.bloques.filter((b) => activos.includes(b.momento)).reduce((n, b) => n + minutos(b), 0);
  return { suma, duracion, activo, resta: duracion - suma };
}

function consejosDeTiempo(t) {
  if (!t.suma) return ["Escriba los minutos de cada bloque."];
  const consejos = [];
  if (!t.duracion) consejos.push("Escriba la duración de la sesión, en «Datos de la sesión», para comprobar si cuadra.");
  else if (t.resta < 0) consejos.push("Se pasa por " + contar(-t.resta, "minuto", "minutos") + ": si debe recortar, recorte la explicación.");
  else if (t.resta > 0) consejos.push("Faltan " + contar(t.resta, "minuto", "minutos") + " por asignar; un margen de hasta 10 % es prudente.");
  if (t.activo * 2 < t.suma) consejos.push("Practicar y revisar suman " + t.activo + " minutos, menos de la mitad: pase tiempo de la explicación a la práctica.");
  return consejos;
}

function pintarSuma(t) {
  const caja = document.getElementById("caja-suma"), consejos = consejosDeTiempo(t);
  const bien = t.suma > 0 && !consejos.length;
  caja.hidden = false;
  caja.className = "resumen " + (bien ? "resumen--bien" : t.resta < 0 && t.duracion ? "resumen--mal" : "resumen--leve");
  cambiarTexto(caja, [crear("p", null, crear("strong", null, "Suma: " + t.suma + (t.duracion ? " de " + t.duracion : "") + " minutos."), bien ? " Cuadra, y la mitad o más es práctica y revisión." : ""), ...consejos.map((x) => crear("p", null, x))]);
}

function sugerirVerbos(c) {
  c.form.querySelectorAll("[data-sugiere]").forEach((campo) => {
    const fila = campo.closest("[data-fila]"), nivel = fila.querySelector("[data-campo=nivel]").value;
    const valores = (c.ajustes.tablas[campo.dataset.sugiere].find((v) => v.id === nivel) || { valores: [] }).valores;
    let sugeridos = fila.querySelector("[data-sugeridos]");
    if (!sugeridos) {
      sugeridos = crear("div.caja__sugeridos", { "data-sugeridos": true, role: "group", "aria-label": "Verbos sugeridos" });
      campo.after(sugeridos);
    }
    if (sugeridos.dataset.nivel === nivel) return;
    sugeridos.dataset.nivel = nivel;
    sugeridos.replaceChildren(...valores.map((v) => crear("button.mando", { type: "button", click: () => { campo.value = v; c.cambio(); campo.focus(); } }, v)));
  });
}

TAREAS["planificar-sesion"] = {
  titulo: (d) => d.titulo,
  alCambiar(c, d) {
    sugerirVerbos(c);
    c.form.querySelectorAll("[data-frase]").forEach((p) => {
      const fila = {};
      p.closest("[data-fila]").querySelectorAll("[data-campo]").forEach((x) => { fila[x.dataset.campo] = valorDe(x); });
      const reparo = fila.verbo ? reparoDeVerbo(fila.verbo, c.ajustes.evite) : "";
      cambiarTexto(p, [fraseDeObjetivo(fila), reparo ? crear("span.caja__reparo", null, " " + reparo) : ""]);
    });
    const tiempo = sumaDeMinutos(c, d);
    pintarSuma(tiempo);
    const falta = [["titulo", "el título"], ["duracion", "la duración"], ["necesidad", "la necesidad"]].filter(([x]) => !d[x]).map(([, t]) => t);
    if (!d.objetivos.some((o) => o.verbo && o.que)) falta.push("un objetivo con su verbo");
    if (!d.evaluacion.length) falta.push("cómo se evalúa");
    return [crear("p", null, falta.length ? "Todavía falta: " + falta.join(", ") + ". Puede descargarlo igual y completarlo en Word." : "El plan está completo" + (tiempo.resta || !tiempo.suma ? ", salvo los minutos de la secuencia." : " y los minutos cuadran."))];
  },
  documento(c, d, t) {
    const tiempo = sumaDeMinutos(c, d);
    return { ...t, objetivos: t.objetivos.map((o, i) => ({ ...o, n: i + 1, frase: fraseDeObjetivo(d.objetivos[i]) })), bloques: t.bloques, suma: String(tiempo.suma), resta: consejosDeTiempo(tiempo).join(" ") };
  },
  ficha(c, d) {
    const frases = d.objetivos.map(fraseDeObjetivo).filter(Boolean);
    const activos = c.ajustes.tablas.momentos.filter((m) => m.activo).map((m) => m.id);
    const actividad = d.bloques.filter((b) => activos.includes(b.momento)).map((b) => b.hacen).filter(Boolean).join(". ");
    const minutos = d.duracion ? Number(d.duracion) : "";
    return {
      titulo: d.titulo, clase: "taller", unidad: d.unidad, temas: d.tema ? [d.tema] : "", accion: d.accion, modalidad: d.modalidad,
      perfiles: d.perfil ? [d.perfil] : "", publico: d.publico ? [d.publico] : "", duracion_min: minutos, objetivos_aprendizaje: frases,
      sesiones: [{ titulo: d.titulo, objetivo: (frases[0] || "").slice(0, 400), contenidos: d.contenidos.map((x) => x.contenido), actividad: actividad.slice(0, 400), duracion_min: minutos, materiales: d.materiales.map((m) => m.material).slice(0, 15) }],
      evaluacion_aprendizaje: d.evaluacion.filter((e) => e.que).map((e) => "- " + e.que + (e.instrumento ? ": " + e.instrumento : "") + (e.cuando ? " (" + e.cuando.toLowerCase() + ")" : "") + ".").join("\n"),
      niveles_evaluacion: Array.from(new Set(d.evaluacion.map((e) => e.nivel).filter(Boolean))),
    };
  },
};
