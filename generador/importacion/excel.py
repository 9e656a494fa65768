"""Importación, Excel: de una plantilla llena a candidatas, una por libro o una por fila."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generador import libros
from generador.importacion.candidatas import Candidata, Lugares, Repositorio
from generador.importacion.excel_abrir import HojaLeida, LibroInservible, abrir
from generador.importacion.excel_fichas import Armado, Armador
from generador.importacion.excel_hojas import Renglon, en_columnas, en_filas
from generador.importacion.excel_titulos import CORTO, DE_QUIEN, NUMERO, aviso
from generador.importacion.identificar import identificar
from generador.importacion.nombres import reparo_de_nombre
from generador.libros import Hoja, Libro
from generador.libros.filas import POR_CORREGIR
from generador.libros.opciones import doblar
from generador.modelo import ArchivoFuente, Problema, Tipo
from generador.reglas.sobrantes import nombrados


@dataclass(frozen=True, slots=True)
class LibroLeido:
    """Lo que había en una plantilla llena."""

    libro: Libro
    candidatas: tuple[Candidata, ...]
    lugares: Lugares
    problemas: tuple[Problema, ...]
    """Los que no son de una ficha: hojas y columnas que no se reconocen."""
    renglones: Mapping[str, tuple[Renglon, ...]]

    def por_corregir(
        self, malas: Mapping[int, tuple[Problema, ...]], repositorio: Repositorio
    ) -> bytes:
        """La misma plantilla, solo con las fichas de esas filas y el motivo al lado."""
        filas: dict[str, list[dict[str, Any]]] = {}
        numeros: set[str] = set()
        principal = self.libro.principal.nombre
        for renglon in self.renglones[principal]:
            if renglon.fila in malas:
                motivos = "\n".join(f"{p.mensaje}: {p.ayuda}" for p in malas[renglon.fila])
                filas.setdefault(principal, []).append({**renglon.crudo, POR_CORREGIR: motivos})
                numeros.add(renglon.fijo.get(NUMERO, ""))
        for hoja in self.libro.hojas[1:]:
            suyos = [r for r in self.renglones.get(hoja.nombre, ()) if _de(r) in numeros]
            filas[hoja.nombre] = [dict(r.crudo) for r in suyos]
        return libros.llenado(self.libro, repositorio.vocabularios, filas)


def es_plantilla(hojas: tuple[HojaLeida, ...], tipos: Mapping[str, Tipo]) -> bool:
    """Si el libro tiene una hoja que se llama como un tipo de ficha."""
    return _reconocer(hojas, tipos) is not None


def leer_libro(camino: Path, repositorio: Repositorio) -> LibroLeido:
    """Las fichas de una plantilla llena."""
    leidas = abrir(camino)
    tipo = _reconocer(leidas, repositorio.tipos)
    if tipo is None:
        titulos = ", ".join(f"«{t.titulo}»" for t in repositorio.tipos.values() if t.carpeta)
        raise LibroInservible(
            f"«{camino.name}» no parece una plantilla: ninguna hoja se llama {titulos}. "
            "Si es una lista de materiales, use --inventario"
        )
    libro = libros.disponer(tipo, repositorio.tipos)
    hallados: list[Problema] = []
    renglones = _renglones(libro, leidas, repositorio, hallados)
    armador = Armador(libro, repositorio.vocabularios, Lugares(), renglones, {*repositorio.ids})
    candidatas = [_candidata(camino, armador, r) for r in renglones.get(libro.principal.nombre, ())]
    hallados += _huerfanos(libro, renglones)
    if not candidatas and not hallados:
        hallados.append(_vacia(libro))
    return LibroLeido(libro, tuple(candidatas), armador.lugares, tuple(hallados), renglones)


def _candidata(camino: Path, armador: Armador, renglon: Renglon) -> Candidata:
    tipo = armador.libro.tipo
    armado: Armado = armador.ficha(renglon)
    titulo = str(armado.datos.get("titulo", ""))
    id_ = identificar(tipo, titulo, armador.usados, renglon.fijo.get(CORTO, ""))
    armador.usados.add(id_)
    vecinos = _vecinos(camino.parent, armado.datos)
    problemas = tuple(armado.problemas)
    return Candidata(tipo, id_, armado.datos, armado.posiciones, vecinos, problemas, renglon.fila)


def _reconocer(hojas: tuple[HojaLeida, ...], tipos: Mapping[str, Tipo]) -> Tipo | None:
    nombres = {doblar(h.nombre) for h in hojas}
    propios = (t for t in tipos.values() if t.carpeta)
    return next((t for t in propios if doblar(t.titulo) in nombres), None)


def _renglones(
    libro: Libro,
    leidas: tuple[HojaLeida, ...],
    repositorio: Repositorio,
    hallados: list[Problema],
) -> dict[str, tuple[Renglon, ...]]:
    por_nombre = {doblar(h.nombre): h for h in leidas}
    madres = {h.nombre: h for h in libro.hojas}
    renglones: dict[str, tuple[Renglon, ...]] = {}
    for hoja in libro.hojas:
        leida = por_nombre.get(doblar(hoja.nombre))
        if leida is None:
            continue
        madre = madres.get(hoja.madre or "")
        if hoja.en_filas:
            suyos = tuple(en_filas(leida, hoja, madre, repositorio.vocabularios, hallados))
        else:
            suyos = _con_algo(en_columnas(leida, hoja, hallados))
        renglones[hoja.nombre] = suyos
    return renglones


def _con_algo(renglon: Renglon) -> tuple[Renglon, ...]:
    return (renglon,) if renglon.escrito else ()


def _huerfanos(libro: Libro, renglones: Mapping[str, tuple[Renglon, ...]]) -> list[Problema]:
    """Filas de una lista que no dicen de qué fila son, o dicen una que no existe."""
    hallados: list[Problema] = []
    for hoja in libro.hojas:
        if hoja.madre is None:
            continue
        numeros = {r.fijo.get(NUMERO, "") for r in renglones.get(hoja.madre, ())} - {""}
        for renglon in renglones.get(hoja.nombre, ()):
            if _de(renglon) not in numeros:
                lugar = f"{hoja.nombre}!A{renglon.fila}"
                que = f"no hay ninguna fila con el número «{_de(renglon)}» en «{hoja.madre}»"
                ayuda = f"escriba el número de la fila de «{hoja.madre}» a que pertenece"
                hallados.append(aviso(lugar, "numero", que, ayuda))
    return hallados


def _de(renglon: Renglon) -> str:
    return renglon.fijo.get(DE_QUIEN, "")


def _vacia(libro: Libro) -> Problema:
    hoja: Hoja = libro.principal
    que, ayuda = "la plantilla está vacía", f"llene la hoja «{hoja.nombre}»"
    return aviso(f"{hoja.nombre}!A1", "vacia", que, ayuda)


def _vecinos(carpeta: Path, datos: Mapping[str, Any]) -> dict[str, ArchivoFuente]:
    """Los archivos que la ficha nombra y están junto al libro."""
    vecinos: dict[str, ArchivoFuente] = {}
    for nombre in sorted(set(nombrados(datos))):
        if len(nombre) > 120 or "/" in nombre or reparo_de_nombre(nombre) is not None:
            continue
        camino = carpeta / nombre
        if camino.is_file() and not camino.is_symlink():
            vecinos[nombre] = ArchivoFuente(nombre, camino, camino.stat().st_size)
    return vecinos
