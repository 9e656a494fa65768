"""Publicación, firma: Ed25519 en la forma de «minisign», para que también la lea un navegador."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from generador.modelo import Fallo
from generador.publicacion.claves import (
    ClaveInvalida,
    Claves,
    de_base64,
    generar,
    leer_publica,
    leer_secreta,
    lineas_de,
)

__all__ = ["Claves", "FirmaInvalida", "Firmante", "abrir", "firmar", "generar", "verificar"]

Firmante = Callable[[bytes, str], str]
"""Recibe los datos y un comentario que también queda firmado; da el texto de la firma."""

_LIBRE = "untrusted comment: "
_FIRMADO = "trusted comment: "


class FirmaInvalida(Fallo):
    """La firma no es de esos datos, no es de esa clave o está dañada."""


def abrir(secreta: str, contrasena: str) -> Firmante:
    """Quien firma, con la clave ya abierta: derivarla de la contraseña tarda."""
    clave = leer_secreta(secreta, contrasena)
    privada = Ed25519PrivateKey.from_private_bytes(clave.semilla)

    def firmar_con_ella(datos: bytes, comentario: str) -> str:
        if not comentario.isprintable() or len(comentario.encode()) > 1000:
            raise FirmaInvalida("el comentario de la firma ha de ser una línea corta")
        # «Ed» firma los datos tal cual; «ED», su BLAKE2b, que los navegadores no tienen.
        firma = privada.sign(datos)
        todo = privada.sign(firma + comentario.encode())
        lineas = [
            f"{_LIBRE}firma del repositorio; se comprueba con verificar.html o con minisign",
            base64.b64encode(b"Ed" + clave.id + firma).decode(),
            f"{_FIRMADO}{comentario}",
            base64.b64encode(todo).decode(),
        ]
        return "\n".join(lineas) + "\n"

    return firmar_con_ella


def firmar(datos: bytes, secreta: str, contrasena: str, comentario: str) -> str:
    """El texto de la firma de esos datos."""
    return abrir(secreta, contrasena)(datos, comentario)


def verificar(datos: bytes, firma: str, publica: str) -> str:
    """El comentario firmado; levanta FirmaInvalida si la firma no es de esos datos y esa clave."""
    try:
        clave = leer_publica(publica)
        algoritmo, identificador, propia, comentario, todo = _partes(firma)
    except ClaveInvalida as e:
        raise FirmaInvalida(str(e)) from e
    if identificador != clave.id:
        raise FirmaInvalida("la firma es de otra clave")
    if algoritmo == b"ED":
        datos = hashlib.blake2b(datos).digest()
    abierta = Ed25519PublicKey.from_public_bytes(clave.clave)
    _exigir(abierta, propia, datos, "los datos no son los que se firmaron")
    _exigir(abierta, todo, propia + comentario.encode(), "el comentario de la firma fue alterado")
    return comentario


def _partes(texto: str) -> tuple[bytes, bytes, bytes, str, bytes]:
    lineas = lineas_de(texto, "la firma")
    if (
        len(lineas) != 4
        or not lineas[0].startswith(_LIBRE)
        or not lineas[2].startswith(_FIRMADO)
        or not lineas[2].isprintable()
    ):
        raise FirmaInvalida("la firma está cortada, o no es de «minisign»")
    cuerpo = de_base64(lineas[1], 74, "la firma")
    if cuerpo[:2] not in (b"Ed", b"ED"):
        raise FirmaInvalida("la firma usa un algoritmo que no se admite")
    todo = de_base64(lineas[3], 64, "la firma")
    return cuerpo[:2], cuerpo[2:10], cuerpo[10:], lineas[2].removeprefix(_FIRMADO), todo


def _exigir(clave: Ed25519PublicKey, firma: bytes, datos: bytes, si_no: str) -> None:
    try:
        clave.verify(firma, datos)
    except InvalidSignature as e:
        raise FirmaInvalida(si_no) from e
