/* Esquema: un valor contra su campo. Da las mismas reglas «esquema/…» que el validador de Python. */
const TIPO_DE = { entero: "integer", numero: "number", si_no: "boolean", grupo: "object",
  lista: "array", opciones: "array" };
/* Un número cuenta como tal si, escrito, el lector lo toma por número. */
const ENTERO = /^-?(?:0|[1-9][0-9]{0,14})$/, DECIMAL = /^-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}$/;
const esNumero = (v) => typeof v === "number" && (ENTERO.test(cifras(v)) || DECIMAL.test(cifras(v)));
const ES = {
  string: esTexto, integer: (v) => esNumero(v) && Number.isInteger(v), number: esNumero,
  boolean: (v) => typeof v === "boolean", object: esGrupo, array: Array.isArray,
};

/* Si es un día del calendario (AAAA-MM-DD), de 1900 a 2099. */
function esFecha(texto) {
  const p = /^((?:19|20)[0-9]{2})-([0-9]{2})-([0-9]{2})$/.exec(texto);
  if (!p) return false;
  const dia = new Date(Date.UTC(+p[1], +p[2] - 1, +p[3]));
  return dia.getUTCMonth() === +p[2] - 1 && dia.getUTCDate() === +p[3];
}

/* Códigos admitidos, también los que dejaron de usarse; undefined si el campo es libre. */
function codigosDe(campo, vocabularios) {
  if (campo.opciones) return campo.opciones.map((o) => o.valor);
  const v = campo.vocabulario && vocabularios[campo.vocabulario];
  return v && v.terminos.length
    ? v.terminos.map((t) => t.valor).concat(Object.keys(v.antiguos || {})) : undefined;
}

/* «decir(camino, regla, [mensaje, ayuda])» recibe cada problema de un valor. */
function revisarValor(campo, valor, camino, titulo, vocabularios, decir) {
  const problema = (regla, mensaje) => decir(camino, "esquema/" + regla, mensaje);
  const tipo = TIPO_DE[campo.clase] || "string";
  if (!ES[tipo](valor)) {
    const que = TABLAS.tipos[tipo];
    return problema("type", ["«" + titulo + "» debe ser " + que[0], que[1]]);
  }
  const codigos = codigosDe(campo, vocabularios);
  if (codigos && codigos.indexOf(valor) < 0) problema("enum", mensajeDeOpcion(titulo, valor, codigos));
  if (tipo === "string") revisarTexto(campo, valor, titulo, problema);
  else if (tipo === "integer" || tipo === "number") revisarCifra(campo, valor, titulo, problema);
  else if (tipo === "array") {
    revisarLista(campo, valor, titulo, problema);
    // Una ficha incrustada se comprueba aparte, como la ficha que es.
    if (!campo.fichas) valor.forEach((v, i) => {
      const lugar = lugarDe(valor, i);
      revisarValor(campo.elemento, v, camino.concat(lugar), titulo + " " + (lugar + 1), vocabularios, decir);
    });
  } else if (tipo === "object") revisarGrupo(campo.hijos || [], valor, camino, titulo, vocabularios, decir);
}

function revisarTexto(campo, valor, titulo, problema) {
  const hay = largo(valor);
  if (hay < campo.largoMinimo) problema("minLength", mensajeDeLargo(titulo, hay, campo.largoMinimo, true));
  if (hay > campo.largoMaximo) problema("maxLength", mensajeDeLargo(titulo, hay, campo.largoMaximo, false));
  if (campo.patron && !new RegExp(campo.patron, "u").test(valor)) {
    problema("pattern", mensajeDeForma(titulo, valor, campo.forma));
  }
  if (campo.clase === "fecha" && !esFecha(valor)) problema("format", mensajeDeFecha(titulo, valor));
}

function revisarCifra(campo, valor, titulo, problema) {
  const fuera = (regla, cota, limite) => problema(regla, mensajeDeRango(titulo, valor, cota, limite));
  if (valor < campo.minimo) fuera("minimum", "como mínimo", campo.minimo);
  if (valor > campo.maximo) fuera("maximum", "como máximo", campo.maximo);
  if (valor <= campo.masQue) fuera("exclusiveMinimum", "mayor que", campo.masQue);
  if (valor >= campo.menosQue) fuera("exclusiveMaximum", "menor que", campo.menosQue);
}

function revisarLista(campo, lista, titulo, problema) {
  const hay = lista.length;
  if (hay < campo.cuantosMinimo) problema("minItems", mensajeDeCuantos(titulo, hay, campo.cuantosMinimo, true));
  if (hay > campo.cuantosMaximo) problema("maxItems", mensajeDeCuantos(titulo, hay, campo.cuantosMaximo, false));
  if (!campo.unicos) return;
  const escritos = lista.map((v) => JSON.stringify(v));
  const repetido = escritos.findIndex((e, i) => escritos.indexOf(e) < i);
  if (repetido >= 0) {
    problema("uniqueItems", ["«" + titulo + "» repite «" + corto(lista[repetido]) + "»", "deje uno solo"]);
  }
}

/* Un grupo, o la ficha entera si «titulo» está vacío. */
function revisarGrupo(campos, grupo, camino, titulo, vocabularios, decir) {
  const conTitulo = (nombre) => (titulo ? titulo + " › " + nombre : nombre);
  campos.forEach((campo) => {
    const aqui = camino.concat(campo.nombre), suyo = conTitulo(campo.titulo);
    if (tiene(grupo, campo.nombre)) {
      revisarValor(campo, grupo[campo.nombre], aqui, suyo, vocabularios, decir);
    } else if (campo.requerido) decir(aqui, "esquema/falta", mensajeDeFalta(suyo, campo));
  });
  Object.keys(grupo).filter((n) => !campos.some((c) => c.nombre === n)).forEach((nombre) => {
    decir(camino.concat(nombre), "esquema/desconocido", mensajeDesconocido(nombre));
  });
}
