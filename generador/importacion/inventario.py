"""Importación, inventario: de la lista de materiales de una unidad a una candidata por fila.

Una fila buena entra como borrador aunque le falten datos; una con un valor que no se entiende se
devuelve con el motivo. Lo que ya existe no se repite.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generador.importacion.candidatas import Candidata, Lugares, Repositorio
from generador.importacion.conocidas import Conocidas, partir
from generador.importacion.excel_abrir import CeldaLeida, HojaLeida
from generador.importacion.excel_textos import Reparo, texto_de
from generador.importacion.excel_titulos import aviso, nombre_de_lugar
from generador.importacion.excel_valores import valor_de
from generador.importacion.identificar import identificar
from generador.importacion.inventario_clases import Clases, clases_de
from generador.importacion.inventario_mapa import CLASE, ENLACE, SINONIMOS, TITULO, Mapa, titulos_de
from generador.libros import opciones_de
from generador.modelo import Problema, Tipo

_SIN_ESQUEMA = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}/\S+", re.I)
_LARGO_DE_ADJUNTO = 120


@dataclass(slots=True)
class Inventario:
    """Lo que se leyó de un inventario."""

    candidatas: list[Candidata] = field(default_factory=list)
    repetidas: list[Problema] = field(default_factory=list)
    """Avisos de las filas que ya existen, y no se importan."""
    sin_entender: dict[str, list[str]] = field(default_factory=dict)
    """Campo → valores que no se entendieron, para completar el mapa."""
    lugares: Lugares = field(default_factory=Lugares)


@dataclass(frozen=True, slots=True)
class _Lector:
    """Lo que no cambia de una fila a otra."""

    hoja: HojaLeida
    mapa: Mapa
    repositorio: Repositorio
    clases: Clases
    columnas: Mapping[str, int]
    leido: Inventario


def leer_inventario(
    hoja: HojaLeida, cabecera: int, mapa: Mapa, repositorio: Repositorio
) -> Inventario:
    """Las fichas de un inventario, con su mapa ya completo."""
    por_titulo = {t: c for c, t in titulos_de(hoja, cabecera).items()}
    columnas = {c: por_titulo[t] for c, t in mapa.columnas.items() if t in por_titulo}
    clases = clases_de(repositorio.tipos, repositorio.vocabularios)
    lector = _Lector(hoja, mapa, repositorio, clases, columnas, Inventario())
    conocidas, usados = Conocidas(repositorio), {*repositorio.ids}
    for fila in sorted(f for f in hoja.filas if f > cabecera):
        if any(c in hoja.filas[fila] for c in columnas.values()):
            _leer_fila(lector, fila, conocidas, usados)
    return lector.leido


def _leer_fila(lector: _Lector, fila: int, conocidas: Conocidas, usados: set[str]) -> None:
    problemas: list[Problema] = []
    tipo, clase = _tipo(lector, fila, problemas)
    datos, posiciones = _campos(lector, fila, tipo, problemas)
    if clase is not None:
        datos[CLASE] = clase
    urls = _enlaces(lector, fila, problemas)
    titulo = str(datos.get(TITULO, ""))
    if (previa := conocidas.cual(titulo, urls)) is not None and not problemas:
        lugar = _lugar(lector, TITULO, fila)
        que, ayuda = f"ya existe: «{previa}»", "no se importó; si es otro, distinga su título"
        lector.leido.repetidas.append(Problema(lugar, 0, "inventario/existe", "aviso", que, ayuda))
        return
    _enlazar(lector, datos, urls)
    _completar(lector, datos, tipo)
    id_ = identificar(tipo, titulo, usados)
    usados.add(id_)
    conocidas.anotar(titulo, urls, id_)
    lector.leido.candidatas.append(
        Candidata(tipo, id_, datos, posiciones, {}, tuple(problemas), fila)
    )


def _tipo(lector: _Lector, fila: int, problemas: list[Problema]) -> tuple[Tipo, str | None]:
    celda = _celda(lector, CLASE, fila)
    texto = texto_de(celda.valor) if celda else ""
    try:
        return lector.clases.reconocer(texto, lector.mapa)
    except Reparo as e:
        _anotar(lector, CLASE, texto)
        problemas.append(aviso(_lugar(lector, CLASE, fila), e.regla, e.mensaje, e.ayuda))
        return lector.clases.reconocer("", lector.mapa)


def _campos(
    lector: _Lector, fila: int, tipo: Tipo, problemas: list[Problema]
) -> tuple[dict[str, Any], dict[Any, Any]]:
    """Los campos que dicen las columnas, y la celda de cada uno."""
    datos: dict[str, Any] = {"estado": tipo.estados[0]}
    lugares = lector.leido.lugares
    posiciones: dict[Any, Any] = {None: (lugares.anotar(_lugar(lector, TITULO, fila)), {})}
    enlazado = lugares.anotar(_lugar(lector, ENLACE, fila))
    posiciones |= {"adjuntos": (enlazado, {}), "procedencia": (enlazado, {})}
    for nombre in lector.columnas:
        if nombre in (CLASE, ENLACE):
            posiciones[nombre] = (lugares.anotar(_lugar(lector, nombre, fila)), {})
            continue
        celda, lugar = _celda(lector, nombre, fila), _lugar(lector, nombre, fila)
        posiciones[nombre] = (lugares.anotar(lugar), {})
        campo = tipo.campo(nombre)
        if celda is None or campo is None:
            continue
        traducido = celda
        if campo.clase in ("opcion", "opciones") and not celda.clase:
            traducido = CeldaLeida(lector.mapa.traducir(nombre, texto_de(celda.valor)))
        try:
            opciones = opciones_de(campo, lector.repositorio.vocabularios)
            valor = valor_de(campo, traducido, opciones, campo.titulo)
        except Reparo as e:
            if e.regla == "opcion":
                _anotar(lector, nombre, texto_de(celda.valor))
            problemas.append(aviso(lugar, e.regla, e.mensaje, e.ayuda))
        else:
            datos |= {nombre: valor} if valor is not None else {}
    if _celda(lector, TITULO, fila) is None:
        lugar = _lugar(lector, TITULO, fila)
        problemas.append(aviso(lugar, "falta", "falta el título", "escriba cómo se llama"))
    return datos, posiciones


def _enlaces(lector: _Lector, fila: int, problemas: list[Problema]) -> list[str]:
    """Las direcciones de una fila: las escritas, o la que el enlace de la celda esconde."""
    celda = _celda(lector, ENLACE, fila)
    if celda is None:
        return []
    formula = re.match(r'=\s*HYPERLINK\(\s*"([^"]+)"', str(celda.valor), re.I)
    texto = formula[1] if celda.clase == "f" and formula else texto_de(celda.valor)
    trozos = [t for t in re.split(r"[\s;]+", texto) if t]
    urls = [f"https://{t}" if _SIN_ESQUEMA.fullmatch(t) else t for t in trozos]
    buenas = [u for u in urls if u.startswith(("https://", "http://")) and partir(u)]
    if not buenas and celda.enlace.startswith(("https://", "http://")):
        return [celda.enlace]
    if not buenas or (len(buenas) < len(urls) and len(buenas) != 1):
        que, ayuda = f"«{texto[:60]}» no es una dirección", "péguela entera, con https://"
        problemas.append(aviso(_lugar(lector, ENLACE, fila), "enlace", que, ayuda))
    return buenas


def _enlazar(lector: _Lector, datos: dict[str, Any], urls: list[str]) -> None:
    if not urls:
        return
    titulo = str(datos.get(TITULO, ""))[:_LARGO_DE_ADJUNTO]
    varios = len(urls) > 1
    datos["adjuntos"] = [
        {"titulo": f"{titulo[:112]} ({i})" if varios else titulo, "url": u}
        for i, u in enumerate(urls, 1)
    ]
    partes = partir(urls[0])
    origen = SINONIMOS["origenes"].get(partes.hostname if partes else "")
    if origen is not None:
        procedencia = {"origen": origen, "url": urls[0]}
        datos["procedencia"] = {**procedencia, "importado_el": lector.repositorio.fecha}


def _completar(lector: _Lector, datos: dict[str, Any], tipo: Tipo) -> None:
    """El eje, si no se dice y todos sus temas son del mismo."""
    temas = lector.repositorio.vocabularios.get("temas")
    suyos = datos.get("temas", ())
    if "eje" in datos or temas is None or not suyos or tipo.campo("eje") is None:
        return
    terminos = [temas.terminos[t] for t in suyos if t in temas.terminos]
    ejes = {e for t in terminos for e in t.extra.get("ejes", ())}
    if len(ejes) == 1:
        datos["eje"] = ejes.pop()


def _celda(lector: _Lector, campo: str, fila: int) -> CeldaLeida | None:
    columna = lector.columnas.get(campo)
    return lector.hoja.filas[fila].get(columna) if columna is not None else None


def _lugar(lector: _Lector, campo: str, fila: int) -> str:
    columna = lector.columnas.get(campo, lector.columnas.get(TITULO, 1))
    return nombre_de_lugar(lector.hoja.nombre, columna, fila)


def _anotar(lector: _Lector, campo: str, texto: str) -> None:
    vistos = lector.leido.sin_entender.setdefault(campo, [])
    if texto not in vistos:
        vistos.append(texto)
