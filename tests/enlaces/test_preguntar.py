"""Qué se concluye de cada manera de contestar, y a quién no se pregunta."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from threading import Event
from time import monotonic

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from generador.enlaces.limites import Limites
from generador.enlaces.preguntar import Preguntador, Respuesta
from generador.enlaces.red import es_publica
from tests.enlaces.servidor import Servidor

AGENTE = "generador/0 (prueba)"
LIBRE = Limites(pausa=0, plazo=1.0, internas=True)


def _preguntar(url: str, limites: Limites = LIBRE) -> Respuesta:
    return Preguntador(limites, AGENTE, Event())(url)


@pytest.mark.parametrize(
    ("ruta", "estado", "codigo"),
    [
        ("/bien", "bien", "200"),
        ("/vacio", "bien", "200"),
        ("/sin-head", "bien", "200"),
        ("/prestado", "bien", "200"),
        ("/no-existe", "falla", "404"),
        ("/movido-a-nada", "falla", "404"),
        ("/retirado", "falla", "410"),
        ("/error", "falla", "500"),
        ("/vueltas", "falla", "redirecciones"),
        ("/corta", "falla", "conexion"),
        ("/lento", "falla", "tiempo"),
        ("/gotas", "falla", "tiempo"),
        ("/a-un-archivo", "falla", "direccion"),
        ("/a-basura", "falla", "direccion"),
        ("/con-clave", "falla", "direccion"),
        ("/prohibido", "dudoso", "403"),
        ("/calma-larga", "dudoso", "429"),
    ],
)
def test_cada_respuesta_tiene_su_conclusion(
    ruta: str, estado: str, codigo: str, ajeno: Servidor
) -> None:
    """Lo que no deja comprobarse no es un fallo; lo que tarda o no termina, sí."""
    inicio = monotonic()
    respuesta = _preguntar(ajeno.url(ruta))
    assert (respuesta.estado, respuesta.codigo, respuesta.cambio_a) == (estado, codigo, "")
    assert monotonic() - inicio < 2 * LIBRE.plazo + 1


@pytest.mark.parametrize(
    ("ruta", "nueva"),
    [("/movido", "/bien"), ("/movido-dos-veces", "/bien"), ("/movido-y-prestado", "/prestado")],
)
def test_lo_que_cambio_para_siempre_dice_su_direccion_nueva(
    ruta: str, nueva: str, ajeno: Servidor
) -> None:
    """Solo hasta donde el cambio es permanente: lo demás puede volver atrás."""
    respuesta = _preguntar(ajeno.url(ruta))
    assert (respuesta.estado, respuesta.cambio_a) == ("bien", ajeno.url(nueva))


def test_de_un_archivo_enorme_no_se_lee_el_cuerpo(ajeno: Servidor) -> None:
    """Basta saber que está: lo poco que sale son los búferes de la conexión."""
    assert _preguntar(ajeno.url("/enorme")).estado == "bien"
    assert ajeno.enviados < 16 * 1024**2


def test_se_espera_lo_que_el_sitio_pide(ajeno: Servidor) -> None:
    """Con «Retry-After: 1» se vuelve a preguntar pasado un segundo, y contesta bien."""
    inicio = monotonic()
    assert _preguntar(ajeno.url("/calma")).estado == "bien"
    assert monotonic() - inicio >= 1
    assert ajeno.veces("/calma") == 2


def test_si_pide_esperar_mucho_no_se_insiste(ajeno: Servidor) -> None:
    """Una petición y no más; se deja para otro día."""
    respuesta = _preguntar(ajeno.url("/calma-larga"))
    assert respuesta.aplaza
    assert ajeno.veces("/calma-larga") == 1


def test_se_presenta_con_su_nombre(ajeno: Servidor) -> None:
    """Quien mire su registro sabe quién pregunta; primero con HEAD, que cuesta menos."""
    _preguntar(ajeno.url("/bien"))
    assert [(p.agente, p.metodo) for p in ajeno.peticiones] == [(AGENTE, "HEAD")]


@pytest.mark.parametrize("sitio", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1"])
def test_no_se_pregunta_a_este_equipo(sitio: str, ajeno: Servidor) -> None:
    """Ni por su dirección, ni por su nombre, ni escrita de otra manera: no llega ni a conectar."""
    respuesta = _preguntar(ajeno.url("/bien", sitio), Limites(pausa=0, plazo=1.0))
    assert respuesta.estado != "bien"
    assert respuesta.codigo in ("interna", "nombre", "direccion")
    assert ajeno.peticiones == []


@pytest.mark.parametrize(
    "direccion",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1"),
        *("0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1"),
        *("ff02::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::1"),
    ],
)
def test_las_direcciones_de_dentro_no_son_publicas(direccion: str) -> None:
    """Tampoco las que llevan otra dentro."""
    assert not es_publica(direccion)


@pytest.mark.parametrize("direccion", ["8.8.8.8", "2001:4860:4860::8888", "64:ff9b::808:808"])
def test_las_de_internet_si(direccion: str) -> None:
    """También por un traductor de IPv6."""
    assert es_publica(direccion)


@pytest.mark.parametrize(
    ("vence", "emisor", "estado"),
    [
        (timedelta(days=1), "127.0.0.1", "falla"),
        (timedelta(days=-1), "127.0.0.1", "falla"),
        (timedelta(days=1), "Intermedia que no se envía", "dudoso"),
    ],
    ids=["firmado por sí mismo", "vencido", "de emisor desconocido"],
)
def test_un_certificado_que_no_vale_no_pasa(
    vence: timedelta, emisor: str, estado: str, tmp_path: Path
) -> None:
    """Si solo falta conocer a quien lo firma, un navegador podría entrar: queda en duda."""
    with _seguro(tmp_path, vence, emisor) as puerto:
        respuesta = _preguntar(f"https://127.0.0.1:{puerto}/")
    assert (respuesta.codigo, respuesta.estado) == ("certificado", estado)
    assert not respuesta.hubo


def test_una_conexion_segura_que_se_corta_es_un_fallo() -> None:
    """El otro lado cierra en medio del saludo."""
    with socket.create_server(("127.0.0.1", 0)) as escucha:
        hilo = threading.Thread(target=_colgar, args=(escucha,), daemon=True)
        hilo.start()
        respuesta = _preguntar(f"https://127.0.0.1:{escucha.getsockname()[1]}/")
    hilo.join()
    assert respuesta.estado == "falla"
    assert respuesta.codigo in ("tls", "conexion")


def test_un_puerto_cerrado_es_un_fallo() -> None:
    """Nadie escucha."""
    with socket.create_server(("127.0.0.1", 0)) as escucha:
        puerto = escucha.getsockname()[1]
    assert _preguntar(f"http://127.0.0.1:{puerto}/").codigo == "conexion"


def _colgar(escucha: socket.socket) -> None:
    for _ in range(2):  # HEAD y GET
        conexion, _ = escucha.accept()
        conexion.recv(10)
        conexion.close()


@contextmanager
def _seguro(carpeta: Path, vence: timedelta, emisor: str) -> Iterator[int]:
    """Un puerto con TLS y un certificado que vence en ese plazo."""
    clave = ec.generate_private_key(ec.SECP256R1())
    nombre = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    ahora = datetime.now(UTC)
    certificado = (
        x509.CertificateBuilder()
        .subject_name(nombre)
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, emisor)]))
        .public_key(clave.public_key())
        .serial_number(1)
        .not_valid_before(ahora - timedelta(days=9))
        .not_valid_after(ahora + vence)
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .sign(clave, hashes.SHA256())
    )
    pem = carpeta / "todo.pem"
    pem.write_bytes(
        clave.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificado.public_bytes(serialization.Encoding.PEM)
    )
    contexto = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    contexto.load_cert_chain(pem)
    with socket.create_server(("127.0.0.1", 0)) as escucha:
        hilo = threading.Thread(target=_saludar, args=(escucha, contexto), daemon=True)
        hilo.start()
        yield escucha.getsockname()[1]
    hilo.join()


def _saludar(escucha: socket.socket, contexto: ssl.SSLContext) -> None:
    for _ in range(2):  # HEAD y GET
        conexion, _ = escucha.accept()
        try:
            contexto.wrap_socket(conexion, server_side=True).close()
        except OSError:
            conexion.close()
