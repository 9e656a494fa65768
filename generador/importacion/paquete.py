"""Importación, paquete: de un ZIP ajeno a sus archivos, revisado mientras se lee.

Nunca se escribe con los nombres que trae: cada archivo va a la carpeta de trabajo con un número.
Un solo reparo basta para no leer nada.
"""

from __future__ import annotations

import errno
import stat
import zlib
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from generador.importacion.nombres import Vistas, reparo_de_ruta
from generador.modelo import Fallo, Problema
from generador.reglas.adjuntos import MAXIMO, MEGA

ARCHIVOS, PAQUETE, TOTAL = 1_000, 100 * MEGA, 200 * MEGA
"""Cuántos archivos admite un paquete, y cuántos bytes comprimido y descomprimido."""
RAZON, DESDE = 200, MEGA
"""Un archivo de más de DESDE bytes no se comprime de verdad más de RAZON veces."""
_INDICE = 1024 * ARCHIVOS
_COLA = 22 + 65_535
_CIFRADO = 0x1 | 0x40 | 0x2000
_TROZO = 64 * 1024

Bulto = dict[str, Path]
"""Ruta dentro del paquete, con «/» → archivo en el disco."""


class ErrorAlLeer(Fallo):
    """El disco no dejó leer el envío, o copiarlo para revisarlo."""


class _Alto(Exception):
    """Interrumpe la lectura de un paquete; no sale de este módulo."""


def desempacar(camino: Path, taller: Path) -> tuple[Bulto, list[Problema]]:
    """Los archivos de un ZIP, copiados en «taller»; o todo lo que impide leerlo."""
    try:
        _sin_sorpresas(camino)
        with ZipFile(camino) as comprimido:
            partes = comprimido.infolist()
            problemas = [*_revisar(camino.name, partes, camino.stat().st_size)]
            return ({}, problemas) if problemas else (_copiar(comprimido, partes, taller), [])
    except _Alto as e:
        return {}, [reparo(camino.name, "bomba", str(e), "divídalo en varios envíos")]
    except OSError as e:
        if e.errno != errno.EINVAL:  # un índice que señala fuera del archivo
            raise ErrorAlLeer(f"no se pudo leer «{camino.name}»: {e.strerror or e}") from e
        return {}, [_danado(camino)]
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, zlib.error):
        return {}, [_danado(camino)]


def _danado(camino: Path) -> Problema:
    ayuda = "comprima la carpeta de nuevo; si lo descargó, vuelva a descargarlo"
    return reparo(camino.name, "danado", "no es un ZIP, o está dañado", ayuda)


def reparo(lugar: str, regla: str, mensaje: str, ayuda: str) -> Problema:
    """Un error de lo que se quiere importar."""
    return Problema(lugar, 1, f"importar/{regla}", "error", mensaje, ayuda)


def _sin_sorpresas(camino: Path) -> None:
    """Antes de abrirlo: el tamaño del paquete y el de su índice, que se lee entero."""
    tamano = camino.stat().st_size
    if tamano > PAQUETE:
        raise _Alto(f"el paquete pasa de {PAQUETE // MEGA} MB")
    with camino.open("rb") as archivo:
        if archivo.read(4) not in (b"PK\x03\x04", b"PK\x05\x06"):
            raise BadZipFile
        archivo.seek(max(0, tamano - _COLA))
        cola = archivo.read()
    fin = cola.rfind(b"PK\x05\x06")
    if fin < 0 or b"PK\x06\x07" in cola:
        raise BadZipFile
    if int.from_bytes(cola[fin + 12 : fin + 16], "little") > _INDICE:
        raise _Alto(f"el paquete tiene más de {ARCHIVOS} archivos")


def _revisar(paquete: str, partes: list[ZipInfo], tamano: int) -> Iterator[Problema]:
    """Lo que se ve en el índice, sin descomprimir nada."""
    if len(partes) > ARCHIVOS:
        raise _Alto(f"el paquete tiene más de {ARCHIVOS} archivos")
    if sum(p.file_size for p in partes) > TOTAL:
        raise _Alto(f"el paquete, descomprimido, pasa de {TOTAL // MEGA} MB")
    if sum(p.compress_size for p in partes) > tamano:
        raise _Alto("el paquete dice tener más de lo que contiene")
    vistas = Vistas()
    for parte in partes:
        crudo = parte.orig_filename
        ruta = nombre_de(parte)
        lugar = f"{paquete}/{ruta}"
        if (que := reparo_de_ruta(crudo.rstrip("/") or crudo) or reparo_de_ruta(ruta)) is not None:
            yield reparo(lugar, "ruta", que, "cámbiele el nombre y comprima de nuevo")
        elif not _es_corriente(parte):
            que, ayuda = "no es un archivo corriente, sino un enlace", "ponga el archivo verdadero"
            yield reparo(lugar, "enlace", que, ayuda)
        elif parte.flag_bits & _CIFRADO:
            yield reparo(lugar, "cifrado", "está protegido con contraseña", "comprima sin ella")
        elif parte.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            ayuda = "comprima con el Explorador de archivos, en formato ZIP corriente"
            yield reparo(lugar, "danado", "está comprimido de una forma que no se admite", ayuda)
        elif (otra := None if parte.is_dir() else vistas.choque(ruta)) is not None:
            que = f"se llama igual que «{otra}»" if otra != ruta else "está dos veces"
            yield reparo(lugar, "repetido", que, "deje uno solo, o cambie un nombre")
        elif parte.file_size > MAXIMO:
            yield reparo(lugar, "grande", f"pasa de {MAXIMO // MEGA} MB", "redúzcalo o enlácelo")
        elif parte.file_size > DESDE and parte.file_size > RAZON * parte.compress_size:
            raise _Alto(f"«{ruta}» ocuparía demasiado al descomprimirlo")


def nombre_de(parte: ZipInfo) -> str:
    """La ruta de una parte; si un programa escribió UTF-8 sin decirlo, bien leída."""
    ruta = parte.filename.rstrip("/")
    try:
        return ruta if ruta.isascii() else ruta.encode("cp437").decode("utf-8")
    except UnicodeError:
        return ruta


def _es_corriente(parte: ZipInfo) -> bool:
    clase = stat.S_IFMT(parte.external_attr >> 16)
    return clase in (0, stat.S_IFREG, stat.S_IFDIR)


def _copiar(comprimido: ZipFile, partes: list[ZipInfo], taller: Path) -> Bulto:
    bulto: Bulto = {}
    quedan = TOTAL
    for i, parte in enumerate(p for p in partes if not p.is_dir()):
        destino, leidos = taller / f"{i:05}", 0
        with comprimido.open(parte) as origen, destino.open("xb") as copia:
            while trozo := origen.read(_TROZO):
                leidos += len(trozo)
                if leidos > min(parte.file_size, quedan):
                    raise _Alto(f"«{nombre_de(parte)}» ocupa más de lo que dice")
                copia.write(trozo)
        quedan -= leidos
        bulto[nombre_de(parte)] = destino
    return bulto
