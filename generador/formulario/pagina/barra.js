/* La caja «Su borrador»: qué está guardado, llevarlo a otro equipo, traerlo y empezar de nuevo. */

function pintarBarra(f) {
  const abrir = crear("input.solo-lectores", { type: "file", id: "abrir-copia", accept: ".json,.md,.yml", change: () => traerCopia(f, abrir) });
  f.estado = crear("p.borrador__estado", { id: "estado-borrador", role: "status" });
  f.opciones = crear("details.borrador__mas", null, crear("summary", null, "Copias, empezar de nuevo y privacidad"),
    crear("div.borrador__mandos", null,
      crear("button.enlace", { type: "button", id: "guardar-copia", click: () => exportar(f) }, "Guardar una copia en un archivo"),
      crear("span.borrador__abrir", null, abrir, crear("label.enlace", { for: "abrir-copia" }, "Abrir una copia")),
      crear("button.enlace", { type: "button", id: "empezar", click: () => pedirEmpezar(f) }, "Empezar de nuevo")),
    crear("p", null, ...frase("Lo que escribe y los archivos que elige quedan **solo en este navegador de este equipo**, hasta que los borre. Nadie los recibe antes de que usted los envíe.")),
    crear("p", null, ...frase("La copia en un archivo lleva **lo escrito, no los archivos adjuntos**: en el otro equipo habrá que elegirlos otra vez.")),
    crear("p", null, "Si el equipo es compartido, al terminar elija «Empezar de nuevo» y borre el borrador."));
  f.barra.replaceChildren(crear("h2.borrador__titulo", { id: "titulo-borrador" }, "Su borrador"), f.estado, botonDePrevia(f, ".borrador__previa"), f.opciones);
}

function botonDePrevia(f, clases) {
  return boton([icono("ojo"), " Ver cómo se verá"], () => conLoTardio(f, () => window.propuesta.envio.abrirPrevia(f)), null, clases);
}

function decirEstado(f, guardado) {
  if (guardado === undefined) f.estado.textContent = f.corrige ? "Todavía no ha cambiado nada." : "Todavía no ha escrito nada.";
  else if (!guardado) f.estado.textContent = "No se puede guardar en este navegador: antes de cerrar, guarde una copia en un archivo.";
  else f.estado.textContent = "Guardado en este equipo a las " + new Date().toLocaleTimeString("es-PE", { hour: "2-digit", minute: "2-digit", hour12: false }) + ".";
  f.estado.classList.toggle("borrador__estado--mal", guardado === false);
}

function comoBorrador(f) {
  const archivos = f.usados().map(([nombre, a]) => ({ nombre, tamano: a.tamano, publicado: !a.octetos }));
  return { formato: FORMATO, tipo: f.arbol.nombre, clave: f.clave, titulo: String(f.datos.titulo || ""), ficha: f.fichaId, guardado: new Date().toISOString(), archivos, datos: f.datos };
}

function exportar(f) {
  const nombre = "borrador-" + (nombreSeguro(String(f.datos.titulo || f.arbol.titulo)).slice(0, 50) || "ficha") + ".json";
  descargar(nombre, new Blob([JSON.stringify(comoBorrador(f), null, 1) + "\n"], { type: "application/json" }));
}

/* Un borrador guardado en un archivo, o una ficha ya escrita (ficha.md, ficha.yml). */
async function traerCopia(f, entrada) {
  const archivo = entrada.files[0];
  entrada.value = "";
  const texto = archivo && archivo.size < 2 * 1024 * 1024 ? await archivo.text() : "";
  const borrador = borradorDeTexto(texto);
  let datos = null;
  if (borrador) datos = borrador.tipo === f.arbol.nombre ? borrador.datos : null;
  else if (/\.(md|yml)$/.test(archivo.name)) await conLoTardio(f, () => { datos = leerFicha(f, texto); });
  if (!datos) {
    f.avisar(borrador ? "Ese borrador es de otro tipo de ficha: ábralo desde la página de su tipo." : "Ese archivo no es un borrador ni una ficha de este tipo que se pueda leer.");
    return;
  }
  const clave = claveNueva();
  const suyo = { ...comoBorrador(f), clave, datos: encajar(f.arbol.campos, datos), ficha: (borrador && idBueno(borrador.ficha)) || null, archivos: [] };
  suyo.titulo = String(suyo.datos.titulo || "");
  if (guardarBorrador(suyo)) f.abrir(clave);
  else f.empezarCon(suyo);
}

function idBueno(id) {
  return typeof id === "string" && /^[a-z0-9-]{3,80}$/.test(id) ? id : null;
}

function leerFicha(f, texto) {
  try {
    return window.propuesta.leer(f.arbol, texto);
  } catch (_) {
    return null;
  }
}

function pedirEmpezar(f) {
  const cierra = () => { caja.remove(); f.barra.querySelector("#empezar").focus(); };
  const previa = f.barra.querySelector(".borrador__pregunta");
  if (previa) previa.remove();
  const caja = crear("div.borrador__pregunta", { role: "group", "aria-label": "Empezar de nuevo" },
    crear("p", null, "¿Qué hago con lo que está escrito?"),
    boton("Guardarlo y empezar otra", () => f.empezar(false)), boton("Borrarlo y empezar otra", () => f.empezar(true), { id: "borrar-y-empezar" }), crear("button.enlace", { type: "button", click: cierra }, "Cancelar"));
  f.barra.querySelector(".borrador__mandos").after(caja);
  caja.querySelector("button").focus();
}
