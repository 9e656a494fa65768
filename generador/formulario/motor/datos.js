/* Datos: una ficha sin lo vacío, y el recorrido de sus campos. */
const esGrupo = (v) => typeof v === "object" && v !== null && !Array.isArray(v);
const esTexto = (v) => typeof v === "string";
const tiene = (grupo, nombre) => Object.prototype.hasOwnProperty.call(grupo, nombre);
const estaVacio = (v) => v === undefined || v === null || v === ""
  || (typeof v === "object" && !Object.keys(v).some((n) => n !== "lugares"));
const hijosDe = (campo) => (campo && (campo.hijos || (campo.elemento && campo.elemento.hijos))) || [];
const LIBRE = "cuerpo";

/* Los datos como quedan escritos (lo mismo que «canonicos» de generador/importacion/escritura.py):
   limpios, en el orden del esquema y sin nada vacío. Una lista que pierde elementos recuerda en
   «lugares» cuál era cada uno de los que quedan. */
function canonicos(raiz, datos) {
  const puestos = ordenar(raiz.campos, datos);
  if (raiz.formato === "yml") return puestos;
  const secciones = raiz.campos.filter((c) => c.seccion);
  const titulos = new Set(secciones.filter((c) => c.nombre !== LIBRE).map((c) => plegar(c.titulo)));
  secciones.filter((c) => esTexto(datos[c.nombre]) && tiene(puestos, c.nombre)).forEach((campo) => {
    const texto = cerrar(sinInvisibles(datos[campo.nombre]).replace(/^\s*\n/, "").trimEnd());
    puestos[campo.nombre] = campo.nombre === LIBRE ? textoLibre(texto, titulos) : bajar(texto);
  });
  return puestos;
}

function ordenar(campos, datos) {
  const conocidos = campos.map((c) => c.nombre).filter((n) => tiene(datos, n)), salida = {};
  conocidos.concat(Object.keys(datos).filter((n) => conocidos.indexOf(n) < 0)).forEach((nombre) => {
    const valor = ordenado(campos.find((c) => c.nombre === nombre), datos[nombre]);
    if (!estaVacio(valor)) salida[sinInvisibles(nombre)] = valor;
  });
  return salida;
}

function ordenado(campo, valor) {
  if (esTexto(valor)) return sinInvisibles(valor).trim();
  if (esGrupo(valor)) return ordenar(hijosDe(campo), valor);
  if (!Array.isArray(valor)) return valor;
  const pares = valor.map((v, i) => [campo && campo.fichas ? incrustada(campo, v) : ordenado(campo, v), i])
    .filter((p) => !estaVacio(p[0]));
  const lista = pares.map((p) => p[0]);
  if (lista.length < valor.length) lista.lugares = pares.map((p) => p[1]);
  return lista;
}

function incrustada(campo, valor) {
  if (!esGrupo(valor)) return ordenado(undefined, valor);
  const sinId = Object.assign({}, valor);
  delete sinId.id;
  const primero = tiene(valor, "id") ? ordenar([], { id: valor.id }) : {};
  return Object.assign(primero, ordenar(campo.elemento.campos, sinId));
}

/* Lugar que un elemento tenía en la lista que llegó. */
const lugarDe = (lista, i) => (lista.lugares ? lista.lugares[i] : i);

/* Llama a visita(campo, valor, camino) por cada dato presente, también los de dentro. */
function recorrer(campos, datos, visita, camino) {
  campos.forEach((campo) => {
    if (!tiene(datos, campo.nombre)) return;
    const valor = datos[campo.nombre], aqui = (camino || []).concat(campo.nombre);
    visita(campo, valor, aqui);
    if (campo.hijos && esGrupo(valor)) recorrer(campo.hijos, valor, visita, aqui);
    if (!campo.elemento || !campo.elemento.hijos || !Array.isArray(valor)) return;
    valor.forEach((v, i) => {
      if (esGrupo(v)) recorrer(campo.elemento.hijos, v, visita, aqui.concat(lugarDe(valor, i)));
    });
  });
}
