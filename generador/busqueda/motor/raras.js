/* Raras: aquí terminan las partes que no hacen falta para el primer resultado; van en otro archivo,
   que es el cuerpo de una función, y esto es lo que ofrecen al motor. */
return {
  corregir: corregir,
  sugerir: sugerir,
  filtrar: filtrar,
  valoresDe: valoresDe,
  reordenar: reordenar,
  revisarFrases: revisarFrases,
  porFicha: porFicha,
  conviene: conviene,
  situar: situar,
  sugerencia: sugerencia,
};
