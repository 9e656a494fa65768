/* Validar: lo que «generador validar» diría de una ficha, con el camino de cada dato. */

/* Los datos sin lo que dicen del acceso: este repositorio solo admite lo público. */
function revisarAcceso(ficha, datos, decir) {
  const [publico, quizaInterno, aCasa] = TABLAS.acceso, resto = Object.assign({}, datos);
  if (tiene(datos, "acceso") && datos.acceso !== publico) {
    decir(["acceso"], "ficha/acceso",
      ["«" + corto(datos.acceso) + "»: este repositorio es público y solo admite lo público", aCasa], "error");
  }
  delete resto.acceso;
  Object.keys(resto).filter((n) => !campoDe(ficha, n) && plegar(n).search(quizaInterno) >= 0).forEach((n) => {
    decir([n], "ficha/acceso", ["el campo «" + corto(n) + "» no existe, y parece decir que la ficha no es pública",
      "si es pública, borre ese campo; si no, " + aCasa], "error");
    delete resto[n];
  });
  return resto;
}

/* Lo exigido al retirar solo se exige al retirar; lo demás, desde su estado en adelante. */
function alcanza(desde, estado, estados) {
  const ultimo = estados[estados.length - 1];
  if (desde === ultimo || estado === ultimo) return desde === estado;
  return estados.indexOf(estado) >= estados.indexOf(desde);
}

const campoDe = (ficha, nombre) => ficha.campos.find((c) => c.nombre === nombre);

function esVisible(ficha, datos) {
  const estado = tiene(datos, "estado") ? datos.estado : campoDe(ficha, "estado").porOmision;
  const hallado = ficha.estados.find((e) => e.valor === estado);
  return hallado ? hallado.visible : true;
}

function revisarId(id, ficha, raiz, decir) {
  const resto = id.slice(ficha.prefijo.length);
  if (!id.startsWith(ficha.prefijo)) {
    const otro = Object.keys(raiz.tipos).map((n) => raiz.tipos[n])
      .find((t) => t.carpeta && id.startsWith(t.prefijo));
    const ayuda = "llámela, por ejemplo, «" + ficha.prefijo + nombreSeguro(id) + "»";
    decir(["id"], "ficha/id", ["el nombre «" + id + "» no empieza con «" + ficha.prefijo + "»",
      otro ? "si es de tipo «" + otro.titulo.toLowerCase() + "», muévala a " + otro.carpeta + "; si no, " + ayuda
        : ayuda], "error");
  } else if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(resto) || id.length > TABLAS.largoDeId || resto.length < 3) {
    decir(["id"], "ficha/id", ["el nombre «" + id + "» no sirve como identificador",
      "use de 3 a 60 letras sin tilde en minúscula, cifras y guiones"], "error");
  }
}

function revisarEstado(ficha, datos, formato, decir) {
  const estados = ficha.estados.map((e) => e.valor);
  const estado = tiene(datos, "estado") ? datos.estado : estados[0];
  if (estados.indexOf(estado) < 0) return;
  ficha.campos.filter((c) => c.desde && !tiene(datos, c.nombre)).forEach((campo) => {
    if (estados.indexOf(campo.desde) < 0 || !alcanza(campo.desde, estado, estados)) return;
    const mensaje = mensajeDeFalta(campo.titulo, campo);
    const seccion = campo.seccion && formato === "md";
    decir([campo.nombre], "esquema/falta", [
      mensaje[0] + ", obligatorio desde el estado «" + campo.desde + "»",
      (seccion ? "escriba ese texto debajo de una línea «## " + campo.titulo + "». " : "") + mensaje[1]]);
  });
}

function copiar(valor) {
  if (Array.isArray(valor)) return Object.assign(valor.map(copiar), valor.lugares && { lugares: valor.lugares });
  if (!esGrupo(valor)) return valor;
  return Object.keys(valor).reduce((grupo, n) => Object.assign(grupo, { [n]: copiar(valor[n]) }), {});
}

/* Pone un valor en un camino que cuenta los elementos como en la lista que llegó. */
function poner(datos, camino, valor) {
  const dentro = (d, paso) => d[Array.isArray(d) && d.lugares ? d.lugares.indexOf(paso) : paso];
  camino.slice(0, -1).reduce(dentro, datos)[camino[camino.length - 1]] = valor;
}

