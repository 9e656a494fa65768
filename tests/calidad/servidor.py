"""Un servidor de este equipo que entrega comprimido, como lo haría el verdadero."""

from __future__ import annotations

import functools
import gzip
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO

COMPRIMIBLES = frozenset({".html", ".css", ".js", ".json", ".svg", ".xml", ".csv", ".txt"})


class _Comprimido(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        """No escribe cada petición."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        camino = Path(self.translate_path(self.path))
        if camino.suffix not in COMPRIMIBLES or not camino.is_file():
            return super().send_head()
        datos = gzip.compress(camino.read_bytes(), 9, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(camino)) + "; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(datos)))
        self.send_header("Cache-Control", "max-age=31536000")
        self.end_headers()
        return io.BytesIO(datos)


@contextmanager
def servir(carpeta: Path) -> Iterator[str]:
    """Sirve la carpeta; da su dirección, terminada en «/»."""
    atiende = functools.partial(_Comprimido, directory=str(carpeta))
    with ThreadingHTTPServer(("127.0.0.1", 0), atiende) as http:
        hilo = threading.Thread(target=http.serve_forever, args=(0.05,), daemon=True)
        hilo.start()
        try:
            yield f"http://127.0.0.1:{http.server_port}/"
        finally:
            http.shutdown()
            hilo.join()
