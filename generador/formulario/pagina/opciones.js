/* Opciones a la vista: una sola (botones de radio) o varias (casillas con filtro). */

const CON_FILTRO = 10;

function rotuloDe(opcion) {
  return crear("span.opcion__texto", null, opcion.nombre, opcion.nota ? " " : null, opcion.nota ? notaDe(opcion.nota) : null,
    opcion.detalle ? crear("span.opcion__detalle", null, opcion.detalle) : null);
}

function radios(lugar, campo, opciones) {
  const valor = lugar.leer() === undefined ? campo.porOmision : lugar.leer();
  const quitar = crear("button.enlace", { type: "button", hidden: campo.requerido || valor === undefined || campo.porOmision !== undefined }, "Quitar la respuesta");
  const botones = opciones.map((opcion, i) => {
    const entrada = crear("input", { type: "radio", name: lugar.id, id: lugar.id + "-" + i, checked: opcion.valor === valor,
      change: () => { lugar.poner(opcion.valor); quitar.hidden = Boolean(campo.requerido) || campo.porOmision !== undefined; } });
    return crear("label.opcion", { for: entrada.id }, entrada, rotuloDe(opcion));
  });
  quitar.addEventListener("click", () => {
    botones.forEach((b) => { b.firstChild.checked = false; });
    quitar.hidden = true;
    lugar.poner(undefined);
    botones[0].firstChild.focus();
  });
  return crear("div.opciones", null, ...botones, quitar);
}

function casillas(lugar, campo) {
  const opciones = opcionesDe(lugar.f, campo.elemento);
  const inicio = lugar.leer() || (lugar.leer() === undefined && campo.porOmision) || [];
  let elegidas = [...inicio];
  const resumen = crear("p.opciones__elegidas", { id: lugar.id + "-elegidas" });

  function contar_() {
    const nombres = elegidas.map((v) => nombreDeOpcion(lugar.f, campo.elemento, v));
    resumen.textContent = nombres.length ? "Elegidos (" + nombres.length + "): " + nombres.join(" · ") : "Nada elegido todavía.";
  }

  function alternar(valor, si) {
    elegidas = si ? [...elegidas, valor] : elegidas.filter((v) => v !== valor);
    contar_();
    lugar.poner(elegidas.length ? elegidas : undefined);
  }

  const filas = opciones.map((opcion, i) => {
    const entrada = crear("input", { type: "checkbox", id: lugar.id + "-" + i, checked: inicio.includes(opcion.valor),
      change: () => alternar(opcion.valor, entrada.checked) });
    return crear("label.opcion", { for: entrada.id }, entrada, rotuloDe(opcion));
  });
  contar_();
  const lista = crear("div.opciones", null, ...filas);
  if (opciones.length <= CON_FILTRO) return [lista];
  lista.classList.add("opciones--caja");
  return [resumen, filtroDe(campo, opciones, filas), lista];
}

function filtroDe(campo, opciones, filas) {
  const palabras = opciones.map((o) => plegar([o.nombre, o.busca].join(" ")));
  const filtro = crear("input.campo__entrada", { type: "search", "aria-label": "Filtrar: " + campo.titulo, placeholder: "Escriba para filtrar la lista", autocomplete: "off",
    keydown: (e) => { if (e.key === "Enter") e.preventDefault(); },
    input: () => {
      const partes = plegar(filtro.value).split(/\s+/).filter(Boolean);
      const vistas = filas.filter((fila, i) => {
        fila.hidden = !partes.every((p) => palabras[i].includes(p));
        return !fila.hidden;
      });
      anunciar(contar(vistas.length, "opción", "opciones"));
    } });
  return filtro;
}
