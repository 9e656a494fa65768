"""Otra cuenta de los indicadores, hecha leyendo los archivos: no usa nada del programa.

Cada función lee las fichas como las lee una persona: abre el YAML, mira el estado y apunta. Si el
programa cuenta otra cosa, una de las dos está mal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

Celda = tuple[str, str, str, str, str]
"""Indicador, mes, unidad, región y categoría."""
Apunte = tuple[Fraction, int]
"""Lo que suma, y su base."""
Datos = dict[str, Any]

VALIDADAS = ("validada", "publicada", "archivada", "retirada")
COMPLETAS = ("en_evaluacion", "observada", "no_validada", *VALIDADAS)
CON_GUION = ("guion_validado", "grabado", "editado", "recibido", "verificado", "publicado")
TEMARIO = {"herramientas": "herramienta", "formativos": "recurso", "oferta": "accion_formativa"} | {
    "comunidades": "comunidad",
    "rutas": "ruta_aprendizaje",
}


class Recuento:
    """Lo apuntado de un repositorio; «fecha» es la de las fichas que no dicen la suya."""

    def __init__(self, raiz: Path, fecha: str) -> None:
        self.raiz, self.fecha = raiz, fecha
        self.apuntes: dict[Celda, list[Apunte]] = defaultdict(list)
        for tipo, datos in self._fichas():
            if not datos.get("ejemplo", False):
                getattr(self, f"_{tipo}")(datos)
                self._de_todas(tipo, datos)

    def valores(self) -> dict[Celda, tuple[float, int]]:
        """Celda → (valor, base), con las medias ya hechas."""
        hechos = {}
        for celda, apuntes in self.apuntes.items():
            base, suma = sum(b for _, b in apuntes), sum(v for v, _ in apuntes)
            if "asistencia" in celda[0] or "participacion" in celda[0]:
                suma = suma * 100 / base
            elif base:
                suma = suma / base
            hechos[celda] = (round(float(suma), 4), base)
        return hechos

    def _fichas(self) -> Iterator[tuple[str, Datos]]:
        for camino in sorted(self.raiz.glob("buenas_practicas/*/ficha.*")):
            yield "buena_practica", _leer(camino)
        for camino in sorted(self.raiz.glob("recursos/*/*/ficha.*")):
            yield TEMARIO[camino.parts[-3]], _leer(camino)
        for camino in sorted(self.raiz.glob("playlists/*/ficha.*")):
            lista = _leer(camino)
            yield "playlist", lista
            for video in lista.get("videos", []):
                heredado = {c: v for c, v in lista.items() if c in HEREDAN}
                yield "video", {**heredado, **video}

    def _apuntar(
        self, indicador: str, cuando: str, datos: Datos, region: str | None = None, **mas: Any
    ) -> None:
        regiones = datos.get("regiones", ["nacional"])
        una = region if region is not None else regiones[0] if len(regiones) == 1 else ""
        celda = (indicador, _mes(cuando), datos["unidad"], una, mas.get("categoria", ""))
        self.apuntes[celda].append((Fraction(str(mas.get("valor", 1))), mas.get("base", 0)))

    def _publicada(self, datos: Datos) -> str:
        return str(datos.get("fecha_publicacion", self.fecha))

    def _de_todas(self, tipo: str, datos: Datos) -> None:
        vigentes = ("publicado", "archivado", "publicada", "archivada", "programada")
        if datos.get("estado") in vigentes:
            cuando = self._publicada(datos)
            self._apuntar("repositorio-fichas", cuando, datos, categoria=tipo)
            for tema in datos["temas"]:
                self._apuntar("repositorio-temas", cuando, datos, categoria=tema)
            if tipo in ("herramienta", "recurso", "video"):
                self._apuntar("repositorio-recursos", cuando, datos, categoria=tipo)

    def _buena_practica(self, datos: Datos) -> None:
        estado, region, via = datos["estado"], datos["region"], datos["via_identificacion"]
        self._apuntar("practicas-identificadas", self.fecha, datos, region, categoria=via)
        if estado in COMPLETAS:
            self._apuntar("practicas-documentadas", self.fecha, datos, region)
        if estado not in VALIDADAS:
            return
        if datos["evaluacion"]["decision"] == "validada":
            self._apuntar("practicas-validadas", datos["evaluacion"]["fecha"], datos, region)
        for vez in datos.get("difusion", []):
            canal, cuando = vez["canal"], vez["fecha"]
            self._apuntar("practicas-difusiones", cuando, datos, region, categoria=canal)
            if canal == "encuentro_nacional":
                edicion = vez.get("edicion", "")
                self._apuntar("practicas-compartidas", cuando, datos, region, categoria=edicion)
        for replica in datos.get("replicas", []):
            if replica["estado"] in ("en_marcha", "consolidada"):
                cuando, donde, como = replica["fecha_inicio"], replica["region"], replica["estado"]
                self._apuntar("practicas-replicas", cuando, datos, donde, categoria=como)

    def _herramienta(self, datos: Datos) -> None:
        if datos["estado"] not in ("publicado", "archivado"):
            return
        self._apuntar("caja-recursos", self._publicada(datos), datos, categoria=datos["clase"])
        piloto = datos.get("piloto")
        if piloto:
            cuando, cuantos = piloto["fecha"], piloto["participantes"]
            self._apuntar("caja-piloto", cuando, datos, valor=cuantos)
            notas = [Fraction(str(piloto[c])) for c in ("claridad", "utilidad") if c in piloto]
            if notas:
                valor = sum(notas, Fraction()) / len(notas) * cuantos
                self._apuntar("caja-satisfaccion", cuando, datos, valor=valor, base=cuantos)

    def _recurso(self, datos: Datos) -> None:
        """Nada propio."""

    _playlist = _ruta_aprendizaje = _recurso

    def _accion_formativa(self, datos: Datos) -> None:
        if datos["estado"] not in ("publicado", "archivado"):
            return
        situacion, cuando = datos["situacion"], datos.get("inicio", datos["periodo"])
        self._apuntar("oferta-acciones", cuando, datos, categoria=situacion)
        if situacion != "ejecutada" or "agregados" not in datos:
            return
        totales = datos["agregados"]
        inscritos, asistentes = totales.get("inscritos", 0), totales.get("asistentes", 0)
        self._apuntar("oferta-asistentes", cuando, datos, valor=asistentes)
        hitos = datos.get("hitos", [])
        for nombre, va in _PROGRAMAS.items():
            if inscritos and (va is None or va in hitos):
                cual = "oferta-participacion" if va is None else f"{nombre}-asistencia"
                self._apuntar(cual, cuando, datos, valor=asistentes, base=inscritos)
            puntaje = totales.get("satisfaccion")
            if puntaje and asistentes and (va is None or va in hitos) and nombre != "poi":
                valor = Fraction(str(puntaje)) * asistentes
                cual = f"{nombre}-satisfaccion"
                self._apuntar(cual, cuando, datos, valor=valor, base=asistentes)

    def _comunidad(self, datos: Datos) -> None:
        vigente = datos["estado"] in ("publicado", "archivado")
        if vigente and datos["situacion"] in ("en_curso", "cerrada") and "integrantes" in datos:
            fechas = sorted(str(s["fecha"]) for s in datos["sesiones"] if "fecha" in s)
            cuando = fechas[0] if fechas else self._publicada(datos)
            cuantos = datos["integrantes"]
            self._apuntar("comunidades-especialistas", cuando, datos, valor=cuantos)

    def _video(self, datos: Datos) -> None:
        validaciones = datos.get("validaciones", {})
        if datos["estado"] in CON_GUION and {"guion_uo", "guion_odes"} <= validaciones.keys():
            self._apuntar("virtual-pauta", validaciones["guion_odes"], datos)
        if datos["estado"] in ("publicado", "archivado"):
            self._apuntar("canal-videos", datos["fecha_subida"], datos)


HEREDAN = ("unidad", "temas", "regiones", "ejemplo", "fecha_publicacion")
_PROGRAMAS = {"oferta": None, "poi": 1, "presupuesto": 2, "comunidades": 5}
"""Comienzo del indicador → hito de las acciones que cuentan; None, todas."""


def _leer(camino: Path) -> Datos:
    texto = camino.read_text(encoding="utf-8")
    cabeza = texto.split("---\n", 2)[1] if camino.suffix == ".md" else texto
    datos: Datos = yaml.load(cabeza, Loader=yaml.CSafeLoader)
    return datos


def _mes(cuando: Any) -> str:
    texto = str(cuando)
    if "T" in texto:
        return f"{texto[:4]}-{ {'1': '01', '2': '04', '3': '07', '4': '10'}[texto[-1]] }"
    return texto[:7] if len(texto) > 4 else f"{texto}-01"
