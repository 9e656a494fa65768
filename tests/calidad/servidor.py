"""Un servidor de este equipo que entrega comprimido, como lo haría el verdadero."""

from __future__ import annotations

import gzip
import io
from pathlib import Path
from typing import BinaryIO

from tests.navegador.apertura import Callado

COMPRIMIBLES = frozenset({".html", ".css", ".js", ".json", ".svg", ".xml", ".csv", ".txt"})


class Comprimido(Callado):
    """Lo que es texto va con gzip; lo demás, tal cual."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Las cabeceras y lo que se envía."""
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
