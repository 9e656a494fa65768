/* Las partes del formulario: una a la vez, con su lista al lado y «Anterior» y «Siguiente» al pie. */

const ENVIAR = "paso-enviar";

function partes(arbol) {
  return arbol.grupos.map((g) => ({ id: "paso-" + g.id, titulo: g.titulo, campos: arbol.campos.filter((c) => c.grupo === g.id) }))
    .filter((p) => p.campos.length);
}

function pintarPasos(f) {
  const todas = [...partes(f.arbol), { id: ENVIAR, titulo: "Revisar y enviar", campos: [] }];
  const raiz = lugarDe(f, [], { camino: [], estados: f.arbol.estados, hereda: [] });
  f.pasos = todas.map((parte, i) => {
    const titulo = crear("h2", { id: parte.id + "-titulo", tabindex: "-1" }, parte.titulo);
    const seccion = crear("section.paso", { id: parte.id, "aria-labelledby": titulo.id, hidden: true },
      crear("p.paso__numero", null, "Paso " + (i + 1) + " de " + todas.length), titulo);
    const estado = crear("span.pasos-lista__estado");
    const enlace = crear("a.pasos-lista__enlace", { href: "#" + parte.id }, crear("span.pasos-lista__titulo", null, parte.titulo), estado);
    const paso = { ...parte, seccion, titulo, enlace, visitado: false, contar: (g) => contarPaso(g, paso, estado) };
    if (parte.campos.length) seccion.append(crear("div.rejilla-campos.rejilla-campos--parte", null, ...pintarCampos(raiz, parte.campos)), piePaso(f, todas, i));
    return paso;
  });
  f.formulario.replaceChildren(...f.pasos.map((p) => p.seccion));
  f.indice.replaceChildren(...f.pasos.map((p) => crear("li", null, p.enlace)));
}

function piePaso(f, todas, i) {
  const a = (cual, rotulo, clases) => boton(rotulo, () => { location.hash = todas[cual].id; }, null, clases);
  const ultimo = i === todas.length - 2;
  return crear("div.botones.paso__pie", null, a(i + 1, ultimo ? "Revisar y enviar" : "Siguiente: " + todas[i + 1].titulo, ".boton--primario"),
    i ? a(i - 1, "Anterior") : null);
}

/* En la lista: cuánto falta en cada parte ya visitada. */
function contarPaso(f, paso, estado) {
  if (!paso.campos.length) return;
  const nombres = paso.campos.map((c) => c.nombre);
  const faltan = errores(f).filter((p) => nombres.includes(p.camino[0])).length;
  const lleno = nombres.some((n) => !vacio(podar(f.datos[n])));
  const listo = paso.visitado && !faltan && lleno;
  estado.textContent = paso.visitado && faltan ? contar(faltan, "pendiente", "pendientes") : listo ? "Completo" : "";
  paso.enlace.classList.toggle("pasos-lista__enlace--listo", listo);
  paso.enlace.classList.toggle("pasos-lista__enlace--falta", Boolean(paso.visitado && faltan));
}

/* Muestra una parte y dice de la anterior lo que le falta. No exige nada para pasar. */
function mostrarPaso(f, id, conFoco) {
  const nuevo = f.pasos.find((p) => p.id === id) || f.pasos[0];
  const previo = f.pasos.find((p) => !p.seccion.hidden);
  if (previo && previo !== nuevo) {
    previo.visitado = true;
    previo.seccion.querySelectorAll("[data-camino]").forEach((n) => f.tocados.add(n.dataset.camino));
  }
  for (const paso of f.pasos) {
    paso.seccion.hidden = paso !== nuevo;
    if (paso === nuevo) paso.enlace.setAttribute("aria-current", "step");
    else paso.enlace.removeAttribute("aria-current");
  }
  f.titularPaso.textContent = "Paso " + (f.pasos.indexOf(nuevo) + 1) + " de " + f.pasos.length + ": " + nuevo.titulo.textContent;
  f.plegarIndice();
  if (yaLlego()) juzgarPaso(f, nuevo);
  else if (conFoco || nuevo.id === ENVIAR) conLoTardio(f, () => juzgarPaso(f, nuevo));
  f.crecerTextos(nuevo.seccion);
  if (conFoco) {
    window.scrollTo(0, f.raiz.getBoundingClientRect().top + window.scrollY - 90);
    nuevo.titulo.focus({ preventScroll: true });
  }
}

/* Lo que le falta a la ficha, dicho donde toca; en la última parte, con cómo enviarla. */
function juzgarPaso(f, paso) {
  if (paso.id === ENVIAR) f.pasos.forEach((p) => { p.visitado = true; });
  comprobar(f);
  if (paso.id === ENVIAR) {
    f.revisado = true;
    window.propuesta.envio.pintarEnvio(f, paso);
  }
  mostrarErrores(f);
}
