/* Reglas: las de generador/reglas que se pueden juzgar con una sola ficha, con el mismo nombre.
   Cada una recibe la ficha f {id, ficha, tipo, datos, visible, dentro} y el contexto c, y llama a
   f.decir(camino, mensaje, ayuda[, nivel]). Lo que depende de otras fichas (c.existentes), de los
   archivos adjuntos (c.archivos) o del día (c.fecha) se juzga solo si se dio. */
const MEGA = 1024 * 1024;
const lista = (v) => v || [];

const REGLAS = {
  adjuntos: (f, c) => {
    const usados = {};
    recorrer(f.ficha.campos, f.datos, (campo, nombre, camino) => {
      if (campo.clase === "archivo") {
        revisarArchivo(nombre, usados, c, (que, ayuda, nivel) => f.decir(camino, que, ayuda, nivel));
      }
    });
    lista(f.datos.adjuntos).forEach((a, i) => {
      if (tiene(a, "archivo") !== tiene(a, "url")) return;
      f.decir(["adjuntos", lugarDe(f.datos.adjuntos, i)],
        "«" + a.titulo + "» necesita un archivo o una dirección, y solo uno",
        "deje «archivo» si está junto a la ficha, o «url» si está en la web");
    });
  },

  anteriores: (f, c) => lista(f.datos.ids_anteriores).forEach((viejo, i) => {
    const tipos = Object.keys(c.tipos).map((n) => c.tipos[n].prefijo);
    const decir = (que, ayuda) => f.decir(["ids_anteriores", lugarDe(f.datos.ids_anteriores, i)],
      "«" + viejo + "» " + que, ayuda);
    if (viejo === f.id) decir("es el nombre de ahora", "quítelo: solo van los de antes");
    else if (c.ficha(viejo)) decir("lo lleva hoy otra ficha", "quítelo, o cambie el nombre de esa ficha");
    else if (c.reclama(viejo, f.id) !== f.id) {
      decir("también lo reclama «" + c.reclama(viejo, f.id) + "»", "déjelo solo en la ficha que continúa aquella");
    } else if (!tipos.some((prefijo) => viejo.startsWith(prefijo))) {
      decir("no empieza como los de ningún tipo", "empiezan con «" + tipos.join("», «") + "»");
    }
  }),

  caja: (f, c) => {
    if (f.tipo !== "herramienta") return;
    if (f.datos.clase === "guia" && lista(f.datos.pasos).length < 2) {
      f.decir(["pasos"], "una guía necesita al menos dos pasos",
        "escríbalos en «pasos», con nombre y explicación");
    }
    const nombrados = [];
    recorrer(f.ficha.campos, f.datos, (campo, v) => { if (campo.clase === "archivo") nombrados.push(v); });
    const formatos = nombrados.filter((n) => !c.archivos || tiene(c.archivos, n))
      .map((n) => partirNombre(n)[1].slice(1).toLowerCase());
    if (f.datos.clase === "plantilla" && !formatos.some((e) => TABLAS.editables.indexOf(e) >= 0)) {
      f.decir(["adjuntos"], "una plantilla necesita un archivo editable",
        "adjunte uno de estos: " + TABLAS.editables.join(", "));
    }
    const version = f.datos.version, cambios = lista(f.datos.cambios);
    if (version && cambios.length && cambios[0].version !== version) {
      f.decir(["cambios", 0, "version"],
        "la ficha es la versión " + version + " y lo último que cambió es de la " + cambios[0].version,
        "ponga primero el cambio más reciente, con la misma versión que la ficha");
    }
  },

  calendario: (f, c) => {
    if (f.tipo !== TABLAS.acciones) return;
    const d = f.datos;
    lista(TABLAS.exige[d.situacion]).filter((n) => !tiene(d, n)).forEach((nombre) => {
      const campo = f.ficha.campos.find((x) => x.nombre === nombre);
      f.decir(["situacion"],
        "la acción está " + d.situacion + " y falta «" + campo.titulo + "»", campo.ayuda);
    });
    if (!tiene(d, "inicio")) return;
    if (d.situacion === "reprogramada" && d.inicio === d.fecha_original) {
      f.decir(["fecha_original"], "la acción se reprogramó al mismo día que tenía (" + d.inicio + ")",
        "escriba la fecha anterior");
    }
    if (trimestre(d.inicio) !== d.periodo && !d.inicio.startsWith(d.periodo + "-")) {
      f.decir(["inicio"], "la acción empieza el " + d.inicio + ", fuera de su periodo (" + d.periodo + ")",
        "corrija el inicio o el periodo");
    }
    if (c.fecha && d.situacion === "ejecutada" && d.inicio > c.fecha) {
      f.decir(["situacion"], "la acción está ejecutada y todavía no empieza (" + d.inicio + ")",
        "revise la fecha o la situación");
    }
  },

  coincidencias: (f, c) => {
    const [larga, cancelada] = TABLAS.coincidencias, d = f.datos, existentes = c.existentes || {};
    if (f.tipo !== TABLAS.acciones || d.situacion === cancelada || f.estado === c.tipos[f.tipo].ultimo) return;
    const otras = Object.keys(existentes).sort().filter((id) => id !== f.id && existentes[id].agenda)
      .map((id) => [id, existentes[id].agenda]).filter((par) => seCruzan(par[1], d));
    const nombrar = (pares) => "«" + pares[0][0] + "»" + (pares.length > 1 ? " y otras" : "");
    diasDe(d, larga).some((dia) => {
      const suyas = otras.filter((p) => diasDe(p[1], larga).indexOf(dia) >= 0 && aLaVez(p[1], d));
      if (suyas.length) {
        f.decir(["inicio"], "coincide con " + nombrar(suyas) + " el " + dia + " para el mismo público",
          "acuerde otra fecha con la otra unidad", "aviso");
      }
      return suyas.length;
    });
    const cuando = trimestre(d.inicio || d.periodo);
    lista(cuando && d.temas).forEach((tema, i) => {
      const suyas = otras.filter((p) => trimestre(p[1].inicio || p[1].periodo) === cuando
        && p[1].temas.indexOf(tema) >= 0);
      if (suyas.length) {
        f.decir(["temas", lugarDe(d.temas, i)],
          "«" + tema + "» se ofrece también en " + nombrar(suyas) + " al mismo público",
          "una sola vez en el trimestre (" + cuando + ") basta, o diga en qué se distinguen", "aviso");
      }
    });
  },

  comite: (f, c) => {
    const e = f.tipo === "buena_practica" && f.datos.evaluacion;
    if (!e) return;
    const total = e.comite.length;
    if (total % 2 === 0) {
      f.decir(["evaluacion", "comite"], "el comité tiene " + total + " integrantes",
        "debe ser un número impar, de tres o más");
    }
    const claves = e.comite.map((p) => [plegar(p.rol), p.unidad || "", plegar(p.entidad || "")].join("\n"));
    e.comite.forEach((p, i) => {
      const lugar = ["evaluacion", "comite", lugarDe(e.comite, i)];
      if (claves.indexOf(claves[i]) < i) {
        f.decir(lugar, "«" + p.rol + "» está repetido", "distinga los roles o las unidades");
      }
      revisarIntegrante(f, c, p, lugar);
    });
    revisarCuentas(f, e, total);
    const inicio = f.datos.fecha_inicio || "";
    if (e.fecha < inicio) {
      f.decir(["evaluacion", "fecha"], "se evaluó (" + e.fecha + ") antes de que la práctica empezara ("
        + inicio + ")", "revise las dos fechas");
    }
  },

  comunidades: (f) => {
    if (f.tipo !== "comunidad") return;
    if (f.datos.situacion === "cerrada" && !tiene(f.datos, "informe_final")) {
      f.decir(["situacion"], "la comunidad está cerrada y falta el informe final",
        "adjunte el informe y nómbrelo en «informe_final»");
    }
    const n = f.datos.integrantes, [minimo, maximo] = TABLAS.integrantes;
    if (n < minimo || n > maximo) {
      f.decir(["integrantes"], "la comunidad tiene " + n + " integrantes",
        "el plan pide de " + minimo + " a " + maximo, "aviso");
    }
  },

  enlaces: (f, c) => recorrer(f.ficha.campos, f.datos, (campo, texto, camino) => {
    if (campo.seccion) destinos(texto).forEach((d) => revisarEnlace(d, c, (q, a) => f.decir(camino, q, a)));
  }),

  estandar: (f) => {
    const revision = f.datos.revision_tecnica;
    if (revision && revision.resultado === "no_cumple" && !tiene(f.datos, "excepcion_tecnica")) {
      f.decir(["revision_tecnica", "resultado"],
        "el archivo no cumple el estándar técnico y no se explica por qué se publica",
        "pida que lo exporten de nuevo y revíselo; si no se puede, llene «excepcion_tecnica»");
    }
  },

  fechas: (f, c) => {
    TABLAS.fechas.forEach(([antes, despues]) => {
      const primera = f.datos[antes], segunda = f.datos[despues];
      if (!primera || !segunda || segunda >= primera) return;
      const titulo = (n) => f.ficha.campos.find((x) => x.nombre === n).titulo;
      f.decir([despues], "«" + titulo(despues) + "» (" + segunda + ") es anterior a «"
        + titulo(antes) + "» (" + primera + ")", "revise las dos fechas");
    });
    const publicada = f.datos.fecha_publicacion;
    if (c.fecha && publicada > c.fecha) {
      f.decir(["fecha_publicacion"],
        "la fecha de publicación (" + publicada + ") todavía no llega", "revise el año", "aviso");
    }
  },

  numeros: (f, c) => TABLAS.numeros.forEach((campos) => {
    if (campos.some((n) => !tiene(f.datos, n))) return;
    const ultimo = campos[campos.length - 1];
    const previo = c.primera(campos.concat(campos.map((n) => f.datos[n])), f.id);
    if (previo === f.id) return;
    f.decir([ultimo], "«" + f.ficha.campos.find((x) => x.nombre === ultimo).titulo + "»: «"
      + f.datos[ultimo] + "» ya está en «" + previo + "»", "cambie uno de los dos");
  }),

  origen: (f, c) => {
    if (f.tipo !== "buena_practica") return;
    const origen = f.datos.origen, otra = c.ficha(origen.ficha) || {};
    if (!tiene(origen, "ficha") && !tiene(origen, "detalle") && !f.datos.ejemplo) {
      f.decir(["origen"], "no se dice de qué ficha, documento o espacio salió la práctica",
        "escriba «ficha» si está aquí, o «detalle» si no");
    }
    const suyos = TABLAS.origenes[origen.clase];
    const conocido = Object.keys(TABLAS.origenes).some((n) => TABLAS.origenes[n].indexOf(otra.tipo) >= 0);
    if (conocido && suyos && suyos.indexOf(otra.tipo) < 0) {
      f.decir(["origen", "ficha"], "la clase de origen es «" + origen.clase + "» y «" + origen.ficha
        + "» es de tipo «" + c.tipos[otra.tipo].titulo.toLowerCase() + "»", "corrija la clase o la ficha");
    }
  },

  referencias: (f, c) => recorrer(f.ficha.campos, f.datos, (campo, valor, camino) => {
    const admite = (campo.elemento || campo).referencia;
    if (!admite) return;
    const una = (id, donde) => revisarReferencia(f, c, campo, admite, id,
      (que, ayuda, nivel) => f.decir(donde, que, ayuda, nivel));
    if (Array.isArray(valor)) valor.forEach((id, i) => una(id, camino.concat(lugarDe(valor, i))));
    else una(valor, camino);
  }),

  regiones: (f) => {
    const r = f.datos.regiones;
    if (r.length > 1 && r.indexOf(TABLAS.nacional) >= 0) {
      f.decir(["regiones"], "«" + TABLAS.nacional + "» va solo",
        "deje «nacional», o quítelo y nombre las regiones");
    }
  },

  replicas: (f, c) => {
    if (f.tipo !== "buena_practica") return;
    const quienes = [];
    lista(f.datos.replicas).forEach((r, i) => {
      const quien = [r.region, r.unidad || "", plegar(r.entidad || "")].join("\n");
      const decir = (que, ayuda) => f.decir(["replicas", lugarDe(f.datos.replicas, i)], que, ayuda);
      if (quienes.indexOf(quien) >= 0) {
        decir("esta oficina ya está en la lista", "deje una sola réplica por oficina, con su último estado");
      }
      quienes.push(quien);
      revisarReplica(f, c, r, decir);
    });
  },

  requisitos: (f, c) => {
    lugaresDeRequisitos(f).forEach(([camino, otra]) => {
      if (otra !== f.id && llega(c, otra, f.id)) {
        f.decir(camino, "«" + otra + "» requiere a su vez esta ficha: no habría por cuál empezar",
          "quite uno de los dos requisitos");
      }
    });
    const orden = f.tipo === TABLAS.requisitos[1] ? f.datos.pasos.map((p) => p.ficha) : [];
    orden.forEach((id, i) => {
      const decir = (que, ayuda) => f.decir(["pasos", lugarDe(f.datos.pasos, i)], que, ayuda);
      if (orden.indexOf(id) < i) decir("el paso «" + id + "» está repetido", "deje uno solo");
      const tarde = requisitosDe(c, id).filter((otra) => orden.indexOf(otra, i + 1) >= 0)[0];
      if (tarde && orden.slice(0, i).indexOf(tarde) < 0) {
        decir("«" + id + "» requiere «" + tarde + "», que va después", "cambie el orden de los pasos");
      }
    });
  },

  retiro: (f, c) => {
    const retiro = f.datos.retiro;
    if (!retiro) return;
    const ultimo = c.tipos[f.tipo].ultimo;
    if (f.estado !== ultimo) {
      f.decir(["retiro"], "tiene «retiro» y su estado es «" + f.estado + "»",
        "quite «retiro», o escriba «estado: " + ultimo + "»");
    }
    const otra = c.ficha(retiro.reemplazo);
    if (otra && otra.estado === c.tipos[otra.tipo].ultimo) {
      f.decir(["retiro", "reemplazo"], "«" + retiro.reemplazo + "», que la reemplaza, también está retirada",
        "nombre la que vale hoy, o quite «reemplazo»", "aviso");
    }
  },

  secciones: (f) => f.ficha.campos.filter((x) => x.seccion && x.desde && x.largoMinimo).forEach((campo) => {
    if (!tiene(f.datos, campo.nombre)) return;
    const [enlace, minimo] = TABLAS.secciones;
    const hay = f.datos[campo.nombre].replace(new RegExp(enlace, "gu"), " ").split(/[ \t\n]+/)
      .filter((trozo) => /\p{L}/u.test(trozo)).length;
    if (hay < minimo) {
      f.decir([campo.nombre], "«" + campo.titulo + "» tiene, sin contar los enlaces, " + hay
        + " de las " + minimo + " palabras que hacen falta", "cuéntelo aquí; el enlace puede ir además");
    }
  }),

  sesiones: (f) => TABLAS.ordenadas.forEach(([nombre, dato]) => {
    const elementos = lista(f.datos[nombre]);
    const pares = elementos.map((e, i) => [e[dato], lugarDe(elementos, i)]).filter((p) => p[0] !== undefined);
    pares.slice(1).forEach(([despues, i], k) => {
      const antes = pares[k][0];
      if (despues < antes) {
        f.decir([nombre, i], "«" + despues + "» está después de «" + antes + "»", "ordene la lista");
      } else if (despues === antes && dato !== "fecha") {
        f.decir([nombre, i], "«" + despues + "» está repetido", "deje uno solo, o corríjalo");
      }
    });
  }),

  sobrantes: (f, c) => {
    if (!c.archivos || f.dentro) return;
    const usados = new Set();
    const mirar = (v) => {
      if (esTexto(v)) [v].concat(destinos(v).map((d) => d.destino)).forEach((n) => usados.add(n));
      else if (typeof v === "object") Object.keys(v).forEach((n) => n !== "lugares" && mirar(v[n]));
    };
    mirar(f.datos);
    Object.keys(c.archivos).filter((n) => !usados.has(n)).forEach((nombre) => {
      f.decir([], "el archivo «" + nombre + "» está en la carpeta y no se usa",
        "declárelo en «adjuntos» o bórrelo", "aviso");
    });
  },

  temas: (f, c) => {
    const todos = TABLAS.transversal;
    if (f.datos.eje === todos) return;
    f.datos.temas.forEach((slug, i) => {
      const tema = c.termino("temas", slug), ejes = (tema && tema.ejes) || [todos];
      if (ejes.indexOf(f.datos.eje) >= 0 || ejes.indexOf(todos) >= 0) return;
      f.decir(["temas", lugarDe(f.datos.temas, i)],
        "el tema «" + slug + "» no es del eje «" + f.datos.eje + "»",
        "es de: " + ejes.join(", ") + "; cambie el tema o el eje");
    });
  },

  titulos: (f, c) => {
    const t = f.datos.titulo;
    if (/\p{Uppercase}/u.test(t) && !/\p{Lowercase}|\p{Lt}/u.test(t) && /\S\s+\S/.test(t)) {
      f.decir(["titulo"], "el título está todo en mayúsculas",
        "escríbalo como una oración: cuesta menos leerlo", "aviso");
    }
    if (t.endsWith(".") && !t.endsWith("...")) {
      f.decir(["titulo"], "el título termina en punto", "quite el punto final", "aviso");
    }
    const previo = c.primera(["titulo", f.tipo, plegar(t)], f.id);
    if (previo !== f.id) {
      f.decir(["titulo"], "«" + previo + "» ya tiene este título",
        "distinga los títulos, o una las dos fichas", "aviso");
    }
  },

  unidades: (f, c) => {
    const unidad = c.termino("unidades", f.datos.unidad);
    const publicada = f.datos.fecha_publicacion || c.fecha;
    if (!unidad || !publicada) return;
    if (publicada < (unidad.desde || "") || publicada > (unidad.hasta || "9999-12-31")) {
      f.decir(["unidad"], "«" + f.datos.unidad + "» no estaba vigente el " + publicada,
        "indique la unidad que asumió sus funciones", "aviso");
    }
  },

  validacion: (f, c) => {
    if (f.tipo !== "buena_practica") return;
    const e = f.datos.evaluacion, [decisiones, oficial] = TABLAS.decisiones, nivel = f.datos.evidencia;
    if (e) {
      revisarUmbrales(f, e);
      revisarFechasDeLaEvaluacion(f, c, e.fecha);
    }
    lista(f.datos.difusion).forEach((d, i) => {
      const lugar = ["difusion", lugarDe(f.datos.difusion, i)];
      revisarDifusion(d, e, c, (que, ayuda) => f.decir(lugar, que, ayuda));
    });
    if (tiene(decisiones, f.estado)) revisarDecision(f, e, decisiones[f.estado]);
    if (nivel >= oficial && !lista(f.datos.medidas).some((m) => tiene(m, "linea_base") && tiene(m, "fuente"))) {
      f.decir(["evidencia"], "el nivel de evidencia es " + nivel
        + " y ninguna medida tiene línea de base y fuente", "escriba las dos en una medida, o baje el nivel");
    }
  },

  videos: (f, c) => {
    const [tipo, campo, desde, sinExigir, ajustes] = TABLAS.videos;
    if (f.tipo !== tipo) return;
    const d = f.datos, v = d[campo] || {}, validaciones = Object.keys(desde);
    const hijos = f.ficha.campos.find((x) => x.nombre === campo).hijos;
    const titulo = (n) => hijos.find((x) => x.nombre === n).titulo;
    const estados = f.ficha.estados.map((e) => e.valor).slice(0, -sinExigir), lugar = estados.indexOf(f.estado);
    validaciones.filter((n) => lugar >= estados.indexOf(desde[n]) && !tiene(v, n)).forEach((n) => {
      f.decir([campo], "el estado es «" + f.estado + "» y falta la validación «" + titulo(n) + "»",
        "escriba su fecha, o corrija el estado");
    });
    const dadas = validaciones.filter((n) => tiene(v, n));
    dadas.slice(1).forEach((despues, i) => {
      const antes = dadas[i];
      if (v[despues] >= v[antes]) return;
      f.decir([campo, despues], "«" + titulo(despues) + "» (" + v[despues] + ") es anterior a «" + titulo(antes)
        + "» (" + v[antes] + ")", "revise las dos fechas");
    });
    if (d.fecha_subida && d.fecha_subida < v.final_odes) {
      f.decir(["fecha_subida"], "el video se subió (" + d.fecha_subida + ") antes de su revisión final ("
        + v.final_odes + ")", "revise las dos fechas");
    }
    if (f.estado === "publicado" && !tiene(d, "subtitulos") && !tiene(d, "sin_subtitulos")) {
      const limite = ajustes.subtitulos_desde;
      f.decir(["estado"], "el video no tiene subtítulos",
        "agregue el archivo .vtt, o diga por qué en «sin_subtitulos»",
        limite && c.fecha >= limite ? "error" : "aviso");
    }
    const [minimo, maximo] = ajustes.minutos;
    if (d.duracion_min < minimo || d.duracion_min > maximo) {
      f.decir(["duracion_min"], "el video dura " + d.duracion_min + " min", "entre " + minimo + " y " + maximo
        + " se sigue mejor (por confirmar por ODES): divídalo", "aviso");
    }
  },
};

