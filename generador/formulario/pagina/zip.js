/* Un ZIP sin comprimir, hecho aquí mismo: nombres y contenidos entran, un Blob sale. */

const TABLA_CRC = Array.from({ length: 256 }, (_, n) => {
  for (let i = 0; i < 8; i++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n >>> 0;
});

function crc32(octetos) {
  let crc = 0xffffffff;
  for (let i = 0; i < octetos.length; i++) crc = TABLA_CRC[(crc ^ octetos[i]) & 255] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/* Fecha y hora como las guarda un ZIP (de dos en dos segundos). */
function fechaDeZip(cuando) {
  const hora = (cuando.getHours() << 11) | (cuando.getMinutes() << 5) | (cuando.getSeconds() >> 1);
  const dia = ((cuando.getFullYear() - 1980) << 9) | ((cuando.getMonth() + 1) << 5) | cuando.getDate();
  return [hora, dia];
}

function numerosDeZip(...pares) {
  const vista = new DataView(new ArrayBuffer(pares.reduce((n, [tamano]) => n + tamano, 0)));
  let lugar = 0;
  for (const [tamano, valor] of pares) {
    if (tamano === 2) vista.setUint16(lugar, valor, true);
    else vista.setUint32(lugar, valor, true);
    lugar += tamano;
  }
  return new Uint8Array(vista.buffer);
}

const EN_UTF8 = 0x0800;

/* entradas: [[nombre, Uint8Array]…] */
function hacerZip(entradas, cuando) {
  const [hora, dia] = fechaDeZip(cuando);
  const partes = [], indice = [];
  let lugar = 0, peso = 0;
  for (const [nombre, octetos] of entradas) {
    const letras = new TextEncoder().encode(nombre);
    const comun = [[2, 20], [2, EN_UTF8], [2, 0], [2, hora], [2, dia], [4, crc32(octetos)],
      [4, octetos.length], [4, octetos.length], [2, letras.length], [2, 0]];
    const cabeza = numerosDeZip([4, 0x04034b50], ...comun);
    const ficha = numerosDeZip([4, 0x02014b50], [2, 20], ...comun, [2, 0], [2, 0], [2, 0], [4, 0], [4, lugar]);
    partes.push(cabeza, letras, octetos);
    indice.push(ficha, letras);
    lugar += cabeza.length + letras.length + octetos.length;
    peso += ficha.length + letras.length;
  }
  const n = entradas.length;
  const fin = numerosDeZip([4, 0x06054b50], [2, 0], [2, 0], [2, n], [2, n], [4, peso], [4, lugar], [2, 0]);
  return new Blob([...partes, ...indice, fin], { type: "application/zip" });
}