/* Copia de los datos con los términos vigentes en lugar de los que dejaron de usarse. */
function renovar(ficha, datos, vocabularios, decir) {
  const copia = copiar(datos);
  recorrer(ficha.campos, datos, (campo, valor, camino) => {
    const v = vocabularios[(campo.elemento || campo).vocabulario], antiguos = (v && v.antiguos) || {};
    const varios = Array.isArray(valor) ? valor : [valor];
    const viejos = varios.filter((x) => esTexto(x) && tiene(antiguos, x));
    if (!viejos.length) return;
    const nuevos = varios.map((x) => (viejos.indexOf(x) < 0 ? x : antiguos[x]));
    poner(copia, camino, Array.isArray(valor) ? nuevos.filter((x, i) => nuevos.indexOf(x) === i) : nuevos[0]);
    viejos.forEach((x) => decir(camino, "vocabulario/antiguo",
      ["«" + x + "» dejó de usarse en «" + campo.titulo + "»", "escriba «" + antiguos[x] + "»"], "aviso"));
  });
  return copia;
}

/* Revisa una ficha y las que lleva dentro; las que cumplen su esquema quedan en c.validas. */
function trabajar(c, ficha, datos, id, dentro, visible) {
  const nivelPropio = visible ? "error" : "aviso";
  const ajenos = dentro ? dentro.heredados : [];
  const lugar = (camino) => (dentro && ajenos.indexOf(camino[0]) < 0 ? dentro.camino.concat(camino) : camino);
  let mal = false;
  const anotar = (camino, regla, mensaje, nivel) => c.hallados.push({ camino: lugar(camino),
    nivel: nivel || nivelPropio, regla: regla, mensaje: mensaje[0], ayuda: mensaje[1] });
  const decir = (camino, regla, mensaje, nivel) => {
    mal = true;
    anotar(camino, regla, mensaje, nivel);
  };
  if (id !== undefined) {
    revisarId(id, ficha, c.raiz, decir);
    if (c.ids.has(id)) {
      decir(["id"], "ficha/id", ["el identificador «" + id + "» está repetido",
        "ya lo usa otra ficha de esta lista; cambie uno de los dos"], "error");
    }
    c.ids.add(id);
  }
  const propios = revisarAcceso(ficha, datos, decir);
  revisarGrupo(ficha.campos, propios, [], "", c.vocabularios, decir);
  revisarEstado(ficha, propios, c.raiz.formato, decir);
  const renovados = renovar(ficha, propios, c.vocabularios, anotar);
  renovados.acceso = TABLAS.acceso[0];
  ponerAlDia(c, ficha, renovados, anotar);
  desplegar(c, ficha, renovados, visible, anotar);
  if (!mal) c.validas.push(componer(ficha, id, renovados, visible, !!dentro, anotar));
}

function componer(ficha, id, datos, visible, dentro, anotar) {
  const todos = {};
  ficha.campos.forEach((x) => { if (tiene(x, "porOmision")) todos[x.nombre] = x.porOmision; });
  Object.assign(todos, datos);
  return { id: id || "", ficha: ficha, tipo: ficha.nombre, datos: todos, estado: todos.estado, visible: visible,
    dentro: dentro, anotar: anotar };
}

/* Id anterior → id de ahora: los que se dieron y los de la propia ficha. */
function anterioresDe(raiz, datos, opciones) {
  const todas = [[opciones.id, datos]];
  raiz.campos.filter((x) => x.fichas && Array.isArray(datos[x.nombre])).forEach((campo) => {
    datos[campo.nombre].filter((d) => esGrupo(d) && esTexto(d.id)).forEach((d) => todas.push([d.id, d]));
  });
  const vivos = todas.map((par) => par[0]), anteriores = Object.assign({}, opciones.anteriores);
  todas.filter((par) => par[0] && Array.isArray(par[1].ids_anteriores)).forEach(([id, suyos]) => {
    suyos.ids_anteriores.filter((v) => esTexto(v) && vivos.indexOf(v) < 0 && !tiene(anteriores, v))
      .forEach((v) => { anteriores[v] = id; });
  });
  return anteriores;
}

