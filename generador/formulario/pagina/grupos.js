/* Campos que llevan otros dentro: un grupo, plegado si no hace falta todavía, y el cuadro de puntajes. */

function pintarGrupo(lugar, campo) {
  const dentro = esCuadro(campo) ? [pintarCuadro(lugar, campo)] : [crear("div.rejilla-campos", null, ...pintarCampos(lugar, hijosDe(campo)))];
  const cabeza = [crear("span.campo__titulo", null, campo.titulo), " ", marca(lugar, campo)];
  if (campo.requerido) {
    const nodo = conLeyenda(lugar, campo, ...dentro);
    nodo.classList.add("grupo-fijo");
    return nodo;
  }
  /* Lo que no se pide siempre se abre cuando toca: un grupo vacío no estorba ni se comprueba. */
  return crear("details.campo.grupo", { id: lugar.id, "data-camino": lugar.clave, open: !vacio(podar(lugar.leer())), toggle: (e) => lugar.f.crecerTextos(e.target) },
    crear("summary.grupo__cabeza", null, ...cabeza),
    crear("div.grupo__dentro", { role: "group", "aria-label": campo.titulo, "aria-describedby": descritoPor(lugar, campo, false) },
      ayudaDe(lugar, campo), errorDe(lugar), ...dentro));
}

/* La lista hermana a la que sigue un cuadro: un puntaje por cada uno de sus elementos, en su orden. */
function listaDeCuadro(lugar) {
  const padre = campoEn(lugar.f.arbol, lugar.camino.slice(0, -1));
  const listas = hijosDe(padre).filter((h) => h.clase === "lista" && h.elemento.clase === "grupo");
  return listas.length === 1 ? listas[0] : null;
}

/* El campo que hay en un camino del árbol. */
function campoEn(arbol, camino) {
  return camino.reduce((campo, paso) => {
    if (typeof paso === "number") return campo.elemento;
    return hijosDe(campo).find((h) => h.nombre === paso);
  }, arbol);
}

function columnasDe(lugar, campo) {
  const lista = listaDeCuadro(lugar);
  const filas = hijosDe(campo).map((h) => (lugar.dentro(h.nombre).leer() || []).length);
  if (!lista) return Array.from({ length: Math.max(3, ...filas) }, (_, i) => [String(i + 1), ""]);
  const elementos = valorEn(lugar.f.datos, [...lugar.camino.slice(0, -1), lista.nombre]) || [];
  const rotulo = (_, i) => [lista.elemento.titulo + " " + (i + 1), tituloDeElemento(lista.elemento, elementos[i])];
  return Array.from({ length: Math.max(elementos.length, ...filas) }, rotulo);
}

function pintarCuadro(lugar, campo) {
  const marco = crear("div.cuadro");
  const lista = listaDeCuadro(lugar);
  let cabezas = [];

  function titular(columnas) {
    columnas.forEach(([corto, entero], i) => cabezas[i].replaceChildren(corto, entero ? crear("span.cuadro__nombre", null, entero) : ""));
  }

  /* Si solo cambió un nombre no se rehace: quien está escribiendo no debe perder su lugar. */
  function pintar(entero) {
    const columnas = columnasDe(lugar, campo);
    if (!entero && columnas.length === cabezas.length) return titular(columnas);
    cabezas = columnas.map(() => crear("th", { scope: "col" }));
    if (!columnas.length) {
      return marco.replaceChildren(crear("p.campo__ayuda", null, "Añada antes los elementos de «" + lista.titulo + "»: aquí saldrá una columna por cada uno."));
    }
    titular(columnas);
    const filas = hijosDe(campo).map((hijo) => crear("tr", null, crear("th", { scope: "row" }, hijo.titulo),
      ...columnas.map(([corto], i) => crear("td", null, celda(lugar.dentro(hijo.nombre), hijo, i, corto)))));
    const errores = hijosDe(campo).map((hijo) => {
      const suyo = lugar.dentro(hijo.nombre);
      return crear("div", { "data-camino": suyo.clave, id: suyo.id, tabindex: "-1" }, errorDe(suyo));
    });
    return marco.replaceChildren(crear("div.tabla-marco", { tabindex: "0", role: "group", "aria-label": campo.titulo },
      crear("table.cuadro__tabla", null, crear("thead", null, crear("tr", null, crear("td"), ...cabezas)), crear("tbody", null, ...filas))), ...errores);
  }

  pintar(true);
  if (lista) lugar.f.alCambiarLista([...lugar.camino.slice(0, -1), lista.nombre].join("."), pintar);
  return marco;
}

function celda(lugar, hijo, i, columna) {
  const suyo = lugar.dentro(i);
  const nodo = crear("input.campo__entrada.cuadro__celda", {
    id: suyo.id, type: "text", inputmode: "numeric", autocomplete: "off", "aria-label": hijo.titulo + ", " + columna, "aria-describedby": lugar.id + "-error",
    input: () => suyo.poner(numeroDe(nodo.value)),
  });
  nodo.value = vacio(suyo.leer()) ? "" : String(suyo.leer());
  return nodo;
}
