/* Índice: pide los archivos cuando hacen falta, una sola vez, y busca términos en ellos. */
const registrados = new Map();
const pedidos = new Map();
let traer = null;
let M = null;

function registrar(nombre, dato) {
  registrados.set(nombre, dato);
}

/* Promesa del archivo con ese nombre; si falla, la próxima vez se vuelve a pedir. */
function pedir(nombre) {
  if (registrados.has(nombre)) return Promise.resolve(registrados.get(nombre));
  if (!pedidos.has(nombre)) {
    const promesa = traer(nombre, M ? M.version : "").then(() => {
      if (!registrados.has(nombre)) throw new Error("no se pudo leer buscar/" + nombre + ".js");
      return registrados.get(nombre);
    });
    pedidos.set(nombre, promesa);
    promesa.catch(() => pedidos.delete(nombre));
  }
  return pedidos.get(nombre);
}

const pedirTodos = (nombres) => Promise.all([...new Set(nombres)].map(pedir));

async function preparar() {
  if (M) return M;
  const m = await pedir("manifiesto");
  if (!M) {
    m.nt = m.t.split(" ");
    m.np = [""];
    m.grupos = m.sinonimos.map((g) => ({
      sigla: g[0] === "=",
      expresiones: g.replace("=", "").split("|").map((e) => e.split(" ")),
    }));
    M = m;
  }
  return M;
}

/* Lo que hay que saber de los pasajes: comienzos de sus archivos, bloques de textos y cuántos por ficha. */
async function prepararPasajes() {
  const [comienzos, primeras, cuantos] = await pedir("pasajes");
  if (M.nx) return;
  M.np = comienzos.split(" ");
  M.nx = leerNumeros(primeras, 0, Infinity);
  M.inicios = new Int32Array(M.total + 1);
  leerNumeros(cuantos, 0, M.total).forEach((n, i) => { M.inicios[i + 1] = M.inicios[i] + n; });
}

/* Lugar del último de la lista ordenada que no pasa de «clave». */
function ultimoHasta(lista, clave) {
  let a = 0, b = lista.length;
  while (a < b) {
    const m = (a + b) >> 1;
    if (lista[m] <= clave) a = m + 1;
    else b = m;
  }
  return a - 1;
}

const TOPE_DE_ARCHIVOS = 4;

/* Archivos de un nivel («t» metadatos, «p» pasajes) donde están los términos que empiezan así. */
function archivosDe(nivel, desde, hasta) {
  const comienzos = M["n" + nivel];
  if (!comienzos[0] && comienzos.length === 1) return [];
  const a = Math.max(0, ultimoHasta(comienzos, desde));
  const b = Math.max(a, ultimoHasta(comienzos, hasta || desde));
  const nombres = [];
  for (let i = a; i <= b; i++) nombres.push(nivel + i);
  const yaEstan = nombres.filter((n) => registrados.has(n));
  return nombres.length > TOPE_DE_ARCHIVOS && yaEstan.length < nombres.length
    ? [...new Set([...nombres.slice(0, TOPE_DE_ARCHIVOS), ...yaEstan])] : nombres;
}

/* Terminaciones con que suele acabar lo que se está escribiendo: dicen qué raíces podrían tenerlo. */
const FINALES_PROBABLES = ["", "a", "s", "n", "r", "on", "ion", "dad"];

/* Archivos con los términos que empiezan así, y con las raíces más cortas de palabras que empiezan así. */
function archivosDePrefijo(nivel, p) {
  const raices = new Set(FINALES_PROBABLES.map((f) => raiz(p + f)));
  const nombres = archivosDe(nivel, p, p + "~");
  raices.forEach((r) => { if (p.startsWith(r)) nombres.push(...archivosDe(nivel, r)); });
  return [...new Set(nombres)];
}

const abiertos = new Map();

/* Fragmento leído: sus términos en orden y lo que sigue a cada uno. */
function abrir(nombre) {
  let f = abiertos.get(nombre);
  if (!f) {
    const trozos = registrados.get(nombre).split(" ");
    const cortes = trozos.map((t) => t.indexOf("!"));
    f = {
      terminos: [...conPrefijo(trozos.map((t, i) => t.slice(0, cortes[i])), 0)],
      restos: trozos.map((t, i) => t.slice(cortes[i] + 1)),
      listas: [],
    };
    abiertos.set(nombre, f);
  }
  return f;
}

/* Entrada i de un fragmento: [[forma, apariciones], …]; en los pasajes la forma es la raíz. */
function entrada(f, i, nivel) {
  if (!f.listas[i]) {
    const raizI = f.terminos[i], partes = f.restos[i].split("!");
    f.listas[i] = [];
    for (let k = 0; k < partes.length; k += 2) {
      const forma = nivel === "p" ? raizI
        : raizI.slice(0, raizI.length - valorEn(partes[k], 0)) + partes[k].slice(1);
      f.listas[i].push({ forma, texto: partes[nivel === "p" ? k : k + 1], lista: null });
      if (nivel === "p") break;
    }
  }
  return f.listas[i];
}

const listaDe = (e) => e.lista || (e.lista = leerApariciones(e.texto));

/* Formas de una raíz, de los archivos ya leídos. */
function formasDe(nivel, r) {
  for (const nombre of archivosDe(nivel, r)) {
    if (!registrados.has(nombre)) continue;
    const f = abrir(nombre);
    const i = ultimoHasta(f.terminos, r);
    if (i >= 0 && f.terminos[i] === r) return entrada(f, i, nivel);
  }
  return [];
}

/* Formas que empiezan con p, de los archivos ya leídos. */
function formasConPrefijo(nivel, p) {
  const salida = [];
  for (const nombre of archivosDePrefijo(nivel, p)) {
    if (!registrados.has(nombre)) continue;
    const f = abrir(nombre);
    for (let i = Math.max(0, ultimoHasta(f.terminos, p.slice(0, 4)));
      i < f.terminos.length && f.terminos[i] <= p + "~"; i++) {
      const t = f.terminos[i];
      if (!t.startsWith(p) && !p.startsWith(t)) continue;
      if (nivel === "p" && !t.startsWith(p)) continue;
      entrada(f, i, nivel).forEach((e) => { if (e.forma.startsWith(p)) salida.push(e); });
    }
  }
  return salida;
}
