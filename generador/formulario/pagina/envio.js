/* La última parte: qué falta, cómo se verá y cómo se envía. */

function resumenDeErrores(f) {
  const graves = errores(f), leves = f.problemas.filter((p) => p.nivel !== "error");
  const partes = [];
  if (graves.length) {
    partes.push(crear("div.resumen.resumen--mal", { id: "resumen", tabindex: "-1", role: "group", "aria-labelledby": "resumen-titulo" },
      crear("h3", { id: "resumen-titulo" }, graves.length === 1 ? "Falta corregir una cosa" : "Falta corregir " + graves.length + " cosas"),
      crear("p", null, "Elija cada una para ir a su lugar. Lo escrito ya está guardado."), listaDeProblemas(f, graves)));
  } else {
    partes.push(crear("div.resumen.resumen--bien", { id: "resumen", tabindex: "-1", role: "group", "aria-labelledby": "resumen-titulo" },
      crear("h3", { id: "resumen-titulo" }, icono("ok"), " Está completa"), crear("p", null, "No falta nada de lo que se pide en el estado «" + nombreDeEstado(f.arbol, estadoDe(f, f.ambito)) + "». Mire cómo se verá y envíela.")));
  }
  if (leves.length) partes.push(crear("div.resumen.resumen--leve", null, crear("h3", null, "Conviene revisar"), listaDeProblemas(f, leves)));
  return partes;
}

/* Lo que nace en un estado al que se llega por pasos: se puede enviar, y ODES lo hará avanzar. */
function avisoDePasos(f) {
  const estado = estadoDe(f, f.ambito), { inicio } = f.arbol;
  if (f.corrige || f.datos.ejemplo || inicio.includes(estado)) return null;
  const nombres = inicio.map((e) => "«" + nombreDeEstado(f.arbol, e) + "»");
  return crear("p.aviso.aviso--info", null, icono("info"), crear("span", null,
    "Pide el estado «" + nombreDeEstado(f.arbol, estado) + "», al que se llega paso a paso: una ficha nueva empieza en " + nombres.slice(0, -1).join(", ") + " o " + nombres[nombres.length - 1] + ". Puede enviarla así; ODES la hará avanzar."));
}

function pintarEnvio(f, paso) {
  const e = envio(f);
  const dentro = crear("div.paso__dentro", null,
    ...resumenDeErrores(f),
    avisoDePasos(f),
    crear("div.botones", null, botonDePrevia(f)),
    crear("h3", { id: "como-enviar" }, "Cómo enviarla"),
    e.borrador ? crear("p.aviso.aviso--vencido", null, icono("aviso"), crear("span", null, crear("strong", null, "Así solo puede salir como borrador. "),
      "Puede enviarla incompleta para que ODES le ayude: no se publicará hasta que se complete." + (seCambia(f) ? " Su estado quedará en «" + f.arbol.estados[0].nombre + "»." : ""))) : null,
    crear("p", null, "Antes de enviar, revise que no haya datos personales: nombres, DNI, teléfonos ni correos de personas."),
    crear("p.campo__ayuda", null, f.corrige ? "Es una corrección de la ficha " : "El identificador de la ficha será ", crear("code", null, e.id), f.corrige ? ". Solo viajan los archivos que usted haya elegido aquí; los demás siguen como están." : ". ODES puede cambiarlo antes de publicar."),
    crear("ul.salidas", null, ...salidas(f, e)),
    crear("div.botones.paso__pie", null, boton("Volver a la ficha", () => { location.hash = f.pasos[0].id; })));
  const previo = paso.seccion.querySelector(".paso__dentro");
  if (previo) previo.remove();
  paso.seccion.append(dentro);
}

function seCambia(f) {
  const estado = f.arbol.estados.find((e) => e.valor === estadoDe(f, f.ambito));
  return Boolean(estado && estado.visible);
}
