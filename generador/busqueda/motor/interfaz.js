/* Interfaz: lo que puede llamar una página. Está explicada en docs/desarrollo/busqueda.md. */
const AFINADAS = 10;
let raras = null;

/* Lo que no hace falta para el primer resultado: erratas, facetas, otros órdenes y frases. */
async function abrirRaras() {
  const hacer = await pedir("raras");
  raras = raras || hacer(conPrefijo, valorEn, leerNumeros, pedir, pedirTodos, registrados, () => M,
    bloqueDe, fichaDe, textosDe, pasajesDe, palabrasDe, parte, sumar, marcar, PALABRA,
    fuertesDe, unos, normalizar, plegar, raizDe, alternativa, necesarios, hay, prepararPasajes, W,
    buscar, interpretar, formasConPrefijo);
  return raras;
}

/* Busca un texto y devuelve una promesa de {total, completas, facetas, resultados, …}. */
async function buscar(texto, opciones) {
  const o = Object.assign({ filtros: {}, limite: 10, desde: 0, orden: "", fragmentos: true }, opciones);
  await preparar();
  const consulta = interpretar(String(texto || ""));
  const casillas = consulta.casillas.slice(0, 30);
  o.texto = texto;
  o.orden = o.orden || (casillas.length ? "pertinencia" : "recientes");
  const alternativas = equivalentes(casillas);
  const fuera = consulta.excluidas.filter((e) => e.length === 1)
    .map((e) => ({ palabra: e[0], raiz: raizDe(e[0]) || e[0] }));
  const frasesFuera = consulta.excluidas.filter((e) => e.length > 1);
  const cercanas = alternativas.filter((a) => a.peso > W.sinonimo);
  await pedirTodos(necesarios("t", casillas.concat(fuera), cercanas));
  const perdidas = perdidasDe(casillas);
  const corregidas = perdidas.length ? await (await abrirRaras()).corregir(casillas, perdidas) : [];
  alternativas.push(...corregidas);
  const urgentes = casillas.some((c) => !hay("t", c)) ? alternativas : corregidas;
  await pedirTodos(necesarios("t", [], urgentes));
  const estado = { casillas, alternativas, consulta, o, texto,
    reconocer: reconocedor(casillas, alternativas) };
  const sumarFichas = () => sumar(porCasilla("t", casillas, alternativas, M.total), M.total);
  const soloFichas = o.hasta === "fichas";
  if (soloFichas || (o.avance && casillas.length)) {
    const previas = sinExcluidas(casillas.length ? puntuar(casillas, sumarFichas(), null) : todas(), "t", fuera);
    if (soloFichas) return responder(estado, previas, null);
    if (!consulta.frases.length) o.avance(await responder(Object.assign({ parcial: true }, estado), previas, null));
  }
  await pedirTodos(necesarios("t", [], alternativas));
  const fichas = sumarFichas();
  let pasajes = null;
  if (casillas.length && M.pasajes) {
    await abrirRaras();
    await prepararPasajes();
    await pedirTodos(necesarios("p", casillas.concat(fuera), alternativas));
    pasajes = raras.porFicha(porCasilla("p", casillas, alternativas, M.pasajes), casillas);
  }
  let halladas = casillas.length ? puntuar(casillas, fichas, pasajes) : todas();
  halladas = sinExcluidas(sinExcluidas(halladas, "t", fuera), "p", fuera);
  if (consulta.frases.length + frasesFuera.length) {
    if (consulta.frases.length) halladas = halladas.filter((h) => h.completa);
    halladas = await (await abrirRaras()).revisarFrases(primerasDe(halladas, 200), consulta.frases, frasesFuera);
  }
  return responder(estado, halladas, pasajes);
}

const todas = () => Array.from({ length: M.total }, (_, f) => ({ f, completa: true, puntaje: 0, nivel: 0 }));

/* Sin las fichas que dicen alguna palabra excluida, en cualquiera de sus formas. */
function sinExcluidas(halladas, nivel, fuera) {
  if (!fuera.length) return halladas;
  if (nivel === "p" && !M.nx) return halladas;
  const no = new Set();
  fuera.forEach((c) => formasDe(nivel, c.raiz).forEach((e) => listaDe(e).d.forEach((d) => {
    no.add(nivel === "t" ? d : ultimoHasta(M.inicios, d));
  })));
  return halladas.filter((h) => !no.has(h.f));
}

