"""Una forja pequeña, en este equipo: contesta lo que se le diga y anota lo que se le escribe."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass
class Forja:
    """Qué contesta a cada ruta, y lo que pasó."""

    respuestas: dict[str, Any]
    preguntas: list[str] = field(default_factory=list)
    escrituras: list[tuple[str, str, str]] = field(default_factory=list)
    llaves: set[str] = field(default_factory=set)
    direccion: str = ""


@contextmanager
def forja(respuestas: dict[str, Any]) -> Iterator[Forja]:
    """La forja, en un puerto libre; una lista larga se da por páginas, como la verdadera."""
    suya = Forja(respuestas)

    class Atiende(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            suya.preguntas.append(self.path)
            partes = urlsplit(self.path)
            dato = suya.respuestas.get(partes.path)
            if isinstance(dato, list):
                pagina = int(parse_qs(partes.query)["page"][0])
                dato = dato[100 * (pagina - 1) : 100 * pagina]
            self._contestar(404 if dato is None else 200, dato)

        def do_POST(self) -> None:
            cuerpo = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            suya.escrituras.append((self.command, self.path, cuerpo["body"]))
            self._contestar(201, {"id": 9})

        do_PATCH = do_POST

        def _contestar(self, codigo: int, dato: Any) -> None:
            suya.llaves.add(self.headers["Authorization"])
            crudo = json.dumps(dato).encode()
            self.send_response(codigo)
            self.send_header("Content-Length", str(len(crudo)))
            self.end_headers()
            self.wfile.write(crudo)

        def log_message(self, *_: object) -> None:
            pass

    servidor = ThreadingHTTPServer(("127.0.0.1", 0), Atiende)
    hilo = threading.Thread(target=servidor.serve_forever, kwargs={"poll_interval": 0.02})
    hilo.start()
    suya.direccion = f"http://127.0.0.1:{servidor.server_port}"
    try:
        yield suya
    finally:
        servidor.shutdown()
        hilo.join()
        servidor.server_close()
