/* Listas de valores simples (palabras, números, fichas): un renglón por valor. */

function pintarSueltos(lugar, campo) {
  const dentro = crear("div.lista__dentro"), pie = crear("div.lista__pie");
  const ops = operaciones(lugar, pintar);
  const ejemplo = Array.isArray(campo.ejemplo) && campo.elemento.clase !== "relacion" ? "Ejemplo: " + campo.ejemplo.join("; ") : "";

  function control(suyo, i) {
    const comun = { "aria-label": campo.titulo + " " + (i + 1), "aria-describedby": suyo.id + "-error" };
    if (campo.elemento.clase === "relacion") return combo(suyo.id, suyo.leer(), lugar.f.otras(campo.elemento.referencia), suyo.poner, comun);
    if (campo.elemento.clase !== "texto") return entradaDeNumero(suyo, campo.elemento, comun);
    return entradaDeTexto(suyo, { ...campo.elemento, largoMaximo: 0 }, comun, null);
  }

  function pintar() {
    const valores = lugar.leer() || [];
    dentro.replaceChildren(...valores.map((_, i) => {
      const suyo = lugar.dentro(i), cual = campo.titulo + " " + (i + 1);
      const entrada = control(suyo, i);
      entrada.addEventListener("keydown", (e) => { if (e.key === "Enter" && !e.defaultPrevented) { e.preventDefault(); otro(); } });
      return crear("div.renglon", { "data-camino": suyo.clave, "data-elemento": true }, entrada, mandos(lugar, ops, i, valores.length, cual), errorDe(suyo));
    }));
    const tope = quePuedeAnadir(campo, valores.length);
    pie.replaceChildren(...paraDeshacer(lugar, ops), tope ? crear("p.campo__ayuda", null, tope) : boton(valores.length ? "Añadir otro" : "Añadir", otro, { "data-anadir": true, "aria-label": (valores.length ? "Añadir otro: " : "Añadir: ") + campo.titulo }));
  }

  function otro() {
    const valores = lugar.leer() || [];
    if (quePuedeAnadir(campo, valores.length)) return;
    if (!valores.length || !vacio(valores[valores.length - 1])) ops.anadir("");
    const entradas = dentro.querySelectorAll(".campo__entrada");
    entradas[entradas.length - 1].focus();
  }

  pintar();
  return crear("fieldset.campo.lista", { id: lugar.id, tabindex: "-1", "data-camino": lugar.clave, "aria-describedby": descritoPor(lugar, campo, false) },
    crear("legend.campo__cabeza", null, crear("span.campo__titulo", null, campo.titulo), " ", marca(lugar, campo)),
    ayudaDe(lugar, campo), errorDe(lugar), ejemplo ? crear("p.campo__pie", null, ejemplo) : null, dentro, pie);
}
