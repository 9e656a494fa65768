/* El marco de un campo (título, marca, ayuda, error, ejemplo) y qué control lleva dentro. */

function marca(lugar, campo) {
  const texto = marcaDe(lugar.f, campo, lugar.ambito);
  const nodo = crear("span.campo__marca", null, texto);
  lugar.f.marcas.push(() => { nodo.textContent = marcaDe(lugar.f, campo, lugar.ambito); });
  return nodo;
}

function ayudaDe(lugar, campo) {
  return campo.ayuda ? crear("p.campo__ayuda", { id: lugar.id + "-ayuda" }, campo.ayuda) : null;
}

function errorDe(lugar) {
  return crear("p.campo__error", { id: lugar.id + "-error", hidden: true });
}

function ejemploDe(campo) {
  const { ejemplo, clase } = campo;
  if (!["texto", "parrafo", "entero", "numero"].includes(clase) || vacio(ejemplo)) return null;
  return crear("span", null, "Ejemplo: " + String(ejemplo).replace(".", clase === "numero" ? "," : "."));
}

function descritoPor(lugar, campo, conPie) {
  return [campo.ayuda ? lugar.id + "-ayuda" : "", lugar.id + "-error", conPie ? lugar.id + "-pie" : ""].filter(Boolean).join(" ");
}

/* Un campo de un solo control, con su etiqueta. */
function conEtiqueta(lugar, campo, hacer) {
  const cuenta = campo.largoMaximo || campo.largoMinimo ? crear("span.campo__cuenta") : null;
  const ejemplo = ejemploDe(campo);
  const conPie = Boolean(cuenta || ejemplo);
  const control = hacer({
    "aria-describedby": descritoPor(lugar, campo, conPie),
    "aria-required": campo.requerido && !lugar.ambito.hereda.includes(campo.nombre) ? "true" : null,
  }, cuenta);
  return crear("div.campo", { "data-camino": lugar.clave },
    crear("div.campo__cabeza", null, crear("label.campo__titulo", { for: lugar.id }, campo.titulo), marca(lugar, campo)),
    ayudaDe(lugar, campo), errorDe(lugar), control,
    conPie ? crear("p.campo__pie", { id: lugar.id + "-pie" }, ejemplo, cuenta) : null);
}

/* Un campo de varios controles: un grupo con su leyenda. */
function conLeyenda(lugar, campo, ...dentro) {
  return crear("fieldset.campo", { id: lugar.id, tabindex: "-1", "data-camino": lugar.clave, "aria-describedby": descritoPor(lugar, campo, false) },
    crear("legend.campo__cabeza", null, crear("span.campo__titulo", null, campo.titulo), " ", marca(lugar, campo)),
    ayudaDe(lugar, campo), errorDe(lugar), ...dentro);
}

const CONTROLES = {
  texto: (l, c) => conEtiqueta(l, c, (a, cuenta) => entradaDeTexto(l, c, a, cuenta)),
  parrafo: (l, c) => conEtiqueta(l, c, (a, cuenta) => entradaDeParrafo(l, c, a, cuenta)),
  entero: (l, c) => conEtiqueta(l, c, (a) => entradaDeNumero(l, c, a)),
  numero: (l, c) => conEtiqueta(l, c, (a) => entradaDeNumero(l, c, a)),
  fecha: (l, c) => conEtiqueta(l, c, (a) => entradaDeFecha(l, a)),
  si_no: (l, c) => conLeyenda(l, c, radios(l, c, [{ valor: true, nombre: "Sí" }, { valor: false, nombre: "No" }])),
  opcion: pintarOpcion,
  opciones: (l, c) => conLeyenda(l, c, ...casillas(l, c)),
  relacion: (l, c) => conEtiqueta(l, c, (a) => combo(l.id, l.leer(), l.f.otras(c.referencia), l.poner, a)),
  archivo: (l, c) => conEtiqueta(l, c, (a) => entradaDeArchivo(l, a)),
  grupo: pintarGrupo,
  lista: (l, c) => (c.elemento.clase === "grupo" ? pintarLista(l, c) : pintarSueltos(l, c)),
};

const CORTAS = ["entero", "numero", "fecha"];
const ANCHAS = ["parrafo", "opciones", "lista", "grupo", "si_no", "archivo"];

function pintarCampo(lugar, campo) {
  const nodo = CONTROLES[campo.clase](lugar, campo);
  if (ANCHAS.includes(campo.clase) || esLargo(campo) || nodo.tagName === "FIELDSET") nodo.classList.add("campo--ancho");
  if (CORTAS.includes(campo.clase)) nodo.classList.add("campo--corto");
  return nodo;
}

const POCAS = 6, PARA_PLEGAR = 4;

function pintarOpcion(lugar, campo) {
  const opciones = opcionesDe(lugar.f, campo);
  if (opciones.length <= POCAS && !lugar.camino.some((p) => typeof p === "number")) {
    return conLeyenda(lugar, campo, radios(lugar, campo, opciones));
  }
  const valor = lugar.leer() === undefined ? campo.porOmision : lugar.leer();
  return conEtiqueta(lugar, campo, (a) => combo(lugar.id, valor, opciones, lugar.poner, a));
}

/* Los campos de una parte: primero lo que se pide alguna vez; lo demás, plegado y nombrado. */
function pintarCampos(lugar, campos) {
  const [pedidos, otros] = [true, false].map((si) => campos.filter((c) => esencial(c, lugar.ambito) === si));
  const pintar = (c) => pintarCampo(lugar.dentro(c.nombre), c);
  if (!pedidos.length || otros.length < PARA_PLEGAR) return campos.map(pintar);
  const llenos = otros.filter((c) => !vacio(lugar.dentro(c.nombre).leer()));
  const enLista = lugar.camino.length > 0;
  const nombres = (llenos.length ? "Ya tiene: " + llenos.map((c) => c.titulo).join(", ") + ". Además: " : "")
    + otros.filter((c) => !llenos.includes(c)).map((c) => c.titulo).join(", ");
  const resto = crear("details.mas-datos", { open: llenos.length > 0 && !enLista },
    crear("summary", null, crear("span.mas-datos__titulo", null, "Más datos, si los tiene"), " ", crear("span.mas-datos__nombres", null, nombres)));
  alAbrir(lugar.f, resto, () => otros.map(pintar));
  return [...pedidos.map(pintar), resto];
}

/* Lo plegado se dibuja al abrirlo: una lista con cien fichas dentro no hace esperar. */
function alAbrir(f, plegado, hacer) {
  plegado.llenar = () => {
    plegado.llenar = null;
    plegado.append(...hacer());
  };
  plegado.addEventListener("toggle", () => {
    if (plegado.llenar) plegado.llenar();
    f.crecerTextos(plegado);
    mostrarErrores(f);
  });
  if (plegado.open) plegado.llenar();
}
