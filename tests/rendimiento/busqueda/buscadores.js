/* Corre las consultas en los buscadores que funcionan en Node; lee y escribe JSON.
   node buscadores.js <carpeta de trabajo> <node_modules>: documentos.json, consultas.json → node.json */
"use strict";
const fs = require("fs");
const [, , carpeta, modulos] = process.argv;
const leer = (n) => JSON.parse(fs.readFileSync(carpeta + "/" + n, "utf-8"));
const documentos = leer("documentos.json"), consultas = leer("consultas.json");
const sinTildes = (t) => t.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

function conMiniSearch() {
  const MiniSearch = require(modulos + "/minisearch/dist/cjs/index.cjs");
  const m = new MiniSearch({ fields: ["titulo", "palabras", "resumen", "otros", "cuerpo"], processTerm: sinTildes });
  m.addAll(documentos);
  const boost = { titulo: 6, palabras: 4, resumen: 2.5, otros: 1.5, cuerpo: 1 };
  return (q) => m.search(q, { boost, prefix: true, fuzzy: 0.2 }).slice(0, 10).map((r) => r.id);
}

/* Como el buscador del tema: índice de título y texto en español, cada palabra también como comienzo. */
function conLunr() {
  const lunr = require(modulos + "/lunr");
  require(modulos + "/lunr-languages/lunr.stemmer.support")(lunr);
  require(modulos + "/lunr-languages/lunr.es")(lunr);
  const indice = lunr(function () {
    this.use(lunr.es);
    this.ref("id");
    this.field("titulo", { boost: 1000 });
    this.field("texto");
    documentos.forEach((d) => this.add({ id: d.id, titulo: d.titulo, texto: [d.palabras, d.resumen, d.otros, d.cuerpo].join(" ") }));
  });
  return (q) => {
    const limpia = q.replace(/[*+\-:^~"]+/g, " ").trim();
    const parsed = limpia.split(/\s+/).map((t) => t + " " + t + "*").join(" ");
    return indice.search(parsed).slice(0, 10).map((r) => r.ref);
  };
}

function conEste() {
  const r = require(carpeta + "/buscar/buscar.js");
  return async (q) => (await r.buscar(q, { limite: 10 })).resultados.map((x) => x.id);
}

(async () => {
  const salida = {};
  for (const [nombre, hacer] of [["Este", conEste], ["MiniSearch 7", conMiniSearch], ["lunr (tema)", conLunr]]) {
    const buscar = hacer();
    salida[nombre] = [];
    for (const c of consultas) salida[nombre].push(await buscar(c.texto));
  }
  fs.writeFileSync(carpeta + "/node.json", JSON.stringify(salida));
})();
