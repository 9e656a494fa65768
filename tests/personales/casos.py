"""Quinientos casos inventados: datos que nadie tiene, escritos como los escribe la gente."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

PERSONAS = (
    "Juan Pérez Quispe",
    "Ana María Rojas Díaz",
    "LUIS ALBERTO MAMANI",
    "Rosa de la Cruz Flores",
)
_PESOS = (3, 2, 7, 6, 5, 4, 3, 2)
_PESOS_RUC = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
_DNI = (
    "{p}, identificado con DNI N° {d}, firmó el acta.",
    "DNI: {d}",
    "D.N.I. N.º {d}",
    "dni {d}",
    "DNI Nº{d}",
    "con documento nacional de identidad {d} y domicilio en Lima",
    "Documento de identidad n.° {d}",
    "{p} ({d}, DNI)",
    "El DNI de {p} es {d}.",
    "DNI {f}",
    "{p} {d}-{c} asistió",
    "Nombre · DNI 1 · {p} · {d}",
)
_CELULAR = (
    "Celular {m}",
    "cel.: {n}",
    "llame al +51 {n}",
    "WhatsApp: +51{m}",
    "https://wa.me/51{m}",
    "Comuníquese con {p} ({g})",
    "{n} o {m2}",
    "Tel. {m}, de 9 a 5",
    "contacto: {m}.",
    "(51) {n}",
)
_CORREO = (
    "{u}@{x}",
    "Escriba a <{u}@{x}> antes del lunes.",
    "[correo](mailto:{u}@{x})",
    "{u} @ {x}",
    "{u} (arroba) {x}",
    "{u}[at]{x}",
    "Correo: {u}@{x}; anexo 12",
    "{p};{u}@{x};Lima",
)
_LISTA = (
    "| N° | Nombres y apellidos | DNI | Firma |\n|---|---|---|---|\n| 1 | {p} | |\n| 2 | {q} | |",
    "N° · Apellidos y nombres · Correo 1 · {p} · 2 · {q} ·",
    "Participantes | Firma\n--- | ---\n{p} | x\n{q} | x",
    "Nombre;DNI;Correo\n{p};1;a\n{q};2;b",
    "Nombres · Cargo · Celular\n{p} · Jefe\n{q} · Jefa",
)
_DOMINIOS = (
    "gmail.com",
    "hotmail.com",
    "outlook.es",
    "yahoo.com.pe",
    "empresa-sac.pe",
    "pucp.edu.pe",
)


def casos(cuantos: int, semilla: int) -> Iterator[tuple[str, str]]:
    """(clase, texto) de cada uno."""
    azar = Random(semilla)
    for i in range(cuantos):
        clase = ("dni", "ruc", "celular", "correo", "tabla")[i % 5]
        yield clase, _texto(clase, azar)


def _texto(clase: str, azar: Random) -> str:
    p, q = azar.sample(PERSONAS, 2)
    if clase == "ruc":
        cifras = "10" + "".join(azar.choices("0123456789", k=8))
        suma = sum(a * int(b) for a, b in zip(_PESOS_RUC, cifras, strict=True))
        return azar.choice(("RUC {}", "RUC N° {}.", "{} (persona natural)", "ruc:{}")).format(
            f"{cifras}{(11 - suma % 11) % 10}"
        )
    if clase == "dni":
        d = str(azar.randrange(1_000_000, 89_999_999)).zfill(8)
        resto = sum(a * int(b) for a, b in zip(_PESOS, d, strict=True)) % 11
        return azar.choice(_DNI).format(
            p=p, d=d, f=f"{d[:2]}.{d[2:5]}.{d[5:]}", c="65432110987"[resto]
        )
    if clase == "celular":
        m, m2 = (f"9{azar.randrange(10_000_000, 99_999_999)}" for _ in "ab")
        grupos = m[:3], m[3:6], m[6:]
        return azar.choice(_CELULAR).format(p=p, m=m, m2=m2, n=" ".join(grupos), g="-".join(grupos))
    if clase == "correo":
        u = azar.choice(("juan.perez", "arojas", "l_mamani85", "rosa-flores", "x1"))
        return azar.choice(_CORREO).format(p=p, u=u, x=azar.choice(_DOMINIOS))
    return azar.choice(_LISTA).format(p=p, q=q)
