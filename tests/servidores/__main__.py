"""Sirve el sitio con un nginx verdadero y la configuración de ejemplo, y mira lo que responde.

Uso: ``python -m tests.servidores`` (Debian: ``apt-get install nginx-light``). Termina con 1 si
falta alguna cabecera. No va en las pruebas corrientes: pide otro programa.
"""

from __future__ import annotations

import datetime
import http.client
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.navegador.apertura import construir_verdadero
from tests.repositorio import RAIZ

EJEMPLO = RAIZ / "docs" / "desarrollo" / "nginx.conf.txt"
SIEMPRE = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "strict-transport-security": "max-age=31536000",
    "cross-origin-opener-policy": "same-origin",
}
Respuesta = tuple[int, Mapping[str, str]]


def principal() -> None:
    """Termina con 1 si algo no responde como dice la documentación."""
    with tempfile.TemporaryDirectory() as temporal:
        carpeta = Path(temporal)
        carpeta.chmod(0o755)
        sitio = construir_verdadero(carpeta / "actual")
        (sitio / "prueba.vtt").write_text("WEBVTT\n", encoding="utf-8")
        with _nginx(carpeta, sitio) as puerto:
            faltas = [*_faltas(puerto, sitio)]
    sys.stdout.write("\n".join(faltas or ["nginx responde lo que dice la documentación"]) + "\n")
    sys.exit(1 if faltas else 0)


def _faltas(puerto: int, sitio: Path) -> Iterator[str]:
    adjunto = next(p for p in sorted(sitio.rglob("*.docx"))).relative_to(sitio).as_posix()
    imagen = next(p for p in sorted(sitio.glob("imagenes/*"))).relative_to(sitio).as_posix()
    casos: tuple[tuple[str, str, int, Mapping[str, str]], ...] = (
        (
            "GET",
            "/",
            200,
            {"cache-control": "no-cache", "content-type": "text/html; charset=utf-8"},
        ),
        ("GET", "/no-existe", 404, {"content-type": "text/html; charset=utf-8"}),
        ("GET", f"/{adjunto}", 200, {"content-disposition": "attachment"}),
        ("GET", f"/{imagen}", 200, {"cache-control": "public, max-age=31536000, immutable"}),
        ("GET", "/catalogo.json", 200, {"access-control-allow-origin": "*"}),
        ("GET", "/catalogo.csv", 200, {"content-disposition": "attachment"}),
        ("GET", "/prueba.vtt", 200, {"content-type": "text/vtt; charset=utf-8"}),
        ("GET", "/.generado", 404, {}),
        ("POST", "/", 405, {}),
        ("GET", "/herramientas/", 200, {"content-security-policy": "frame-ancestors 'none'"}),
    )
    for metodo, ruta, codigo, debe in casos:
        estado, cabeceras = _pedir(puerto, metodo, ruta)
        if estado != codigo:
            yield f"{metodo} {ruta}: {estado}, y no {codigo}"
        for nombre, valor in {**SIEMPRE, **debe}.items():
            if valor not in cabeceras.get(nombre, ""):
                yield f"{metodo} {ruta}: «{nombre}» es «{cabeceras.get(nombre)}», y no «{valor}»"
    _, cabeceras = _pedir(puerto, "GET", "/index.html")
    if "content-disposition" in cabeceras or "access-control-allow-origin" in cabeceras:
        yield "una página no se descarga ni se lee desde otro sitio"


def _pedir(puerto: int, metodo: str, ruta: str) -> Respuesta:
    contexto = ssl.create_default_context()
    contexto.check_hostname, contexto.verify_mode = False, ssl.CERT_NONE
    conexion = http.client.HTTPSConnection("127.0.0.1", puerto, context=contexto, timeout=20)
    conexion.request(metodo, ruta)
    respuesta = conexion.getresponse()
    respuesta.read()
    return respuesta.status, {n.lower(): v for n, v in respuesta.getheaders()}


@contextmanager
def _nginx(carpeta: Path, sitio: Path) -> Iterator[int]:
    programa = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
    if programa is None:
        sys.exit("no hay nginx: instálelo con «apt-get install nginx-light»")
    puerto, llano = _puerto(), _puerto()
    _certificado(carpeta)
    ejemplo = EJEMPLO.read_text(encoding="utf-8")
    for antes, despues in (
        ("/srv/repositorio/actual", str(sitio)),
        ("/etc/ssl/repositorio", str(carpeta)),
        ("listen 443", f"listen 127.0.0.1:{puerto}"),
        ("listen 80", f"listen 127.0.0.1:{llano}"),
    ):
        assert antes in ejemplo, antes
        ejemplo = ejemplo.replace(antes, despues)
    general = (
        f"daemon off; pid {carpeta}/pid; error_log stderr; user {_usuario()};\n"
        "events { }\nhttp { include /etc/nginx/mime.types; access_log off;\n" + ejemplo + "}\n"
    )
    (carpeta / "nginx.conf").write_text(general, encoding="utf-8")
    proceso = subprocess.Popen([programa, "-p", str(carpeta), "-c", str(carpeta / "nginx.conf")])
    try:
        for _ in range(100):
            with socket.socket() as enchufe:
                if enchufe.connect_ex(("127.0.0.1", puerto)) == 0:
                    break
            time.sleep(0.1)
        yield puerto
    finally:
        proceso.terminate()
        proceso.wait(20)


def _usuario() -> str:
    return Path("/").owner()


def _puerto() -> int:
    with socket.socket() as libre:
        libre.bind(("127.0.0.1", 0))
        return int(libre.getsockname()[1])


def _certificado(carpeta: Path) -> None:
    clave = ec.generate_private_key(ec.SECP256R1())
    nombre = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    ahora = datetime.datetime.now(datetime.UTC)
    certificado = (
        x509.CertificateBuilder()
        .subject_name(nombre)
        .issuer_name(nombre)
        .public_key(clave.public_key())
        .serial_number(1)
        .not_valid_before(ahora)
        .not_valid_after(ahora + datetime.timedelta(days=1))
        .sign(clave, hashes.SHA256())
    )
    (carpeta / "cadena.pem").write_bytes(certificado.public_bytes(serialization.Encoding.PEM))
    (carpeta / "clave.pem").write_bytes(
        clave.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )


principal()
