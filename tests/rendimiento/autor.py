"""Quien escribe una ficha: su clasificación, sus datos comunes y sus textos."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from tests.rendimiento.plan import Plan, Turno
from tests.rendimiento.prosa import Prosa, banco, zipf

PRIMER_DIA = date(2024, 1, 8)
DIAS = 1000
LARGO = 2200
"""Caracteres que se piden; con lo que se añade, un cuerpo queda cerca de 2,6 KB."""
Escrito = tuple[dict[str, Any], dict[str, str]]
"""(datos propios del tipo, secciones del cuerpo)."""


class Autor:
    """Escribe una ficha: su semilla es su número, así que no depende de las demás."""

    def __init__(self, plan: Plan, turno: Turno) -> None:
        self.plan, self.turno = plan, turno
        self.azar = Random(turno.numero)
        self.eje, self.temas = self._clasificar()
        self.prosa = Prosa(self.azar, plan.slugs("temas").index(self.temas[0]))
        self.publicada = dia(turno.numero)

    def comunes(self) -> dict[str, Any]:
        plan, azar, prosa = self.plan, self.azar, self.prosa
        datos: dict[str, Any] = {
            "titulo": f"{prosa.titulo(100)} (n.º {self.turno.numero})",
            "resumen": self.resumen(),
            "estado": "publicado",
            "eje": self.eje,
            "temas": self.temas,
            "unidad": zipf(azar, plan.slugs("unidades")),
            "palabras_clave": prosa.varios(banco()["claves"], 3, 6),
            "regiones": self.regiones(),
            "fecha_publicacion": self.publicada,
        }
        if azar.random() < 0.5:
            datos["perfiles"] = prosa.varios(plan.slugs("perfiles"), 1, 2)
        if azar.random() < 0.6:
            datos["relacionados"] = self._relacionados()
        return {c: v for c, v in datos.items() if v}

    def resumen(self) -> str:
        """De 60 a 400 caracteres, sin formato."""
        texto = self.prosa.oracion()
        while len(texto) < 160:
            texto += " " + self.prosa.oracion()
        return texto.replace("*", "")[:390].rsplit(" ", 1)[0].rstrip(",;:.") + "."

    def regiones(self) -> list[str]:
        """Casi siempre todo el país; si no, de una a tres regiones."""
        propias = [r for r in self.plan.slugs("regiones") if r != "nacional"]
        return self.prosa.varios(propias, 1, 3) if self.azar.random() < 0.4 else ["nacional"]

    def otras(self, minimo: int, maximo: int, *tipos: str) -> list[str]:
        """Ids de otras fichas, sin repetir."""
        intentos = range(self.azar.randint(minimo, maximo))
        halladas = (self.plan.otra(self.azar, self.turno.id, *tipos) for _ in intentos)
        return list(dict.fromkeys(i for i in halladas if i))

    def mencionar(self, texto: str) -> str:
        """El texto con un enlace a otra ficha al final, una de cada tres veces."""
        otra = self.plan.otra(self.azar, self.turno.id, "herramienta", "recurso")
        if otra is None or self.azar.random() > 1 / 3:
            return texto
        return f"{texto}\n\nVea también [{self.prosa.nombre()}](ficha:{otra})."

    def apartados(self, largo: int) -> str:
        """Un cuerpo con varios apartados; alguno lleva una tabla o un subtítulo."""
        titulos = self.prosa.varios(banco()["apartados"], 3, 4)
        partes = [self.prosa.oraciones(2)]
        for titulo in titulos:
            partes += [f"## {titulo}", self.prosa.texto(largo // (len(titulos) + 1))]
        if self.azar.random() < 0.4:
            partes.append(self.prosa.tabla(self.azar.randint(3, 6)))
        if self.azar.random() < 0.4:
            partes += [f"### {self.prosa.titulo()}", self.prosa.oraciones(2)]
        return self.mencionar("\n\n".join(partes))

    def _clasificar(self) -> tuple[str, list[str]]:
        eje = zipf(self.azar, self.plan.slugs("ejes"))
        temas = [
            t.slug
            for t in self.plan.vocabularios["temas"].terminos.values()
            if eje == "transversal" or {eje, "transversal"} & set(t.extra["ejes"])
        ]
        desde = self.azar.randrange(len(temas))
        hallados = (zipf(self.azar, temas, desde) for _ in range(self.azar.randint(1, 3)))
        return eje, list(dict.fromkeys(hallados))

    def _relacionados(self) -> list[dict[str, str]]:
        clases = self.plan.slugs("relaciones")
        ids = self.otras(1, 3, "herramienta", "recurso", "buena_practica")
        puestas = ((i, zipf(self.azar, clases)) for i in ids)
        return [{"id": i, "relacion": self._sin_vuelta(i, clase)} for i, clase in puestas]

    def _sin_vuelta(self, otra: str, clase: str) -> str:
        """Solo se requiere una ficha anterior: así los requisitos no dan vueltas."""
        numero = int(otra.rpartition("-")[2])
        return "complementa" if clase == "requiere" and numero >= self.turno.numero else clase

    def tabla(self) -> str:
        """Un CSV pequeño de práctica."""
        filas = (
            f"{self.prosa.lugar()},{self.azar.randint(2020, 2026)},{self.azar.randint(1, 900)}"
            for _ in range(20)
        )
        return "lugar,anio,casos\n" + "\n".join(filas) + "\n"


def dia(numero: int, despues: int = 0) -> str:
    """Fecha (AAAA-MM-DD) de publicación de la ficha con ese número, y días después."""
    return (PRIMER_DIA + timedelta(numero * 37 % DIAS + despues)).isoformat()
