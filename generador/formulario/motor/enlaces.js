/* Enlaces: los de un texto con formato. Lo mismo que «destinos» de generador/reglas/enlaces.py. */
const PIEZA = /\\.|(!?\[)|\](?:\(\s*(?:<([^>\n]*)>|((?:[^()\s]|\([^()\s]*\))+)))?/gu;
const DEFINICION = /^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*<?([^\s>]+)>?[ \t]*$/gmu;

const sinPorcientos = (texto) => texto.replace(/(?:%[0-9a-f]{2})+/gi, (tramo) => {
  const bytes = tramo.slice(1).split("%").map((par) => parseInt(par, 16));
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(new Uint8Array(bytes));
});

/* [{imagen, destino, rotulo}] de cada enlace o imagen; el rótulo es lo que va entre los corchetes. */
function destinos(texto) {
  const salida = [], abiertas = [];
  texto.replace(PIEZA, (todo, apertura, entreAngulos, suelto, donde) => {
    const destino = entreAngulos || suelto;
    if (apertura) abiertas.push({ imagen: apertura === "![", desde: donde + apertura.length });
    else if (todo[0] === "]" && abiertas.length) {
      const abierta = abiertas.pop(), rotulo = texto.slice(abierta.desde, donde);
      if (destino) salida.push({ imagen: abierta.imagen, destino: sinPorcientos(destino), rotulo: rotulo });
    }
    return "";
  });
  texto.replace(DEFINICION, (_, destino) => {
    salida.push({ imagen: false, destino: sinPorcientos(destino), rotulo: "" });
    return "";
  });
  return salida;
}
