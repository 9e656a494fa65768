/* Autoevaluación de una práctica: la media, los mínimos y qué fortalecer. */

function criteriosDe(c, d) {
  return Array.from(c.form.querySelectorAll("[data-criterio]")).map((grupo) => {
    const nombre = grupo.dataset.criterio, parte = grupo.closest("[data-parte]"), elegido = grupo.querySelector("input:checked");
    return { id: nombre, nombre: parte.querySelector("h2").textContent, puntaje: Number(d[nombre]) || 0, nota: d[nombre + "-nota"] || "",
      dice: elegido ? elegido.closest("label").querySelector(".opcion__texto").lastChild.textContent.trim() : "",
      consejo: parte.querySelector("[data-consejo]").lastChild.textContent.trim() };
  });
}

/* Con coma, como en todo el sitio. */
function conComa(numero) {
  return String(Math.round(numero * 10) / 10).replace(".", ",");
}

function veredicto(c, criterios) {
  const [media, minimo, nota] = c.ajustes.minimos, puestos = criterios.filter((x) => x.puntaje);
  if (puestos.length < criterios.length) return { texto: "Faltan " + contar(criterios.length - puestos.length, "criterio", "criterios") + " por mirar.", listo: false, media: "" };
  const suma = puestos.reduce((n, x) => n + x.puntaje, 0), promedio = suma / puestos.length;
  const bajos = puestos.filter((x) => x.puntaje < minimo), alcanza = promedio >= media && !bajos.length;
  const exige = " Se pide una media de " + media + " o más y ningún criterio por debajo de " + minimo + nota + ".";
  const motivo = bajos.length ? bajos.map((x) => x.nombre).join(" y ") + ": por debajo de " + minimo : "la media no llega a " + media;
  return { media: conComa(promedio), listo: alcanza, texto: (alcanza ? "Alcanza lo que se pide; decide el comité." : "Todavía no alcanza: " + motivo + ".") + exige };
}

/* Lo que no llega a la media pedida, y lo que llega sin nada que lo muestre. */
function porFortalecer(c, criterios) {
  const debiles = criterios.filter((x) => x.puntaje && x.puntaje <= c.ajustes.minimos[0]).map((x) => ({ nombre: x.nombre, consejo: x.consejo }));
  const sinNota = criterios.filter((x) => x.puntaje > c.ajustes.minimos[0] && !x.nota).map((x) => ({ nombre: x.nombre, consejo: "Escriba cómo lo sabe: sin evidencia, el comité no puede dar ese puntaje." }));
  return [...debiles, ...sinNota];
}

TAREAS["autoevaluar-practica"] = {
  titulo: (d) => d.titulo,
  alCambiar(c, d) {
    const criterios = criteriosDe(c, d), v = veredicto(c, criterios), debiles = porFortalecer(c, criterios);
    for (const x of criterios) c.form.querySelector("[data-parte=" + x.id + "] [data-consejo]").hidden = !(x.puntaje && x.puntaje <= c.ajustes.minimos[0]);
    if (!criterios.some((x) => x.puntaje)) return [crear("p", null, "Elija en cada criterio la frase que mejor describe la práctica.")];
    return [
      crear("dl.caja__barras", null, ...criterios.flatMap((x) => [crear("dt", null, x.nombre), crear("dd", null, crear("span.barra" + (x.puntaje ? ".barra--" + x.puntaje : ""), { "aria-hidden": "true" }), x.puntaje ? " " + x.puntaje + " de 5" : " sin mirar")])),
      crear("div.resumen" + (v.listo ? ".resumen--bien" : ".resumen--leve"), null, crear("p", null, v.media ? crear("strong", null, "Media: " + v.media + ". ") : "", v.texto)),
      debiles.length ? crear("div", null, crear("h3", null, "Qué conviene fortalecer"), crear("ul", null, ...debiles.map((x) => crear("li", null, crear("strong", null, x.nombre + ". "), x.consejo)))) : null,
    ];
  },
  documento(c, d, t) {
    const criterios = criteriosDe(c, d), v = veredicto(c, criterios);
    return { ...t, criterios: criterios.map((x) => ({ ...x, puntaje: x.puntaje ? x.puntaje + " de 5" : "—" })), media: v.media || "—", veredicto: v.texto, fortalecer: porFortalecer(c, criterios) };
  },
  ficha(c, d) {
    return { titulo: d.titulo, resumen: d.resumen, entidad: d.entidad, region: d.region, regiones: d.region ? [d.region] : "", via_identificacion: "interna",
      resultados: d["efectividad-nota"], factores_exito: d["sostenibilidad-nota"], condiciones: d["replicabilidad-nota"] };
  },
};
