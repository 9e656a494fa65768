/* Escribir: el texto canónico de una ficha, byte a byte el de generador/importacion/escritura.py,
   donde están las reglas. */
const ANCHO = 100;
const LLANO = /^(?:[A-Za-z(/_]|[^\x00-\x7f])(?![^\n]*(?:\t|: | #|:$))[^\n]*$/u;
const DE_CORCHETES = /[,[\]{}:?]/;
const RESERVADAS = ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf"];

/* {nombre, texto} del archivo de una ficha. */
function escribir(raiz, datos) {
  const puestos = canonicos(raiz, datos);
  if (raiz.formato === "yml") return { nombre: "ficha.yml", texto: emitir(puestos) };
  const secciones = raiz.campos.filter((c) => c.seccion && esTexto(puestos[c.nombre]));
  const libre = secciones.find((c) => c.nombre === LIBRE);
  let cuerpo = libre ? "\n" + puestos[LIBRE] + "\n" : "";
  secciones.filter((c) => c !== libre).forEach((campo) => {
    cuerpo += "\n## " + campo.titulo + "\n\n" + puestos[campo.nombre] + "\n";
  });
  secciones.forEach((c) => delete puestos[c.nombre]);
  return { nombre: "ficha.md", texto: "---\n" + emitir(puestos) + "---\n" + cuerpo };
}

const emitir = (datos) => lineasDeGrupo(datos).map((linea) => linea + "\n").join("");

const lineasDeGrupo = (datos) => Object.keys(datos)
  .reduce((lineas, clave) => lineas.concat(entrada(enYaml(clave) + ":", datos[clave])), []);

/* Las líneas de «clave: valor». */
function entrada(clave, valor) {
  if (esGrupo(valor)) return [clave].concat(sangrar(lineasDeGrupo(valor)));
  if (esTexto(valor) && valor.indexOf("\n") >= 0) return [clave + " |"].concat(sangrar(valor.split("\n")));
  if (!Array.isArray(valor)) return [clave + " " + escalar(valor)];
  const corta = entreCorchetes(valor);
  if (corta && largo(clave) + 1 + largo(corta) <= ANCHO) return [clave + " " + corta];
  return [clave].concat(sangrar(elementos(valor)));
}

const elementos = (valores) => valores.reduce((lineas, v) => {
  const [primera, ...resto] = lineasDeElemento(v);
  return lineas.concat("- " + primera, sangrar(resto));
}, []);

/* Las líneas de un elemento de lista, sin su guion. */
function lineasDeElemento(valor) {
  if (esGrupo(valor)) return lineasDeGrupo(valor);
  if (Array.isArray(valor)) return entreCorchetes(valor) ? [entreCorchetes(valor)] : elementos(valor);
  if (esTexto(valor) && valor.indexOf("\n") >= 0) return ["|"].concat(valor.split("\n"));
  return [escalar(valor)];
}

/* La lista en una línea; vacío si lleva grupos, listas o textos de varias líneas. */
function entreCorchetes(valores) {
  if (valores.some((v) => typeof v === "object" || String(v).indexOf("\n") >= 0)) return "";
  return "[" + valores.map((v) => escalar(v, true)).join(", ") + "]";
}

const sangrar = (lineas) => lineas.map((linea) => (linea ? "  " + linea : ""));

const escalar = (valor, enCorchetes) => (typeof valor === "number" ? cifras(valor)
  : typeof valor === "boolean" ? String(valor) : enYaml(String(valor), enCorchetes));

function enYaml(texto, enCorchetes) {
  const llano = LLANO.test(texto) && RESERVADAS.indexOf(texto.toLowerCase()) < 0;
  return llano && !(enCorchetes && DE_CORCHETES.test(texto)) ? texto : JSON.stringify(texto);
}

/* Un número sin exponente, con las mismas cifras. */
function cifras(n) {
  const partes = /^(-?)(\d)(?:\.(\d+))?e([+-])(\d+)$/.exec(String(n));
  if (!partes) return String(n);
  const numero = partes[2] + (partes[3] || ""), mueve = Number(partes[5]);
  return partes[1] + (partes[4] === "-" ? "0." + "0".repeat(mueve - 1) + numero
    : numero + "0".repeat(mueve - (partes[3] || "").length));
}
