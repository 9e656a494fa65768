/* Interfaz: lo que puede llamar una página. Está explicada en docs/desarrollo/formulario.md. */
const SOBRAN = new Set("a al con de del e el en la las lo los o para por que se su sus un una y".split(" "));

/* Nombre de carpeta que se sugiere: el prefijo del tipo y las primeras palabras del título. */
function sugerirId(ficha, datos, existentes) {
  const palabras = enGuiones(String(datos.titulo || "")).split("-").filter((p) => p && !SOBRAN.has(p));
  let resto = "";
  palabras.some((p) => {
    const mas = resto ? resto + "-" + p : p.slice(0, 40);
    if (mas.length <= 40) resto = mas;
    return mas.length > 40;
  });
  const base = ficha.prefijo + (resto.length < 3 ? [resto, "sin-titulo"].filter(Boolean).join("-") : resto);
  const ocupado = (id) => (Array.isArray(existentes) ? existentes.indexOf(id) >= 0 : tiene(existentes || {}, id));
  let id = base;
  for (let n = 2; ocupado(id); n++) id = base + "-" + n;
  return id;
}

const propuesta = {
  validar: validar, escribir: escribir, leer: leer, limpiar: limpiar, canonicos: canonicos, id: sugerirId,
  visible: (raiz, datos) => esVisible(raiz, datos), reglas: Object.keys(REGLAS),
};
window.propuesta = Object.assign(window.propuesta || {}, propuesta);
