/* Lo que no hace falta para empezar a escribir —el motor, las demás fichas, la vista previa y el envío—
   se lee al primer gesto, o al abrir la página si ya hay algo escrito. */

const TARDIOS = ["motor.js", "fichas.js", "enlazadas.js", "envio.js"];
let pedido = null, llegar = null;
const loTardio = new Promise((listo) => { llegar = listo; });

/* Hace lo que se pida cuando todo haya llegado; si algo no llega, lo dice y no lo hace. */
async function conLoTardio(f, hacer) {
  pedido = pedido || Promise.all(TARDIOS.map(traer)).then(async () => { f.existentes = await existentesDe(f); llegar(); });
  await pedido;
  if (yaLlego()) hacer();
  else f.avisar("No se pudo leer una parte de esta página. Lo escrito está guardado: recárguela.");
}

function yaLlego() {
  return Boolean(window.propuesta.validar && window.propuesta.envio);
}

/* El primer toque, tecla o foco dentro del formulario. */
function esperarElPrimerGesto(f) {
  const gestos = ["pointerdown", "focusin", "keydown", "dragenter"];
  const llega = () => {
    gestos.forEach((g) => f.raiz.removeEventListener(g, llega));
    conLoTardio(f, () => f.revisar.ya());
  };
  gestos.forEach((g) => f.raiz.addEventListener(g, llega));
}
