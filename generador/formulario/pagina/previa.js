/* La ficha como se verá, hecha de sus datos y con los estilos del sitio. El texto entra siempre como texto. */

const MESES = "enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre".split(" ");

function fechaLarga(iso) {
  const partes = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  return partes ? Number(partes[3]) + " de " + (MESES[partes[2] - 1] || partes[2]) + " de " + partes[1] : String(iso);
}

function tituloDe(f, id) {
  return f.existentes && f.existentes[id] ? f.existentes[id].titulo : id;
}

function destinoDe(f) {
  const lleva = (id) => (f.existentes && f.existentes[id] ? "../explorar/index.html?q=" + encodeURIComponent(tituloDe(f, id)) : "");
  lleva.imagen = (nombre) => (f.archivos.get(nombre) || {}).octetos;
  return lleva;
}

/* Los nodos de un valor, según la clase de su campo. */
const VALORES = {
  texto: (f, c, v) => (/^https?:\/\/\S+$/.test(v) ? [crear("a", { href: v, target: "_blank", rel: "noopener noreferrer nofollow" }, v)] : [v]),
  parrafo: (f, c, v) => marcado(v, destinoDe(f), 5),
  entero: (f, c, v) => [String(v).replace(".", ",")],
  numero: (f, c, v) => [String(v).replace(".", ",")],
  fecha: (f, c, v) => [fechaLarga(v)],
  si_no: (f, c, v) => [v ? "Sí" : "No"],
  opcion: (f, c, v) => [nombreDeOpcion(f, c, v)],
  opciones: (f, c, v) => [v.map((x) => nombreDeOpcion(f, c.elemento, x)).join(", ")],
  relacion: (f, c, v) => [tituloDe(f, v)],
  archivo: (f, c, v) => [v],
  grupo: (f, c, v) => (esCuadro(c) ? [cuadroDe(c, v)] : grupoDeNodos(f, c, v)),
  lista: (f, c, v) => [listaDeValores(f, c, v)],
};

function nodosDe(f, campo, valor) {
  try {
    return VALORES[campo.clase](f, campo, valor);
  } catch (_) {
    return [String(valor)];
  }
}

/* Un grupo con un solo dato no necesita decir cuál es. */
function grupoDeNodos(f, campo, valor) {
  const puestos = hijosDe(campo).filter((h) => !vacio(valor[h.nombre]));
  return puestos.length === 1 ? nodosDe(f, puestos[0], valor[puestos[0].nombre]) : [definiciones(f, puestos, valor)];
}

function definiciones(f, campos, datos) {
  const puestos = campos.filter((c) => !vacio(datos[c.nombre]));
  return crear("dl", null, ...puestos.flatMap((c) => [crear("dt", null, c.titulo), crear("dd", null, ...nodosDe(f, c, datos[c.nombre]))]));
}

function listaDeValores(f, campo, valores) {
  const elemento = campo.elemento;
  if (valores.every((v) => typeof v === "number")) return valores.join(", ").replace(/\./g, ",");
  if (elemento.clase !== "grupo") return crear("ul", null, ...valores.map((v) => crear("li", null, ...nodosDe(f, elemento, v))));
  const usados = hijosDe(elemento).filter((h) => valores.some((v) => !vacio(v[h.nombre])));
  const simples = usados.every((h) => !["grupo", "lista", "parrafo"].includes(h.clase));
  if (!simples || usados.length > 6 || valores.length < 2) return crear("ul", null, ...valores.map((v) => crear("li", null, definiciones(f, usados, v))));
  const celdas = (v) => usados.map((h) => crear("td", null, ...(vacio(v[h.nombre]) ? ["—"] : nodosDe(f, h, v[h.nombre]))));
  return tablaDeNodos(campo.titulo, usados.map((h) => h.titulo), valores.map((v) => crear("tr", null, ...celdas(v))));
}

function tablaDeNodos(titulo, cabezas, filas) {
  return crear("div.tabla-marco", { tabindex: "0", role: "group", "aria-label": titulo }, crear("table", null,
    crear("thead", null, crear("tr", null, ...cabezas.map((c) => (c ? crear("th", { scope: "col" }, c) : crear("td"))))), crear("tbody", null, ...filas)));
}

/* Un promedio, con la barra de su nivel si el máximo es cinco: como en la página. */
function celdaDePromedio(notas, maximo) {
  const cifras = notas.filter((n) => typeof n === "number");
  if (!cifras.length) return ["—"];
  const media = cifras.reduce((a, b) => a + b, 0) / cifras.length;
  const barra = maximo === 5 ? crear("span.barra.barra--" + Math.round(media), { "aria-hidden": "true" }) : "";
  return [barra, " " + media.toFixed(1).replace(".", ",").replace(",0", "") + (maximo ? " de " + maximo : "")];
}

