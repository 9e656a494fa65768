/* Elegir archivos del equipo: se revisan, se les da un nombre seguro y llenan su renglón. */

/* De los archivos elegidos a los que se admiten; lo demás se dice con su motivo. */
async function recibir(f, elegidos) {
  const reparos = [], recibidos = [];
  for (const archivo of elegidos) {
    const reparo = reparoDe(archivo, f.limites);
    if (reparo) {
      reparos.push("«" + archivo.name + "» " + reparo + ".");
      continue;
    }
    const nombre = nombreLibre(archivo.name, f.archivos);
    const octetos = new Uint8Array(await archivo.arrayBuffer());
    f.archivos.set(nombre, { octetos, tamano: octetos.length });
    recibidos.push([nombre, archivo.name]);
    f.guardarArchivo(nombre, octetos);
  }
  return { recibidos, reparos };
}

/* «acta_del-comite.docx» → «Acta del comite»: un título para empezar. */
function tituloDeArchivo(original) {
  const raiz = original.slice(0, original.length - extensionDe(original).length).replace(/[_\-.]+/g, " ").trim();
  return raiz ? raiz[0].toUpperCase() + raiz.slice(1) : "";
}

function selectorDeArchivos(f, varios, alRecibir, rotulo, atributos) {
  const avisos = crear("p.campo__error", { role: "alert", hidden: true });
  const entrada = crear("input.selector__entrada", { type: "file", multiple: varios, accept: f.limites.admitidos.join(","), ...atributos,
    change: () => tomar(entrada.files),
    keydown: (e) => { if (e.key === "Enter") { e.preventDefault(); entrada.click(); } } });
  async function tomar(archivos) {
    const { recibidos, reparos } = await recibir(f, [...archivos]);
    entrada.value = "";
    avisos.textContent = reparos.join(" ");
    avisos.hidden = !reparos.length;
    if (recibidos.length) alRecibir(recibidos);
  }
  const zona = crear("div.selector", {
    dragover: (e) => { e.preventDefault(); zona.classList.add("selector--encima"); },
    dragleave: () => zona.classList.remove("selector--encima"),
    drop: (e) => { e.preventDefault(); zona.classList.remove("selector--encima"); tomar(varios ? e.dataTransfer.files : [...e.dataTransfer.files].slice(0, 1)); },
  }, crear("label.boton", null, icono("archivo"), " " + rotulo, entrada),
  crear("span.selector__nota", null, varios ? "o arrástrelos hasta aquí" : ""));
  return [zona, avisos];
}

function paraAdjuntar(lugar, campo, ops) {
  const f = lugar.f, archivo = deArchivo(campo.elemento);
  const titulo = hijosDe(campo.elemento).find((h) => h.clase === "texto" && h.requerido);
  const limites = "Word, Excel, PowerPoint, PDF, imágenes y otros (" + f.limites.admitidos.join(", ") + "); hasta " + pesoDe(f.limites.maximo)
    + " cada uno, y mejor menos de " + pesoDe(f.limites.aviso) + ". Los videos no se adjuntan: van en YouTube.";
  return [...selectorDeArchivos(f, true, (recibidos) => {
    for (const [nombre, original] of recibidos) {
      const elemento = { [archivo.nombre]: nombre };
      if (titulo) elemento[titulo.nombre] = tituloDeArchivo(original);
      ops.anadir(elemento);
    }
    const nuevos = document.getElementById(lugar.id).querySelectorAll(":scope > .lista__dentro > [data-elemento]");
    const primero = nuevos[nuevos.length - recibidos.length];
    if (primero) primero.querySelector(".campo__entrada").focus();
    anunciar(contar(recibidos.length, "archivo añadido", "archivos añadidos"));
  }, "Elegir archivos…", { "data-adjuntar": true }), crear("p.campo__ayuda", null, limites)];
}

/* Un campo que guarda el nombre de un archivo: se elige del equipo o de los ya adjuntados. */
function entradaDeArchivo(lugar, atributos) {
  const f = lugar.f, marco = crear("div.archivo");
  function pintar() {
    const nombre = lugar.leer();
    const puesto = nombre && f.archivos.get(nombre);
    const otros = [...f.archivos.keys()].filter((n) => n !== nombre);
    const rotulo = nombre ? "Cambiar el archivo…" : "Elegir un archivo…";
    marco.replaceChildren(...[
      nombre ? crear("p.archivo__nombre", null, icono(extensionDe(nombre).slice(1)), " ", crear("strong", null, nombre), " ",
        puesto ? crear("span.descargas__meta", null, pesoDe(puesto.tamano) + (puesto.octetos ? "" : " · ya está en el repositorio")) : crear("span.archivo__falta", null, "elíjalo otra vez: no está en este equipo")) : null,
      ...selectorDeArchivos(f, false, ([[nuevo]]) => { poner(nuevo); }, rotulo, { id: lugar.id, ...atributos }),
      nombre ? crear("button.enlace", { type: "button", click: () => poner(undefined) }, "Quitar el archivo") : null,
      !nombre && otros.length ? crear("span.archivo__otros", null, "o use uno ya adjuntado: ", ...otros.map((n) => crear("button.enlace", { type: "button", click: () => poner(n) }, n))) : null,
    ].filter(Boolean));
  }
  function poner(nombre) {
    lugar.poner(nombre);
    pintar();
    document.getElementById(lugar.id).focus();
  }
  pintar();
  return marco;
}
