/* De un texto con formato a nodos, para la vista previa. Un subconjunto prudente: párrafos,
   subtítulos, listas, tablas, citas, negrita, cursiva, código, enlaces e imágenes. «destino» dice a dónde
   lleva cada ficha, y «destino.imagen», los octetos de cada imagen elegida. */

const EN_LINEA = /(\*\*|__)(?=\S)([^\n]*?\S)\1|([*_])(?=\S)([^*_\n]*?\S)\3|`([^`\n]+)`|(!?)\[([^\]\n]*)\]\((?:<([^>\n]+)>|([^)\s]+))\)/;
const ENLACE_ADMITIDO = /^(https?:\/\/|mailto:)[^\s]+$/;

function enLinea(texto, destino) {
  const nodos = [];
  while (texto) {
    const hallado = EN_LINEA.exec(texto);
    if (!hallado) break;
    if (hallado.index) nodos.push(texto.slice(0, hallado.index));
    const [todo, , fuerte, , cursiva, codigo, esImagen, rotulo, entreAngulos, suelta] = hallado;
    if (fuerte) nodos.push(crear("strong", null, ...enLinea(fuerte, destino)));
    else if (cursiva) nodos.push(crear("em", null, ...enLinea(cursiva, destino)));
    else if (codigo) nodos.push(crear("code", null, codigo));
    else if (esImagen) nodos.push(imagenDe(rotulo, entreAngulos || suelta, destino));
    else nodos.push(...enlaceDe(rotulo, entreAngulos || suelta, destino));
    texto = texto.slice(hallado.index + todo.length);
  }
  if (texto) nodos.push(texto);
  return nodos;
}

function enlaceDe(rotulo, direccion, destino) {
  const otra = /^ficha:([a-z0-9-]+)$/.exec(direccion);
  const lleva = otra ? destino(otra[1]) : ENLACE_ADMITIDO.test(direccion) ? direccion : "";
  const dentro = enLinea(rotulo, destino);
  return lleva ? [crear("a", { href: lleva, target: "_blank", rel: "noopener noreferrer nofollow" }, ...dentro)] : dentro;
}

const IMAGENES = { ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp" };

/* La imagen elegida o, si no se tiene, lo que se vería en ella: como en la página. */
function imagenDe(rotulo, nombre, destino) {
  const clase = IMAGENES[extensionDe(nombre)], octetos = clase && destino.imagen(nombre);
  if (!octetos) return crear("em", null, "[Imagen: " + rotulo + "]");
  let letras = "";
  for (let i = 0; i < octetos.length; i += 8192) letras += String.fromCharCode(...octetos.subarray(i, i + 8192));
  return crear("img", { src: "data:" + clase + ";base64," + btoa(letras), alt: rotulo });
}

/* Cada bloque dice cómo empieza su línea; el resto son párrafos. */
const VINETA = /^\s{0,3}[-*+]\s+/, NUMERADO = /^\s{0,3}\d{1,9}[.)]\s+/, SUBTITULO = /^#{2,6}\s+/, CITA = /^>\s?/;

function marcado(texto, destino, nivel) {
  const lineas = texto.replace(/\r\n?/g, "\n").split("\n");
  const nodos = [];
  let i = 0;
  const tomar = (sigue) => {
    const tomadas = [];
    while (i < lineas.length && sigue(lineas[i])) tomadas.push(lineas[i++]);
    return tomadas;
  };
  while (i < lineas.length) {
    const linea = lineas[i];
    if (!linea.trim()) i++;
    else if (SUBTITULO.test(linea)) nodos.push(crear("h" + nivel, null, ...enLinea(lineas[i++].replace(SUBTITULO, ""), destino)));
    else if (VINETA.test(linea)) nodos.push(listaDe("ul", VINETA, tomar, destino));
    else if (NUMERADO.test(linea)) nodos.push(listaDe("ol", NUMERADO, tomar, destino));
    else if (CITA.test(linea)) nodos.push(crear("blockquote", null, ...enLinea(tomar((l) => CITA.test(l)).map((l) => l.replace(CITA, "")).join(" "), destino)));
    else if (linea.trim().startsWith("|")) nodos.push(tablaDe(tomar((l) => l.trim().startsWith("|")), destino));
    else nodos.push(crear("p", null, ...enLinea(tomar((l) => l.trim() && !abreOtro(l)).join(" "), destino)));
  }
  return nodos;
}

function abreOtro(linea) {
  return [SUBTITULO, VINETA, NUMERADO, CITA].some((forma) => forma.test(linea));
}

function listaDe(etiqueta, forma, tomar, destino) {
  const elementos = [];
  for (const linea of tomar((l) => forma.test(l) || (/^\s+\S/.test(l) && !abreOtro(l)))) {
    if (forma.test(linea)) elementos.push(linea.replace(forma, ""));
    else elementos[elementos.length - 1] += " " + linea.trim();
  }
  return crear(etiqueta, null, ...elementos.map((e) => crear("li", null, ...enLinea(e, destino))));
}

function tablaDe(lineas, destino) {
  const filas = lineas.map((l) => l.trim().replace(/^\||\|$/g, "").split("|").map((c) => c.trim()));
  const conCabeza = filas.length > 1 && filas[1].every((c) => /^:?-+:?$/.test(c));
  const cuerpo = conCabeza ? filas.slice(2) : filas;
  const fila = (celda) => (celdas) => crear("tr", null, ...celdas.map((c) => crear(celda, null, ...enLinea(c, destino))));
  return crear("div.tabla-marco", { tabindex: 0, role: "group", "aria-label": "Tabla" }, crear("table", null,
    conCabeza ? crear("thead", null, fila("th")(filas[0])) : null,
    crear("tbody", null, ...cuerpo.map(fila("td")))));
}