/* Lo que una ficha dice que conviene ver antes: [camino, id]. */
function lugaresDeRequisitos(f) {
  const [requiere, ruta] = TABLAS.requisitos, { relacionados, antes } = f.datos;
  return lista(relacionados).map((r, i) => [["relacionados", lugarDe(relacionados, i)], r.id, r.relacion])
    .filter((l) => l[2] === requiere)
    .concat(f.tipo === ruta ? lista(antes).map((id, i) => [["antes", lugarDe(antes, i)], id]) : []);
}

function requisitosDe(c, id) {
  const propia = c.validas.find((f) => f.id && f.id === id);
  return propia ? lugaresDeRequisitos(propia).map((l) => l[1]) : lista(((c.existentes || {})[id] || {}).requiere);
}

/* Si siguiendo requisitos se llega de una ficha a otra. */
function llega(c, desde, hasta) {
  const vistas = new Set([desde]), porVer = [desde];
  while (porVer.length) {
    const siguientes = requisitosDe(c, porVer.pop());
    if (siguientes.indexOf(hasta) >= 0) return true;
    siguientes.filter((id) => !vistas.has(id)).forEach((id) => { vistas.add(id); porVer.push(id); });
  }
  return false;
}

/* «2026-04-15», «2026-04» o «2026-T2» → «2026-T2»; de un año entero, nada. */
function trimestre(cuando) {
  if (cuando.indexOf("T") >= 0 || cuando.length < 7) return cuando.indexOf("T") >= 0 ? cuando : "";
  return cuando.slice(0, 4) + "-T" + Math.floor((Number(cuando.slice(5, 7)) + 2) / 3);
}