/* Cambia en los datos las menciones a un id anterior, con un aviso por cada una. */
function ponerAlDia(c, ficha, datos, anotar) {
  const deAhora = (id) => (esTexto(id) && tiene(c.anteriores, id) ? c.anteriores[id] : id);
  recorrer(ficha.campos, datos, (campo, valor, camino) => {
    const viejos = [], cambiar = (v) => {
      if (deAhora(v) !== v) viejos.push(v);
      return deAhora(v);
    };
    let nuevo = valor;
    if (campo.seccion && esTexto(valor)) {
      nuevo = valor.replace(/([(<\s]ficha:)([a-z0-9-]+)/g, (_, antes, id) => antes + cambiar(id));
    } else if ((campo.elemento || campo).referencia) {
      nuevo = Array.isArray(valor) ? Object.assign(valor.map(cambiar), { lugares: valor.lugares }) : cambiar(valor);
    }
    if (viejos.length) poner(datos, camino, nuevo);
    viejos.forEach((v) => anotar(camino, "ficha/anterior",
      ["la ficha «" + v + "» cambió de nombre", "escriba «" + deAhora(v) + "»"], "aviso"));
  });
}

/* Las fichas que lleva dentro una lista, con lo que heredan de quien las lleva. */
function desplegar(c, ficha, datos, visible, anotar) {
  ficha.campos.filter((x) => x.fichas && Array.isArray(datos[x.nombre])).forEach((campo) => {
    datos[campo.nombre].forEach((elemento, i) => {
      const suya = campo.elemento, camino = [campo.nombre, lugarDe(datos[campo.nombre], i)];
      if (!esGrupo(elemento) || !esTexto(elemento.id)) {
        anotar(camino, "ficha/id", ["«" + campo.titulo + " " + (camino[1] + 1) + "» no tiene «id»",
          "escriba «id: " + suya.prefijo + "…» como primer dato"], "error");
        return;
      }
      const heredados = suya.hereda.filter((n) => !tiene(elemento, n)), propios = {};
      heredados.filter((n) => tiene(datos, n)).forEach((n) => { propios[n] = datos[n]; });
      Object.keys(elemento).filter((n) => n !== "id").forEach((n) => { propios[n] = elemento[n]; });
      trabajar(c, suya, propios, elemento.id, { camino: camino, heredados: heredados },
        visible && esVisible(suya, propios));
    });
  });
}

/* Lo que las reglas necesitan saber de fuera de la ficha. */
function contexto(raiz, vocabularios, datos, o) {
  const primeras = {}, ids = new Set(), validas = [];
  const primera = (clave, id) => {
    const c = JSON.stringify(clave);
    if (!tiene(primeras, c)) primeras[c] = id;
    return primeras[c];
  };
  return {
    raiz: raiz, tipos: raiz.tipos, vocabularios: vocabularios, ids: ids, hallados: [], validas: validas,
    existentes: o.existentes, archivos: o.archivos, fecha: o.fecha || "",
    anteriores: anterioresDe(raiz, datos, o),
    existe: (id) => ids.has(id) || tiene(o.existentes, id),
    ficha: (id) => {
      const otra = (o.existentes || {})[id];
      return validas.find((f) => f.id && f.id === id) || (otra && otra.tipo ? otra : undefined);
    },
    primera: primera,
    // De dos fichas que reclaman un nombre, el generador se queja de la segunda.
    reclama: (viejo, id) => {
      const otra = (o.anteriores || {})[viejo];
      return otra && otra < id ? otra : primera(["anteriores", viejo], id);
    },
    termino: (nombre, slug) => {
      const v = vocabularios[nombre];
      return v && v.terminos.find((t) => t.valor === ((v.antiguos || {})[slug] || slug));
    },
  };
}

/* Problemas de una ficha. Opciones: id, existentes {id: {tipo, estado, visible, agenda, requiere}}, anteriores
   {id de antes: id de ahora}, archivos {nombre: bytes} y fecha (AAAA-MM-DD); lo que no se da no se juzga. */
function validar(raiz, vocabularios, datos, opciones) {
  const o = opciones || {}, limpios = canonicos(raiz, datos), c = contexto(raiz, vocabularios, limpios, o);
  trabajar(c, raiz, limpios, o.id, null, esVisible(raiz, limpios));
  c.validas.sort((a, b) => (a.id < b.id ? -1 : 1)).forEach((f) => {
    Object.keys(REGLAS).forEach((regla) => {
      f.decir = (camino, mensaje, ayuda, nivel) => f.anotar(camino, regla, [mensaje, ayuda], nivel);
      REGLAS[regla](f, c);
    });
  });
  return sinRepetir(c.hallados);
}

function sinRepetir(hallados) {
  const vistos = new Set();
  return hallados.filter((p) => {
    const clave = JSON.stringify(p), nuevo = !vistos.has(clave);
    vistos.add(clave);
    return nuevo;
  });
}
