(function () {
  "use strict";
  var NOMBRE = "manifiesto.json", FIRMA = "manifiesto.json.minisig";
  var PROPIOS = [NOMBRE, FIRMA, ".generado"];
  var DEL_SISTEMA = ["thumbs.db", "desktop.ini", ".ds_store"];
  var MAXIMO = 64 * 1024 * 1024, MUESTRA = 200;
  var $ = function (id) { return document.getElementById(id); };
  var sutil = window.crypto && window.crypto.subtle;

  /* Un motivo que se le dice a la persona tal cual. */
  function Reparo(mensaje) { this.message = mensaje; }
  function exigir(bien, mensaje) { if (!bien) throw new Reparo(mensaje); }

  /* --- Bytes ------------------------------------------------------------------------------ */
  function deBase64(texto, largo) {
    var crudo = "";
    try { crudo = atob(texto); } catch (e) { /* queda vacío: no tendrá su largo */ }
    exigir(crudo.length === largo, "la firma está cortada o alterada");
    return Uint8Array.from(crudo, function (c) { return c.charCodeAt(0); });
  }
  function unir(una, otra) {
    var todo = new Uint8Array(una.length + otra.length);
    todo.set(una);
    todo.set(otra, una.length);
    return todo;
  }
  function iguales(una, otra) {
    return una.length === otra.length && una.every(function (b, i) { return b === otra[i]; });
  }
  async function suma(datos) {
    var resumen = new Uint8Array(await sutil.digest("SHA-256", datos));
    return Array.from(resumen, function (b) { return b.toString(16).padStart(2, "0"); }).join("");
  }
  function deUtf8(datos) { return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(datos); }

  /* --- Firma ------------------------------------------------------------------------------ */
  async function llave(clave) {
    try {
      return await sutil.importKey("raw", clave, { name: "Ed25519" }, false, ["verify"]);
    } catch (e) {
      return null; /* este navegador no conoce Ed25519 */
    }
  }
  async function comprobarFirma(datos, texto) {
    var lineas = texto.replace(/\r\n/g, "\n").replace(/\n$/, "").split("\n");
    exigir(lineas.length === 4 && lineas[2].startsWith("trusted comment: "), "la firma está cortada o alterada");
    var cuerpo = deBase64(lineas[1], 74), todo = deBase64(lineas[3], 64);
    var publica = deBase64($("clave").textContent.trim(), 42);
    exigir(cuerpo[0] === 69 && cuerpo[1] === 100, "la firma es de una clase que esta página no comprueba");
    exigir(iguales(cuerpo.slice(2, 10), publica.slice(2, 10)), "la firma es de otra clave");
    var clave = await llave(publica.slice(10));
    if (!clave) return false;
    var firma = cuerpo.slice(10), comentario = new TextEncoder().encode(lineas[2].slice(17));
    exigir(await sutil.verify("Ed25519", clave, firma, datos), "la lista de archivos no es la que se firmó");
    exigir(await sutil.verify("Ed25519", clave, todo, unir(firma, comentario)), "el comentario de la firma fue alterado");
    return true;
  }

  /* --- De dónde se lee: una correspondencia de ruta a { bytes, leer } ----------------------- */
  function deArchivo(archivo) {
    return { bytes: archivo.size, leer: function () { return archivo.arrayBuffer(); } };
  }
  function deLista(archivos) {
    var mapa = new Map();
    Array.from(archivos).forEach(function (a) { mapa.set(a.webkitRelativePath || a.name, deArchivo(a)); });
    return mapa;
  }
  /* Lo arrastrado se lee con el asa nueva, la única que va en «file://» en Chromium, o con la vieja. */
  async function deAsa(asa, mapa, ruta) {
    if (asa.kind === "file") {
      mapa.set(ruta, deArchivo(await asa.getFile()));
      return mapa;
    }
    for await (var dentro of asa.values()) await deAsa(dentro, mapa, ruta + "/" + dentro.name);
    return mapa;
  }
  async function deEntrada(entrada, mapa, ruta) {
    if (entrada.isFile) {
      mapa.set(ruta, deArchivo(await new Promise(entrada.file.bind(entrada))));
      return mapa;
    }
    var lector = entrada.createReader(), tanda;
    do {
      tanda = await new Promise(lector.readEntries.bind(lector));
      for (var i = 0; i < tanda.length; i++) await deEntrada(tanda[i], mapa, ruta + "/" + tanda[i].name);
    } while (tanda.length);
    return mapa;
  }
  async function trozo(archivo, desde, largo) {
    exigir(desde >= 0 && desde + largo <= archivo.size, "el ZIP está cortado");
    return new DataView(await archivo.slice(desde, desde + largo).arrayBuffer());
  }
  async function deZip(archivo) {
    exigir(window.DecompressionStream, "este navegador no abre archivos ZIP: descomprímalo y elija la carpeta");
    var fin = await trozo(archivo, archivo.size - 22, 22);
    exigir(fin.getUint32(0, true) === 0x06054b50, "no es un ZIP, o está cortado");
    var cuantos = fin.getUint16(10, true), largo = fin.getUint32(12, true), desde = fin.getUint32(16, true);
    exigir(largo <= MAXIMO && desde + largo + 22 === archivo.size, "el índice del ZIP no es admisible");
    var indice = await trozo(archivo, desde, largo), mapa = new Map(), donde = 0;
    for (var i = 0; i < cuantos; i++) {
      exigir(donde + 46 <= largo && indice.getUint32(donde, true) === 0x02014b50, "el índice del ZIP está dañado");
      var medidas = [28, 30, 32].map(function (d) { return indice.getUint16(donde + d, true); });
      exigir(donde + 46 + medidas[0] <= largo, "el índice del ZIP está dañado");
      var ruta = deUtf8(new Uint8Array(indice.buffer, donde + 46, medidas[0]));
      exigir(!mapa.has(ruta), "el ZIP trae dos veces «" + ruta + "»");
      exigir(!(indice.getUint16(donde + 8, true) & 0x2041), "el ZIP está cifrado");
      if (!ruta.endsWith("/")) mapa.set(ruta, deIndice(archivo, indice, donde));
      donde += 46 + medidas[0] + medidas[1] + medidas[2];
    }
    return mapa;
  }
  function deIndice(archivo, indice, donde) {
    var modo = indice.getUint16(donde + 10, true), ocupa = indice.getUint32(donde + 20, true);
    var bytes = indice.getUint32(donde + 24, true), desde = indice.getUint32(donde + 42, true);
    return {
      bytes: bytes,
      leer: async function () {
        var cabeza = await trozo(archivo, desde, 30);
        exigir(cabeza.getUint32(0, true) === 0x04034b50 && (modo === 0 || modo === 8), "el ZIP está dañado");
        var inicio = desde + 30 + cabeza.getUint16(26, true) + cabeza.getUint16(28, true);
        var parte = archivo.slice(inicio, inicio + ocupa);
        return modo === 0 ? parte.arrayBuffer() : inflar(parte, bytes);
      },
    };
  }
  async function inflar(parte, bytes) {
    var lector = parte.stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    var todo = new Uint8Array(bytes), van = 0;
    for (;;) {
      var paso = await lector.read();
      if (paso.done) break;
      exigir(van + paso.value.length <= bytes, "un archivo del ZIP es más grande de lo que dice");
      todo.set(paso.value, van);
      van += paso.value.length;
    }
    return todo.slice(0, van).buffer;
  }

  /* Si todo está dentro de una sola carpeta, esa es la copia. */
  function desdeLaRaiz(mapa) {
    for (var veces = 0; veces < 3 && !mapa.has(NOMBRE) && mapa.size; veces++) {
      var rutas = Array.from(mapa.keys()), primera = rutas[0].split("/")[0] + "/";
      if (!rutas.every(function (r) { return r.startsWith(primera); })) break;
      mapa = new Map(rutas.map(function (r) { return [r.slice(primera.length), mapa.get(r)]; }));
    }
    return mapa;
  }

  /* --- Comprobar -------------------------------------------------------------------------- */
  async function revisar(mapa, avisar) {
    exigir(mapa.has(NOMBRE), "no está «" + NOMBRE + "»: no es una copia del repositorio, o está incompleta");
    exigir(mapa.has(FIRMA), "no está la firma, «" + FIRMA + "»");
    exigir(mapa.get(NOMBRE).bytes <= MAXIMO && mapa.get(FIRMA).bytes <= 4096, "el manifiesto es demasiado grande");
    var datos = await mapa.get(NOMBRE).leer(), manifiesto;
    var firmado = await comprobarFirma(datos, deUtf8(await mapa.get(FIRMA).leer()));
    try { manifiesto = JSON.parse(deUtf8(datos)); } catch (e) { manifiesto = {}; }
    exigir(manifiesto.formato === "manifiesto/1" && Array.isArray(manifiesto.archivos), "el manifiesto no se puede leer");
    var informe = { manifiesto: manifiesto, firmado: firmado, cambiados: [], faltan: [], sobran: [] };
    var deben = new Set(), archivos = manifiesto.archivos;
    for (var i = 0; i < archivos.length; i++) {
      var esperado = archivos[i], hay = mapa.get(esperado.ruta);
      deben.add(esperado.ruta);
      if (!hay) informe.faltan.push(esperado.ruta);
      else if (!(await es(hay, esperado))) informe.cambiados.push(esperado.ruta);
      if (i % 20 === 0) avisar(i, archivos.length);
    }
    mapa.forEach(function (_, ruta) { if (!deben.has(ruta) && !ajeno(ruta)) informe.sobran.push(ruta); });
    informe.sobran.sort();
    return informe;
  }
  async function es(hay, esperado) {
    if (hay.bytes !== esperado.bytes) return false;
    try { return (await suma(await hay.leer())) === esperado.sha256; } catch (e) { return false; }
  }
  function ajeno(ruta) {
    return PROPIOS.includes(ruta) || DEL_SISTEMA.includes(ruta.split("/").pop().toLowerCase());
  }

  /* --- Mostrar ---------------------------------------------------------------------------- */
  var DIBUJOS = { bien: "M4 12l5 5L20 6", mal: "M5 5l14 14M19 5L5 19", duda: "M12 4v10M12 18v2" };
  function nodo(nombre, texto) {
    var hecho = document.createElement(nombre);
    if (texto !== undefined) hecho.textContent = texto;
    return hecho;
  }
  function dibujo(clase) {
    var espacio = "http://www.w3.org/2000/svg";
    var svg = document.createElementNS(espacio, "svg"), trazo = document.createElementNS(espacio, "path");
    [["viewBox", "0 0 24 24"], ["fill", "none"], ["stroke", "currentColor"], ["stroke-width", "3"],
      ["stroke-linecap", "round"], ["aria-hidden", "true"]].forEach(function (p) { svg.setAttribute(p[0], p[1]); });
    trazo.setAttribute("d", DIBUJOS[clase]);
    svg.appendChild(trazo);
    return svg;
  }
  function mostrar(clase, titulo, partes) {
    var caja = $("resultado"), cabeza = nodo("h2", titulo);
    cabeza.insertBefore(dibujo(clase), cabeza.firstChild);
    caja.textContent = "";
    caja.className = clase;
    caja.appendChild(cabeza);
    partes.forEach(function (p) { caja.appendChild(p); });
    $("estado").textContent = "";
    caja.focus();
    caja.scrollIntoView({ block: "nearest" });
  }
  function fechaLarga(iso) {
    var meses = "enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre".split(" ");
    var partes = String(iso).split("-");
    return Number(partes[2]) + " de " + meses[Number(partes[1]) - 1] + " de " + partes[0];
  }
  function ficha(m) {
    var lista = nodo("dl");
    lista.className = "datos";
    var total = m.archivos.reduce(function (t, a) { return t + a.bytes; }, 0) / 1048576;
    [["Edición", m.edicion + " (n.º " + m.secuencia + ")"], ["Fecha", fechaLarga(m.fecha)], ["Paquete", m.paquete],
      ["Contiene", m.archivos.length + " archivos, " + total.toFixed(1).replace(".", ",") + " MB"]].forEach(function (f) {
      lista.appendChild(nodo("dt", f[0]));
      lista.appendChild(nodo("dd", f[1]));
    });
    return lista;
  }
  function relacion(titulo, rutas) {
    if (!rutas.length) return [];
    var lista = nodo("ul"), mas = rutas.length - MUESTRA;
    rutas.slice(0, MUESTRA).forEach(function (r) {
      lista.appendChild(nodo("li")).appendChild(nodo("code", r));
    });
    if (mas > 0) lista.appendChild(nodo("li", "y " + mas + " más"));
    return [nodo("h3", titulo + ": " + rutas.length), lista];
  }
  function informar(i) {
    var sobran = relacion("Archivos de más", i.sobran);
    if (i.cambiados.length || i.faltan.length || (i.sobran.length && !i.firmado)) {
      mostrar("mal", "No es lo que se publicó", [
        nodo("p", "Esta copia no coincide con su lista. No la use: descárguela de nuevo del sitio en línea, o pídala a ODES."),
        ficha(i.manifiesto)].concat(relacion("Archivos cambiados", i.cambiados),
        relacion("Archivos que faltan", i.faltan), sobran));
    } else if (i.sobran.length) {
      mostrar("duda", "Hay archivos que no son del repositorio", [
        nodo("p", "Lo publicado está entero y sin cambios, pero en la copia hay además lo que sigue, que nadie firmó. " +
          "Bórrelo o sáquelo, no lo abra si no lo puso usted, y compruebe de nuevo."),
        ficha(i.manifiesto)].concat(sobran));
    } else if (i.firmado) {
      mostrar("bien", "La copia está intacta", [
        nodo("p", "La firma es de la clave que se muestra abajo y todos los archivos son los que se publicaron."),
        ficha(i.manifiesto)]);
    } else {
      mostrar("duda", "No se pudo comprobar la firma", [
        nodo("p", "Los archivos coinciden con su lista, pero este navegador no sabe comprobar quién la firmó " +
          "(Ed25519): eso no basta para fiarse. Repita la comprobación con una versión reciente de Chrome, Edge o Firefox."),
        ficha(i.manifiesto)]);
    }
  }
  function rechazar(motivo) {
    mostrar("mal", "No se puede dar por buena", [
      nodo("p", motivo.charAt(0).toUpperCase() + motivo.slice(1) + "."),
      nodo("p", "No use esta copia: descárguela de nuevo del sitio en línea, o pídala a ODES.")]);
  }

  function sinLeer(motivo) {
    mostrar("duda", "No se pudo leer", [
      nodo("p", "El navegador no dejó leer lo elegido (" + motivo + "): no quiere decir que esté mal. " +
        "Pruebe con el botón «Elegir la carpeta», o con el ZIP.")]);
  }

  /* --- Empezar ---------------------------------------------------------------------------- */
  function avance() {
    var barra = nodo("progress"), texto = nodo("p", "Leyendo…");
    $("estado").textContent = "";
    $("estado").append(texto, barra);
    return function (van, total) { barra.max = total; barra.value = van; };
  }
  async function comprobar(dar) {
    $("resultado").className = "oculto";
    [$("elegir-carpeta"), $("elegir-zip")].forEach(function (b) { b.disabled = true; });
    try {
      informar(await revisar(desdeLaRaiz(await dar()), avance()));
    } catch (e) {
      if (e instanceof Reparo) rechazar(e.message);
      else sinLeer(e.name || "error");
    }
    [$("elegir-carpeta"), $("elegir-zip")].forEach(function (b) { b.disabled = false; });
  }
  function alSoltar(evento) {
    evento.preventDefault();
    $("zona").classList.remove("encima");
    var cosa = evento.dataTransfer.items[0], archivo = evento.dataTransfer.files[0];
    var entrada = cosa && cosa.webkitGetAsEntry && cosa.webkitGetAsEntry();
    var asa = cosa && cosa.getAsFileSystemHandle && cosa.getAsFileSystemHandle();
    if (entrada && entrada.isDirectory) {
      comprobar(async function () {
        return asa ? deAsa(await asa, new Map(), entrada.name) : deEntrada(entrada, new Map(), entrada.name);
      });
    } else if (archivo) {
      comprobar(function () { return deZip(archivo); });
    }
  }
  function enlazar(boton, entrada, dar) {
    $(boton).disabled = false;
    $(boton).addEventListener("click", function () { $(entrada).click(); });
    $(entrada).addEventListener("change", function () {
      var elegidos = Array.from($(entrada).files);
      $(entrada).value = "";
      if (elegidos.length) comprobar(function () { return dar(elegidos); });
    });
  }
  if (!sutil) {
    rechazar("este navegador no puede comprobar copias: use una versión reciente de Chrome, Edge o Firefox");
    return;
  }
  enlazar("elegir-carpeta", "carpeta", deLista);
  enlazar("elegir-zip", "zip", function (elegidos) { return deZip(elegidos[0]); });
  ["dragenter", "dragover"].forEach(function (tipo) {
    document.addEventListener(tipo, function (e) { e.preventDefault(); $("zona").classList.add("encima"); });
  });
  document.addEventListener("dragleave", function (e) { if (!e.relatedTarget) $("zona").classList.remove("encima"); });
  document.addEventListener("drop", alSoltar);
})();
