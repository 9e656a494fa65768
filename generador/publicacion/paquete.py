"""Publicación, paquete: de una carpeta a un ZIP que siempre sale igual y se abre en Windows."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from generador.modelo import Fallo, Problema
from generador.publicacion.disco import archivo_aparte
from generador.publicacion.manifiesto import recorrer

REGLA = "paquete/ruta-larga"
LARGO_EN_WINDOWS = 259
"""MAX_PATH, sin el cero del final."""
LARGO_DE_CARPETA = 247
_DESCARGAS = len("C:\\Users\\") + 30 + len("\\Downloads\\")

FECHA = (1980, 1, 1, 0, 0, 0)
ATRIBUTOS = 0o100644 << 16
YA_COMPRIMIDOS = re.compile(
    r"\.(7z|docx|gif|gz|jpe?g|mp[34]|od[pst]|ogg|png|pptx|web[mp]|woff2?|xlsx|zim|zip)",
    re.IGNORECASE,
)
_MARCA = ".generado"
_PREFIJO = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*")


class ErrorDePaquete(Fallo):
    """No cabe en un ZIP corriente, o el nombre de su carpeta no sirve."""


def empaquetar(carpeta: Path, destino_zip: Path, prefijo: str) -> None:
    """Todos los archivos de la carpeta en un ZIP, dentro de una carpeta «prefijo»."""
    caminos = {r: c for r, c in recorrer(carpeta) if r != _MARCA}
    comprimir(caminos, destino_zip, prefijo)


def comprimir(contenidos: Mapping[str, Path | bytes], destino_zip: Path, prefijo: str) -> None:
    """Ruta → archivo o bytes, en un ZIP: por orden, con fecha y atributos fijos."""
    carpeta = prefijo.rstrip("/")
    if not _PREFIJO.fullmatch(carpeta):
        raise ErrorDePaquete(f"«{prefijo}» no sirve de carpeta: minúsculas, cifras y guiones")
    with archivo_aparte(destino_zip) as parte:
        try:
            with zipfile.ZipFile(parte, "w", allowZip64=False) as abierto:
                for ruta in sorted(contenidos):
                    _anadir(abierto, f"{carpeta}/{ruta}", contenidos[ruta])
        except zipfile.LargeZipFile as e:
            raise ErrorDePaquete(
                f"«{destino_zip.name}» pasaría de 4 GB o de 65.535 archivos"
            ) from e


def _anadir(abierto: zipfile.ZipFile, ruta: str, contenido: Path | bytes) -> None:
    info = zipfile.ZipInfo(ruta, FECHA)
    info.create_system, info.external_attr = 3, ATRIBUTOS
    if not YA_COMPRIMIDOS.fullmatch(PurePosixPath(ruta).suffix):
        info.compress_type = zipfile.ZIP_DEFLATED
    if isinstance(contenido, bytes):
        abierto.writestr(info, contenido)
        return
    info.file_size = contenido.stat().st_size
    with contenido.open("rb") as origen, abierto.open(info, "w") as destino:
        shutil.copyfileobj(origen, destino, 1 << 20)


def rutas_largas(rutas: Iterable[str], nombre_zip: str, prefijo: str) -> tuple[Problema, ...]:
    """Las que no cabrían en Windows al descomprimir en Descargas, con un usuario de 30 letras."""
    fijo = _DESCARGAS + _ancho(f"{nombre_zip.removesuffix('.zip')}\\{prefijo.rstrip('/')}\\")
    return tuple(
        Problema(
            ruta,
            1,
            REGLA,
            "error",
            f"la ruta pasa en {exceso} caracteres de lo que Windows admite al descomprimir",
            "acorte el nombre de la ficha, el del adjunto o el del paquete",
        )
        for ruta in sorted(rutas)
        if (exceso := _exceso(fijo, ruta)) > 0
    )


def _exceso(fijo: int, ruta: str) -> int:
    dentro = _ancho(ruta.rpartition("/")[0])
    return max(fijo + _ancho(ruta) - LARGO_EN_WINDOWS, fijo + dentro - LARGO_DE_CARPETA)


def _ancho(texto: str) -> int:
    """Unidades de UTF-16, que es lo que Windows cuenta."""
    return len(texto.encode("utf-16-le", "surrogatepass")) // 2
