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

/* Copia de los datos con los términos vigentes en lugar de los que dejaron de usarse. */
function renovar(ficha, datos, vocabularios, decir) {
  const copia = copiar(datos);
  recorrer(ficha.campos, datos, (campo, valor, camino) => {
    const v = vocabularios[(campo.elemento || campo).vocabulario], antiguos = (v && v.antiguos) || {};
    const varios = Array.isArray(valor) ? valor : [valor];
    const viejos = varios.filter((x) => esTexto(x) && tiene(antiguos, x));
    if (!viejos.length) return;
    const nuevos = varios.map((x) => (viejos.indexOf(x) < 0 ? x : antiguos[x]));
    const dentro = (d, paso) => d[Array.isArray(d) && d.lugares ? d.lugares.indexOf(paso) : paso];
    const sitio = camino.slice(0, -1).reduce(dentro, copia);
    sitio[camino[camino.length - 1]] = Array.isArray(valor)
      ? nuevos.filter((x, i) => nuevos.indexOf(x) === i) : nuevos[0];
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
  desplegar(c, ficha, renovados, visible, anotar);
  if (mal) return;
  const omision = {};
  ficha.campos.forEach((x) => { if (tiene(x, "porOmision")) omision[x.nombre] = x.porOmision; });
  c.validas.push({ id: id || "", ficha: ficha, tipo: ficha.nombre, visible: visible, dentro: !!dentro,
    datos: Object.assign(omision, renovados), anotar: anotar });
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
function contexto(raiz, vocabularios, opciones) {
  const o = opciones || {}, primeras = {}, ids = new Set();
  return {
    raiz: raiz, tipos: raiz.tipos, vocabularios: vocabularios, ids: ids, hallados: [], validas: [],
    existentes: o.existentes, archivos: o.archivos, fecha: o.fecha || "",
    existe: (id) => ids.has(id) || tiene(o.existentes, id),
    primera: (clave, id) => {
      const c = JSON.stringify(clave);
      if (!tiene(primeras, c)) primeras[c] = id;
      return primeras[c];
    },
    termino: (nombre, slug) => {
      const v = vocabularios[nombre];
      return v && v.terminos.find((t) => t.valor === ((v.antiguos || {})[slug] || slug));
    },
  };
}

/* Problemas de una ficha. Opciones: id, existentes {id: {tipo, estado, visible}}, archivos {nombre: bytes}
   y fecha (AAAA-MM-DD); lo que no se da no se juzga. */
function validar(raiz, vocabularios, datos, opciones) {
  const c = contexto(raiz, vocabularios, opciones), limpios = canonicos(raiz, datos);
  trabajar(c, raiz, limpios, opciones && opciones.id, null, esVisible(raiz, limpios));
  c.validas.sort((a, b) => (a.id < b.id ? -1 : 1)).forEach((f) => {
    Object.keys(REGLAS).forEach((regla) => {
      f.decir = (camino, mensaje, ayuda, nivel) => f.anotar(camino, regla, [mensaje, ayuda], nivel);
      REGLAS[regla](f, c);
    });
  });
  const vistos = new Set();
  return c.hallados.filter((p) => {
    const clave = JSON.stringify(p), nuevo = !vistos.has(clave);
    vistos.add(clave);
    return nuevo;
  });
}
