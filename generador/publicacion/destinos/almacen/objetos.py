"""Almacén, objetos: lo único que conoce fsspec. Leer, subir, copiar y borrar, y sus errores."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from botocore.exceptions import BotoCoreError, NoCredentialsError
from fsspec.core import url_to_fs

from generador.publicacion.destinos.almacen.cabeceras import cabeceras
from generador.publicacion.destinos.averias import ErrorDeDestino, motivo

T = TypeVar("T")
A_LA_VEZ = 16
"""Objetos que se mueven al mismo tiempo."""
PARTE = 8 << 20
"""Bytes de cada parte de un archivo grande: lo más que hay de él en la memoria."""
REPITE = "repita la orden: sigue donde se quedó"
_ESPERA = {"connect_timeout": 10, "read_timeout": 60, "retries": {"max_attempts": 3}}


@dataclass(frozen=True, slots=True)
class Objetos:
    """Los objetos de un cubo que están bajo un prefijo."""

    fs: Any
    base: str

    def leer(self, ruta: str) -> bytes | None:
        """El contenido de un objeto, o None si no está."""
        with self._explicado(), suppress(FileNotFoundError):
            return bytes(self.fs.cat_file(self._de(ruta)))
        return None

    def escribir(self, ruta: str, datos: bytes) -> None:
        """Un objeto nuestro, que ningún navegador pide."""
        with self._explicado():
            self.fs.pipe_file(self._de(ruta), datos, **cabeceras(ruta))

    def crear(self, ruta: str, datos: bytes) -> bool:
        """Lo escribe solo si no está; False si ya estaba. Lo decide el almacén, no nosotros."""
        with self._explicado():
            try:
                self.fs.pipe_file(self._de(ruta), datos, mode="create", **cabeceras(ruta))
            except FileExistsError:
                return False
            return True

    def subir(self, ruta: str, camino: Path) -> None:
        """Un archivo de este equipo, con su tipo y su plazo."""
        with self._explicado():
            self.fs.put_file(str(camino), self._de(ruta), chunksize=PARTE, **cabeceras(ruta))

    def copiar(self, de: str, a: str) -> bool:
        """Copia dentro del almacén, con sus cabeceras; False si el original no está."""
        with self._explicado(), suppress(FileNotFoundError):
            self.fs.cp_file(self._de(de), self._de(a))
            return True
        return False

    def borrar(self, ruta: str) -> None:
        """Si no estaba, no pasa nada."""
        with self._explicado(), suppress(FileNotFoundError):
            self.fs.rm_file(self._de(ruta))

    def listar(self, carpeta: str = "") -> list[str]:
        """Las rutas de los objetos de una carpeta, también de las de dentro."""
        with self._explicado():
            hallados = self.fs.find(self._de(carpeta).rstrip("/"))
            return sorted(h.removeprefix(f"{self.base}/") for h in hallados)

    def _de(self, ruta: str) -> str:
        return f"{self.base}/{ruta}"

    @contextmanager
    def _explicado(self) -> Iterator[None]:
        try:
            yield
        except (FileNotFoundError, FileExistsError):
            raise
        except NoCredentialsError as e:
            raise ErrorDeDestino(
                "faltan las credenciales del almacén: AWS_ACCESS_KEY_ID y AWS_SECRET_ACCESS_KEY"
            ) from e
        except PermissionError as e:
            raise ErrorDeDestino(f"el almacén «{self.base}» no da permiso; {REPITE}") from e
        except OSError as e:
            raise ErrorDeDestino(f"con el almacén «{self.base}»: {motivo(e)}; {REPITE}") from e
        except BotoCoreError as e:
            raise ErrorDeDestino(f"el almacén «{self.base}» no responde; {REPITE}") from e


def a_la_vez(hacer: Callable[[T], object], cosas: Iterable[T]) -> None:
    """Hace lo mismo con varias cosas al tiempo; al primer error, no empieza más."""
    with ThreadPoolExecutor(A_LA_VEZ) as hilos:
        tareas = [hilos.submit(hacer, cosa) for cosa in cosas]
        try:
            for tarea in tareas:
                tarea.result()
        except BaseException:
            hilos.shutdown(cancel_futures=True)
            raise


def abrir_objetos(direccion: str) -> Objetos:
    """Los de «s3://cubo/prefijo»; el servidor y las credenciales, de las variables AWS_…."""
    fs, base = url_to_fs(
        direccion, use_listings_cache=False, skip_instance_cache=True, config_kwargs=_ESPERA
    )
    return Objetos(fs, base.rstrip("/"))