/* Si dos acciones son para el mismo público y la misma región. */
function seCruzan(una, otra) {
  const comun = (a, b) => lista(a).some((x) => lista(b).indexOf(x) >= 0);
  const todas = [TABLAS.nacional];
  return comun(una.publico, otra.publico)
    && (comun(una.regiones, otra.regiones) || comun(una.regiones, todas) || comun(otra.regiones, todas));
}

/* Los días que ocupa una acción, o solo el primero si es larga. */
function diasDe(d, larga) {
  if (!tiene(d, "inicio")) return [];
  const dia = 864e5, primero = Date.parse(d.inicio + "T00:00:00Z");
  const duran = (Date.parse((d.fin || d.inicio) + "T00:00:00Z") - primero) / dia + 1;
  return Array.from({ length: duran >= 1 && duran <= larga ? duran : 1 },
    (_, n) => new Date(primero + n * dia).toISOString().slice(0, 10));
}

/* Si coinciden también en la hora: no, cuando las dos la dicen y no se tocan. */
function aLaVez(una, otra) {
  const [desde, hasta] = minutosDe(una), [inicio, fin] = minutosDe(otra);
  return desde < fin && inicio < hasta;
}

function minutosDe(d) {
  if ((d.fin || d.inicio) !== d.inicio || !tiene(d, "hora") || !tiene(d, "duracion_horas")) return [0, 24 * 60];
  const partes = d.hora.split(":"), comienzo = Number(partes[0]) * 60 + Number(partes[1]);
  return [comienzo, comienzo + d.duracion_horas * 60];
}

