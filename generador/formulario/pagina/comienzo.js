/* Con qué se empieza: un borrador, una ficha publicada que se corrige, o nada. */

async function empezarCon(f, borrador) {
  f.datos = encajar(f.arbol.campos, borrador.datos || {});
  f.clave = borrador.clave || null;
  f.fichaId = idBueno(borrador.ficha);
  f.corrige = Boolean(f.fichaId);
  f.archivos.clear();
  const guardados = f.clave ? await archivosDe(f.clave) : new Map();
  for (const a of borrador.archivos || []) {
    const octetos = guardados.get(a.nombre);
    if (octetos) f.archivos.set(a.nombre, { octetos, tamano: octetos.length });
    guardados.delete(a.nombre);
    if (!octetos && a.publicado) f.archivos.set(a.nombre, { octetos: null, tamano: Number(a.tamano) || 1 });
  }
  /* Lo que quedó guardado y ya nadie nombra. */
  guardados.forEach((_, nombre) => quitarArchivo(f.clave, nombre));
  pintarPasos(f);
  pintarBarra(f);
  decirEstado(f, borrador.guardado ? true : undefined);
  f.plegarIndice();
  f.mostrarPaso(location.hash.slice(1), false);
}

function avisarDe(f, borrador, otros) {
  const partes = [];
  if (f.corrige) partes.push(crear("p.aviso.aviso--info", null, icono("info"), crear("span", null, "Está corrigiendo una ficha publicada: ", crear("code", null, f.fichaId), ". Cambie lo que haga falta y envíela; la publicada no cambia hasta que ODES lo acepte.")));
  else if (borrador) partes.push(crear("p.aviso.aviso--info", null, icono("info"), crear("span", null, "Sigue con el borrador guardado el " + momento(borrador.guardado) + ".")));
  if (otros.length) {
    const caja = crear("details.otros-borradores", null, crear("summary", null, otros.length === 1 ? "Tiene otro borrador de este tipo" : "Tiene otros " + otros.length + " borradores de este tipo"),
      listaDeBorradores(otros, f.titulos, (fila) => { fila.remove(); if (!caja.querySelector("li")) caja.remove(); }));
    partes.push(caja);
  }
  f.avisos.replaceChildren(...partes);
}

/* Lo que la dirección deja puesto en una ficha nueva («?temas=x»): solo opciones que existen. */
function puestosEn(f, pedido) {
  const datos = {};
  for (const campo of f.arbol.campos) {
    const varias = campo.clase === "opciones";
    if (!varias && campo.clase !== "opcion") continue;
    const admitidos = opcionesDe(f, varias ? campo.elemento : campo).map((o) => o.valor);
    const valores = pedido.getAll(campo.nombre).filter((v) => admitidos.includes(v));
    if (valores.length) datos[campo.nombre] = varias ? valores : valores[0];
  }
  return datos;
}

async function comenzar(f) {
  const pedido = new URLSearchParams(location.search);
  const id = idBueno(pedido.get("ficha"));
  const clave = pedido.get("borrador") || (id ? null : actualDe(f.arbol.nombre));
  let borrador = clave ? leerBorrador(clave) : null;
  if (borrador && borrador.tipo !== f.arbol.nombre) borrador = null;
  let inicio = borrador || { datos: puestosEn(f, pedido) };
  if (id) {
    /* Si ya se estaba corrigiendo, se sigue donde se dejó. */
    borrador = borradoresDe(f.arbol.nombre).find((b) => b.ficha === id) || null;
    const publicada = borrador ? null : await fichaPublicada(f, id);
    inicio = borrador || (publicada && { datos: publicada.datos, ficha: id, archivos: Object.entries(publicada.archivos || {}).map(([nombre, tamano]) => ({ nombre, tamano, publicado: true })) });
  }
  await empezarCon(f, inicio || {});
  avisarDe(f, borrador, borradoresDe(f.arbol.nombre).filter((b) => b.clave !== f.clave));
  if (id && !inicio) f.avisar("No se halló la ficha «" + id + "» en este sitio. Puede llenar una nueva.");
  if (borrador || id) conLoTardio(f, () => f.revisar.ya());
  else esperarElPrimerGesto(f);
}

function escucharPagina(f) {
  f.formulario.addEventListener("focusout", (e) => alSalirDe(f, e));
  window.addEventListener("hashchange", () => { if (document.getElementById(location.hash.slice(1))) f.mostrarPaso(location.hash.slice(1), true); });
  /* Lo último escrito se guarda aunque se cierre la ventana. */
  window.addEventListener("pagehide", () => f.guardar.ya());
  document.addEventListener("visibilitychange", () => { if (document.hidden) f.guardar.ya(); });
  window.addEventListener("storage", (e) => {
    if (f.clave && e.key === PREFIJO + f.clave) f.avisar("Este borrador se cambió en otra ventana. Cierre una de las dos para no perder cambios.");
  });
}

const pagina = document.getElementById("llenar-ficha");
if (pagina && window.propuesta && window.propuesta.arbol) {
  const f = formulario(pagina);
  escucharPagina(f);
  comenzar(f);
}
