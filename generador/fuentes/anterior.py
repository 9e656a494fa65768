"""Etapa 1, anterior: de un cambio guardado en Git a lo que entonces decía cada ficha que cambió."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from generador.fuentes.carpeta import NOMBRES
from generador.fuentes.documento import leer_documento
from generador.fuentes.texto import MAXIMO, limpiar
from generador.modelo import Antes, Fallo, Previa, Problema, Tipo

Entrada = tuple[str, Tipo]
_CORRIENTES = ("100644", "100755")


class SinHistoria(Fallo):
    """No se puede leer el cambio anterior que se pidió."""


def leer_antes(raiz: Path, desde: str, tipos: Mapping[str, Tipo]) -> Antes:
    """El contenido en el último cambio común con «desde» (una rama, una etiqueta o un cambio).

    Se compara con lo común y no con la punta: lo que otros avanzaron allí no es un paso de aquí.
    """
    comun = _comun(raiz, desde)
    entonces = dict(_listado(raiz, comun, tipos))
    cambiados = set(_git(raiz, "diff", "--no-renames", "--name-only", "--relative", "-z", comun))
    fichas: dict[str, Previa] = {}
    for archivo in sorted(cambiados & entonces.keys()):
        objeto, tipo = entonces[archivo]
        for previa in _previas(archivo, _texto(raiz, objeto), tipo, tipos):
            fichas[previa.id] = previa
    return Antes(fichas, frozenset(entonces.keys() - cambiados))


def _comun(raiz: Path, desde: str) -> str:
    if desde.startswith("-") or not desde.strip():
        raise SinHistoria(f"«{desde}» no es el nombre de un cambio, una rama ni una etiqueta")
    if not _pedir(raiz, "rev-parse", "--verify", "--quiet", "HEAD"):
        raise SinHistoria(f"«{raiz}» no tiene historial de Git: sin él no hay con qué comparar")
    corto = _pedir(raiz, "rev-parse", "--is-shallow-repository") == "true"
    ayuda = ": este clon está recortado, tráigalo entero con «git fetch --unshallow»"
    ayuda = ayuda if corto else ""
    if not _pedir(raiz, "rev-parse", "--verify", "--quiet", f"{desde}^{{commit}}"):
        raise SinHistoria(f"no hay ningún cambio, rama ni etiqueta «{desde}»{ayuda}")
    if comun := _pedir(raiz, "merge-base", desde, "HEAD"):
        return comun
    raise SinHistoria(f"«{desde}» y lo actual no tienen ningún cambio en común{ayuda}")


def _listado(raiz: Path, cambio: str, tipos: Mapping[str, Tipo]) -> Iterator[tuple[str, Entrada]]:
    """Archivo de ficha → (objeto de Git, su tipo), sin enlaces simbólicos ni submódulos."""
    carpetas = {t.carpeta: t for t in tipos.values() if t.carpeta}
    for linea in _git(raiz, "ls-tree", "-r", "-z", cambio, "--", *sorted(carpetas)):
        datos, _, archivo = linea.partition("\t")
        modo, _, objeto = datos.split(" ")
        camino = PurePosixPath(archivo)
        tipo = carpetas.get(str(camino.parent.parent))
        if tipo is not None and camino.name in NOMBRES and modo in _CORRIENTES:
            yield archivo, (objeto, tipo)


def _previas(archivo: str, crudo: bytes, tipo: Tipo, tipos: Mapping[str, Tipo]) -> Iterator[Previa]:
    """La ficha de un archivo y las que llevaba dentro; si no se podía leer, solo su nombre."""
    limpio = limpiar(crudo, archivo) if len(crudo) <= MAXIMO else ""
    documento = limpio if isinstance(limpio, Problema) else leer_documento(limpio, archivo)
    id_ = PurePosixPath(archivo).parent.name
    if isinstance(documento, Problema):
        yield Previa(id_, tipo.nombre, archivo, "", "", False)
        return
    datos = documento[0]
    yield _previa(id_, datos, tipo, archivo)
    for campo in tipo.campos:
        dentro = datos.get(campo.nombre) if campo.fichas else None
        for suya in dentro if isinstance(dentro, list) else ():
            if isinstance(suya, dict) and isinstance(suya.get("id"), str):
                yield _previa(suya["id"], suya, tipos[campo.fichas or ""], archivo, id_)


def _previa(
    id_: str, datos: Mapping[str, Any], tipo: Tipo, archivo: str, contenedora: str | None = None
) -> Previa:
    estado = str(datos.get("estado", tipo.estados[0]))
    publicada = str(datos.get("fecha_publicacion", ""))
    ejemplo = datos.get("ejemplo") is True
    return Previa(id_, tipo.nombre, archivo, estado, publicada, ejemplo, contenedora)


def _texto(raiz: Path, objeto: str) -> bytes:
    return _ejecutar(raiz, "cat-file", "blob", objeto).stdout


def _git(raiz: Path, *argumentos: str) -> list[str]:
    """Lo que Git lista, separado por nulos."""
    hecho = _ejecutar(raiz, *argumentos)
    if hecho.returncode != 0:
        motivo = hecho.stderr.decode("utf-8", "replace").strip()
        raise SinHistoria(f"Git no pudo leer el historial de «{raiz}»: {motivo}")
    return [x for x in hecho.stdout.decode("utf-8", "replace").split("\0") if x]


def _pedir(raiz: Path, *argumentos: str) -> str:
    """Una respuesta corta; vacía si no la hay."""
    hecho = _ejecutar(raiz, *argumentos)
    return hecho.stdout.decode("utf-8", "replace").strip() if hecho.returncode == 0 else ""


def _ejecutar(raiz: Path, *argumentos: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", "-C", str(raiz), *argumentos], capture_output=True, check=False
        )
    except FileNotFoundError as error:
        raise SinHistoria("hace falta Git para comparar con un cambio anterior") from error