function revisarIntegrante(f, c, p, lugar) {
  const unidad = p.unidad && c.termino("unidades", p.unidad);
  const ayuda = "quien realizó la práctica no la evalúa: cambie de integrante";
  if (!p.unidad && !p.entidad) {
    f.decir(lugar, "no se dice de dónde viene «" + p.rol + "»", "escriba su unidad o su entidad");
  }
  const suyas = [p.unidad, unidad && unidad.nombre, p.entidad].filter(Boolean).map(plegar);
  if (suyas.indexOf(plegar(f.datos.entidad)) >= 0) {
    f.decir(lugar, "un integrante es de la misma entidad que la práctica", ayuda);
  } else if (p.region === f.datos.region) {
    f.decir(lugar, "un integrante es de la región de la práctica", ayuda);
  }
}

function revisarReplica(f, c, r, decir) {
  const e = f.datos.evaluacion, fin = r.fecha_fin || "", [exige, respaldos] = TABLAS.replicas;
  const ultima = fin > r.fecha_inicio ? fin : r.fecha_inicio, dato = exige[r.estado];
  const respaldada = respaldos.some((n) => tiene(r, n));
  if (!e || e.decision !== "validada") {
    decir("hay una réplica y el comité no ha validado la práctica", "quítela hasta entonces");
  } else if (r.fecha_inicio < e.fecha) {
    decir("la réplica empezó (" + r.fecha_inicio + ") antes de la evaluación", "revise las dos fechas");
  }
  if (r.region === f.datos.region) {
    decir("la réplica está en la región de la propia práctica", "una réplica es en otra región");
  }
  if (fin && fin < r.fecha_inicio) {
    decir("la réplica terminó (" + fin + ") antes de empezar (" + r.fecha_inicio + ")", "revise las dos fechas");
  }
  if (c.fecha && ultima > c.fecha) decir("la fecha " + ultima + " todavía no llega", "escriba solo lo ocurrido");
  if (dato && !tiene(r, dato)) {
    decir("la réplica está " + r.estado + " y falta «" + dato + "»", "escriba «" + dato + "»");
  }
  if (tiene(r, "resultado") && !respaldada && !r.por_confirmar) {
    decir("el resultado de la réplica no tiene evidencia",
      "nombre un archivo en «evidencia» o un «enlace», o escriba «por_confirmar: true»");
  }
  if (respaldada && r.por_confirmar) {
    decir("la réplica tiene evidencia y dice que está por confirmar", "deje una de las dos cosas");
  }
}

