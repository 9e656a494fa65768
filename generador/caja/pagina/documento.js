/* El documento de Word: la biblioteca y el modelo se leen solo al pedirlo. */

const BIBLIOTECA = ["../assets/terceros/pizzip.min.js", "../assets/terceros/docxtemplater.min.js"];
const leidos = new Map();

function leerGuion(direccion) {
  if (!leidos.has(direccion)) {
    leidos.set(direccion, new Promise((dar, fallar) => {
      const guion = crear("script", { src: direccion, load: () => dar(), error: () => { leidos.delete(direccion); fallar(new Error(direccion)); } });
      document.head.append(guion);
    }));
  }
  return leidos.get(direccion);
}

async function documentoLleno(modelo, datos) {
  for (const direccion of [...BIBLIOTECA, modelo]) await leerGuion(direccion);
  const zip = new window.PizZip(window.documento, { base64: true });
  const lleno = new window.docxtemplater(zip, { paragraphLoop: true, linebreaks: true, nullGetter: () => "" });
  lleno.render(datos);
  return lleno.getZip().generate({ type: "blob", compression: "DEFLATE", mimeType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document" });
}

function nombreDeArchivo(titulo, extension) {
  return (plegar(titulo).replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "documento") + extension;
}
