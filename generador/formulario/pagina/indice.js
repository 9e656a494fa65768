/* El índice de «Proponer»: los borradores guardados en este equipo. */
function indiceDePropuestas(raiz) {
  const titulos = JSON.parse(raiz.dataset.titulos), guardados = borradoresDe("");
  if (!guardados.length) return;
  raiz.replaceChildren(crear("h2", { id: "borradores" }, "Sus borradores en este equipo"),
    listaDeBorradores(guardados, titulos, (fila) => { fila.remove(); if (!raiz.querySelector("li")) raiz.hidden = true; }));
  raiz.hidden = false;
}

const indicePropuestas = document.getElementById("mis-borradores");
if (indicePropuestas) indiceDePropuestas(indicePropuestas);
