/* Piezas de la página y del texto. Todo texto entra como texto: nunca como HTML. */

/* crear("p.aviso", {id: "x"}, "hola", otroNodo): un elemento con sus clases, atributos e hijos. */
function crear(forma, atributos, ...hijos) {
  const [etiqueta, ...clases] = forma.split(".");
  const nodo = document.createElement(etiqueta);
  if (clases.length) nodo.className = clases.join(" ");
  for (const [nombre, valor] of Object.entries(atributos || {})) {
    if (valor === undefined || valor === null || valor === false) continue;
    if (typeof valor === "function") nodo.addEventListener(nombre, valor);
    else nodo.setAttribute(nombre, valor === true ? "" : String(valor));
  }
  nodo.append(...hijos.filter((h) => h !== null && h !== undefined && h !== ""));
  return nodo;
}

function icono(nombre) {
  return crear("span.icono.icono-" + nombre, { "aria-hidden": "true" });
}

function boton(rotulo, alPulsar, atributos, clases) {
  return crear("button.boton" + (clases || ""), { type: "button", click: alPulsar, ...atributos }, ...[].concat(rotulo));
}

function soloLectores(texto) {
  return crear("span.solo-lectores", null, texto);
}

const CON_FORMATO = /\*\*([^*]+)\*\*/;

/* «Va en **negrita**» → nodos: para los textos propios de esta página. */
function frase(texto) {
  return texto.split(/(\*\*[^*]+\*\*)/).filter(Boolean).map((parte) => {
    const fuerte = CON_FORMATO.exec(parte);
    return fuerte ? crear("strong", null, fuerte[1]) : parte;
  });
}

const MARCAS = /[\u0300-\u036f]/g;

/* Sin tildes ni mayúsculas, para comparar lo que se escribe con lo que hay. */
function plegar(texto) {
  return texto.normalize("NFD").replace(MARCAS, "").toLowerCase().trim();
}

/* Cuántas letras ve una persona: un emoji es una, no dos. */
function largo(texto) {
  let n = 0;
  for (const _ of texto) n++;
  return n;
}

function contar(n, uno, varios) {
  return n + " " + (n === 1 ? uno : varios);
}

function pesoDe(octetos) {
  const mega = 1024 * 1024;
  if (octetos >= mega) return (octetos / mega).toFixed(1).replace(".0", "").replace(".", ",") + " MB";
  return Math.max(1, Math.round(octetos / 1024)) + " KB";
}

const DE_FORMATO = new Intl.DateTimeFormat("es-PE", { dateStyle: "long", timeStyle: "short" });

function momento(iso) {
  return DE_FORMATO.format(new Date(iso));
}

/* Lo mismo, pero solo cuando se deja de llamar por un rato. */
function alReposar(hacer, espera) {
  let turno = 0;
  const luego = () => { clearTimeout(turno); turno = setTimeout(hacer, espera); };
  luego.ya = () => { clearTimeout(turno); hacer(); };
  return luego;
}

/* Da un archivo hecho aquí mismo para guardarlo. */
function descargar(nombre, contenido) {
  const direccion = URL.createObjectURL(contenido);
  const enlace = crear("a", { href: direccion, download: nombre });
  document.body.append(enlace);
  enlace.click();
  enlace.remove();
  setTimeout(() => URL.revokeObjectURL(direccion), 60000);
}

/* Lo que un lector de pantalla debe decir sin mover el foco. */
function anunciar(texto) {
  const voz = document.getElementById("propuesta-voz");
  if (voz) voz.textContent = texto;
}
