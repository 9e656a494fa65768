"""Importación, correcciones: de unas rutas del repositorio a sus fichas corregidas en el disco."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generador import tipos, vocabularios
from generador.extraccion import abrir_limpiador
from generador.fichas.valores import nombre_seguro
from generador.fuentes.carpeta import NOMBRES, es_ajeno
from generador.fuentes.texto import MAXIMO
from generador.importacion.colocar import ErrorAlGuardar, archivos_de, colocar
from generador.importacion.corregir import Correccion, Entorno, Renombres, corregir
from generador.importacion.propiedades import Limpiador, Limpios, limpiar_archivos
from generador.importacion.propuesta import Contenido, Propuesta
from generador.modelo import Fallo, Problema, Tipo

_SEGURO = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")


class NoEsContenido(Fallo):
    """Se pidió corregir algo que no es una ficha del repositorio."""


@dataclass(frozen=True, slots=True)
class Hecho:
    """Lo que se corrigió en una ficha."""

    archivo: str
    hechos: tuple[str, ...]


def corregir_rutas(
    raiz: Path, rutas: tuple[Path, ...], simular: bool
) -> tuple[tuple[Hecho, ...], tuple[Problema, ...]]:
    """Corrige las fichas que hay en esas rutas (sin ninguna, todas); y las que no pudo tocar."""
    entorno = Entorno(tipos.cargar(), vocabularios.leer(raiz)[0])
    hechos: list[Hecho] = []
    problemas: list[Problema] = []
    with abrir_limpiador() as quitar:
        for tipo, carpeta in _carpetas(raiz, rutas, entorno):
            resultado = _una(raiz, tipo, carpeta, entorno, quitar, simular)
            if isinstance(resultado, Problema):
                problemas.append(resultado)
            elif resultado is not None:
                hechos.append(resultado)
    return tuple(hechos), tuple(problemas)


def _carpetas(raiz: Path, rutas: tuple[Path, ...], entorno: Entorno) -> Iterator[tuple[Tipo, Path]]:
    """Las carpetas de fichas que están en las rutas, o las contienen, en orden y sin repetir."""
    base = raiz.resolve()
    pedidas = [ruta.resolve() for ruta in rutas] or [base]
    halladas: set[Path] = set()
    for tipo in entorno.tipos.values():
        if tipo.carpeta is None or not (base / tipo.carpeta).is_dir():
            continue
        for carpeta in sorted((base / tipo.carpeta).iterdir()):
            dentro = any(r in (carpeta, *carpeta.parents) or carpeta in r.parents for r in pedidas)
            tiene = any((carpeta / n).is_file() for n in NOMBRES)
            if dentro and tiene and not es_ajeno(carpeta.name) and not carpeta.is_symlink():
                halladas.add(carpeta)
                yield tipo, carpeta
    for pedida in pedidas if rutas else ():
        if not any(pedida in (c, *c.parents) or c in pedida.parents for c in halladas):
            raise NoEsContenido(f"en «{pedida}» no hay ninguna ficha del repositorio")


def _una(
    raiz: Path, tipo: Tipo, carpeta: Path, entorno: Entorno, quitar: Limpiador, simular: bool
) -> Hecho | Problema | None:
    camino = next(carpeta / n for n in NOMBRES if (carpeta / n).is_file())
    archivo = f"{tipo.carpeta}/{carpeta.name}/{camino.name}"
    if camino.is_symlink():
        que, ayuda = "es un enlace que lleva a otro lugar", "ponga el archivo verdadero"
        return Problema(archivo, 1, "ruta/enlace", "error", que, ayuda)
    if camino.stat().st_size > MAXIMO:
        que, ayuda = "el archivo pasa de 256 KB", "lleve el material largo a un adjunto"
        return Problema(archivo, 1, "texto/tamano", "error", que, ayuda)
    crudo, renombres = camino.read_bytes(), _renombres(carpeta)
    corregida = corregir(tipo, archivo, crudo, entorno, renombres)
    if isinstance(corregida, Problema):
        return corregida
    nombres = [f"{viejo}: se llama {nuevo}" for viejo, nuevo in renombres.items()]
    limpios = limpiar_archivos(carpeta, quitar)
    if corregida.texto.encode() == crudo and not nombres and not limpios.archivos:
        return None
    if not simular:
        _guardar(raiz, tipo, camino, corregida, renombres, limpios)
    return Hecho(archivo, (*corregida.hechos, *nombres, *limpios.hechos))


def _guardar(
    raiz: Path,
    tipo: Tipo,
    camino: Path,
    corregida: Correccion,
    renombres: Renombres,
    limpios: Limpios,
) -> None:
    """Con nombres nuevos, la carpeta entera de una vez; sin ellos, cada archivo."""
    carpeta = camino.parent
    if renombres:
        adjuntos: dict[str, Contenido] = {
            renombres.get(unicodedata.normalize("NFC", n), n): limpios.archivos.get(n, carpeta / n)
            for n in archivos_de(carpeta)
        }
        texto = corregida.texto.encode()
        colocar(raiz, (Propuesta(tipo, carpeta.name, camino.name, texto, adjuntos),))
    else:
        for nombre, limpio in limpios.archivos.items():
            _reescribir(carpeta / nombre, limpio)
        _reescribir(camino, corregida.texto.encode())


def _reescribir(camino: Path, contenido: bytes) -> None:
    """Cambia el contenido de un archivo de una vez, con sus mismos permisos."""
    provisional = camino.with_name(f".{camino.name}.tmp")
    try:
        provisional.write_bytes(contenido)
        provisional.chmod(camino.stat().st_mode)
        provisional.replace(camino)
    except OSError as e:
        with suppress(OSError):
            provisional.unlink()
        raise ErrorAlGuardar(f"no se pudo guardar «{camino}»: {e.strerror or e}") from e


def _renombres(carpeta: Path) -> dict[str, str]:
    """Adjuntos cuyo nombre puede dar problemas en otro sistema → un nombre seguro y libre."""
    with os.scandir(carpeta) as entradas:
        if any(not e.is_file(follow_symlinks=False) for e in entradas):
            return {}  # hay carpetas o enlaces: la carpeta no se puede rehacer entera
    nombres = archivos_de(carpeta)
    ocupados = {nombre.casefold() for nombre in nombres}
    renombres: dict[str, str] = {}
    for nombre in nombres:
        nuevo = nombre_seguro(nombre)
        if es_ajeno(nombre) or _SEGURO.match(nombre) or nuevo.casefold() in ocupados:
            continue
        renombres[unicodedata.normalize("NFC", nombre)] = nuevo
        ocupados.add(nuevo.casefold())
    return renombres