function revisarDecision(f, e, debida) {
  if (!e || e.decision !== debida) {
    f.decir(["estado"], "el estado es «" + f.estado + "» y "
      + (e ? "la decisión es «" + e.decision + "»" : "falta la evaluación del comité"),
    "ese estado pide «decision: " + debida + "»");
  }
  if (e && !tiene(e, "acta") && !f.datos.ejemplo) {
    f.decir(["evaluacion"], "falta el acta del comité",
      "copie el acta a la carpeta de la ficha y nómbrela en «acta»");
  }
}

/* Con cuánto se valida. Las sumas son de enteros: los dos lados dividen y cortan igual. */
function revisarUmbrales(f, e) {
  const criterios = Object.keys(e.puntajes), [minima, porCriterio, nota] = TABLAS.umbrales;
  if (e.decision !== "validada" || criterios.some((n) => e.puntajes[n].length !== e.comite.length)) return;
  const media = (notas) => notas.reduce((a, b) => a + b, 0) / notas.length;
  const centesimas = (notas) => {
    const c = Math.floor(notas.reduce((a, b) => a + b, 0) * 100 / notas.length);
    return Math.floor(c / 100) + "," + ("0" + (c % 100)).slice(-2);
  };
  const todas = criterios.reduce((hechas, n) => hechas.concat(e.puntajes[n]), []);
  const decir = (camino, que) => f.decir(camino, que + nota, "revise los puntajes o la decisión");
  if (media(todas) < minima) {
    decir(["evaluacion", "puntajes"], "la media es " + centesimas(todas) + " y para validar hace falta " + minima);
  }
  criterios.filter((n) => media(e.puntajes[n]) < porCriterio).forEach((n) => {
    decir(["evaluacion", "puntajes", n], "«" + n + "» tiene una media de " + centesimas(e.puntajes[n])
      + " y ninguna puede bajar de " + porCriterio);
  });
}

