/* Hace el índice de Pagefind de documentos.json. node pagefind.mjs <carpeta> <node_modules> */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [, , carpeta, modulos] = process.argv;
const pagefind = await import(pathToFileURL(modulos + "/pagefind/lib/index.js").href);
const { index } = await pagefind.createIndex({ forceLanguage: "es" });
const seguro = (t) => t.replace(/&/g, "&amp;").replace(/</g, "&lt;");

for (const d of JSON.parse(readFileSync(carpeta + "/documentos.json", "utf-8"))) {
  const content = `<html lang="es"><head><title>${seguro(d.titulo)}</title></head><body>
    <main data-pagefind-body><h1>${seguro(d.titulo)}</h1>
    <p data-pagefind-weight="4">${seguro(d.palabras)}</p>
    <p data-pagefind-weight="2.5">${seguro(d.resumen)}</p>
    <p data-pagefind-weight="1.5">${seguro(d.otros)}</p><p>${seguro(d.cuerpo)}</p></main></body></html>`;
  const { errors } = await index.addHTMLFile({ url: "/" + d.id, content });
  if (errors.length) throw new Error(errors.join("; "));
}
await index.writeFiles({ outputPath: carpeta + "/pagefind" });
await pagefind.close();
