/* Mensajes: los de generador/esquemas/mensajes.py, con las mismas palabras. */
function escrito(ejemplo) {
  if (Array.isArray(ejemplo)) {
    return ejemplo.some((e) => typeof e === "object") ? "" : "[" + ejemplo.join(", ") + "]";
  }
  return ejemplo === undefined || typeof ejemplo === "object" ? "" : String(ejemplo);
}

function mensajeDeFalta(titulo, campo) {
  const ejemplo = escrito(campo.ejemplo);
  return ["falta «" + titulo + "»", campo.ayuda + (ejemplo ? " Ejemplo: " + ejemplo : "")];
}

const mensajeDesconocido = (nombre) => [
  "el campo «" + corto(nombre) + "» no existe", "bórrelo o revise la guía del tipo"];

function mensajeDeOpcion(titulo, valor, codigos) {
  const resto = codigos.length > 12 ? " y " + (codigos.length - 12) + " más" : "";
  return ["«" + corto(valor) + "» no es un valor de «" + titulo + "»",
    "valores posibles: " + codigos.slice(0, 12).join(", ") + resto];
}

function mensajeDeLargo(titulo, hay, limite, corto) {
  const caracteres = hay + (hay === 1 ? " carácter" : " caracteres");
  return corto
    ? ["«" + titulo + "» es muy corto (" + caracteres + ")", "escriba al menos " + limite]
    : ["«" + titulo + "» es muy largo (" + caracteres + ")",
      "use como mucho " + limite + "; lleve el detalle al contenido o a un adjunto"];
}

function mensajeDeCuantos(titulo, hay, limite, pocos) {
  return pocos
    ? ["«" + titulo + "» tiene " + hay + " y necesita al menos " + limite, "agregue los que faltan"]
    : ["«" + titulo + "» tiene " + hay + " y admite como mucho " + limite, "deje los más importantes"];
}

const mensajeDeRango = (titulo, valor, cota, limite) => [
  "«" + titulo + "» es " + cifras(valor) + " y debe ser " + cota + " " + limite, "revise la cifra"];

const mensajeDeForma = (titulo, valor, forma) => [
  "«" + titulo + "»: «" + corto(valor) + "» no tiene la forma debida", "escriba " + forma];

const mensajeDeFecha = (titulo, valor) => [
  "«" + titulo + "»: «" + corto(valor) + "» no es una fecha", "escriba año, mes y día: 2026-11-03"];
