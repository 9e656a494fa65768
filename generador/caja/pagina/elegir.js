/* ¿Qué acción formativa necesito?: del perfil a lo que busca, y de ahí a la acción y lo que hay. */

const TAREAS = {};

/* La acción, como está explicada más abajo en la misma página (Tabla 1). */
function accionDe(id) {
  const lugar = id && document.getElementById("accion-" + id);
  if (!lugar) return null;
  return { nombre: lugar.querySelector("strong").textContent.replace(/\.$/, ""), definicion: lugar.querySelector("[data-definicion]").textContent.trim(),
    familia: lugar.dataset.familia, recursos: Array.from(lugar.querySelectorAll("li")).map((x) => ({ nodo: x, texto: x.textContent.trim(), ruta: x.querySelector("a").getAttribute("href").replace("../", "") })) };
}

function nombreDeOpcion(elegida) {
  return elegida ? elegida.closest("label").querySelector("[data-nombre]").textContent : "";
}

function otrasDe(c, perfil, accion) {
  return Array.from(c.form.querySelectorAll("[data-perfil=" + perfil + "] input")).filter((x) => x.value !== accion).map((x) => accionDe(x.value)).filter(Boolean);
}

TAREAS["elegir-accion"] = {
  titulo: (d) => d.oficina,
  alCambiar(c, d) {
    c.form.querySelectorAll("[data-perfil]").forEach((grupo) => {
      grupo.hidden = grupo.dataset.perfil !== d.perfil;
      if (grupo.hidden) grupo.querySelectorAll("input").forEach((x) => { x.checked = false; });
    });
    const elegida = c.form.querySelector("[data-perfil]:not([hidden]) input:checked"), accion = accionDe(elegida && elegida.value);
    if (!d.perfil) return [crear("p", null, "Elija el perfil de la persona o del grupo.")];
    if (!accion) return [crear("p", null, "Elija qué busca: se le dirá qué acción le corresponde.")];
    const otras = otrasDe(c, d.perfil, elegida.value).filter((o) => o.familia === accion.familia);
    return [
      crear("div.resumen.resumen--bien", null, crear("p", null, "Le corresponde: ", crear("strong", null, accion.nombre), " (" + accion.familia.toLowerCase() + "). " + accion.definicion)),
      crear("h3", null, "Lo que ya hay"),
      accion.recursos.length ? crear("ul", null, ...accion.recursos.map((r) => r.nodo.cloneNode(true))) : crear("p", null, "Todavía no hay una ficha para esta acción."),
      document.getElementById("hay-" + d.perfil).cloneNode(true),
      crear("h3", null, "Otras posibilidades para este perfil"),
      crear("ul", null, ...otras.map((o) => crear("li", null, crear("strong", null, o.nombre + ". "), o.definicion))),
    ].map((n) => { if (n.id) n.removeAttribute("id"); return n; });
  },
  documento(c, d, t) {
    const perfil = c.form.querySelector("[data-campo=perfil]:checked"), accion = accionDe(d.accion);
    const busca = c.form.querySelector("[data-campo=accion]:checked");
    return { ...t, perfil: nombreDeOpcion(perfil), busca: nombreDeOpcion(busca),
      accion: accion ? accion.nombre : "", familia: accion ? accion.familia : "", definicion: accion ? accion.definicion : "",
      recursos: accion ? accion.recursos.map((r) => ({ texto: r.texto, direccion: c.ajustes.sitio + r.ruta })) : [],
      otras: d.perfil ? otrasDe(c, d.perfil, d.accion).map((o) => ({ nombre: o.nombre, familia: o.familia, definicion: o.definicion })) : [] };
  },
};
