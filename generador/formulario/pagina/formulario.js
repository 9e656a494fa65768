/* La página de un tipo: reúne el árbol, los datos y las piezas, y las pone en marcha. */

function datosDeLaPagina(raiz) {
  const d = raiz.dataset;
  return { ruta: d.ruta, forja: d.forja, correo: d.correo, partes: JSON.parse(d.partes), limites: JSON.parse(d.limites), titulos: JSON.parse(d.titulos), enBase: JSON.parse(d.enBase) };
}

function hoy() {
  const d = new Date();
  return [d.getFullYear(), d.getMonth() + 1, d.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
}

function formulario(raiz) {
  const arbol = window.propuesta.arbol;
  const f = {
    ...datosDeLaPagina(raiz), raiz, arbol, exigente: exigente(arbol), vocabularios: arbol.vocabularios, hoy: hoy(),
    ambito: { camino: [], estados: arbol.estados, hereda: [] },
    datos: {}, archivos: new Map(), clave: null, fichaId: null, corrige: false, existentes: undefined,
    tocados: new Set(), revisado: false, problemas: [], pasos: [], marcas: [], siguenLista: new Map(),
  };
  Object.assign(f, armazon(raiz), acciones(f));
  return f;
}

/* Lo fijo de la página: avisos, lista de partes, borrador y el sitio del formulario. */
function armazon(raiz) {
  const avisos = crear("div", { id: "propuesta-avisos" });
  const indice = crear("ol.pasos-lista", { id: "pasos" });
  const titularPaso = crear("summary.pasos-caja__titular");
  const caja = crear("details.pasos-caja", { open: true }, titularPaso, crear("nav", { "aria-label": "Partes de la ficha" }, indice));
  const barra = crear("section.borrador", { "aria-labelledby": "titulo-borrador" });
  const formulario_ = crear("form.propuesta__campos", { novalidate: true, "aria-label": "Ficha", autocomplete: "off", submit: (e) => e.preventDefault() });
  raiz.replaceChildren(avisos, crear("div.propuesta__lateral", null, caja, barra), formulario_,
    crear("div.solo-lectores", { id: "propuesta-voz", role: "status", "aria-live": "polite" }));
  const ancho = matchMedia("(min-width: 60em)");
  const plegarIndice = () => { caja.open = ancho.matches; };
  if (ancho.addEventListener) ancho.addEventListener("change", plegarIndice);
  return { avisos, indice, titularPaso, barra, formulario: formulario_, plegarIndice };
}

function acciones(f) {
  const guardar = alReposar(() => {
    if (!f.sucio) return;
    f.sucio = false;
    if (!f.clave) f.clave = claveNueva();
    anotarActual(f.arbol.nombre, f.clave);
    decirEstado(f, guardarBorrador(comoBorrador(f)));
  }, 500);
  const revisar = alReposar(() => conLoTardio(f, () => { comprobar(f); mostrarErrores(f); }), 250);
  return {
    guardar, revisar,
    cambiar(camino, valor) {
      ponerEn(f.datos, camino, valor);
      f.sucio = true;
      if (camino[camino.length - 1] === "estado") f.marcas.forEach((refrescar) => refrescar());
      guardar();
      revisar();
    },
    listos: () => conIdentificadores(f),
    otras: (tipos) => loTardio.then(() => otrasFichas(f, tipos)),
    mostrarPaso: (id, conFoco) => mostrarPaso(f, id, conFoco),
    crecerTextos: (nodo) => nodo.querySelectorAll("textarea").forEach(crecer),
    alCambiarLista: (clave, hacer) => f.siguenLista.set(clave, hacer),
    avisarLista: (clave, entero) => { if (f.siguenLista.has(clave)) f.siguenLista.get(clave)(entero); },
    avisar: (texto) => f.avisos.replaceChildren(crear("p.aviso.aviso--vencido", { role: "alert" }, icono("aviso"), crear("span", null, texto))),
    guardarArchivo(nombre, octetos) {
      f.sucio = true;
      guardar.ya();
      return guardarArchivo(f.clave, nombre, octetos).then((hecho) => {
        if (!hecho) f.avisar("Este navegador no puede guardar los archivos elegidos: si cierra la página, tendrá que elegirlos otra vez.");
      });
    },
    /* Los archivos que la ficha nombra: lo que se quitó se puede recuperar, pero no viaja. */
    usados() {
      const texto = JSON.stringify(f.datos);
      return [...f.archivos].filter(([nombre]) => texto.includes(nombre)).sort(([a], [b]) => (a < b ? -1 : 1));
    },
    async empezar(borrar) {
      f.guardar.ya();
      if (borrar && f.clave) await quitarBorrador(f.clave);
      anotarActual(f.arbol.nombre, null);
      location.assign(location.pathname);
    },
    abrir(clave) { location.assign(location.pathname + "?borrador=" + clave); },
    empezarCon: (borrador) => empezarCon(f, borrador),
  };
}

/* Los datos con un identificador para cada ficha que va dentro y todavía no lo tiene. */
function conIdentificadores(f) {
  const datos = JSON.parse(JSON.stringify(f.datos));
  const usados = { ...(f.existentes || {}) };
  for (const campo of f.arbol.campos.filter((c) => esFicha(c.elemento))) {
    const elementos = datos[campo.nombre] || [];
    elementos.forEach((e) => { if (e && e.id) usados[e.id] = true; });
    datos[campo.nombre] = elementos.map((e) => {
      if (!e || e.id || vacio(podar(e))) return e;
      const id = window.propuesta.id(campo.elemento, e, usados);
      usados[id] = true;
      return { id, ...e };
    });
    if (!elementos.length) delete datos[campo.nombre];
  }
  return datos;
}
