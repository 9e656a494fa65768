"""Destinos, averías: de un error del sistema a una explicación en español para quien publica."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from generador.modelo import Fallo

SIGUE_IGUAL = "lo que estaba publicado sigue igual"
YA_SE_SIRVE = "la edición nueva ya se sirve; repita la orden para terminar"

_MOTIVOS = {
    errno.ENOSPC: "no queda espacio en el disco",
    errno.EDQUOT: "se alcanzó la cuota de disco",
    errno.EACCES: "no hay permiso",
    errno.EPERM: "no hay permiso",
    errno.EROFS: "el disco es de solo lectura",
    errno.EIO: "el disco dio un error al leer o escribir",
    errno.ENOENT: "no existe",
    errno.ENOTDIR: "no es una carpeta",
    errno.EISDIR: "es una carpeta",
    errno.ELOOP: "es un enlace",
    errno.ENAMETOOLONG: "el nombre es demasiado largo",
    errno.EMFILE: "hay demasiados archivos abiertos",
    errno.ENFILE: "hay demasiados archivos abiertos",
    errno.ENOTEMPTY: "la carpeta no está vacía",
    errno.EBUSY: "otro programa lo está usando",
    errno.ETIMEDOUT: "no respondió a tiempo",
    errno.ECONNREFUSED: "no acepta la conexión",
}

DEL_EQUIPO = frozenset(
    {
        errno.ENOSPC,
        errno.EDQUOT,
        errno.EACCES,
        errno.EPERM,
        errno.EROFS,
        errno.EIO,
        errno.EMFILE,
        errno.ENFILE,
    }
)
"""Errores que son del equipo o de sus permisos, y no un defecto del programa."""


class ErrorDeDestino(Fallo):
    """No se pudo publicar, o leer lo publicado: el mensaje dice qué quedó sirviéndose."""


@contextmanager
def explicado(que: str, queda: str = SIGUE_IGUAL) -> Iterator[None]:
    """Convierte un error del sistema en ErrorDeDestino: «que» se hacía, y qué «queda»."""
    try:
        yield
    except OSError as e:
        raise ErrorDeDestino(f"{que}: {motivo(e)}; {queda}") from e


def motivo(error: OSError) -> str:
    """Por qué falló y en qué archivo, sin el texto en inglés del sistema."""
    nombre = errno.errorcode.get(error.errno or 0, "desconocido")
    por_que = _MOTIVOS.get(error.errno or 0, f"el sistema dio el error {nombre}")
    donde = error.filename2 or error.filename
    return f"{por_que} («{donde}»)" if donde else por_que
