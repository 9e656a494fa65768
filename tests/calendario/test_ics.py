"""Los .ics los entiende otro programa, dicen lo mismo que las fichas y no cambian porque sí."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import vobject

from generador.vistas import ics
from tests.calendario.oferta import RESUMEN, poner, preparar, quinientas
from tests.repositorio import FECHA, Repositorio

COMUNIDAD = """\
titulo: Comunidad sobre citas para consultas
resumen: Grupo de especialistas de varias regiones que busca cómo ordenar las citas de consultas.
estado: publicado
eje: transversal
temas: [comunidades-de-practica]
unidad: odes
problema: Las citas para consultas laborales se dan sin orden
situacion: en_curso
regiones: [puno]
sesiones:
  - {codigo: S0, titulo: Lanzamiento, objetivo: Alinear expectativas.,
     fecha: "2026-06-04", hora: "15:00", duracion_horas: 1.5}
  - {codigo: S1, titulo: Diagnóstico, objetivo: Identificar las causas., fecha: "2026-06-18"}
  - {codigo: S2, titulo: Diseño, objetivo: Crear estrategias juntos.}
"""


def _archivos(repositorio: Repositorio) -> dict[str, bytes]:
    archivos = {}
    for archivo in ics.archivos(preparar(repositorio)):
        assert isinstance(archivo.contenido, bytes)
        archivos[archivo.ruta] = archivo.contenido
    return archivos


def _sucesos(contenido: bytes) -> list[Any]:
    """Los sucesos, según vobject, que no es la biblioteca con que se escriben."""
    calendario = vobject.readOne(contenido.decode())
    calendario.validate(raiseException=True)
    return list(getattr(calendario, "vevent_list", []))


def test_una_accion_con_hora_empieza_y_termina_en_la_hora_de_lima(repositorio: Repositorio) -> None:
    """Con su dirección, su lugar, su público y sus enlaces; y está donde debe."""
    poner(
        repositorio,
        "af-taller-de-citas",
        "Taller de citas; primera parte, con «comas»",
        "2026-06",
        inicio='"2026-06-10"',
        hora='"10:30"',
        duracion_horas="2.5",
        regiones="[puno, callao]",
        publico="[especialistas_regionales]",
        enlaces="{inscripcion: 'https://www.gob.pe/inscripcion'}",
    )
    archivos = _archivos(repositorio)
    (suceso,) = _sucesos(archivos["oferta/af-taller-de-citas.ics"])
    assert suceso.uid.value == "af-taller-de-citas@repositorio.mtpe"
    assert suceso.summary.value == "Taller de citas; primera parte, con «comas»"
    inicio = suceso.dtstart.value
    assert inicio.astimezone(UTC) == datetime(2026, 6, 10, 15, 30, tzinfo=UTC)
    assert suceso.dtstart.params["X-VOBJ-ORIGINAL-TZID"] == ["America/Lima"]
    assert suceso.dtend.value - inicio == timedelta(hours=2.5)
    assert suceso.url.value == "https://repositorio.example/oferta/af-taller-de-citas.html"
    assert suceso.location.value == "Virtual, en vivo · Puno · Callao"
    assert RESUMEN in suceso.description.value
    assert "Inscripción: https://www.gob.pe/inscripcion" in suceso.description.value
    assert suceso.dtstamp.value == datetime.fromisoformat(f"{FECHA}T05:00:00+00:00")
    donde = {r for r, c in archivos.items() if b"UID:af-taller-de-citas@" in c}
    regionales = {"calendario/region-puno.ics", "calendario/region-callao.ics"}
    comunes = {"calendario/todo.ics", "calendario/oferta.ics"}
    assert donde == {"oferta/af-taller-de-citas.ics", *regionales, *comunes}


def test_sin_hora_son_dias_enteros_y_el_ultimo_cuenta(repositorio: Repositorio) -> None:
    """Lo nacional va a todas las regiones; lo largo no ocupa la agenda."""
    poner(
        repositorio,
        "af-programa",
        "Programa largo",
        "2026-T2",
        inicio="2026-06-01",
        fin="2026-07-03",
    )
    archivos = _archivos(repositorio)
    (suceso,) = _sucesos(archivos["calendario/region-tacna.ics"])
    assert (suceso.dtstart.value, suceso.dtend.value) == (date(2026, 6, 1), date(2026, 7, 4))
    assert suceso.transp.value == "TRANSPARENT"


def test_lo_reprogramado_conserva_su_nombre_y_lo_cancelado_lo_dice(
    repositorio: Repositorio,
) -> None:
    """El calendario que ya lo tenía lo mueve o lo tacha: la clave es la misma."""
    cambio = {"situacion": "reprogramada", "motivo": "Feriado", "fecha_original": "2026-06-08"}
    poner(repositorio, "af-movida", "Taller movido", "2026-06", inicio="2026-06-10", **cambio)
    anulada = {"situacion": "cancelada", "motivo": "Sin cupo"}
    poner(repositorio, "af-anulada", "Taller anulado", "2026-06", inicio="2026-06-11", **anulada)
    sucesos = {s.uid.value: s for s in _sucesos(_archivos(repositorio)["calendario/todo.ics"])}
    movida = sucesos["af-movida@repositorio.mtpe"]
    assert movida.status.value == "CONFIRMED"
    assert "Antes, el 2026-06-08. Feriado" in movida.description.value
    suspendida = sucesos["af-anulada@repositorio.mtpe"]
    assert suspendida.status.value == "CANCELLED"
    assert suspendida.summary.value == "Cancelada: Taller anulado"


def test_cada_sesion_de_una_comunidad_es_un_suceso(repositorio: Repositorio) -> None:
    """Las que todavía no tienen fecha no están."""
    repositorio.escribir("recursos/comunidades/cp-citas/ficha.yml", COMUNIDAD)
    archivos = _archivos(repositorio)
    sucesos = _sucesos(archivos["comunidades/cp-citas.ics"])
    claves = [s.uid.value for s in sucesos]
    assert claves == ["cp-citas-s0@repositorio.mtpe", "cp-citas-s1@repositorio.mtpe"]
    assert sucesos[0].summary.value == "S0 Lanzamiento · Comunidad sobre citas para consultas"
    assert [s.uid.value for s in _sucesos(archivos["calendario/region-puno.ics"])] == claves
    assert _sucesos(archivos["calendario/region-cusco.ics"]) == []


def test_ni_ejemplos_ni_lo_que_no_tiene_dia(repositorio: Repositorio) -> None:
    """Nadie recibe en su calendario algo inventado, ni un mes entero."""
    poner(
        repositorio,
        "af-inventada",
        "Taller inventado",
        "2026-06",
        inicio="2026-06-10",
        ejemplo="true",
    )
    poner(repositorio, "af-sin-dia", "Taller sin día", "2026-06")
    archivos = _archivos(repositorio)
    assert all(b"BEGIN:VEVENT" not in contenido for contenido in archivos.values())
    assert {r for r in archivos if not r.startswith("calendario/")} == set()


def test_quinientas_acciones_salen_enteras_y_siempre_iguales(repositorio: Repositorio) -> None:
    """Claves sin repetir y, con el mismo contenido, los mismos bytes."""
    quinientas(repositorio)
    archivos = _archivos(repositorio)
    claves = [s.uid.value for s in _sucesos(archivos["calendario/todo.ics"])]
    assert len(claves) == len(set(claves)) == 500
    assert len(_sucesos(archivos["calendario/region-puno.ics"])) == 200
    assert archivos == _archivos(repositorio)
    assert all(len(linea) <= 75 for c in archivos.values() for linea in c.split(b"\r\n"))
