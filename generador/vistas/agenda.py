"""Etapa 4, agenda: de las fichas a sus citas, según lo que cada tipo declara en «x-agenda»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from generador.modelo import Catalogo, Ficha
from generador.reglas.calendario import trimestre
from generador.reglas.coincidencias import CANCELADA, LARGA

ARCHIVO = ".ics"


@dataclass(frozen=True, slots=True)
class Cita:
    """Algo que pasa un día, o en un periodo si el día todavía no se sabe."""

    ficha: Ficha
    clave: str
    """La distingue de las demás de su ficha; vacía si es la única."""
    titulo: str
    fecha: str
    """AAAA-MM-DD, o vacío."""
    fin: str
    """Último día; el mismo, si dura uno."""
    periodo: str
    """Año, trimestre o mes en que cae."""
    hora: str
    horas: float
    situacion: str
    situacion_nombre: str
    motivo: str
    antes: str
    """Fecha que tenía antes de reprogramarse."""
    rasgos: tuple[str, ...]
    """De qué clase es y cómo se lleva."""
    publico: str
    enlaces: tuple[tuple[str, str], ...]
    """(para qué sirve, dirección)."""

    @property
    def anio(self) -> str:
        """El año en que cae."""
        return self.periodo[:4]

    @property
    def mes(self) -> str:
        """«2026-04»; vacío si no se sabe."""
        return "" if "T" in self.periodo else self.periodo[:7] if len(self.periodo) > 4 else ""

    @property
    def trimestre(self) -> str:
        """«2026-T2»; vacío si no se sabe."""
        return trimestre(self.periodo)

    @property
    def cancelada(self) -> bool:
        """Si ya no será."""
        return self.situacion == CANCELADA

    @property
    def larga(self) -> bool:
        """Si va por sesiones: no ocupa todos sus días."""
        return self._dura() > LARGA

    def dias(self) -> Iterator[str]:
        """Los días que ocupa; si es larga, solo el primero."""
        for n in range(0 if not self.fecha else 1 if self.larga else self._dura()):
            yield (date.fromisoformat(self.fecha) + timedelta(days=n)).isoformat()

    def _dura(self) -> int:
        if not self.fecha:
            return 0
        return (date.fromisoformat(self.fin) - date.fromisoformat(self.fecha)).days + 1


def citas(catalogo: Catalogo) -> list[Cita]:
    """Todas las citas de las fichas vigentes, por fecha; en un mismo periodo, lo fechado antes."""
    todas = [c for f in catalogo.visibles for c in citas_de(catalogo, f)]
    return sorted(todas, key=lambda c: (c.anio, c.fecha or "~", c.hora, c.ficha.id, c.clave))


def citas_de(catalogo: Catalogo, ficha: Ficha) -> Iterator[Cita]:
    """Las citas de una ficha que tienen fecha o periodo."""
    agenda = ficha.tipo.agenda
    if agenda is None or ficha.retirada:
        return
    elementos = ficha.datos.get(agenda.lista, ()) if agenda.lista else (ficha.datos,)
    for datos in elementos:
        suyos = {n: datos[c] for n, c in agenda.campos.items() if c in datos}
        if "fecha" in suyos or "periodo" in suyos:
            yield _cita(catalogo, ficha, suyos)


def fechadas(catalogo: Catalogo, ficha: Ficha) -> list[Cita]:
    """Las que van al calendario de una persona: con día, y nunca inventadas."""
    return [c for c in citas_de(catalogo, ficha) if c.fecha and not ficha.ejemplo]


def _cita(catalogo: Catalogo, ficha: Ficha, datos: Mapping[str, Any]) -> Cita:
    fecha = datos.get("fecha", "")
    clave = datos.get("clave", "")
    rotulo = f"{clave} {datos['titulo']} · {ficha.titulo}" if "titulo" in datos else ficha.titulo
    nombres = {n: _nombre(catalogo, ficha, n, datos) for n in ("clase", "modo", "situacion")}
    return Cita(
        ficha=ficha,
        clave=clave,
        titulo=rotulo,
        fecha=fecha,
        fin=max(datos.get("fin", fecha), fecha),
        periodo=fecha[:7] or datos["periodo"],
        hora=datos.get("hora", ""),
        horas=datos.get("horas", 0),
        situacion=datos.get("situacion", ""),
        situacion_nombre=nombres["situacion"],
        motivo=datos.get("motivo", ""),
        antes=datos.get("antes", ""),
        rasgos=tuple(filter(None, (nombres["clase"] or ficha.tipo.titulo, nombres["modo"]))),
        publico=", ".join(catalogo.nombre("publicos", p) for p in datos.get("publico", ())),
        enlaces=_enlaces(ficha, datos.get("enlaces", {})),
    )


def _nombre(catalogo: Catalogo, ficha: Ficha, dato: str, datos: Mapping[str, Any]) -> str:
    """Cómo se lee una opción: el nombre de su término o el que le da el esquema."""
    if dato not in datos or ficha.tipo.agenda is None:
        return ""
    campo = ficha.tipo.campo(ficha.tipo.agenda.campos[dato])
    valor = str(datos[dato])
    if campo is None or campo.vocabulario is None:
        return campo.nombres.get(valor, valor) if campo else valor
    return catalogo.nombre(campo.vocabulario, valor)


def _enlaces(ficha: Ficha, datos: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    agenda = ficha.tipo.agenda
    campo = ficha.tipo.campo(agenda.campos["enlaces"]) if agenda and datos else None
    hijos = campo.hijos if campo else ()
    return tuple((c.titulo, datos[c.nombre]) for c in hijos if c.nombre in datos)
