/* El árbol de campos y los datos que se escriben en él. Un camino es una lista: ["comite", 0, "rol"]. */

function valorEn(datos, camino) {
  return camino.reduce((v, paso) => (v === undefined || v === null ? undefined : v[paso]), datos);
}

/* Cambia un dato; hace por el camino los grupos y listas que falten. */
function ponerEn(datos, camino, valor) {
  let aqui = datos;
  camino.slice(0, -1).forEach((paso, i) => {
    if (aqui[paso] === undefined || aqui[paso] === null) aqui[paso] = typeof camino[i + 1] === "number" ? [] : {};
    aqui = aqui[paso];
  });
  const ultimo = camino[camino.length - 1];
  if (valor === undefined && !Array.isArray(aqui)) delete aqui[ultimo];
  else aqui[ultimo] = valor === undefined ? null : valor;
}

function vacio(valor) {
  return valor === undefined || valor === null || valor === "" || (Array.isArray(valor) && !valor.length)
    || (typeof valor === "object" && !Array.isArray(valor) && !Object.keys(valor).length);
}

/* Los datos sin nada vacío, para mirarlos. El motor hace lo mismo antes de comprobar y de escribir. */
function podar(valor) {
  if (typeof valor === "string") return valor.trim();
  if (typeof valor !== "object" || valor === null) return valor;
  if (Array.isArray(valor)) return valor.map(podar).filter((v) => !vacio(v));
  const pares = Object.entries(valor).map(([nombre, v]) => [nombre, podar(v)]);
  return Object.fromEntries(pares.filter(([, v]) => !vacio(v)));
}

/* Solo lo que el árbol conoce y con su forma: lo que viene de fuera puede traer cualquier cosa. */
function encajar(campos, datos) {
  const salida = {};
  for (const campo of campos) {
    const valor = datos[campo.nombre];
    if (valor === undefined || valor === null) continue;
    const puesto = encajarUno(campo, valor);
    if (puesto !== undefined) salida[campo.nombre] = puesto;
  }
  return salida;
}

function encajarUno(campo, valor) {
  if (campo.clase === "grupo") {
    if (typeof valor !== "object" || Array.isArray(valor)) return undefined;
    const dentro = encajar(hijosDe(campo), valor);
    return esFicha(campo) && typeof valor.id === "string" ? { id: valor.id, ...dentro } : dentro;
  }
  if (campo.clase === "lista" || campo.clase === "opciones") {
    if (!Array.isArray(valor)) return undefined;
    return valor.map((v) => (v === null ? null : encajarUno(campo.elemento, v))).filter((v) => v !== undefined);
  }
  return typeof valor === "object" ? undefined : valor;
}

/* Dónde está un campo: su camino, su id en la página y la ficha (o ficha de dentro) a que pertenece. */
function lugarDe(f, camino, ambito) {
  return {
    f, camino, ambito,
    id: ["c", ...camino].join("-"),
    clave: camino.join("."),
    leer: () => valorEn(f.datos, camino),
    poner: (valor) => f.cambiar(camino, valor),
    dentro: (paso, otro) => lugarDe(f, [...camino, paso], otro || ambito),
  };
}

function hijosDe(campo) {
  return campo.hijos || campo.campos || [];
}

function esFicha(elemento) {
  return Boolean(elemento && elemento.campos);
}

/* Un grupo cuyos campos son todos listas de números: se llena como un cuadro. */
function esCuadro(campo) {
  const hijos = hijosDe(campo);
  const deNumeros = (h) => h.clase === "lista" && (h.elemento.clase === "entero" || h.elemento.clase === "numero");
  return campo.clase === "grupo" && hijos.length > 1 && hijos.every(deNumeros);
}

/* El campo de un elemento que guarda el nombre de un archivo, si lo hay: así es un adjunto. Una ficha
   de dentro también puede nombrar archivos, pero no es uno. */
function deArchivo(elemento) {
  return esFicha(elemento) ? undefined : hijosDe(elemento).find((h) => h.clase === "archivo");
}

/* Lo que se pide alguna vez va a la vista; lo que nunca, plegado. «estado» se ve siempre. */
function esencial(campo, ambito) {
  if (ambito.hereda.includes(campo.nombre)) return false;
  return Boolean(campo.requerido || campo.desde || campo.nombre === "estado" || deArchivo(campo.elemento || {}));
}

function estadoDe(f, ambito) {
  return valorEn(f.datos, [...ambito.camino, "estado"]) || ambito.estados[0].valor;
}

function nombreDeEstado(ambito, valor) {
  const estado = ambito.estados.find((e) => e.valor === valor);
  return estado ? estado.nombre : valor;
}

/* Cuándo es obligatorio: «obligatorio», «obligatorio desde «Validada»» o nada. */
function marcaDe(f, campo, ambito) {
  if (ambito.hereda.includes(campo.nombre)) return "si lo deja vacío, vale lo de la ficha que lo contiene";
  if (campo.requerido) return "obligatorio";
  if (!campo.desde) return "";
  const orden = ambito.estados.map((e) => e.valor);
  const aqui = orden.indexOf(estadoDe(f, ambito)), desde = orden.indexOf(campo.desde);
  const retirada = orden.length - 1;
  const ya = aqui === desde || (aqui >= desde && aqui !== retirada);
  return ya ? "obligatorio" : "obligatorio desde el estado «" + nombreDeEstado(ambito, campo.desde) + "»";
}

/* Las opciones de un campo cerrado, listas para mostrarse y para buscar en ellas. */
function opcionesDe(f, campo) {
  const vocabulario = f.vocabularios[campo.vocabulario];
  const dadas = campo.opciones || (vocabulario ? vocabulario.terminos : []);
  return dadas.map((o) => ({
    valor: o.valor,
    nombre: String(o.nombre) + (o.sigla && o.sigla !== o.nombre ? " (" + o.sigla + ")" : ""),
    nota: o.supuesto ? "por confirmar" : "",
    detalle: o.ayuda || "",
    busca: [o.sigla || "", ...(o.sinonimos || [])].join(" "),
  }));
}

function nombreDeOpcion(f, campo, valor) {
  const opcion = opcionesDe(f, campo).find((o) => o.valor === valor);
  return opcion ? opcion.nombre : String(valor);
}
