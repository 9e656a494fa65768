/* Lo que ve quien amplía, fuerza otros colores o pide menos movimiento: cada función da sus faltas. */
({
  se_ve: (e) => e.checkVisibility({ visibilityProperty: true }),
  nombre: (e) => `${e.tagName}.${e.className} «${e.textContent.trim().slice(0, 30)}»`,

  fondo(e) {
    for (let n = e; n; n = n.parentElement) {
      const color = getComputedStyle(n).backgroundColor;
      if (!/^rgba.*, 0\)$/.test(color)) return color;
    }
    return "rgb(255, 255, 255)";
  },

  /* Desborda a lo ancho, o corta un texto sin dejar llegar a él. */
  cortado(donde) {
    const raiz = document.documentElement, sobra = raiz.scrollWidth - raiz.clientWidth;
    const cortados = [...document.body.querySelectorAll("*")].filter((e) => {
      if (!e.textContent.trim() || e.closest(".solo-lectores, svg, .cajon, option")) return false;
      if (!this.se_ve(e) || e.getBoundingClientRect().width < 2) return false;
      const oculta = /hidden|clip/.test(getComputedStyle(e).overflowX);
      return oculta && e.scrollWidth > e.clientWidth + 1;
    });
    const faltas = cortados.map((e) => `${donde} se corta ${this.nombre(e)}`);
    return sobra > 0 ? [`${donde} sobran ${sobra} puntos a lo ancho`, ...faltas] : faltas;
  },

  /* Del mismo color que su fondo, o un control sin borde ni nada dentro. */
  invisible() {
    const vistos = [...document.querySelectorAll("main *, header *, footer *")].filter(this.se_ve);
    const iconos = vistos.filter((e) => e.matches(".icono, .barra rect")).filter((e) => {
      const { fill, backgroundColor } = getComputedStyle(e);
      return (e.matches("rect") ? fill : backgroundColor) === this.fondo(e.parentElement);
    });
    const conTexto = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    const textos = vistos.filter((e) => conTexto(e) && !e.closest("svg, option"))
      .filter((e) => getComputedStyle(e).color === this.fondo(e));
    const marcas = "[type=checkbox], [type=radio], [type=file]";
    const controles = vistos.filter((e) => e.matches("button, input, select, textarea"))
      .filter((e) => !e.textContent.trim() && !e.matches(marcas) && !e.querySelector(".icono, svg"))
      .filter((e) => parseFloat(getComputedStyle(e).borderTopWidth) === 0);
    return [...iconos, ...textos, ...controles].map((e) => `no se ve ${this.nombre(e)}`);
  },

  movil() {
    const mueve = (e) => {
      const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(e);
      const tarda = transitionDuration.split(", ").some((d) => parseFloat(d) > 0);
      return animationName !== "none" || tarda || scrollBehavior === "smooth";
    };
    return [...document.querySelectorAll("*")].filter(mueve).map((e) => `se mueve ${this.nombre(e)}`);
  },
})
