"""La licencia de cada paquete fijado, sacada de lo que dice él mismo, en el idioma de SPDX.

Uso, tras cambiar las versiones: ``python -m tests.terceros.licencias``. Se escribe en un archivo, y
no se mira al publicar: una edición no depende de qué hay instalado en el equipo que la hace.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import metadata

from generador.publicacion.componentes import BLOQUEOS, LICENCIAS
from tests.repositorio import RAIZ

DE_CAMPO = {
    **{spdx: spdx for spdx in ("MIT", "Apache-2.0", "BSD-3-Clause", "MPL-2.0", "PSF-2.0")},
    "Apache 2.0": "Apache-2.0",
    "GNU LGPL v3+": "LGPL-3.0-or-later",
    "BSD-3-Clause, Apache-2.0, dependency licenses": "Apache-2.0 AND BSD-3-Clause",
}
DE_CLASIFICADOR = {
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Mozilla Public License 1.1 (MPL 1.1)": "MPL-1.1",
    "GNU General Public License v2 or later (GPLv2+)": "GPL-2.0-or-later",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.0-or-later",
}
NO_SE_INSTALAN = {"brotlicffi": "MIT"}
"""Los que solo pide otro intérprete o sistema: su licencia se leyó en su página."""


def fijados() -> list[str]:
    """Los paquetes con que se hacen las ediciones."""
    leidos = "".join((RAIZ / bloqueo).read_text(encoding="utf-8") for bloqueo in BLOQUEOS)
    return sorted(set(re.findall(r"^([\w.-]+)==", leidos, re.M)))


def de_paquete(nombre: str) -> str:
    """La que dice el paquete instalado; vacía si no está, y lo que dijo si no se entiende."""
    try:
        dicho = metadata.metadata(nombre)
    except metadata.PackageNotFoundError:
        return NO_SE_INSTALAN.get(nombre, "")
    expresion, campo = dicho.get("License-Expression"), (dicho.get("License") or "").strip()
    clases = [c.rpartition(" :: ")[2] for c in dicho.get_all("Classifier") or []
              if c.startswith("License")]  # fmt: skip
    de_clases = " OR ".join(sorted(_de_clase(nombre, clase) for clase in clases))
    return expresion or DE_CAMPO.get(campo) or de_clases or campo


def _de_clase(nombre: str, clase: str) -> str:
    """«BSD» son dos: la de tres cláusulas prohíbe usar el nombre de sus autores."""
    if clase != "BSD License":
        return DE_CLASIFICADOR.get(clase, clase)
    tres = any("either the name" in texto for texto in _textos(nombre))
    return "BSD-3-Clause" if tres else "BSD-2-Clause"


def _textos(nombre: str) -> Iterator[str]:
    for archivo in metadata.files(nombre) or []:
        if re.search("licen[cs]e|copying", archivo.name, re.I) and archivo.suffix != ".py":
            yield " ".join(archivo.read_text(encoding="utf-8").split())


if __name__ == "__main__":
    lineas = "".join(f"{nombre}: {de_paquete(nombre)}\n" for nombre in fijados())
    aviso = "# Lo escribe «python -m tests.terceros.licencias», de lo que dice cada paquete.\n"
    LICENCIAS.write_text(aviso + lineas, encoding="utf-8")
