"""Enlaces, red: conexiones que no llegan a la red interna ni duran más de lo debido.

Se resuelve el nombre, se descartan las direcciones que no son de Internet y se conecta con una de
las que quedan, sin volver a resolver: un nombre que cambia de dirección entre la comprobación y la
conexión no engaña.
"""

from __future__ import annotations

import socket
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Timer
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

_NAT64 = IPv6Network("64:ff9b::/96")


class DireccionInterna(Exception):
    """El nombre lleva a este equipo o a una red privada: no se le pregunta."""


class NombreDesconocido(Exception):
    """El nombre del sitio no existe, o no se pudo averiguar su dirección."""


def es_publica(direccion: str) -> bool:
    """Si la dirección IP es de Internet: ni privada, ni de este equipo, ni reservada."""
    ip = ip_address(direccion.partition("%")[0])
    dentro = _la_que_lleva_dentro(ip) if isinstance(ip, IPv6Address) else None
    return all(i.is_global and not i.is_multicast for i in (dentro or ip, ip))


def _la_que_lleva_dentro(ip: IPv6Address) -> IPv4Address | None:
    """La dirección IPv4 a la que en verdad va una IPv6 de paso, si es una de ellas."""
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


def _conectar(nombre: str, puerto: int, plazo: float, internas: bool) -> socket.socket:
    """Una conexión con la primera dirección admitida que conteste."""
    try:
        halladas = socket.getaddrinfo(nombre, puerto, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as e:
        raise NombreDesconocido(nombre) from e
    direcciones = list(dict.fromkeys(str(h[4][0]) for h in halladas))
    admitidas = [d for d in direcciones if internas or es_publica(d)]
    if not admitidas:
        raise DireccionInterna(nombre)
    fallo: OSError = ConnectionError(nombre)
    for direccion in admitidas[:2]:
        try:
            return socket.create_connection((direccion, puerto), plazo / 2)
        except OSError as e:
            fallo = e
    raise fallo


class _Guardia(Timer):
    """Corta una conexión cuando pasa su plazo, aunque el otro lado conteste a gotas."""

    def __init__(self, enchufe: socket.socket, plazo: float) -> None:
        # El duplicado es la misma conexión, y sigue abierto cuando TLS se queda con el original.
        self._doble = enchufe.dup()
        super().__init__(plazo, self._cortar)
        self.daemon = True

    def _cortar(self) -> None:
        with suppress(OSError):
            self._doble.shutdown(socket.SHUT_RDWR)

    def soltar(self) -> None:
        """Deja de vigilar."""
        self.cancel()
        self._doble.close()


class _Vigilada:
    """Lo que nuestras conexiones hacen distinto: elegir la dirección y durar poco."""

    plazo: float
    internas: bool
    port: int
    _dns_host: str
    _guardia: _Guardia | None = None

    def _new_conn(self) -> socket.socket:
        enchufe = _conectar(self._dns_host, self.port, self.plazo, self.internas)
        self._guardia = _Guardia(enchufe, self.plazo)
        self._guardia.start()
        return enchufe

    def close(self) -> None:
        """Cierra la conexión y deja de vigilarla."""
        guardia, self._guardia = self._guardia, None
        if guardia is not None:
            guardia.soltar()
        super().close()  # type: ignore[misc]


class _Http(_Vigilada, HTTPConnection):
    pass


class _Https(_Vigilada, HTTPSConnection):
    pass


class Adaptador(HTTPAdapter):
    """Para una sesión de «requests»: todas sus conexiones son de las nuestras."""

    def __init__(self, plazo: float, internas: bool) -> None:
        self._rasgos = {"plazo": plazo, "internas": internas}
        super().__init__(pool_connections=4, pool_maxsize=1)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Lo llama «requests» al crear el adaptador."""
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {
            "http": self._clase(HTTPConnectionPool, _Http),
            "https": self._clase(HTTPSConnectionPool, _Https),
        }

    def _clase(self, fila: type, conexion: type) -> Any:
        propia = type("Conexion", (conexion,), self._rasgos)
        return type("Conexiones", (fila,), {"ConnectionCls": propia})
