"""Enlaces, informe: de lo que se sabe de cada enlace a lo que cada unidad tiene que corregir."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generador.enlaces.lugares import Lugar
from generador.fuentes.enlaces import se_admite
from generador.modelo import FALLOS_PARA_AVISAR, Enlace
from generador.vistas.pendientes import ASUNTOS, Pendiente

_QUE_PASA: Mapping[str, str] = {
    "nombre": "el sitio no existe, o su nombre cambió",
    "conexion": "el sitio no acepta la conexión o la corta",
    "tiempo": "el sitio tarda demasiado",
    "tls": "no se logra una conexión segura",
    "certificado": "su certificado no es válido o no se pudo comprobar",
    "redirecciones": "manda de una dirección a otra sin terminar",
    "direccion": "la dirección está mal escrita, o lleva a una que lo está",
    "interna": "lleva a una red interna: desde fuera no abre",
    "401": "pide entrar con una cuenta",
    "403": "no admite programas, o pide permiso",
    "404": "la página no existe",
    "410": "la página se retiró",
    "429": "pide que se le pregunte menos",
}


def informe(lugares: Iterable[Lugar], enlaces: Mapping[str, Enlace]) -> tuple[Pendiente, ...]:
    """Un renglón por lugar con algo que corregir o mirar, por unidad y por importancia."""
    orden = {asunto: i for i, asunto in enumerate(ASUNTOS)}
    return tuple(
        sorted(
            _renglones(lugares, enlaces),
            key=lambda p: (p.unidad, orden[p.asunto], p.fecha, p.enlace, p.archivo, p.linea),
        )
    )


def _renglones(lugares: Iterable[Lugar], enlaces: Mapping[str, Enlace]) -> Iterator[Pendiente]:
    for lugar in lugares:
        enlace = enlaces.get(lugar.url)
        if not se_admite(lugar.url):
            yield _pendiente(lugar, "enlace_falla", "", _QUE_PASA["direccion"])
        elif enlace is not None and (asunto := _asunto(enlace)):
            yield _pendiente(lugar, asunto, enlace.desde, _detalle(enlace))


def _asunto(enlace: Enlace) -> str:
    if enlace.estado == "falla":
        return "enlace_caido" if enlace.caido else "enlace_falla"
    if enlace.estado == "dudoso":
        return "enlace_dudoso"
    return "enlace_cambio" if enlace.cambio_a else ""


def _detalle(enlace: Enlace) -> str:
    if enlace.cambio_a:
        return f"ahora está en {enlace.cambio_a}"
    que = _QUE_PASA.get(enlace.codigo, "el sitio da un error")
    codigo = f" ({enlace.codigo})" if enlace.codigo.isdigit() else ""
    if enlace.estado != "falla":
        return que + codigo
    veces = "1 vez" if enlace.fallos == 1 else f"{enlace.fallos} veces seguidas"
    faltan = FALLOS_PARA_AVISAR - enlace.fallos
    aviso = "" if faltan > 0 else "; la página de la ficha ya lo avisa"
    return f"{que}{codigo}; falló {veces}{aviso}"


def _pendiente(lugar: Lugar, asunto: str, fecha: str, detalle: str) -> Pendiente:
    return Pendiente(
        unidad=lugar.unidad,
        asunto=asunto,
        fecha=fecha,
        archivo=lugar.archivo,
        linea=lugar.linea,
        ficha=lugar.ficha,
        titulo=lugar.titulo,
        enlace=lugar.url,
        detalle=detalle,
    )
