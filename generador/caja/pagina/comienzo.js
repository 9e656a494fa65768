/* Lo que hacen todas: guardar solo, mostrar el resultado, imprimir, descargar, copiar y borrar. */

/* Cambia lo dicho solo si es otro: así un lector de pantalla no repite. */
function cambiarTexto(nodo, hijos) {
  const nuevo = crear("div", null, ...hijos);
  if (nuevo.innerHTML !== nodo.innerHTML) nodo.replaceChildren(...nuevo.childNodes);
}

function ponerTrabajo(c, datos, clave) {
  c.clave = clave || claveNueva();
  trabajoActual(c.nombre, c.clave);
  ponerCampos(c.form, datos, c.cambio);
  c.cambio();
}

function guardarLoEscrito(c) {
  const datos = leerCampos(c.form, valorDe);
  if (!c.tocado || !hayAlgo(datos)) return;
  const guardado = guardarTrabajo(c.nombre, c.clave, comoCopia(c, datos));
  c.decirEstado(guardado ? "Guardado en este equipo." : "Este navegador no guarda: descargue el documento o una copia antes de cerrar.");
  pintarGuardados(c);
}

function comoCopia(c, datos) {
  return { formato: COPIA, herramienta: c.nombre, titulo: c.tarea.titulo(datos) || "Sin título todavía", guardado: new Date().toISOString(), datos };
}

async function descargarDocumento(c) {
  const datos = leerCampos(c.form, valorDe), textos = leerCampos(c.form, textoDe);
  const hoy = new Intl.DateTimeFormat("es-PE", { dateStyle: "long" }).format(new Date());
  c.decir("Preparando el documento…");
  try {
    const lleno = await documentoLleno(c.ajustes.documento, { hoy, ...c.tarea.documento(c, datos, textos) });
    const nombre = nombreDeArchivo(c.tarea.titulo(datos) || c.ajustes.titulo, ".docx");
    descargar(nombre, lleno);
    c.decir("Descargado: «" + nombre + "». Búsquelo en su carpeta de descargas.");
  } catch (_) {
    c.decir("No se pudo hacer el documento. Imprima la página o guarde una copia, e infórmelo.");
  }
}

function guardarCopia(c) {
  const copia = comoCopia(c, leerCampos(c.form, valorDe)), nombre = nombreDeArchivo(c.ajustes.nombre + " " + copia.titulo, ".json");
  descargar(nombre, new Blob([JSON.stringify(copia, null, 1) + "\n"], { type: "application/json" }));
  c.decirEstado("Copia descargada: «" + nombre + "».");
}

async function abrirCopia(c, entrada) {
  const archivo = entrada.files[0];
  entrada.value = "";
  const copia = archivo && archivo.size < 1024 * 1024 ? trabajoDe(await archivo.text(), c.nombre) : null;
  if (!copia) return c.decirEstado("Ese archivo no es una copia de esta herramienta.");
  c.tocado = true;
  ponerTrabajo(c, copia.datos);
  c.guardar.ya();
}

function borrarTodo(c) {
  trabajosDe(c.nombre).forEach((t) => quitarTrabajo(c.nombre, t.clave));
  c.empezar();
  c.decirEstado("Se borró lo guardado de esta herramienta en este equipo.");
}

/* Los otros trabajos guardados: seguir con uno o borrarlo. */
function pintarGuardados(c) {
  const otros = trabajosDe(c.nombre).filter((t) => t.clave !== c.clave);
  c.guardados.hidden = !otros.length;
  c.guardados.replaceChildren(crear("summary", null, "Otros guardados (" + otros.length + ")"), crear("ul.borradores", null, ...otros.map((t) => crear("li", null,
    crear("button.enlace", { type: "button", click: () => { ponerTrabajo(c, t.datos, t.clave); pintarGuardados(c); c.decirEstado("Sigue con «" + t.titulo + "»."); } }, t.titulo, crear("span.descargas__meta", null, momento(t.guardado))),
    crear("button.enlace", { type: "button", click: () => { quitarTrabajo(c.nombre, t.clave); pintarGuardados(c); } }, "Borrar", soloLectores(" " + t.titulo))))));
}

