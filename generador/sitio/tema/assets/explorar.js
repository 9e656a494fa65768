/* Explorar: la página de búsqueda. Pregunta a repositorio.buscar y pinta; el estado va en la dirección. */
(function () {
  "use strict";
  const caja = document.getElementById("explorador");
  const motor = window.repositorio;
  if (!caja || !motor || !motor.buscar) return;

  const OPCIONES = 7, ABIERTAS = 4;
  const ORDEN_DE_FACETAS = ["tipo", "eje", "tema", "unidad", "region", "perfil", "anio", "formato"];
  const $ = (id) => document.getElementById(id);
  const campo = $("consulta"), lista = $("resultados"), cuenta = $("cuenta"), nota = $("nota");
  const elegidos = $("elegidos"), filtros = $("filtros"), mas = $("mas"), orden = $("orden");
  const canal = $("canal"), canales = JSON.parse(caja.dataset.canales), PASO = Number(caja.dataset.paso);
  const ordenes = [...orden.options].map((o) => o.value);
  /* Las más recientes ya vienen en la página: al entrar sin pedir nada no se lee ninguna. */
  const primeras = [...lista.children];
  const extendidas = new Set(), plegadas = new Map();
  let limite = PASO, turno = 0;

  /* ---------- Estado: {q, orden, filtros: {faceta: [valores]}} ---------- */
  function leer() {
    const p = new URLSearchParams(location.search), f = {};
    for (const [clave, valor] of p) {
      if (clave !== "q" && clave !== "orden" && valor) (f[clave] = f[clave] || []).push(valor);
    }
    return { q: p.get("q") || "", orden: ordenes.includes(p.get("orden")) ? p.get("orden") : "", filtros: f };
  }

  function direccion(estado) {
    const p = new URLSearchParams();
    if (estado.q.trim()) p.set("q", estado.q.trim());
    Object.keys(estado.filtros).forEach((c) => estado.filtros[c].forEach((v) => p.append(c, v)));
    if (estado.orden) p.set("orden", estado.orden);
    const texto = p.toString();
    return location.pathname + (texto ? "?" + texto : "");
  }

  function ir(cambio, reemplazar) {
    const estado = Object.assign(leer(), cambio);
    limite = PASO;
    history[reemplazar ? "replaceState" : "pushState"](null, "", direccion(estado));
    return pintar();
  }

  function conFiltro(clave, valor, puesto) {
    const f = Object.assign({}, leer().filtros);
    f[clave] = (f[clave] || []).filter((v) => v !== valor).concat(puesto ? [valor] : []);
    return f;
  }

  /* ---------- Piezas ---------- */
  function nodo(etiqueta, clase, ...dentro) {
    const e = document.createElement(etiqueta);
    if (clase) e.className = clase;
    e.append(...dentro.filter((d) => d !== ""));
    return e;
  }

  function enlace(direccionDe, texto, clase) {
    const a = nodo("a", clase || "", texto);
    a.href = direccionDe;
    return a;
  }

  /* El texto con sus tramos resaltados; siempre como texto, nunca como HTML. */
  function resaltar(texto, marcas) {
    const piezas = [];
    let previo = 0;
    (marcas || []).forEach(([a, b]) => {
      piezas.push(texto.slice(previo, a), nodo("mark", "", texto.slice(a, b)));
      previo = b;
    });
    return piezas.concat(texto.slice(previo)).filter((p) => p !== "");
  }

  function tarjeta(r) {
    const tipo = (r.facetas.tipo || [""])[0];
    const icono = nodo("span", "icono icono-" + (canales.iconos[tipo] || "ficha"));
    icono.setAttribute("aria-hidden", "true");
    const rotulo = nodo("p", "tarjeta__tipo", icono, " " + tipo);
    if (r.ejemplo) rotulo.append(" ", nodo("span", "insignia insignia--ejemplo", "Ejemplo"));
    if (r.vencida) rotulo.append(" ", nodo("span", "insignia insignia--vencido", "Por revisar"));
    const a = enlace("../" + r.url, "");
    a.append(...resaltar(r.titulo, r.marcasTitulo));
    const pie = nodo("p", "tarjeta__meta", nodo("span", "", (r.facetas.unidad || []).join(", ")));
    if (r.donde) pie.append(enlace("../" + r.enlace, "Está en: " + r.donde));
    return nodo("li", "", nodo("article", "tarjeta", rotulo, nodo("h2", "tarjeta__titulo", a),
      nodo("p", "tarjeta__resumen", ...resaltar(r.fragmento.texto, r.fragmento.marcas)), pie));
  }

  /* ---------- Filtros ---------- */
  function opcion(clave, v) {
    const c = nodo("input");
    c.type = "checkbox";
    c.name = clave;
    c.value = v.valor;
    c.checked = v.elegido;
    return nodo("label", "filtros__opcion", c, " " + v.nombre + " ",
      nodo("span", "filtros__cuenta", String(v.cuenta)));
  }

  function faceta(f, i) {
    const valores = f.valores.slice().sort((a, b) => b.elegido - a.elegido || b.cuenta - a.cuenta);
    const toda = extendidas.has(f.clave) || valores.length <= OPCIONES + 1;
    const grupo = nodo("div", "", ...(toda ? valores : valores.slice(0, OPCIONES)).map((v) => opcion(f.clave, v)));
    grupo.setAttribute("role", "group");
    grupo.setAttribute("aria-label", f.titulo);
    if (!toda) {
      const b = nodo("button", "filtros__mas", "Mostrar " + (valores.length - OPCIONES) + " más");
      b.type = "button";
      b.addEventListener("click", () => {
        extendidas.add(f.clave);
        pintar().then(() => filtros.querySelectorAll('[name="' + f.clave + '"]')[OPCIONES].focus());
      });
      grupo.append(b);
    }
    const d = nodo("details", "filtros__grupo", nodo("summary", "filtros__titulo", f.titulo), grupo);
    const abierta = i < ABIERTAS || valores.some((v) => v.elegido);
    d.open = plegadas.has(f.clave) ? !plegadas.get(f.clave) : abierta;
    d.firstChild.addEventListener("click", () => plegadas.set(f.clave, d.open));
    return d;
  }

  /* Las facetas que más sirven, primero; las propias de algún tipo, después. */
  const lugar = (f) => (ORDEN_DE_FACETAS.indexOf(f.clave) + 1) || ORDEN_DE_FACETAS.length + 1;

  function pintarFiltros(facetas) {
    facetas = facetas.slice().sort((a, b) => lugar(a) - lugar(b));
    const activo = document.activeElement;
    const marca = filtros.contains(activo) && activo.name ? [activo.name, activo.value] : null;
    filtros.replaceChildren(...facetas.filter((f) => f.valores.length).map(faceta));
    if (!marca) return;
    const vuelve = [...filtros.elements].find((c) => c.name === marca[0] && c.value === marca[1]);
    if (vuelve) vuelve.focus();
  }

  function pintarElegidos(facetas) {
    const chips = [];
    facetas.forEach((f) => f.valores.filter((v) => v.elegido).forEach((v) => {
      const estado = Object.assign(leer(), { filtros: conFiltro(f.clave, v.valor, false) });
      const a = enlace(direccion(estado), v.nombre + " ×");
      a.setAttribute("aria-label", "Quitar el filtro " + v.nombre);
      chips.push(nodo("li", "", a));
    }));
    if (chips.length > 1) {
      chips.push(nodo("li", "", enlace(direccion(Object.assign(leer(), { filtros: {} })), "Quitar todos")));
    }
    elegidos.replaceChildren(...chips);
  }

  /* ---------- Avisos: qué se halló, y qué hacer si no se halló ---------- */
  function decir(r, estado) {
    const n = r.total;
    const algunas = r.completas && r.completas < n ? ", " + r.completas + " con todas las palabras" : "";
    cuenta.textContent = n + (n === 1 ? " ficha" : " fichas") + (estado.q ? " para «" + estado.q + "»" : "") + algunas;
    const avisos = [];
    if (r.sugerencia) {
      avisos.push(nodo("p", "", "¿Quiso decir ",
        enlace(direccion(Object.assign({}, estado, { q: r.sugerencia })), r.sugerencia), "?"));
    }
    if (n && estado.q && !r.completas) {
      avisos.push(nodo("p", "", "Ninguna ficha tiene todas las palabras; estas tienen algunas."));
    }
    if (!n) avisos.push(sinResultados(estado));
    nota.replaceChildren(...avisos);
    nota.hidden = !avisos.length;
  }

  function sinResultados(estado) {
    const pasos = [];
    if (Object.keys(estado.filtros).some((c) => estado.filtros[c].length)) {
      pasos.push(["Busque lo mismo ", enlace(direccion(Object.assign({}, estado, { filtros: {} })), "sin filtros"), "."]);
    }
    if (/\s/.test(estado.q.trim())) pasos.push(["Use menos palabras, o solo la más importante."]);
    pasos.push(["Recorra los ", enlace("#indices", "índices"), " por eje, tema, unidad o región."]);
    pasos.push(["Pregunte a la ", enlace("../unidades/odes.html", "Oficina de Descentralización (ODES)"), "."]);
    return nodo("div", "texto", nodo("p", "", "No hay fichas así. Puede probar esto:"),
      nodo("ul", "", ...pasos.map((p) => nodo("li", "", ...p))));
  }

  /* Un solo filtro y ninguna palabra es una página con canal propio. */
  function pintarCanal(estado) {
    const puestos = [];
    Object.keys(estado.filtros).forEach((c) => estado.filtros[c].forEach((v) => puestos.push([c, v])));
    const [clave, valor] = puestos.length === 1 && !estado.q ? puestos[0] : ["", ""];
    const nombre = clave === "tipo" ? canales.tipos[valor]
      : canales.facetas.indexOf(clave) >= 0 ? clave + "-" + valor : puestos.length || estado.q ? "" : "todo";
    canal.hidden = !nombre;
    if (nombre) canal.href = "../canales/" + nombre + ".xml";
  }

  /* ---------- Buscar y pintar ---------- */
  function mostrar(r, estado, tarjetas) {
    decir(r, estado);
    lista.replaceChildren(...(tarjetas || r.resultados.map(tarjeta)));
    $("hallado").classList.remove("resultados--primeros");
    lista.setAttribute("aria-busy", String(r.parcial));
    mas.hidden = r.parcial || r.total <= limite;
    if (r.facetas.length) {
      pintarFiltros(r.facetas);
      pintarElegidos(r.facetas);
    }
  }

  async function pintar() {
    const mio = ++turno, estado = leer();
    const puestas = limite === PASO && direccion(estado) === location.pathname ? primeras : null;
    const aviso = (r) => { if (mio === turno) mostrar(r, estado, puestas); };
    lista.setAttribute("aria-busy", "true");
    orden.value = estado.orden || (estado.q ? "pertinencia" : "recientes");
    pintarCanal(estado);
    aviso(await motor.buscar(estado.q, {
      filtros: estado.filtros, limite: puestas ? 0 : limite, orden: estado.orden || undefined, avance: aviso,
    }));
  }

  /* ---------- Gestos ---------- */
  campo.value = leer().q;
  campo.addEventListener("input", () => ir({ q: campo.value }, true));
  campo.form.addEventListener("submit", (e) => { e.preventDefault(); ir({ q: campo.value }, false); });
  filtros.addEventListener("change", (e) =>
    ir({ filtros: conFiltro(e.target.name, e.target.value, e.target.checked) }, false));
  filtros.addEventListener("submit", (e) => e.preventDefault());
  orden.addEventListener("change", () => ir({ orden: orden.value }, false));
  mas.addEventListener("click", () => {
    const desde = lista.children.length;
    limite += PASO * 2;
    pintar().then(() => lista.children[desde] && lista.children[desde].querySelector("a").focus());
  });
  window.addEventListener("popstate", () => { campo.value = leer().q; pintar(); });

  /* Las etiquetas y avisos son enlaces verdaderos; aquí solo se evita recargar la página. */
  caja.addEventListener("click", (e) => {
    const a = e.target.closest("#elegidos a, #nota a");
    if (!a || a.pathname !== location.pathname || a.hash || e.ctrlKey || e.metaKey) return;
    e.preventDefault();
    history.pushState(null, "", a.href);
    limite = PASO;
    campo.value = leer().q;
    pintar().then(() => (elegidos.querySelector("a") || campo).focus());
  });

  /* Flecha abajo entra en los resultados y arriba vuelve; Escape regresa al buscador. */
  document.addEventListener("keydown", (e) => {
    const enlaces = [...lista.querySelectorAll(".tarjeta__titulo a")];
    const i = enlaces.indexOf(document.activeElement);
    if (i < 0 && document.activeElement !== campo) return;
    if (e.key === "Escape" && i >= 0) campo.focus();
    else if (e.key === "ArrowDown" && enlaces[i + 1]) enlaces[i + 1].focus();
    else if (e.key === "ArrowUp" && i >= 0) (enlaces[i - 1] || campo).focus();
    else return;
    e.preventDefault();
  });

  pintar();
})();
