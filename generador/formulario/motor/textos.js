/* Textos: lo mismo que hacen con ellos el lector estricto y las sugerencias de Python. */
const INVISIBLES = new RegExp("[" + TABLAS.invisibles + "]", "gu");
const SALTOS = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
const SUSTITUTO = /[\ud800-\udfff]/gu;
const ESPACIOS = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;

/* El texto sin saltos raros ni caracteres que no se ven: lo que se guarda en una ficha. */
const sinInvisibles = (texto) => texto.replace(SALTOS, "\n").replace(SUSTITUTO, "")
  .replace(INVISIBLES, "").normalize("NFC");

/* Un texto pegado de Word o de una página: además, los espacios duros y finos quedan corrientes. */
const limpiar = (texto) => sinInvisibles(String(texto)).replace(ESPACIOS, " ");

/* Minúsculas, sin tildes, y con guiones en lugar de espacios y subrayados. */
const plegar = (texto) => texto.toUpperCase().toLowerCase().replace(/ς/g, "σ")
  .normalize("NFD").replace(/\p{M}/gu, "").replace(/[ _]/g, "-");

const largo = (texto) => Array.from(texto).length;

/* Un valor dentro de un mensaje, como lo muestra Python. */
function mostrar(valor, dentro) {
  if (typeof valor === "string") return dentro ? "'" + valor + "'" : valor;
  if (typeof valor === "boolean") return valor ? "True" : "False";
  if (Array.isArray(valor)) return "[" + valor.map((v) => mostrar(v, true)).join(", ") + "]";
  if (typeof valor !== "object") return String(valor);
  return "{" + Object.keys(valor).map((n) => "'" + n + "': " + mostrar(valor[n], true)).join(", ") + "}";
}

function corto(valor) {
  const letras = Array.from(mostrar(valor));
  return letras.length <= 60 ? letras.join("") : letras.slice(0, 57).join("") + "…";
}

/* [nombre, extensión con punto] de un archivo. */
function partirNombre(ruta) {
  const nombre = ruta.split("/").filter((p) => p && p !== ".").pop() || "";
  const i = nombre.lastIndexOf(".");
  return i > 0 && i < nombre.length - 1 ? [nombre.slice(0, i), nombre.slice(i)] : [nombre, ""];
}

const enGuiones = (texto) => plegar(texto).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

/* Nombre publicado de un archivo: ASCII en minúsculas, sin espacios. */
function nombreSeguro(nombre) {
  const partes = partirNombre(nombre);
  return (enGuiones(partes[0]) || "archivo") + partes[1].toLowerCase();
}
