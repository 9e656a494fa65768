"""Un repositorio al azar, siempre el mismo, con de todo lo que los indicadores cuentan."""

from __future__ import annotations

import copy
from pathlib import Path
from random import Random
from typing import Any

import yaml

from tests.practicas.fichas import CRITERIOS, MODELO
from tests.repositorio import Repositorio

Datos = dict[str, Any]

CUANTAS = 35
"""Fichas de cada tipo."""
UNIDADES = ("odes", "opla", "dgt", "dnt")
REGIONES = ("puno", "tacna", "callao", "cusco", "nacional")
TEMAS = ("diseno-de-capacitaciones", "buenas-practicas", "presupuesto-publico", "descentralizacion")
DE_PRACTICA = (
    *("identificada", "en_sistematizacion", "en_evaluacion", "observada", "no_validada"),
    *("validada", "publicada", "publicada", "publicada", "archivada", "retirada"),
)
COMUNES = ("borrador", "publicado", "publicado", "publicado", "archivado", "retirado")


class Muestra:
    """Escribe fichas al azar en un repositorio."""

    def __init__(self, repositorio: Repositorio, semilla: int) -> None:
        self.repositorio = repositorio
        self.azar = Random(semilla)

    def escribir(self) -> None:
        """De cada tipo, tantas como CUANTAS."""
        for i in range(CUANTAS):
            self.practica(i)
            for lugar, propios in (
                (f"recursos/herramientas/he-caso-{i}", self.herramienta()),
                (f"recursos/formativos/re-caso-{i}", {"clase": "curso"}),
                (f"recursos/oferta/af-caso-{i}", self.accion()),
                (f"recursos/comunidades/cp-caso-{i}", self.comunidad()),
                (f"playlists/pl-caso-{i}", self.lista(i)),
            ):
                estado = self.azar.choice(COMUNES)
                self._guardar(lugar, {**self.comunes(estado), **propios})

    def comunes(self, estado: str) -> Datos:
        """Lo que lleva toda ficha; a veces sin fecha, con varias regiones o de ejemplo."""
        azar = self.azar
        datos: Datos = {
            "titulo": f"Ficha inventada número {azar.randrange(10**6)}",
            "resumen": "Una ficha inventada para comprobar que las cuentas salen bien, y nada más.",
            "estado": estado,
            "eje": "transversal",
            "temas": azar.sample(TEMAS, azar.randint(1, 3)),
            "unidad": azar.choice(UNIDADES),
        }
        if azar.random() < 0.7:
            datos["fecha_publicacion"] = self.dia()
        if azar.random() < 0.5:
            datos["regiones"] = azar.sample(REGIONES[:-1], azar.randint(1, 2))
        if azar.random() < 0.15:
            datos["ejemplo"] = True
        if estado == "retirado":
            datos["retiro"] = {"motivo": "Cambió la norma"}
        if azar.random() < 0.8:
            datos["hitos"] = azar.sample((1, 2, 5, 9), azar.randint(1, 2))
        return datos

    def dia(self, desde: int = 2025) -> str:
        """Una fecha cualquiera, hasta abril de 2026."""
        azar = self.azar
        anio = azar.randint(desde, 2026)
        return f"{anio}-{azar.randint(1, 12 if anio < 2026 else 4):02}-{azar.randint(1, 28):02}"

    def practica(self, i: int) -> None:
        """La de ejemplo, con otro estado, otro comité y otras réplicas."""
        azar, estado = self.azar, self.azar.choice(DE_PRACTICA)
        _, cabeza, cuerpo = MODELO.read_text(encoding="utf-8").split("---\n", 2)
        datos: Datos = {**yaml.safe_load(cabeza), **self.comunes(estado)}
        del datos["ejemplo"]
        if azar.random() < 0.15:
            datos["ejemplo"] = True
        datos["region"] = azar.choice(REGIONES[:-1])
        datos["via_identificacion"] = azar.choice(("interna", "indagacion", "asesoria"))
        evaluacion = copy.deepcopy(datos["evaluacion"])
        evaluacion["fecha"] = self.dia()
        evaluacion["puntajes"] = {c: [azar.randint(3, 5) for _ in range(3)] for c in CRITERIOS}
        evaluacion["decision"] = azar.choice(("validada", "validada", "observada"))
        datos["evaluacion"] = evaluacion
        datos["difusion"] = [self.difusion() for _ in range(azar.randint(1, 4))]
        datos["replicas"] = [self.replica() for _ in range(azar.randint(1, 3))]
        if estado == "retirada":
            datos["retiro"] = {"motivo": "Cambió la norma"}
        self._guardar(f"buenas_practicas/bp-caso-{i}", datos, cuerpo)

    def difusion(self) -> Datos:
        """Una vez que se compartió."""
        canal = self.azar.choice(("encuentro_nacional", "boletin", "redes"))
        edicion = (
            {"edicion": self.azar.choice(("2025", "2026"))} if self.azar.random() < 0.7 else {}
        )
        return {"canal": canal, "fecha": self.dia(), **edicion}

    def replica(self) -> Datos:
        """Una réplica en cualquier estado."""
        estados = ("interesada", "en_adaptacion", "en_marcha", "consolidada", "descontinuada")
        region, estado = self.azar.choice(REGIONES[:-1]), self.azar.choice(estados)
        return {"region": region, "estado": estado, "fecha_inicio": self.dia()}

    def herramienta(self) -> Datos:
        """A veces probada con un grupo, que quizá no respondió la encuesta."""
        azar = self.azar
        datos: Datos = {"clase": azar.choice(("guia", "plantilla"))}
        datos["cuando_usarla"] = "Antes de empezar."
        if azar.random() < 0.6:
            datos["piloto"] = {"fecha": self.dia(), "participantes": azar.randint(1, 30)}
            for cual in ("claridad", "utilidad"):
                if azar.random() < 0.7:
                    datos["piloto"][cual] = azar.randint(10, 50) / 10
        return datos

    def accion(self) -> Datos:
        """Con su situación y, a veces, sus totales."""
        azar = self.azar
        datos: Datos = {
            "accion": "taller_practico",
            "modalidad": "presencial",
            "periodo": azar.choice(("2025", "2025-T2", "2025-T4", "2026-02")),
            "situacion": azar.choice(("programada", "ejecutada", "ejecutada", "cancelada")),
        }
        if azar.random() < 0.5:
            datos["inicio"] = self.dia()
        if azar.random() < 0.3:
            datos["demanda_atendida"] = azar.sample(TEMAS, 1)
        if azar.random() < 0.7:
            inscritos = azar.randint(1, 40)
            datos["agregados"] = {"inscritos": inscritos, "asistentes": azar.randint(0, inscritos)}
            if azar.random() < 0.7:
                datos["agregados"]["satisfaccion"] = azar.randint(10, 50) / 10
        return datos

    def comunidad(self) -> Datos:
        """Con integrantes, y a veces con las fechas de sus sesiones."""
        azar = self.azar
        sesion = {"codigo": "S0", "titulo": "Lanzamiento", "objetivo": "Alinear expectativas."}
        if azar.random() < 0.6:
            sesion["fecha"] = self.dia()
        return {
            "problema": "Demora en los servicios laborales",
            "situacion": azar.choice(("programada", "en_curso", "cerrada")),
            "sesiones": [sesion],
            **({"integrantes": azar.randint(8, 12)} if azar.random() < 0.8 else {}),
        }

    def lista(self, i: int) -> Datos:
        """Con tres videos en cualquier momento de su vida."""
        return {
            "numero": i + 1,
            "youtube_playlist_id": "PLabcdefghijklmnopqrstuvwxyz012345",
            "videos": [self.video(f"vi-caso-{i}-{j}") for j in range(3)],
        }

    def video(self, id_: str) -> Datos:
        """Con las validaciones que tenga."""
        azar = self.azar
        estado = azar.choice(("programado", "guion", "guion_validado", "publicado", "publicado"))
        datos: Datos = {"id": id_, "titulo": f"Video inventado {id_}", "estado": estado}
        exigidas = {"publicado": 3, "guion_validado": 2}.get(estado, azar.randint(0, 3))
        *dias, subida = sorted(self.dia() for _ in range(4))
        if estado == "publicado":
            datos |= {"youtube_id": "dQw4w9WgXcQ", "objetivo": "Saber contar indicadores."}
            datos["fecha_subida"] = subida
        cuales = ("guion_uo", "guion_odes", "final_odes")[:exigidas]
        datos["validaciones"] = dict(zip(cuales, dias, strict=False))
        return datos

    def _guardar(self, lugar: str, datos: Datos, cuerpo: str = "") -> None:
        texto = yaml.safe_dump(datos, allow_unicode=True, sort_keys=False)
        if lugar.startswith(("buenas", "recursos/herramientas", "recursos/formativos")):
            datos_ = {c: v for c, v in datos.items() if c != "cuando_usarla"}
            cabeza = yaml.safe_dump(datos_, allow_unicode=True, sort_keys=False)
            seccion = "## Cuándo usarla\n\nAntes de empezar.\n" if "cuando_usarla" in datos else ""
            self.repositorio.escribir(f"{lugar}/ficha.md", f"---\n{cabeza}---\n{cuerpo or seccion}")
        else:
            self.repositorio.escribir(f"{lugar}/ficha.yml", texto)


def escribir_muestra(raiz: Path, semilla: int = 7) -> Repositorio:
    """El repositorio de esa semilla, en una carpeta nueva."""
    repositorio = Repositorio.crear(raiz)
    Muestra(repositorio, semilla).escribir()
    return repositorio
