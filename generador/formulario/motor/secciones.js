/* Secciones: el cuerpo de ficha.md, como lo parte el lector y como lo deja quien escribe. */
const CERCA = /^ {0,3}(?:(```+)[^`]*|(~~~+)[^]*)$/;
const sinOrillas = (texto) => texto.replace(/^\n+|\n+$/g, "");

/* Marca del bloque de código abierto tras esta línea; vacío si no hay ninguno. */
function cercaTras(linea, abierta) {
  const hallada = CERCA.exec(linea);
  if (!hallada) return abierta;
  const marca = hallada[1] || hallada[2];
  if (!abierta) return marca;
  return linea.trim() === marca && marca.startsWith(abierta) ? "" : abierta;
}

/* Título de una línea que empieza con «##»; vacío si no lo es o es más hondo. */
function tituloEn(linea) {
  if (!linea.startsWith("##") || linea.startsWith("###")) return "";
  const titulo = linea.slice(2).replace(/^[ \t]+|[ \t]+$/g, ""), abierto = titulo.replace(/#+$/, "");
  return /[ \t]$/.test(abierto) ? abierto.replace(/[ \t]+$/, "") : titulo;
}

const sinCierre = (titulo) => titulo.replace(/(?:[ \t]+#+)+$/, "");

/* [{titulo, texto}] de un cuerpo; el texto anterior al primer título lleva el título vacío. */
function partir(cuerpo) {
  const partes = [{ titulo: "", lineas: [] }];
  let cerca = "";
  cuerpo.split("\n").forEach((linea) => {
    cerca = cercaTras(linea, cerca);
    const titulo = cerca ? "" : tituloEn(linea);
    if (titulo) partes.push({ titulo: titulo, lineas: [] });
    else partes[partes.length - 1].lineas.push(linea);
  });
  return partes.map((p) => ({ titulo: p.titulo, texto: sinOrillas(p.lineas.join("\n")) }))
    .filter((p) => p.titulo || p.texto.trim());
}

const recomponer = (secciones) => secciones
  .map((s) => (s.titulo ? "## " + s.titulo + "\n\n" + s.texto : s.texto).replace(/\n+$/, "")).join("\n\n");

/* El texto, con su último bloque de código cerrado. */
function cerrar(texto) {
  const cerca = texto.split("\n").reduce((abierta, linea) => cercaTras(linea, abierta), "");
  return cerca ? texto + "\n" + cerca : texto;
}

/* El texto con sus títulos de sección un nivel más hondos; todos, o solo los de «titulos». */
function bajar(texto, titulos) {
  let cerca = "";
  return texto.split("\n").map((linea) => {
    cerca = cercaTras(linea, cerca);
    const titulo = cerca ? "" : sinCierre(tituloEn(linea));
    return titulo && (!titulos || titulos.has(plegar(titulo))) ? "### " + titulo : linea;
  }).join("\n");
}

/* El texto libre como lo recompone el lector, sin los títulos de otras secciones. */
const textoLibre = (texto, titulos) => recomponer(partir(bajar(texto, titulos))
  .map((s) => ({ titulo: sinCierre(s.titulo), texto: s.texto })));