function pintarBarraDeCaja(c) {
  const abrir = crear("input.solo-lectores", { type: "file", id: "caja-abrir", accept: ".json", change: () => abrirCopia(c, abrir) });
  const estado = crear("p.borrador__estado", { id: "caja-estado", role: "status" });
  c.guardados = crear("details.otros-borradores", { id: "caja-guardados", hidden: true });
  c.decirEstado = (texto) => { estado.textContent = texto; };
  c.barra.replaceChildren(estado,
    crear("div.botones", null,
      boton("Ver un ejemplo", () => { c.tocado = false; ponerTrabajo(c, c.ajustes.ejemplo); c.decirEstado("Es un ejemplo inventado: no se guarda si no lo cambia."); }, { id: "caja-ejemplo" }),
      boton("Empezar otro", () => { c.guardar.ya(); c.empezar(); c.decirEstado("Empiece: lo anterior sigue guardado."); }, { id: "caja-otro" })),
    c.guardados,
    crear("details.borrador__mas", null, crear("summary", null, "Copias y borrar lo guardado"), crear("div.borrador__mandos", null,
      crear("button.enlace", { type: "button", id: "caja-copia", click: () => guardarCopia(c) }, "Guardar una copia en un archivo"),
      crear("span.borrador__abrir", null, abrir, crear("label.enlace", { for: "caja-abrir" }, "Abrir una copia")),
      crear("button.enlace", { type: "button", id: "caja-borrar", click: () => borrarTodo(c) }, "Borrar lo guardado"))));
}

function pintarSalidas(c) {
  const propone = c.ajustes.propone && c.tarea.ficha;
  document.getElementById("caja-salidas").replaceChildren(
    boton([icono("docx"), " Descargar en Word"], () => descargarDocumento(c), { id: "caja-word" }, ".boton--primario"),
    boton([icono("imprimir"), " Imprimir"], () => window.print(), { id: "caja-imprimir" }),
    ...(propone ? [boton([icono("plantilla"), " Llevarlo a «Proponer contenido»"], () => { c.guardar.ya(); proponer(c.ajustes.propone, c.tarea.ficha(c, leerCampos(c.form, valorDe)), c.decir); }, { id: "caja-proponer" })] : []));
}

/* Los textos crecen con lo escrito: así se imprimen enteros. Se miden todos juntos: la página se
   dispone una vez, y no una por texto. */
function crecer(form) {
  const textos = [...form.querySelectorAll("textarea")];
  textos.forEach((texto) => { texto.style.blockSize = "auto"; });
  const altos = textos.map((texto) => texto.scrollHeight);
  textos.forEach((texto, i) => { if (altos[i]) texto.style.blockSize = altos[i] + 2 + "px"; });
}

function actualizar(c) {
  const datos = leerCampos(c.form, valorDe);
  cambiarTexto(c.resultado, c.tarea.alCambiar(c, datos, datos).filter(Boolean));
  crecer(c.form);
}

function comenzarCaja(raiz) {
  const ajustes = JSON.parse(raiz.dataset.ajustes), pieza = (id) => document.getElementById("caja-" + id);
  const c = { ajustes, nombre: ajustes.nombre, tarea: TAREAS[ajustes.nombre], form: pieza("campos"), barra: pieza("barra"), resultado: pieza("resultado"), tocado: false };
  const inicial = leerCampos(c.form, valorDe);
  c.decir = (texto) => { pieza("hecho").textContent = texto; };
  c.guardar = alReposar(() => guardarLoEscrito(c), 600);
  c.cambio = () => { actualizar(c); c.guardar(); };
  c.empezar = () => { c.tocado = false; ponerTrabajo(c, inicial); pintarGuardados(c); };
  c.form.querySelectorAll("[data-lista]").forEach((lista) => prepararLista(lista, () => { c.tocado = true; c.cambio(); }));
  pintarBarraDeCaja(c);
  pintarSalidas(c);
  const previo = trabajosDe(c.nombre).find((t) => t.clave === trabajoActual(c.nombre)) || trabajosDe(c.nombre)[0];
  ponerTrabajo(c, previo ? previo.datos : inicial, previo && previo.clave);
  c.decirEstado(previo ? "Sigue con lo guardado el " + momento(previo.guardado) + "." : "Todavía no ha escrito nada.");
  pintarGuardados(c);
  c.form.addEventListener("input", () => { c.tocado = true; c.cambio(); });
  c.form.addEventListener("submit", (e) => e.preventDefault());
  window.addEventListener("pagehide", () => c.guardar.ya());
  window.addEventListener("beforeprint", () => crecer(c.form));
}

const cajaDeLaPagina = document.getElementById("interactiva");
if (cajaDeLaPagina) comenzarCaja(cajaDeLaPagina);
