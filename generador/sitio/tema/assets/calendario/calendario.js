/* Calendario: los filtros de la lista. Sin este guion se lee entera; el estado va en la dirección. */
(function () {
  "use strict";
  const filtros = document.getElementById("filtros");
  if (!filtros) return;
  const NOMBRES = ["region", "perfil", "tipo"].filter((n) => filtros.elements[n]);
  const TODAS = "nacional";
  const citas = Array.from(document.querySelectorAll(".suceso")).map((nodo) => ({
    nodo: nodo,
    regiones: nodo.dataset.regiones.split(" "),
    perfiles: nodo.dataset.perfiles.split(" ").filter(Boolean),
    tipo: nodo.dataset.tipo,
  }));
  const tramos = Array.from(document.querySelectorAll(".calendario__tramo"));
  const losas = Array.from(document.querySelectorAll(".losa[data-tramo]"));
  const canal = document.querySelector("[data-canal]"), rotulo = document.querySelector("[data-canal-texto]");
  const original = rotulo.textContent;

  /* Lo nacional sirve a toda región, y lo que no dice perfil, a todos. */
  const sirve = (c, p) => (!p.region || c.regiones.includes(p.region) || c.regiones.includes(TODAS))
    && (!p.perfil || !c.perfiles.length || c.perfiles.includes(p.perfil))
    && (!p.tipo || c.tipo === p.tipo);

  function pedido() {
    return NOMBRES.reduce((p, n) => Object.assign(p, { [n]: filtros.elements[n].value }), {});
  }

  function aplicar() {
    const p = pedido();
    let cuantas = 0;
    citas.forEach((c) => {
      c.nodo.hidden = !sirve(c, p);
      if (!c.nodo.hidden) cuantas += 1;
    });
    tramos.forEach((t) => { t.hidden = !t.querySelector(".suceso:not([hidden])"); });
    losas.forEach((l) => {
      const suyo = tramos.find((t) => t.dataset.tramo === l.dataset.tramo);
      const suyas = suyo.querySelectorAll(".suceso:not([hidden])").length;
      l.querySelector("[data-cuenta]").textContent = suyas;
      l.hidden = !suyas;
    });
    document.getElementById("cuenta").textContent = cuantas === citas.length
      ? citas.length + " en la lista" : cuantas + " de " + citas.length;
    document.getElementById("nada").hidden = cuantas > 0;
    const region = filtros.elements.region.selectedOptions[0];
    canal.href = region.value ? "region-" + region.value + ".ics" : "todo.ics";
    rotulo.textContent = region.value ? "Llevar el de " + region.textContent + " a mi calendario (.ics)" : original;
  }

  function anotar() {
    const p = pedido(), direccion = new URLSearchParams();
    NOMBRES.filter((n) => p[n]).forEach((n) => direccion.set(n, p[n]));
    const texto = direccion.toString();
    history.replaceState(null, "", location.pathname + (texto ? "?" + texto : "") + location.hash);
  }

  const pedidos = new URLSearchParams(location.search);
  NOMBRES.forEach((n) => {
    const valor = pedidos.get(n), campo = filtros.elements[n];
    if (Array.from(campo.options).some((o) => o.value === valor)) campo.value = valor;
  });
  filtros.addEventListener("submit", (e) => e.preventDefault());
  filtros.addEventListener("change", () => { aplicar(); anotar(); });
  filtros.addEventListener("reset", () => setTimeout(() => { aplicar(); anotar(); }));
  aplicar();
})();
