"""Un servidor que contesta de todas las maneras en que puede contestar un sitio ajeno.

Anota cada petición: con qué nombre se le llamó, cuándo empezó y cuándo terminó de contestarla.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from math import inf
from socket import SHUT_RDWR
from time import monotonic, sleep
from urllib.parse import urlsplit


@dataclass(slots=True)
class Peticion:
    """Una petición que llegó."""

    sitio: str
    metodo: str
    ruta: str
    agente: str
    inicio: float
    fin: float = inf
    """Infinito mientras no se termina de contestar."""


@dataclass
class Servidor:
    """Lo que pasó en el servidor, y sus direcciones."""

    puerto: int = 0
    peticiones: list[Peticion] = field(default_factory=list)
    enviados: int = 0
    """Bytes del cuerpo «enorme» que se llegaron a enviar."""
    demora: float = 0.0
    """Segundos que tarda cada respuesta corriente."""

    def url(self, ruta: str, sitio: str = "127.0.0.1") -> str:
        """Dirección de una ruta, con uno de los nombres del servidor."""
        return f"http://{sitio}:{self.puerto}{ruta}"

    def veces(self, ruta: str) -> int:
        """Cuántas veces se pidió esa ruta, de cualquier forma."""
        return sum(p.ruta == ruta for p in self.peticiones)


@contextmanager
def servidor() -> Iterator[Servidor]:
    """El servidor, en un puerto libre de este equipo."""
    registro = Servidor()
    parar = threading.Event()

    class Atiende(_Atiende):
        servidor_ = registro
        parar_ = parar

    with ThreadingHTTPServer(("127.0.0.1", 0), Atiende) as http:
        http.daemon_threads = True
        registro.puerto = http.server_port
        hilo = threading.Thread(target=http.serve_forever, args=(0.02,), daemon=True)
        hilo.start()
        try:
            yield registro
        finally:
            parar.set()
            http.shutdown()
            hilo.join()


class _Atiende(BaseHTTPRequestHandler):
    servidor_: Servidor
    parar_: threading.Event
    repetida = False
    """Si esa ruta ya se había pedido."""
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        """No escribe cada petición."""

    def do_HEAD(self) -> None:
        """Como GET, sin cuerpo."""
        self._atender()

    def do_GET(self) -> None:
        """Contesta según la ruta."""
        self._atender()

    def _atender(self) -> None:
        ruta = urlsplit(self.path).path
        sitio = urlsplit(f"//{self.headers['Host']}").hostname or ""
        peticion = Peticion(sitio, self.command, self.path, self.headers["User-Agent"], monotonic())
        self.repetida = self.servidor_.veces(self.path) > 0
        self.servidor_.peticiones.append(peticion)
        responder = _RUTAS.get(ruta, _RUTAS["/" + ruta.split("/")[1]])
        try:
            with suppress(BrokenPipeError, ConnectionResetError):
                sleep(self.servidor_.demora)
                responder(self)
        finally:
            self.close_connection = True
            peticion.fin = monotonic()

    def contestar(self, codigo: int, cuerpo: bytes = b"hola", **cabeceras: str) -> None:
        """Una respuesta corriente."""
        self.send_response(codigo)
        self.send_header("Content-Length", str(len(cuerpo)))
        for nombre, valor in cabeceras.items():
            self.send_header(nombre.replace("_", "-"), valor)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(cuerpo)

    def gotas(self) -> None:
        """Una cabecera cada poco, sin terminar nunca."""
        self.send_response(200)
        self.flush_headers()
        while not self.parar_.wait(0.1):
            self.wfile.write(b"X-Gota: 1\r\n")

    def enorme(self) -> None:
        """Diez gigabytes, y HEAD no se admite."""
        if self.command == "HEAD":
            return self.contestar(405)
        self.send_response(200)
        self.send_header("Content-Length", str(10 * 1024**3))
        self.end_headers()
        while not self.parar_.is_set():
            self.wfile.write(b"x" * 65536)
            self.servidor_.enviados += 65536
        return None

    def calma(self) -> None:
        """La primera vez pide esperar un segundo."""
        if self.repetida:
            return self.contestar(200)
        return self.contestar(429, Retry_After="1")

    def vueltas(self) -> None:
        """Cada vez manda a otra dirección."""
        numero = int(urlsplit(self.path).query or 0)
        self.contestar(302, Location=f"/vueltas?{numero + 1}")

    def cortar(self) -> None:
        """Cierra sin decir nada."""
        self.connection.shutdown(SHUT_RDWR)


_RUTAS: dict[str, Callable[[_Atiende], None]] = {
    "/bien": lambda a: a.contestar(200),
    "/vacio": lambda a: a.contestar(200, b""),
    "/movido": lambda a: a.contestar(301, Location="/bien"),
    "/movido-dos-veces": lambda a: a.contestar(308, Location="/movido"),
    "/prestado": lambda a: a.contestar(302, Location="/bien"),
    "/movido-y-prestado": lambda a: a.contestar(301, Location="/prestado"),
    "/movido-a-nada": lambda a: a.contestar(301, Location="/no-existe"),
    "/no-existe": lambda a: a.contestar(404),
    "/retirado": lambda a: a.contestar(410),
    "/prohibido": lambda a: a.contestar(403),
    "/error": lambda a: a.contestar(500),
    "/sin-head": lambda a: a.contestar(200 if a.command == "GET" else 404),
    "/calma": _Atiende.calma,
    "/calma-larga": lambda a: a.contestar(429, Retry_After="3600"),
    "/lento": lambda a: a.parar_.wait(20) and None,
    "/gotas": _Atiende.gotas,
    "/enorme": _Atiende.enorme,
    "/vueltas": _Atiende.vueltas,
    "/corta": _Atiende.cortar,
    "/a-un-archivo": lambda a: a.contestar(302, Location="file:///etc/passwd"),
    "/a-basura": lambda a: a.contestar(302, Location="http://[mal"),
    "/con-clave": lambda a: a.contestar(302, Location="http://yo:clave@127.0.0.1/"),
}
