"""Etapa 4, ics: de las citas a los archivos .ics que leen los calendarios (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneStandard

from generador.modelo import Archivo, Sitio
from generador.reglas.regiones import TODAS
from generador.vistas.agenda import Cita, citas, fechadas
from generador.vistas.entorno import Taller

LIMA = ZoneInfo("America/Lima")
CUANTAS = 1000
"""Citas que lleva como mucho un archivo: las últimas."""
CARPETA = "calendario"
TODO = f"{CARPETA}/todo.ics"
_FIN = b"END:VCALENDAR\r\n"


def archivos(taller: Taller) -> Iterator[Archivo]:
    """Uno por ficha con fechas, uno por región, uno por tipo y el de todo."""
    catalogo, sitio = taller.catalogo, taller.sitio
    sucesos = [(c, _suceso(taller, c)) for c in citas(catalogo) if c.fecha and not c.ficha.ejemplo]
    por_ficha: dict[str, list[bytes]] = {}
    for cita, suceso in sucesos:
        por_ficha.setdefault(cita.ficha.ruta, []).append(suceso)
    for ruta, suyos in sorted(por_ficha.items()):
        yield Archivo(archivo_de(ruta), _calendario(sitio.nombre, suyos))
    convocan = [(c, s) for c, s in sucesos if c.ficha.tipo.agenda and c.ficha.tipo.agenda.convoca]
    yield Archivo(TODO, _calendario(sitio.nombre, (s for _, s in convocan)))
    for tipo in catalogo.tipos.values():
        if tipo.agenda is not None:
            del_tipo = (s for c, s in sucesos if c.ficha.tipo is tipo)
            yield Archivo(f"{CARPETA}/{tipo.ruta}.ics", _calendario(tipo.indice, del_tipo))
    for region in catalogo.vocabularios["regiones"].terminos.values():
        suyos = [s for c, s in convocan if {region.slug, TODAS} & set(c.ficha.regiones)]
        nombre = f"{sitio.nombre} · {region.nombre}"
        yield Archivo(f"{CARPETA}/region-{region.slug}.ics", _calendario(nombre, suyos))


def archivo_de(ruta: str) -> str:
    """El .ics que está junto a la página de una ficha."""
    return ruta.removesuffix(".html") + ".ics"


def tiene_archivo(taller: Taller, id_: str) -> bool:
    """Si la ficha tiene alguna cita que llevarse."""
    return bool(fechadas(taller.catalogo, taller.catalogo.fichas[id_]))


def _calendario(nombre: str, sucesos: Iterable[bytes]) -> bytes:
    """Un calendario con esos sucesos, ya escritos: los de alcance nacional van en muchos."""
    calendario = Calendar()
    for propiedad, valor in (
        ("PRODID", "-//MTPE//Repositorio de conocimiento//ES"),
        ("VERSION", "2.0"),
        ("METHOD", "PUBLISH"),
        ("NAME", nombre),
        ("X-WR-CALNAME", nombre),
        ("X-WR-TIMEZONE", LIMA.key),
    ):
        calendario.add(propiedad, valor)
    calendario.add_component(_huso())
    cabeza = bytes(calendario.to_ical()).removesuffix(_FIN)
    return cabeza + b"".join([*sucesos][-CUANTAS:]) + _FIN


def _huso() -> Timezone:
    """La hora del Perú: UTC-5 desde 1994, sin horario de verano."""
    normal = TimezoneStandard()
    normal.add("DTSTART", datetime(1994, 4, 1))
    normal.add("TZOFFSETFROM", timedelta(hours=-4))
    normal.add("TZOFFSETTO", timedelta(hours=-5))
    normal.add("TZNAME", "-05")
    huso = Timezone()
    huso.add("TZID", LIMA.key)
    huso.add_component(normal)
    return huso


def _suceso(taller: Taller, cita: Cita) -> bytes:
    ficha = cita.ficha
    cambiada = datetime.fromisoformat(ficha.actualizada).replace(tzinfo=LIMA).astimezone(UTC)
    suceso = Event()
    suceso.add("UID", f"{ficha.id}{'-' if cita.clave else ''}{cita.clave.lower()}@repositorio.mtpe")
    suceso.add("DTSTAMP", cambiada)
    suceso.add("LAST-MODIFIED", cambiada)
    suceso.add("SEQUENCE", _veces(ficha.publicada, ficha.actualizada))
    suceso.add("SUMMARY", f"Cancelada: {cita.titulo}" if cita.cancelada else cita.titulo)
    suceso.add("DESCRIPTION", _descripcion(taller.sitio, cita))
    suceso.add("URL", taller.sitio.url + ficha.ruta)
    suceso.add("CATEGORIES", [ficha.tipo.titulo])
    suceso.add("STATUS", "CANCELLED" if cita.cancelada else "CONFIRMED")
    suceso.add("TRANSP", "TRANSPARENT" if cita.larga or cita.cancelada else "OPAQUE")
    _cuando(suceso, cita)
    lugares = [taller.catalogo.nombre("regiones", r) for r in ficha.regiones if r != TODAS]
    if donde := " · ".join([*cita.rasgos[1:], *lugares]):
        suceso.add("LOCATION", donde)
    return bytes(suceso.to_ical())


def _cuando(suceso: Event, cita: Cita) -> None:
    """Con hora si dura un día y se sabe; si no, días enteros."""
    inicio, fin = date.fromisoformat(cita.fecha), date.fromisoformat(cita.fin)
    if not cita.hora or fin > inicio:
        suceso.add("DTSTART", inicio)
        suceso.add("DTEND", fin + timedelta(days=1))
        return
    comienzo = datetime.fromisoformat(f"{cita.fecha}T{cita.hora}").replace(tzinfo=LIMA)
    suceso.add("DTSTART", comienzo)
    if cita.horas:
        suceso.add("DTEND", comienzo + timedelta(minutes=round(cita.horas * 60)))


def _veces(publicada: str, actualizada: str) -> int:
    """Crece con cada cambio, que es lo que un calendario mira; sale de las fechas del contenido."""
    return max(0, (date.fromisoformat(actualizada) - date.fromisoformat(publicada)).days)


def _descripcion(sitio: Sitio, cita: Cita) -> str:
    cambio = f"Antes, el {cita.antes}. " if cita.antes else ""
    partes = (
        cita.ficha.resumen,
        f"{cita.situacion_nombre}. {cambio}{cita.motivo}" if cambio or cita.motivo else "",
        f"Público: {cita.publico}." if cita.publico else "",
        *(f"{para}: {direccion}" for para, direccion in cita.enlaces),
        sitio.url + cita.ficha.ruta,
    )
    return "\n".join(filter(None, partes))