function cuadroDe(campo, datos) {
  const filas = hijosDe(campo).filter((h) => !vacio(datos[h.nombre]));
  return tablaDeNodos(campo.titulo, ["", "Promedio"], filas.map((h) => crear("tr", null, crear("th", { scope: "row" }, h.titulo),
    crear("td", null, ...celdaDePromedio(datos[h.nombre], h.elemento.maximo)))));
}

function seccionPrevia(titulo, ...dentro) {
  return crear("div.seccion", null, crear("h4.previa__titulo", null, titulo), ...dentro);
}

function descargasPrevias(f, adjuntos) {
  const meta = (a) => {
    const archivo = f.archivos.get(a.archivo);
    return a.archivo ? extensionDe(a.archivo).slice(1).toUpperCase() + (archivo ? " · " + pesoDe(archivo.tamano) : "") : "Enlace externo";
  };
  return seccionPrevia("Archivos y enlaces", crear("ul.descargas", null, ...adjuntos.map((a) => crear("li", null,
    icono(a.archivo ? extensionDe(a.archivo).slice(1) : "enlace"),
    crear("div", null, crear("strong", null, a.titulo || a.archivo || a.url || "Sin título"), crear("span.descargas__meta", null, meta(a)))))));
}

/* Una parte de la ficha: lo breve junto, bajo su nombre; cada texto, lista o grupo grande, en su apartado. */
function partePrevia(f, grupo, campos, datos) {
  const breve = (c) => !["parrafo", "lista"].includes(c.clase) && !hijosDe(c).some((h) => hijosDe(h).length || h.clase === "lista");
  const breves = campos.filter(breve);
  return [
    breves.length ? seccionPrevia(grupo.titulo, crear("div.texto", null, definiciones(f, breves, datos))) : null,
    ...campos.filter((c) => !breve(c)).map((c) => seccionPrevia(c.titulo, crear("div.texto", null, ...nodosDe(f, c, datos[c.nombre])))),
  ];
}

/* La ficha como quedará en el sitio: lo principal, y al lado la caja de datos. */
function vistaPrevia(f) {
  const { arbol } = f, supuestos = arbol.campos.filter((c) => c.porOmision !== undefined).map((c) => [c.nombre, c.porOmision]);
  const datos = { ...Object.fromEntries(supuestos), ...podar(f.listos()) };
  const puestos = arbol.campos.filter((c) => !vacio(datos[c.nombre]) && !f.enBase.includes(c.nombre));
  const cuerpo = (g) => puestos.filter((c) => c.grupo === g.id && !c.dato);
  const relacionados = arbol.campos.find((c) => c.nombre === "relacionados");
  return crear("div.previa", null, crear("div.ficha", null,
    crear("div.ficha__cabecera", null,
      crear("p.ficha__tipo", null, icono(arbol.nombre), " " + arbol.titulo + " ", crear("span.insignia", null, nombreDeEstado(arbol, estadoDe(f, f.ambito)))),
      crear("h3.previa__nombre", null, datos.titulo || "Sin título todavía"), crear("p.ficha__resumen", null, datos.resumen || "Sin resumen todavía.")),
    crear("div.ficha__principal", null, datos.adjuntos ? descargasPrevias(f, datos.adjuntos) : null,
      ...arbol.grupos.flatMap((g) => partePrevia(f, g, cuerpo(g), datos)),
      relacionados && datos.relacionados ? seccionPrevia("Fichas relacionadas", crear("div.texto", null, listaDeValores(f, relacionados, datos.relacionados))) : null),
    crear("div.ficha__lateral", null, crear("div.datos", null, crear("p.datos__titulo", null, "Datos"), definiciones(f, puestos.filter((c) => c.dato), datos)))));
}

/* Se abre encima de la página, con su ancho; Escape o «Cerrar» devuelven a donde se estaba. */
function abrirPrevia(f) {
  const cerrar = boton("Cerrar", () => cuadro.close());
  const cuadro = crear("dialog.cuadro-previa", { "aria-labelledby": "titulo-previa", close: () => cuadro.remove() },
    crear("div.cuadro-previa__cabeza", null, crear("h2", { id: "titulo-previa" }, "Así se verá la ficha"), cerrar),
    crear("div.cuadro-previa__dentro", { tabindex: "0", role: "group", "aria-label": "Ficha" }, vistaPrevia(f)));
  f.raiz.append(cuadro);
  cuadro.showModal();
}