function revisarFechasDeLaEvaluacion(f, c, fecha) {
  if (c.fecha && fecha > c.fecha) {
    f.decir(["evaluacion", "fecha"], "la fecha de la evaluación (" + fecha + ") todavía no llega", "revise el año");
  }
}

function revisarDifusion(d, e, c, decir) {
  if (c.fecha && d.fecha > c.fecha) {
    decir("la difusión (" + d.fecha + ") todavía no llega", "escriba solo lo ocurrido");
  } else if (TABLAS.decisiones[2].indexOf(d.canal) >= 0) {
    if (!e || e.decision !== "validada") {
      decir("se difundió y el comité no ha validado la práctica", "quite esa difusión hasta entonces");
    } else if (d.fecha < e.fecha) {
      decir("se difundió (" + d.fecha + ") antes de la evaluación (" + e.fecha + ")", "revise las dos fechas");
    }
  }
}

function revisarCuentas(f, e, total) {
  Object.keys(e.puntajes).filter((n) => e.puntajes[n].length !== total).forEach((criterio) => {
    f.decir(["evaluacion", "puntajes", criterio],
      "«" + criterio + "» tiene " + e.puntajes[criterio].length + " puntajes y el comité, "
      + total + " integrantes", "escriba un puntaje por integrante, en el orden del comité");
  });
  const favor = e.votos.favor, contra = e.votos.contra;
  if (favor + contra !== total) {
    f.decir(["evaluacion", "votos"],
      "los votos suman " + (favor + contra) + " y el comité tiene " + total + " integrantes",
      "cada integrante vota a favor o en contra, sin abstenciones");
  }
  if ((e.decision === "validada") !== (favor > contra)) {
    f.decir(["evaluacion", "decision"], "la decisión «" + e.decision + "» no es la de la mayoría ("
      + favor + " a favor, " + contra + " en contra)", "revise los votos o la decisión");
  }
}

