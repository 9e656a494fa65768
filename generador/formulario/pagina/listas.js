/* Listas: elementos que se añaden, quitan y cambian de lugar. Tras cada paso el foco queda donde debe. */

/* El título de un elemento: el primer texto que tenga escrito. */
function tituloDeElemento(elemento, valor) {
  const hijo = hijosDe(elemento).find((h) => ["texto", "archivo"].includes(h.clase) && valor && !vacio(valor[h.nombre]));
  return hijo ? String(valor[hijo.nombre]) : "";
}

/* Las operaciones de una lista y de las que siguen su orden (las filas de un cuadro). */
function operaciones(lugar, repintar) {
  /* «hacer» recibe cada lista, con su clave, y la cambia. */
  const aplicar = (hacer) => {
    const lista = [...(lugar.leer() || [])], cuantos = lista.length;
    hacer(lista, lugar.clave);
    for (const otra of queSiguen(lugar)) {
      const previa = otra.leer() || [];
      const suyos = Array.from({ length: Math.max(cuantos, previa.length) }, (_, i) => (previa[i] === undefined ? null : previa[i]));
      hacer(suyos, otra.clave);
      while (suyos.length && suyos[suyos.length - 1] === null) suyos.pop();
      otra.poner(suyos.length ? suyos : undefined);
    }
    lugar.poner(lista.length ? lista : undefined);
    repintar();
    lugar.f.avisarLista(lugar.clave, true);
  };
  const ops = {
    quitado: null,
    anadir(valor) { lugar.poner([...(lugar.leer() || []), valor]); repintar(); lugar.f.avisarLista(lugar.clave, true); },
    mover(i, a) { ops.quitado = null; aplicar((l) => l.splice(a, 0, ...l.splice(i, 1))); },
    quitar(i, cual) {
      const valores = new Map();
      ops.quitado = { cual, recuperar() { ops.quitado = null; aplicar((l, clave) => l.splice(i, 0, valores.has(clave) ? valores.get(clave) : null)); } };
      aplicar((l, clave) => valores.set(clave, l.splice(i, 1)[0]));
    },
  };
  return ops;
}

function queSiguen(lugar) {
  const padre = lugar.camino.slice(0, -1);
  const cuadros = hijosDe(campoEn(lugar.f.arbol, padre)).filter(esCuadro);
  return cuadros.flatMap((cuadro) => {
    const suyo = lugarDe(lugar.f, [...padre, cuadro.nombre], lugar.ambito);
    const lista = listaDeCuadro(suyo);
    if (!lista || lista.nombre !== lugar.camino[lugar.camino.length - 1]) return [];
    return hijosDe(cuadro).map((h) => suyo.dentro(h.nombre));
  });
}

/* Subir, bajar y quitar, con nombres completos para quien no ve la pantalla. */
function mandos(lugar, ops, i, n, cual) {
  const hacer = (accion, alli, dicho) => () => {
    accion();
    enfocarElemento(lugar, alli, dicho);
    anunciar(cual + ": " + dicho);
  };
  const mando = (rotulo, clase, alPulsar, apagado) => crear("button.mando.mando--" + clase, { type: "button", disabled: apagado, click: alPulsar },
    rotulo, soloLectores(" " + cual));
  return crear("div.mandos", null,
    mando("Subir", "subir", hacer(() => ops.mover(i, i - 1), i - 1, "subido al lugar " + i), i === 0),
    mando("Bajar", "bajar", hacer(() => ops.mover(i, i + 1), i + 1, "bajado al lugar " + (i + 2)), i === n - 1),
    mando("Quitar", "quitar", hacer(() => ops.quitar(i, cual), Math.min(i, n - 2), "quitado")));
}

/* El foco sigue al elemento movido (en el mismo mando, si sigue encendido); si se quitó, va al vecino. */
function enfocarElemento(lugar, i, dicho) {
  const marco = document.getElementById(lugar.id);
  const elemento = marco.querySelectorAll(":scope > .lista__dentro > [data-elemento]")[i];
  const clase = dicho.startsWith("subido") ? ".mando--subir" : dicho.startsWith("bajado") ? ".mando--bajar" : ".mando--quitar";
  const mando = elemento && (elemento.querySelector(".mandos > " + clase + ":not(:disabled)") || elemento.querySelector(".mandos > :not(:disabled)"));
  (mando || marco.querySelector(":scope > .lista__pie button") || marco).focus();
}

