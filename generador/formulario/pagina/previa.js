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
  return (id) => (f.existentes && f.existentes[id] ? "../explorar/index.html?q=" + encodeURIComponent(tituloDe(f, id)) : "");
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
  grupo: (f, c, v) => [esCuadro(c) ? cuadroDe(c, v) : definiciones(f, hijosDe(c), v)],
  lista: (f, c, v) => [listaDeValores(f, c, v)],
};

function nodosDe(f, campo, valor) {
  try {
    return VALORES[campo.clase](f, campo, valor);
  } catch (_) {
    return [String(valor)];
  }
}

function definiciones(f, campos, datos) {
  const puestos = campos.filter((c) => !vacio(datos[c.nombre]));
  return crear("dl", null, ...puestos.flatMap((c) => [crear("dt", null, c.titulo), crear("dd", null, ...nodosDe(f, c, datos[c.nombre]))]));
}

function listaDeValores(f, campo, valores) {
  const elemento = campo.elemento;
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

function cuadroDe(campo, datos) {
  const filas = hijosDe(campo).filter((h) => !vacio(datos[h.nombre]));
  const promedio = (notas) => {
    const cifras = notas.filter((n) => typeof n === "number");
    return cifras.length ? (cifras.reduce((a, b) => a + b, 0) / cifras.length).toFixed(1).replace(".", ",") : "—";
  };
  return tablaDeNodos(campo.titulo, ["", "Valores", "Promedio"], filas.map((h) => crear("tr", null, crear("th", { scope: "row" }, h.titulo),
    crear("td", null, datos[h.nombre].join(" · ")), crear("td", null, promedio(datos[h.nombre])))));
}

const EN_CABEZA = ["titulo", "resumen", "estado", "adjuntos"];

function vistaPrevia(f) {
  const datos = podar(f.listos()), { arbol } = f;
  const puestos = arbol.campos.filter((c) => !vacio(datos[c.nombre]) && !EN_CABEZA.includes(c.nombre));
  const largos = puestos.filter((c) => ["parrafo", "grupo", "lista"].includes(c.clase));
  const cortos = puestos.filter((c) => !largos.includes(c));
  const adjuntos = (datos.adjuntos || []).map((a) => crear("li", null, icono(a.archivo ? extensionDe(a.archivo).slice(1) : "enlace"),
    crear("div", null, crear("strong", null, a.titulo || a.archivo || a.url || "Sin título"), crear("span.descargas__meta", null, a.archivo || a.url || ""))));
  const seccion = (titulo, ...dentro) => crear("div.seccion", null, crear("h4.previa__titulo", null, titulo), ...dentro);
  return crear("div.previa", null, crear("div.ficha", null,
    crear("div.ficha__cabecera", null,
      crear("p.ficha__tipo", null, icono(arbol.nombre), " " + arbol.titulo + " ", crear("span.insignia", null, nombreDeEstado(arbol, estadoDe(f, f.ambito)))),
      crear("h3.previa__nombre", null, datos.titulo || "Sin título todavía"), crear("p.ficha__resumen", null, datos.resumen || "Sin resumen todavía.")),
    crear("div.ficha__principal", null, adjuntos.length ? seccion("Archivos y enlaces", crear("ul.descargas", null, ...adjuntos)) : null,
      ...largos.map((c) => seccion(c.titulo, crear("div.texto", null, ...nodosDe(f, c, datos[c.nombre]))))),
    crear("div.ficha__lateral", null, crear("div.datos", null, crear("p.datos__titulo", null, "Datos"),
      crear("dl", null, ...cortos.flatMap((c) => [crear("dt", null, c.titulo), crear("dd", null, ...nodosDe(f, c, datos[c.nombre]))]))))));
}