function revisarArchivo(nombre, usados, c, decir) {
  if (/[/\\]|^\./.test(nombre)) {
    return decir("«" + nombre + "» lleva fuera de la carpeta de la ficha",
      "copie el archivo junto a la ficha y escriba solo su nombre");
  }
  if (c.archivos && !tiene(c.archivos, nombre)) {
    return decir("el archivo «" + nombre + "» no está junto a la ficha", "cópielo a la carpeta de la ficha");
  }
  const extension = partirNombre(nombre)[1].toLowerCase(), publicado = nombreSeguro(nombre);
  if (TABLAS.admitidos.indexOf(extension) < 0) {
    decir("no se admiten archivos «" + (extension || nombre) + "»",
      TABLAS.arreglos[extension] || "se admiten: " + TABLAS.admitidos.join(", "));
  }
  usados[publicado] = usados[publicado] || nombre;
  if (usados[publicado] !== nombre) {
    decir("«" + nombre + "» y «" + usados[publicado] + "» se publicarían con igual nombre",
      "cambie el nombre de uno de los dos");
  }
  if (c.archivos) revisarPeso(nombre, c.archivos[nombre], decir);
}

function revisarPeso(nombre, bytes, decir) {
  const [aviso, maximo] = TABLAS.pesos;
  if (bytes === 0) decir("el archivo «" + nombre + "» está vacío", "vuelva a copiarlo");
  if (bytes > aviso) {
    decir("«" + nombre + "» pesa " + (bytes / MEGA).toFixed(1).replace(".", ",") + " MB",
      "el máximo es " + maximo / MEGA + " MB; conviene menos de " + aviso / MEGA + " MB",
      bytes > maximo ? undefined : "aviso");
  }
}

