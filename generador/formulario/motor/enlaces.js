/* Enlaces: los de un texto con formato. Lo mismo que «destinos» de generador/reglas/enlaces.py. */
const PIEZA = /\\.|(!?\[)|\](?:\(\s*(?:<([^>\n]*)>|((?:[^()\s]|\([^()\s]*\))+)))?/gu;
const DEFINICION = /^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*<?([^\s>]+)>?[ \t]*$/gmu;

const sinPorcientos = (texto) => texto.replace(/(?:%[0-9a-f]{2})+/gi, (tramo) => {
  const bytes = tramo.slice(1).split("%").map((par) => parseInt(par, 16));
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(new Uint8Array(bytes));
});

/* [{imagen, destino}] de cada enlace o imagen. */
function destinos(texto) {
  const salida = [], abiertas = [];
  texto.replace(PIEZA, (todo, apertura, entreAngulos, suelto) => {
    const destino = entreAngulos || suelto;
    if (apertura) abiertas.push(apertura);
    else if (todo[0] === "]" && abiertas.length) {
      const imagen = abiertas.pop() === "![";
      if (destino) salida.push({ imagen: imagen, destino: sinPorcientos(destino) });
    }
    return "";
  });
  texto.replace(DEFINICION, (_, destino) => {
    salida.push({ imagen: false, destino: sinPorcientos(destino) });
    return "";
  });
  return salida;
}