/* Después de quitar algo, cómo recuperarlo. */
function paraDeshacer(lugar, ops) {
  if (!ops.quitado) return [];
  const { cual, recuperar } = ops.quitado;
  const volver = () => { recuperar(); document.getElementById(lugar.id).focus(); anunciar(cual + ": recuperado"); };
  return [crear("p.lista__deshacer", null, "Se quitó: " + cual + ". ", crear("button.enlace", { type: "button", click: volver }, "Deshacer", soloLectores(" quitar " + cual)))];
}

function quePuedeAnadir(campo, n) {
  const maximo = campo.cuantosMaximo;
  return maximo && n >= maximo ? "Ya hay " + maximo + ", que es el máximo." : "";
}

/* Lista de grupos: un recuadro por elemento. */
function pintarLista(lugar, campo) {
  const dentro = crear("div.lista__dentro"), pie = crear("div.lista__pie");
  const elemento = campo.elemento, uno = elemento.titulo || campo.titulo;
  const ops = operaciones(lugar, pintar);
  const anadir = paraAnadir(lugar, campo, ops, uno);

  function pintarElemento(valor, i, n) {
    const suyo = lugar.dentro(i);
    const ambito = esFicha(elemento) ? { camino: suyo.camino, estados: elemento.estados, hereda: elemento.hereda || [] } : lugar.ambito;
    const aqui = lugarDe(lugar.f, suyo.camino, esFicha(elemento) ? ambito : { ...lugar.ambito, hereda: [] });
    const cual = uno + " " + (i + 1);
    const resumen = crear("span.elemento__resumen", null, tituloDeElemento(elemento, valor));
    return crear("fieldset.elemento", { id: suyo.id, tabindex: "-1", "data-camino": suyo.clave, "data-elemento": true,
      input: () => { resumen.textContent = tituloDeElemento(elemento, suyo.leer()); },
      focusout: () => lugar.f.avisarLista(lugar.clave, false) },
    crear("legend.elemento__titulo", null, cual, " ", resumen),
    mandos(lugar, ops, i, n, cual), errorDe(suyo), crear("div.rejilla-campos", null, ...pintarElementoPor(aqui, elemento, valor)));
  }

  function pintar() {
    const valores = lugar.leer() || [];
    dentro.replaceChildren(...valores.map((v, i) => pintarElemento(v || {}, i, valores.length)));
    const tope = quePuedeAnadir(campo, valores.length);
    pie.replaceChildren(...paraDeshacer(lugar, ops), ...(tope ? [crear("p.campo__ayuda", null, tope)] : anadir));
    lugar.f.crecerTextos(dentro);
  }

  pintar();
  return crear("fieldset.campo.lista", { id: lugar.id, tabindex: "-1", "data-camino": lugar.clave, "aria-describedby": descritoPor(lugar, campo, false) },
    crear("legend.campo__cabeza", null, crear("span.campo__titulo", null, campo.titulo), " ", marca(lugar, campo)),
    ayudaDe(lugar, campo), errorDe(lugar), dentro, pie);
}

/* Los campos de un elemento. Un archivo adjunto no pide dirección web, ni un enlace pide archivo. */
function pintarElementoPor(lugar, elemento, valor) {
  const archivo = deArchivo(elemento);
  if (!archivo) return pintarCampos(lugar, hijosDe(elemento));
  const sobra = (h) => (vacio(valor[archivo.nombre]) ? h === archivo : (h.patron || "").startsWith("^https?"));
  return pintarCampos(lugar, hijosDe(elemento).filter((h) => !sobra(h)));
}

function paraAnadir(lugar, campo, ops, uno) {
  const anadir = (rotulo) => boton(rotulo, () => {
    ops.anadir({});
    const nuevos = document.getElementById(lugar.id).querySelectorAll(":scope > .lista__dentro > [data-elemento]");
    const nuevo = nuevos[nuevos.length - 1];
    (nuevo.querySelector(".campo__entrada, .opcion input") || nuevo).focus();
  }, { "data-anadir": true });
  if (!deArchivo(campo.elemento)) return [anadir("Añadir: " + uno.toLowerCase())];
  return [...paraAdjuntar(lugar, campo, ops), anadir("Añadir un enlace web")];
}
