"""Enlaces, fallos: de la excepción con que terminó una petición a un código corto."""

from __future__ import annotations

import ssl
from collections.abc import Iterator

import requests

SIN_EMISOR = frozenset({2, 20, 21})
"""OpenSSL: no se conoce al emisor. Suele faltar un certificado intermedio, que los navegadores
encuentran solos: el enlace puede abrir bien."""


def codigo_de(error: Exception) -> str:
    """«certificado», «tiempo», «tls», «direccion» o «conexion»."""
    causas = list(_causas(error))
    if any(isinstance(c, ssl.SSLCertVerificationError) for c in causas):
        return "certificado"
    if any(isinstance(c, requests.Timeout | TimeoutError) for c in causas):
        return "tiempo"
    if any(isinstance(c, ssl.SSLError) for c in causas):
        return "tls"
    if isinstance(error, ValueError) and not isinstance(error, requests.ConnectionError):
        return "direccion"
    return "conexion"


def es_dudoso(error: Exception) -> bool:
    """Si un navegador podría abrirlo aunque nosotros no."""
    return any(
        isinstance(c, ssl.SSLCertVerificationError) and c.verify_code in SIN_EMISOR
        for c in _causas(error)
    )


def _causas(error: BaseException) -> Iterator[BaseException]:
    """La excepción y las que lleva dentro."""
    vistas: set[int] = set()
    por_ver: list[object] = [error]
    while por_ver:
        causa = por_ver.pop()
        if isinstance(causa, BaseException) and id(causa) not in vistas:
            vistas.add(id(causa))
            yield causa
            por_ver += [causa.__cause__, causa.__context__, getattr(causa, "reason", None)]
            por_ver += causa.args
