"""Publicación, claves: el par de firma, en los archivos que hace y lee «minisign»."""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
from dataclasses import dataclass
from functools import partial

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from generador.modelo import Fallo

BYTES = 1 << 12
"""Lo más que ocupa un archivo de clave o de firma."""

COSTO = (1 << 22, 1 << 27)
"""Trabajo y memoria (128 MB) que cuesta probar una contraseña; «minisign» usa los del archivo."""
COSTO_MAXIMO = (1 << 25, 1 << 30)


class ClaveInvalida(Fallo):
    """El archivo no es una clave, o la contraseña no es la suya."""


@dataclass(frozen=True, slots=True)
class Claves:
    """Los dos archivos: el que se publica y el que se guarda."""

    publica: str
    secreta: str


@dataclass(frozen=True, slots=True)
class Publica:
    """Una clave pública ya leída."""

    id: bytes
    clave: bytes

    @property
    def numero(self) -> str:
        """El identificador que muestra «minisign». Se elige al azar: no prueba nada."""
        return self.id[::-1].hex().upper()

    @property
    def linea(self) -> str:
        """La clave en una línea, como la pide «minisign -P»."""
        return base64.b64encode(b"Ed" + self.id + self.clave).decode()

    @property
    def huella(self) -> str:
        """Treinta y dos cifras de su SHA-256, para compararla con los ojos o por teléfono."""
        suma = hashlib.sha256(self.id + self.clave).hexdigest()
        return " ".join(suma[i : i + 4] for i in range(0, 32, 4))


@dataclass(frozen=True, slots=True)
class Secreta:
    """Una clave secreta ya abierta; no se muestra al imprimirla."""

    id: bytes
    semilla: bytes

    def __repr__(self) -> str:
        return f"Secreta({self.id.hex()})"


def generar(contrasena: str, costo: tuple[int, int] = COSTO) -> Claves:
    """Un par nuevo; la secreta, cifrada con la contraseña."""
    if not contrasena:
        raise ClaveInvalida("la clave secreta necesita una contraseña")
    identificador = os.urandom(8)
    privada = Ed25519PrivateKey.generate()
    clave = privada.public_key().public_bytes_raw()
    publica = Publica(identificador, clave)
    claro = _con_suma(identificador + privada.private_bytes_raw() + clave)
    sal = os.urandom(32)
    cifrado = _cifrar(claro, contrasena, sal, *costo)
    numeros = costo[0].to_bytes(8, "little") + costo[1].to_bytes(8, "little")
    return Claves(
        _archivo(f"minisign public key {publica.numero}", b"Ed" + identificador + clave),
        _archivo("minisign encrypted secret key", b"EdScB2" + sal + numeros + cifrado),
    )


def leer_publica(texto: str) -> Publica:
    """La clave de un archivo «.pub», o su sola línea en base64."""
    lineas = lineas_de(texto, "la clave pública")
    datos = de_base64(lineas[-1], 42, "la clave pública")
    if len(lineas) > 2 or datos[:2] != b"Ed":
        raise ClaveInvalida("la clave pública no es de «minisign»")
    return Publica(datos[2:10], datos[10:])


def leer_secreta(texto: str, contrasena: str) -> Secreta:
    """La clave de un archivo «.key», abierta con su contraseña."""
    lineas = lineas_de(texto, "la clave secreta")
    datos = de_base64(lineas[-1], 158, "la clave secreta")
    if datos[:6] != b"EdScB2":
        raise ClaveInvalida("la clave secreta no es de «minisign», o no tiene contraseña")
    costo = int.from_bytes(datos[38:46], "little"), int.from_bytes(datos[46:54], "little")
    claro = _cifrar(datos[54:], contrasena, datos[6:38], *costo)
    if claro != _con_suma(claro[:72]):
        raise ClaveInvalida("la contraseña no es la de esa clave secreta")
    return Secreta(claro[:8], claro[8:40])


def lineas_de(texto: str, que: str) -> list[str]:
    """Las líneas de un archivo de «minisign», con cualquier fin de línea."""
    if len(texto) > BYTES:
        raise ClaveInvalida(f"{que} es demasiado larga")
    return texto.replace("\r\n", "\n").rstrip("\n").split("\n")


def de_base64(linea: str, largo: int, que: str) -> bytes:
    """Los bytes de una línea, que han de ser exactamente «largo»."""
    try:
        datos = base64.b64decode(linea.encode("ascii"), validate=True)
    except (UnicodeEncodeError, binascii.Error):
        datos = b""
    if len(datos) != largo:
        raise ClaveInvalida(f"{que} está cortada o alterada")
    return datos


def _archivo(comentario: str, datos: bytes) -> str:
    return f"untrusted comment: {comentario}\n{base64.b64encode(datos).decode()}\n"


def _con_suma(claro: bytes) -> bytes:
    return claro + hashlib.blake2b(b"Ed" + claro, digest_size=32).digest()


def _cifrar(datos: bytes, contrasena: str, sal: bytes, trabajo: int, memoria: int) -> bytes:
    """Cifra o descifra: «o exclusivo» con lo que sale de la contraseña."""
    n, p = _parametros(trabajo, memoria)
    derivar = partial(hashlib.scrypt, salt=sal, n=n, r=8, p=p, maxmem=1024 * (n + p + 64))
    flujo = derivar(contrasena.encode(), dklen=len(datos))
    return bytes(a ^ b for a, b in zip(datos, flujo, strict=True))


def _parametros(trabajo: int, memoria: int) -> tuple[int, int]:
    """N y p de scrypt (r = 8), como los elige libsodium para ese trabajo y esa memoria."""
    if trabajo > COSTO_MAXIMO[0] or memoria > COSTO_MAXIMO[1] or memoria < 1 << 14:
        raise ClaveInvalida("la clave secreta pide más memoria de la que se admite")
    trabajo = max(trabajo, 1 << 15)
    sobra_memoria = trabajo < memoria // 32
    mayor = trabajo // 32 if sobra_memoria else memoria // 1024
    n = next(1 << k for k in range(1, 63) if 1 << k > mayor // 2)
    return n, 1 if sobra_memoria else (trabajo // 4 // n) // 8