function revisarEnlace(enlace, c, decir) {
  const destino = enlace.destino, corto = Array.from(destino).slice(0, 60).join("");
  if (enlace.imagen) {
    if (c.archivos && !tiene(c.archivos, destino)) {
      decir("la imagen «" + corto + "» no está junto a la ficha", "copie el archivo a la carpeta de la ficha");
    }
    if (["", destino].includes(enlace.rotulo.trim())) {
      decir("la imagen «" + corto + "» no dice qué se ve en ella",
        "escríbalo entre los corchetes: ![Dos sillas frente a una mesa](mesa.jpg)");
    }
  } else if (destino.startsWith("ficha:")) {
    if (c.existentes && !c.existe(destino.slice(6))) {
      decir("el enlace a la ficha «" + corto.slice(6) + "» no lleva a nada", TABLAS.revise);
    }
  } else if (!TABLAS.seguros.some((s) => destino.startsWith(s))) {
    const que = /^[A-Za-z][A-Za-z0-9+.-]*:/.test(destino) ? "no se admite" : "no es una dirección completa";
    decir("el enlace «" + corto + "» " + que, "use https://…, mailto:… o ficha:ID");
  } else if (/^https?:\/\/[^/?#]*@/.test(destino)) {
    decir("el enlace «" + corto + "» esconde a dónde lleva", "quite lo que hay antes de la «@»");
  }
}

function revisarReferencia(f, c, campo, admite, id, decir) {
  if (id === f.id) return decir("«" + id + "» es esta misma ficha", "nombre otra ficha o quite la línea");
  if (!c.existentes) return undefined;
  if (!c.existe(id)) return decir("la ficha «" + id + "» no existe", TABLAS.revise);
  const otra = c.ficha(id) || {}, titulo = (t) => c.tipos[t].titulo.toLowerCase();
  if (otra.tipo && admite.length && admite.indexOf(otra.tipo) < 0) {
    return decir("«" + campo.titulo + "»: «" + id + "» es de tipo «" + titulo(otra.tipo) + "»",
      "aquí solo vale: " + admite.map(titulo).join(", "));
  }
  if (f.visible && otra.visible === false) {
    decir("«" + id + "» está en «" + otra.estado + "»: no se mostrará",
      "el enlace aparecerá cuando esa ficha se publique", "aviso");
  }
  return undefined;
}
