"""Etapa 4, calendario: de las citas a sus páginas: el año en lista, cada mes y los cronogramas."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generador.modelo import Agenda, Catalogo, Pagina, Tipo
from generador.reglas.regiones import TODAS
from generador.vistas.agenda import Cita, citas
from generador.vistas.campos import Pintor
from generador.vistas.entorno import Rotulo, Taller
from generador.vistas.formatos import mes as nombre_de_mes
from generador.vistas.formatos import periodo

SECCION = "calendario"
TITULO = "Calendario"
ESTILOS = '<link rel="stylesheet" href="../assets/calendario/calendario.css">\n'
MIGAS = ((TITULO, f"{SECCION}/index.html"),)
MAXIMO = 1000
"""Citas que se muestran como mucho en la página de un año."""
DESCRIPCION = (
    "Acciones formativas y sesiones de comunidades, por trimestre y por mes. Fíltrelo por región "
    "y perfil, imprímalo o llévelo a su propio calendario."
)


@dataclass(frozen=True, slots=True)
class Tramo:
    """Un trimestre o un mes de la lista, con lo que hay en él."""

    periodo: str
    """«2026-T2», «2026-04», o «2026» si no se sabe más."""
    titulo: str
    citas: Sequence[Cita]
    meses: tuple[Tramo, ...] = ()


def paginas(taller: Taller) -> Iterator[Pagina]:
    """El calendario del año en curso, uno por año y por mes, y los cronogramas."""
    todas = citas(taller.catalogo)
    convocan = [c for c in todas if _agenda(c).convoca]
    anios = {a: list(suyas) for a, suyas in groupby(convocan, lambda c: c.anio)}
    cerca = _mas_cercano(list(anios), taller.catalogo.fecha[:4])
    yield _anio(taller, "index", anios, cerca)
    for anio in anios:
        yield _anio(taller, anio, anios, anio)
    meses = sorted({d[:7] for c in convocan for d in c.dias()} | {c.mes for c in convocan if c.mes})
    for mes in meses:
        yield _mes(taller, mes, meses, convocan)
    for tipo in taller.catalogo.tipos.values():
        if tipo.agenda and not tipo.agenda.convoca:
            suyas = [c for c in todas if c.ficha.tipo is tipo]
            yield _cronograma(taller, tipo, tipo.agenda, suyas)


def pagina_de(tipo: Tipo) -> str:
    """Dirección del calendario en que están las fichas de un tipo; vacía si no tienen fechas."""
    if tipo.agenda is None:
        return ""
    return f"{SECCION}/index.html?tipo={tipo.ruta}" if tipo.agenda.convoca else _ruta(tipo)


def _ruta(tipo: Tipo) -> str:
    return f"{SECCION}/{tipo.ruta}.html"


def _agenda(cita: Cita) -> Agenda:
    agenda = cita.ficha.tipo.agenda
    assert agenda is not None
    return agenda


def _mas_cercano(anios: Sequence[str], hoy: str) -> str:
    """El año en curso, si tiene algo; si no, el último que lo tenga antes, o el primero después."""
    antes = [a for a in anios if a <= hoy]
    return antes[-1] if antes else anios[0] if anios else hoy


def _anio(taller: Taller, nombre: str, anios: dict[str, list[Cita]], anio: str) -> Pagina:
    catalogo, suyas = taller.catalogo, anios.get(anio, [])
    vistas = suyas[:MAXIMO]
    usadas = {r for c in suyas for r in c.ficha.regiones} - {TODAS}
    titulo = f"{TITULO} {anio}" if suyas else TITULO
    return taller.pagina(
        f"{SECCION}/{nombre}.html",
        Rotulo(titulo, DESCRIPCION, () if nombre == "index" else MIGAS, ESTILOS),
        "calendario.html.j2",
        anio=anio,
        anios=list(anios),
        tramos=_trimestres(anio, vistas),
        cuantas=len(suyas),
        vistas=len(vistas),
        tipos=[t for t in catalogo.tipos.values() if any(c.ficha.tipo is t for c in suyas)],
        regiones=[
            r for r in catalogo.vocabularios["regiones"].terminos.values() if r.slug in usadas
        ],
        cronogramas=[(t, _ruta(t)) for t in _con_cronograma(catalogo)],
        todas_las_regiones=catalogo.vocabularios["regiones"].terminos.values(),
    )


def _con_cronograma(catalogo: Catalogo) -> list[Tipo]:
    return [t for t in catalogo.tipos.values() if t.agenda and not t.agenda.convoca]


def _trimestres(anio: str, suyas: Sequence[Cita]) -> list[Tramo]:
    """Los cuatro trimestres que tengan algo, con sus meses; al final, lo que no tiene fecha."""
    tramos = []
    for clave in sorted({c.trimestre for c in suyas}, key=lambda t: t or "~"):
        dentro = [c for c in suyas if c.trimestre == clave]
        claves = sorted({c.mes for c in dentro}, key=lambda m: m or "~")
        meses = tuple(
            Tramo(m, nombre_de_mes(m) if m else "Mes por fijar", [c for c in dentro if c.mes == m])
            for m in claves
        )
        titulo = periodo(clave) if clave else f"En {anio}, sin fecha fijada"
        tramos.append(Tramo(clave or anio, titulo, dentro, meses if clave else ()))
    return tramos


def _mes(taller: Taller, mes: str, meses: Sequence[str], convocan: Sequence[Cita]) -> Pagina:
    suyas = [c for c in convocan if c.mes == mes or any(d.startswith(mes) for d in c.dias())]
    lugar = meses.index(mes)
    rotulo = Rotulo(
        f"{TITULO}: {nombre_de_mes(mes).lower()}",
        f"Catálogo de acciones formativas y sesiones de {nombre_de_mes(mes).lower()}.",
        (*MIGAS, (mes[:4], f"{SECCION}/{mes[:4]}.html")),
        ESTILOS,
    )
    return taller.pagina(
        f"{SECCION}/{mes}.html",
        rotulo,
        "calendario_mes.html.j2",
        mes=mes,
        semanas=_semanas(mes, suyas),
        citas=suyas,
        anterior=meses[lugar - 1] if lugar else "",
        siguiente=meses[lugar + 1] if lugar + 1 < len(meses) else "",
    )


def _semanas(mes: str, suyas: Sequence[Cita]) -> list[list[tuple[int, list[Cita]]]]:
    """Las semanas del mes, de lunes a domingo: (día o 0 si es de otro mes, sus citas)."""
    por_dia: dict[str, list[Cita]] = {}
    for cita in suyas:
        for dia in cita.dias():
            por_dia.setdefault(dia, []).append(cita)
    semanas = calendar.Calendar().monthdayscalendar(int(mes[:4]), int(mes[5:]))
    return [[(n, por_dia.get(f"{mes}-{n:02}", [])) for n in semana] for semana in semanas]


def _cronograma(taller: Taller, tipo: Tipo, agenda: Agenda, suyas: Sequence[Cita]) -> Pagina:
    """Por fecha; al final, lo que todavía no la tiene."""
    campos = [c for n in agenda.columnas if (c := tipo.campo(n))]
    con_fecha = {c.ficha.id for c in suyas}
    todas = (f for f in taller.catalogo.visibles if f.tipo is tipo and not f.retirada)
    sin_fecha = sorted((f for f in todas if f.id not in con_fecha), key=lambda f: f.id)
    renglones = [(c.ficha, c.fecha) for c in suyas] + [(f, "") for f in sin_fecha]
    filas = []
    for ficha, fecha in renglones:
        pintor = Pintor(taller, ficha)
        datos = ficha.datos
        celdas = [pintor.valor(c, datos[c.nombre]) if c.nombre in datos else "—" for c in campos]
        filas.append((ficha, fecha, celdas))
    return taller.pagina(
        _ruta(tipo),
        Rotulo(agenda.titulo, agenda.descripcion, MIGAS, ESTILOS),
        "cronograma.html.j2",
        tipo=tipo,
        campos=campos,
        filas=filas,
    )
