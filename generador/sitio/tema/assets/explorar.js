/* Explorar: busca y filtra en el catálogo cargado, sin pedir nada fuera. Estado en la dirección. */
(function () {
  "use strict";
  var datos = window.catalogo;
  var caja = document.getElementById("explorador");
  if (!datos || !caja) return;

  var PASO = 40;
  var campo = document.getElementById("consulta");
  var lista = document.getElementById("resultados");
  var cuenta = document.getElementById("cuenta");
  var elegidos = document.getElementById("elegidos");
  var filtros = document.getElementById("filtros");
  var mas = document.getElementById("mas");
  var mostrar = PASO;

  function plegar(texto) {
    return texto.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  }

  /* Cada ficha: [ruta, título, resumen, palabras, {faceta: [valores]}]. */
  var fichas = datos.fichas.map(function (f) {
    return { ruta: f[0], titulo: f[1], resumen: f[2], facetas: f[4],
      t: " " + plegar(f[1]), r: " " + plegar(f[2]), p: " " + plegar(f[3]) };
  });

  function leer() {
    var p = new URLSearchParams(location.search);
    var facetas = {};
    Object.keys(datos.facetas).forEach(function (n) { facetas[n] = p.getAll(n); });
    return { q: p.get("q") || "", facetas: facetas };
  }

  function direccion(estado) {
    var p = new URLSearchParams();
    if (estado.q) p.set("q", estado.q);
    Object.keys(estado.facetas).forEach(function (n) {
      estado.facetas[n].forEach(function (v) { p.append(n, v); });
    });
    var texto = p.toString();
    return location.pathname + (texto ? "?" + texto : "");
  }

  /* Puntos de una ficha: toda palabra debe estar; vale más al inicio de palabra y en el título. */
  function puntuar(f, palabras) {
    var total = 0;
    for (var i = 0; i < palabras.length; i++) {
      var w = palabras[i];
      var puntos = (f.t.indexOf(" " + w) >= 0 ? 6 : f.t.indexOf(w) >= 0 ? 3 : 0) +
        (f.p.indexOf(w) >= 0 ? 4 : 0) + (f.r.indexOf(" " + w) >= 0 ? 2 : f.r.indexOf(w) >= 0 ? 1 : 0);
      if (!puntos) return 0;
      total += puntos;
    }
    return total || 1;
  }

  function cumple(f, facetas, salvo) {
    return Object.keys(facetas).every(function (n) {
      if (n === salvo || !facetas[n].length) return true;
      return (f.facetas[n] || []).some(function (v) { return facetas[n].indexOf(v) >= 0; });
    });
  }

  function nodo(etiqueta, clase, texto) {
    var e = document.createElement(etiqueta);
    if (clase) e.className = clase;
    if (texto) e.textContent = texto;
    return e;
  }

  function tarjeta(f) {
    var li = nodo("li"), a = nodo("article", "tarjeta");
    a.append(nodo("p", "tarjeta__tipo", f.facetas.tipo[0]));
    var h = nodo("h2", "tarjeta__titulo"), enlace = nodo("a", "", f.titulo);
    enlace.href = "../" + f.ruta;
    h.append(enlace);
    a.append(h, nodo("p", "tarjeta__resumen", f.resumen));
    li.append(a);
    return li;
  }

  function opcion(n, valor, total, marcada) {
    var rotulo = nodo("label", "filtros__opcion"), c = nodo("input");
    c.type = "checkbox";
    c.name = n;
    c.value = valor;
    c.checked = marcada;
    rotulo.append(c, " " + valor + " ", nodo("span", "filtros__cuenta", String(total)));
    return rotulo;
  }

  function pintarFiltros(estado, halladas) {
    var enfocada = document.activeElement && filtros.contains(document.activeElement) &&
      document.activeElement.name + "\n" + document.activeElement.value;
    filtros.textContent = "";
    Object.keys(datos.facetas).forEach(function (n) {
      var cuentas = {};
      halladas.forEach(function (f) {
        if (cumple(f, estado.facetas, n)) {
          (f.facetas[n] || []).forEach(function (v) { cuentas[v] = (cuentas[v] || 0) + 1; });
        }
      });
      estado.facetas[n].forEach(function (v) { cuentas[v] = cuentas[v] || 0; });
      var valores = Object.keys(cuentas).sort(function (a, b) {
        return cuentas[b] - cuentas[a] || a.localeCompare(b, "es");
      });
      if (!valores.length) return;
      var grupo = nodo("fieldset", "filtros__grupo");
      grupo.append(nodo("legend", "", datos.facetas[n]));
      valores.forEach(function (v) {
        grupo.append(opcion(n, v, cuentas[v], estado.facetas[n].indexOf(v) >= 0));
      });
      filtros.append(grupo);
    });
    if (!enfocada) return;
    filtros.querySelectorAll("input").forEach(function (c) {
      if (c.name + "\n" + c.value === enfocada) c.focus();
    });
  }

  function pintarElegidos(estado) {
    elegidos.textContent = "";
    Object.keys(estado.facetas).forEach(function (n) {
      estado.facetas[n].forEach(function (v) {
        var li = nodo("li"), a = nodo("a", "", v + " ×");
        var sin = { q: estado.q, facetas: Object.assign({}, estado.facetas) };
        sin.facetas[n] = estado.facetas[n].filter(function (x) { return x !== v; });
        a.href = direccion(sin);
        a.setAttribute("aria-label", "Quitar el filtro " + v);
        li.append(a);
        elegidos.append(li);
      });
    });
  }

  function pintar() {
    var estado = leer();
    var palabras = plegar(estado.q).split(/[^a-z0-9]+/).filter(Boolean);
    var halladas = fichas.map(function (f) { return { f: f, n: puntuar(f, palabras) }; })
      .filter(function (x) { return x.n; });
    if (palabras.length) halladas.sort(function (a, b) { return b.n - a.n; });
    halladas = halladas.map(function (x) { return x.f; });
    var resultado = halladas.filter(function (f) { return cumple(f, estado.facetas); });
    caja.hidden = false;
    cuenta.textContent = resultado.length === 1 ? "1 ficha" : resultado.length + " fichas";
    lista.textContent = "";
    resultado.slice(0, mostrar).forEach(function (f) { lista.append(tarjeta(f)); });
    mas.hidden = resultado.length <= mostrar;
    pintarFiltros(estado, halladas);
    pintarElegidos(estado);
  }

  function ir(estado, reemplazar) {
    mostrar = PASO;
    /* En file:// algunos navegadores no dejan cambiar la dirección: se busca igual. */
    try {
      history[reemplazar ? "replaceState" : "pushState"](null, "", direccion(estado));
    } catch (e) {
      location.search = direccion(estado).split("?")[1] || "";
      return;
    }
    pintar();
  }

  campo.value = leer().q;
  campo.addEventListener("input", function () {
    var estado = leer();
    estado.q = campo.value;
    ir(estado, true);
  });
  campo.form.addEventListener("submit", function (e) { e.preventDefault(); });
  filtros.addEventListener("change", function (e) {
    var estado = leer(), c = e.target;
    estado.facetas[c.name] = estado.facetas[c.name].filter(function (v) { return v !== c.value; });
    if (c.checked) estado.facetas[c.name].push(c.value);
    ir(estado, false);
  });
  mas.addEventListener("click", function () { mostrar += PASO; pintar(); });
  window.addEventListener("popstate", function () { campo.value = leer().q; pintar(); });
  pintar();
})();
