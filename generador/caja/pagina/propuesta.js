/* De lo escrito a un borrador de «Proponer contenido», que se abre ya lleno. */

/* Sin lo vacío: un campo que no se llenó no se propone. */
function sinVacios(valor) {
  if (Array.isArray(valor)) return valor.map(sinVacios).filter((v) => v !== undefined);
  if (valor && typeof valor === "object") {
    const pares = Object.entries(valor).map(([c, v]) => [c, sinVacios(v)]).filter(([, v]) => v !== undefined);
    return pares.length ? Object.fromEntries(pares) : undefined;
  }
  return valor === "" || valor === null || Number.isNaN(valor) ? undefined : valor;
}

function borradorDe(propone, datos) {
  const limpios = sinVacios(datos) || {};
  return { formato: FORMATO, tipo: propone.tipo, clave: claveNueva(), titulo: String(limpios.titulo || ""), ficha: null, guardado: new Date().toISOString(), archivos: [], datos: limpios };
}

/* Abre el formulario con el borrador; si no se puede guardar, lo da como archivo para abrirlo allí. */
function proponer(propone, datos, decir) {
  const borrador = borradorDe(propone, datos);
  if (guardarBorrador(borrador)) {
    location.href = "../proponer/" + propone.ruta + ".html?borrador=" + borrador.clave;
    return;
  }
  descargar(nombreDeArchivo("borrador " + borrador.titulo, ".json"), new Blob([JSON.stringify(borrador, null, 1) + "\n"], { type: "application/json" }));
  decir("Este navegador no guarda nada: se descargó el borrador. En «Proponer contenido», elija «Abrir una copia».");
}
