/* Las tres formas de enviar: el ZIP por correo, el texto a la forja o la carpeta a la forja. */

const TEXTO_EN_ENLACE = 4500, ENLACE_ENTERO = 8000;
const RAMA = "main";

/* Lo que se envía. Un borrador nunca sale con un estado que lo publicaría. */
function envio(f) {
  const datos = f.listos(), visible = f.arbol.estados.find((e) => e.valor === estadoDe(f, f.ambito));
  const borrador = errores(f).length > 0;
  if (borrador && visible && visible.visible) datos.estado = f.arbol.estados[0].valor;
  const { nombre, texto } = window.propuesta.escribir(f.arbol, datos);
  const id = f.fichaId || window.propuesta.id(f.arbol, datos, f.existentes || {});
  const carpeta = f.arbol.carpeta + "/" + id;
  return { id, nombre, texto, carpeta, ruta: carpeta + "/" + nombre, borrador };
}

function descargarZip(f) {
  const e = envio(f);
  const archivos = f.usados().filter(([, a]) => a.octetos);
  const entradas = [[e.ruta, new TextEncoder().encode(e.texto)], ...archivos.map(([nombre, a]) => [e.carpeta + "/" + nombre, a.octetos])];
  descargar(nombreDeZip(e), hacerZip(entradas, new Date()));
}

function nombreDeZip(e) {
  return e.id + (e.borrador ? "-borrador" : "") + ".zip";
}

/* Copia el texto; donde el portapapeles no se deja, se selecciona para copiarlo a mano. */
async function copiar(texto) {
  try {
    await navigator.clipboard.writeText(texto);
    return true;
  } catch (_) {
    const caja = crear("textarea", { "aria-hidden": "true" });
    caja.value = texto;
    document.body.append(caja);
    caja.select();
    const hecho = document.execCommand("copy");
    caja.remove();
    return hecho;
  }
}

/* La página de la forja donde se pega (o ya va puesto) el texto. */
function enlaceALaForja(f, e) {
  if (f.corrige) return f.forja + "/edit/" + RAMA + "/" + e.ruta;
  const nuevo = f.forja + "/new/" + RAMA + "?filename=" + encodeURIComponent(e.ruta);
  return cabeEnEnlace(e.texto) ? nuevo + "&value=" + encodeURIComponent(e.texto) : nuevo;
}

/* Al pedir la contraseña, la forja codifica la dirección otra vez, y hay un largo que no acepta. */
function cabeEnEnlace(texto) {
  return largo(texto) <= TEXTO_EN_ENLACE && encodeURIComponent(encodeURIComponent(texto)).length <= ENLACE_ENTERO;
}

function salida(titulo, para, clases, ...dentro) {
  return crear("li.salida" + clases, null, crear("h4.salida__titulo", null, titulo), crear("p.salida__para", null, para), ...dentro);
}

const SIN_FORJA = "Todavía no se puede: la dirección web donde se guarda el repositorio (GitHub u otra parecida) está por confirmar por ODES. Mientras tanto, envíe el paquete por correo. Si ODES le pide solo el texto, aquí puede copiarlo o descargarlo.";

function porCorreo(f, e) {
  const asunto = (f.corrige ? "Corrección: " : "Propuesta: ") + (f.datos.titulo || f.arbol.titulo);
  const correo = f.correo ? crear("a", { href: "mailto:" + f.correo + "?subject=" + encodeURIComponent(asunto) }, f.correo) : "ODES (la dirección está por confirmar; use la que ya emplea con esa oficina)";
  const hecho = crear("p.salida__hecho", { role: "status" });
  const adjuntos = f.usados().filter(([, a]) => a.octetos).length;
  return salida("Por correo, en un paquete ZIP", "La forma más fácil: no necesita cuenta en ningún sitio.", ".salida--primera",
    crear("ol", null, crear("li", null, "Descargue el paquete. Lleva la ficha", adjuntos ? " y " + contar(adjuntos, "archivo", "archivos") : "", "."),
      crear("li", null, "Adjúntelo, sin abrirlo ni cambiarle el nombre, a un correo dirigido a ", correo, "."),
      crear("li", null, "ODES lo revisa, lo incorpora y le avisa.")),
    boton([icono("descargar"), e.borrador ? " Descargar como borrador (ZIP)" : " Descargar el paquete (ZIP)"], () => {
      descargarZip(f);
      hecho.textContent = "Descargado: «" + nombreDeZip(envio(f)) + "». Búsquelo en su carpeta de descargas.";
    }, { id: "descargar-zip" }, ".boton--primario"), hecho);
}

