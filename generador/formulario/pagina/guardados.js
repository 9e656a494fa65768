/* Los borradores guardados, con enlace para seguir y botón para borrar. */
function listaDeBorradores(borradores, titulos, alBorrar) {
  return crear("ul.borradores", null, ...borradores.map((b) => crear("li", null,
    crear("div", null, crear("a", { href: (titulos[b.tipo] ? titulos[b.tipo].ruta : "index") + ".html?borrador=" + b.clave }, b.titulo || "Sin título todavía"),
      crear("span.descargas__meta", null, (titulos[b.tipo] ? titulos[b.tipo].titulo : b.tipo) + (b.ficha ? " · corrección de " + b.ficha : "") + " · " + momento(b.guardado))),
    crear("button.enlace", { type: "button", click: async (e) => { await quitarBorrador(b.clave); alBorrar(e.target.closest("li")); } }, "Borrar", soloLectores(" el borrador " + (b.titulo || "sin título"))))));
}
