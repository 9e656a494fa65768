/* Leer: de un archivo que escribió «escribir» (aquí o en Python) a sus datos. No lee cualquier YAML:
   si halla otra cosa, lanza un error que dice en qué línea. */
function leer(raiz, texto) {
  const lineas = sinInvisibles(texto).split("\n");
  if (raiz.formato === "yml") return leerGrupo({ lineas: lineas, i: 0 }, 0);
  const cierre = lineas.indexOf("---", 1);
  if (lineas[0] !== "---" || cierre < 0) return noSeEntiende(0);
  const datos = leerGrupo({ lineas: lineas.slice(0, cierre), i: 1 }, 0);
  const libres = partir(lineas.slice(cierre + 1).join("\n")).filter((s) => {
    const campo = raiz.campos.find((c) => c.seccion && plegar(c.titulo) === plegar(s.titulo));
    if (!campo || campo.nombre === LIBRE) return true;
    if (s.texto.trim()) datos[campo.nombre] = s.texto;
    return false;
  });
  if (libres.length) datos[LIBRE] = recomponer(libres);
  return datos;
}

function noSeEntiende(i) {
  throw new Error("la línea " + (i + 1) + " no tiene la forma que escribe este formulario");
}

const sangriaDe = (linea) => /^ */.exec(linea)[0].length;
const saltarVacias = (t) => { while (t.i < t.lineas.length && !t.lineas[t.i]) t.i++; };
const sigueA = (t, sangria) => {
  saltarVacias(t);
  return t.i < t.lineas.length && sangriaDe(t.lineas[t.i]) === sangria;
};

const CLAVE = /^("(?:[^"\\]|\\.)*"|[^\s"-](?:[^:]|:(?! |$))*):(?: ([^]*))?$/;

/* Las líneas «clave: valor» que empiezan en esa sangría. */
function leerGrupo(t, sangria) {
  const grupo = {};
  while (sigueA(t, sangria)) {
    const partes = CLAVE.exec(t.lineas[t.i].slice(sangria));
    if (!partes) noSeEntiende(t.i);
    t.i++;
    grupo[partes[1][0] === '"' ? JSON.parse(partes[1]) : partes[1]] = leerValor(t, partes[2], sangria + 2);
  }
  saltarVacias(t);
  if (t.i < t.lineas.length && sangriaDe(t.lineas[t.i]) > sangria) noSeEntiende(t.i);
  return grupo;
}

/* El valor que empieza en lo que queda de una línea; lo de dentro lleva esa sangría. */
function leerValor(t, resto, sangria) {
  if (resto === "|") return leerBloque(t, sangria);
  if (resto !== undefined) return leerEscalar(resto, t.i - 1);
  if (!sigueA(t, sangria)) noSeEntiende(t.i - 1);
  return t.lineas[t.i].slice(sangria).startsWith("- ") ? leerLista(t, sangria) : leerGrupo(t, sangria);
}

function leerLista(t, sangria) {
  const valores = [];
  while (sigueA(t, sangria) && t.lineas[t.i].slice(sangria).startsWith("- ")) {
    const resto = t.lineas[t.i].slice(sangria + 2);
    if (resto.startsWith("- ") || (CLAVE.test(resto) && resto[0] !== "[")) {
      t.lineas[t.i] = " ".repeat(sangria + 2) + resto;
      valores.push(resto.startsWith("- ") ? leerLista(t, sangria + 2) : leerGrupo(t, sangria + 2));
    } else {
      t.i++;
      valores.push(leerValor(t, resto, sangria + 2));
    }
  }
  return valores;
}

function leerBloque(t, sangria) {
  const desde = t.i;
  while (t.i < t.lineas.length && (!t.lineas[t.i] || sangriaDe(t.lineas[t.i]) >= sangria)) t.i++;
  return t.lineas.slice(desde, t.i).map((linea) => linea.slice(sangria)).join("\n").trim();
}

const ELEMENTO = /^("(?:[^"\\]|\\.)*"|[^"][^,]*)(?:, |$)/;

function leerEscalar(texto, i) {
  if (texto[0] !== "[") return leerSuelto(texto, i);
  const valores = [];
  let resto = texto.slice(1, -1);
  while (resto) {
    const partes = ELEMENTO.exec(resto);
    if (!partes) noSeEntiende(i);
    valores.push(leerSuelto(partes[1], i));
    resto = resto.slice(partes[0].length);
  }
  return valores;
}

function leerSuelto(texto, i) {
  if (texto[0] === '"') {
    try { return JSON.parse(texto).trim(); } catch (_) { return noSeEntiende(i); }
  }
  if (texto === "true" || texto === "false") return texto === "true";
  if (ENTERO.test(texto) || DECIMAL.test(texto)) return Number(texto);
  return LLANO.test(texto) || /^[-+0-9]/.test(texto) ? texto.trim() : noSeEntiende(i);
}