function mandosDeTexto(f, e, ...otros) {
  const hecho = crear("p.salida__hecho", { role: "status" });
  const copia = boton([icono("copiar"), " Copiar el texto de la ficha"], async () => {
    hecho.textContent = (await copiar(envio(f).texto)) ? "Copiado." : "No se pudo copiar: descargue el archivo.";
  }, { id: "copiar-texto" });
  const baja = boton([icono("archivo"), " Descargar solo " + e.nombre], () => {
    const ahora = envio(f);
    descargar(ahora.nombre, new Blob([ahora.texto], { type: "text/plain;charset=utf-8" }));
  }, { id: "descargar-ficha" });
  return [crear("div.botones", null, copia, ...otros, baja), hecho];
}

function porTexto(f, e) {
  const puesto = !f.corrige && cabeEnEnlace(e.texto);
  const abre = crear("a.boton", { id: "abrir-forja", href: enlaceALaForja(f, e), target: "_blank", rel: "noopener" }, icono("enlace"), f.corrige ? " Abrir la ficha publicada para editarla" : " Abrir la página de archivo nuevo");
  return salida("En la web del repositorio, pegando el texto", "Si tiene cuenta en " + new URL(f.forja).host + " y la ficha no lleva archivos nuevos.", "",
    crear("ol", null, crear("li", null, puesto ? "Abra la página: el texto ya va puesto." : "Copie el texto, abra la página y péguelo" + (f.corrige ? " en lugar del que está." : ".")),
      crear("li", null, "Pulse el botón de proponer el cambio y siga lo que le pide.")), ...mandosDeTexto(f, e, abre));
}

function sinForja(f, e) {
  return salida("En la web del repositorio", "Para quien tenga cuenta en ella.", "",
    crear("p.aviso.aviso--info", null, icono("info"), crear("span", null, SIN_FORJA)), ...mandosDeTexto(f, e));
}

function porCarpeta(f, e) {
  const destino = f.forja + "/upload/" + RAMA + "/" + (f.corrige ? e.carpeta : f.arbol.carpeta);
  return salida("En la web del repositorio, arrastrando la carpeta", "Si tiene cuenta en " + new URL(f.forja).host + " y la ficha lleva archivos.", "",
    crear("ol", null, crear("li", null, "Descargue el paquete ZIP y descomprímalo (clic derecho, «Extraer todo…»)."),
      crear("li", null, "Abra la página de subida y arrastre hasta ella ", f.corrige ? "lo que está dentro de la carpeta " : "la carpeta ", crear("code", null, e.id), ", que está dentro de ", crear("code", null, f.arbol.carpeta), "."),
      crear("li", null, "Escriba en una línea qué propone y pulse el botón verde.")),
    crear("div.botones", null, crear("a.boton", { id: "abrir-subida", href: destino, target: "_blank", rel: "noopener" }, icono("enlace"), " Abrir la página de subida")));
}

/* Sin una dirección de la forja solo queda el ZIP, y se dice por qué. */
function salidas(f, e) {
  return f.forja ? [porCorreo(f, e), porTexto(f, e), porCarpeta(f, e)] : [porCorreo(f, e), sinForja(f, e)];
}