/* Filtra, ordena, corta y viste lo hallado. */
async function responder(estado, halladas, pasajes) {
  const { o, casillas } = estado;
  const filtra = Object.keys(o.filtros).some((c) => [].concat(o.filtros[c]).length);
  const sinFacetas = o.hasta || (estado.parcial && !registrados.has("facetas"));
  const filtrada = !filtra && sinFacetas ? { pasan: halladas, facetas: [] }
    : await (await abrirRaras()).filtrar(halladas, o.filtros);
  const lista = filtrada.pasan, hasta = o.desde + o.limite;
  let vistas;
  if (o.orden !== "pertinencia") vistas = (await (await abrirRaras()).reordenar(lista, o.orden)).slice(o.desde, hasta);
  else {
    const primeras = primerasDe(lista, Math.max(hasta, AFINADAS)), altas = primeras.slice(0, AFINADAS);
    await pedirTodos(altas.map((h) => bloqueDe(h.f)));
    vistas = afinar(altas, o.texto, casillas, estado.reconocer).concat(primeras.slice(AFINADAS)).slice(o.desde, hasta);
  }
  await pedirTodos(vistas.map((h) => bloqueDe(h.f)));
  const conTexto = pasajes && o.fragmentos ? vistas.filter((h) => raras.conviene(h, pasajes)) : [];
  await pedirTodos(conTexto.map((h) => textosDe(h.f)));
  const resultados = vistas.map((h) => vestir(h, estado, conTexto.includes(h) ? pasajes : null));
  return {
    consulta: o.texto,
    parcial: !!estado.parcial,
    total: lista.length,
    completas: lista.filter((h) => h.completa).length,
    facetas: filtrada.facetas,
    resultados,
    sugerencia: raras ? raras.sugerencia(estado, resultados) : "",
  };
}

function vestir(h, estado, pasajes) {
  const ficha = fichaDe(h.f), { reconocer } = estado;
  const r = {
    id: ficha.id, url: ficha.url, titulo: ficha.titulo, puntaje: Math.round(h.puntaje * 1e4) / 1e4,
    donde: "", enlace: ficha.url, archivo: "", resumen: ficha.resumen, fecha: ficha.fecha,
    ejemplo: ficha.ejemplo, vencida: ficha.vencida, completa: h.completa, facetas: raras ? raras.valoresDe(h.f) : {},
    marcasTitulo: soloTramos(marcar(ficha.titulo, reconocer)),
    fragmento: { texto: ficha.resumen, marcas: soloTramos(marcar(ficha.resumen, reconocer)) },
  };
  if (pasajes) raras.situar(r, h, pasajes, reconocer);
  return r;
}

const repositorio = {
  buscar: buscar,
  sugerir: async (texto, opciones) => (await abrirRaras()).sugerir(texto, opciones),
  registrar: registrar,
  precargar: () => preparar().then(() => Promise.all([pedir("facetas"), abrirRaras()])).then(() => undefined),
  analizar: { palabras: palabras, raizDe: raizDe },
  pesos: W,
};

if (typeof document === "object") {
  const propio = document.currentScript.src;
  repositorio.raiz = new URL("..", propio).href;
  traer = (nombre, version) => new Promise((listo, falla) => {
    const s = document.createElement("script");
    s.src = new URL(nombre + ".js" + (version ? "?v=" + version : ""), propio).href;
    s.onload = () => { s.remove(); listo(); };
    s.onerror = () => { s.remove(); falla(new Error("no se pudo leer " + s.src)); };
    document.head.appendChild(s);
  });
  window.repositorio = Object.assign(window.repositorio || {}, repositorio);
} else {
  const leerArchivo = require("fs").readFileSync;
  const leidos = (repositorio.leidos = []);
  traer = (nombre) => {
    const guion = leerArchivo(__dirname + "/" + nombre + ".js", "utf-8");
    leidos.push([nombre, guion.length]);
    new Function("repositorio", guion)(repositorio);
    return Promise.resolve();
  };
  module.exports = repositorio;
}
