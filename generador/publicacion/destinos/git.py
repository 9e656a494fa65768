"""Destinos, Git: órdenes sueltas sobre un repositorio, sin tocar la carpeta de trabajo."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generador.publicacion.destinos.averias import SIGUE_IGUAL, ErrorDeDestino

AUTOR = "generador"
CORREO = "generador@publicacion.invalid"
"""El autor de las publicaciones: siempre el mismo, para que repetirla dé el mismo resultado."""

_AJENAS = ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY")
_CAMBIO = "otra publicación cambió la rama mientras tanto; vuelva a intentarlo"
_MOTIVOS = {
    "No space left on device": "no queda espacio en el disco",
    "Read-only file system": "el disco es de solo lectura",
    "Input/output error": "el disco dio un error al leer o escribir",
    "Permission denied": "no hay permiso",
    "Authentication failed": "el servidor no aceptó la contraseña o la clave",
    "could not read Username": "el servidor pide usuario y clave, y no se dieron",
    "Could not resolve host": "no se encuentra el servidor",
    "does not appear to be a git repository": "el servidor no tiene ese repositorio",
    ".lock': File exists": "otra publicación está en curso, o murió dejando su cerrojo «.lock»",
    "cannot lock ref": _CAMBIO,
    "failed to update ref": _CAMBIO,
    "stale info": _CAMBIO,
    "[rejected]": _CAMBIO,
    "[remote rejected]": "el servidor no admitió el cambio (¿la rama está protegida?)",
    "not a git repository": "la carpeta no es un repositorio de Git",
}
"""Lo que dice Git, en orden de búsqueda, y lo que quiere decir."""


@dataclass(frozen=True, slots=True)
class Git:
    """Un repositorio y las variables con que se llama a Git."""

    raiz: Path
    variables: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, *argumentos: str | Path, entrada: bytes = b"") -> bytes:
        """Lo que la orden escribe; si falla, ErrorDeDestino."""
        hecho = self.probar(*argumentos, entrada=entrada)
        if hecho.returncode:
            raise ErrorDeDestino(_explicar(hecho.stderr.decode("utf-8", "replace")))
        return hecho.stdout

    def probar(
        self, *argumentos: str | Path, entrada: bytes = b""
    ) -> subprocess.CompletedProcess[bytes]:
        """Lo mismo, y quien llama mira cómo terminó."""
        orden = ["git", "-C", str(self.raiz), "-c", "core.quotepath=off", *map(str, argumentos)]
        try:
            return subprocess.run(
                orden, input=entrada, capture_output=True, check=False, env=self._entorno()
            )
        except FileNotFoundError as e:
            raise ErrorDeDestino("para publicar en una rama hace falta Git") from e

    def linea(self, *argumentos: str | Path, entrada: bytes = b"") -> str:
        """La única línea que escribe la orden."""
        return self(*argumentos, entrada=entrada).decode().strip()

    def con(self, **variables: str) -> Git:
        """El mismo, con otras variables además."""
        return Git(self.raiz, {**self.variables, **variables})

    def _entorno(self) -> dict[str, str]:
        """Sin preguntas, en inglés (para reconocer los errores) y ajeno a otra orden de Git."""
        propio = {c: v for c, v in os.environ.items() if c not in _AJENAS}
        return {**propio, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", **self.variables}


def firmada(fecha: str) -> dict[str, str]:
    """Autor y fecha fijos de una confirmación."""
    cuando = f"{fecha}T00:00:00+00:00"
    return {
        f"GIT_{quien}_{que}": valor
        for quien in ("AUTHOR", "COMMITTER")
        for que, valor in (("NAME", AUTOR), ("EMAIL", CORREO), ("DATE", cuando))
    }


def _explicar(dicho: str) -> str:
    por_que = next((motivo for senal, motivo in _MOTIVOS.items() if senal in dicho), "")
    if not por_que:
        lineas = [renglon for renglon in dicho.splitlines() if renglon.strip()]
        por_que = f"Git dijo «{lineas[-1].strip() if lineas else 'nada'}»"
    return f"no se pudo publicar en la rama: {por_que}; {SIGUE_IGUAL}"
