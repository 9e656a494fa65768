"""Un ZIP hostil no engaña ni agota el equipo: se rechaza diciendo por qué."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from generador.publicacion.paquete import empaquetar
from generador.publicacion.revision import revisar
from tests.publicacion.entregas import entrega, escribir_archivos, firmar_carpeta, par

Trampa = Callable[[zipfile.ZipFile], None]


def _escribir(nombre: str, datos: bytes = b"x", modo: int = stat.S_IFREG | 0o644) -> Trampa:
    def hacer(abierto: zipfile.ZipFile) -> None:
        info = zipfile.ZipInfo(nombre)
        info.external_attr = modo << 16
        abierto.writestr(info, datos, zipfile.ZIP_DEFLATED)

    return hacer


def _dos_veces(abierto: zipfile.ZipFile) -> None:
    abierto.writestr("r/index.html", b"otro")


def _lzma(abierto: zipfile.ZipFile) -> None:
    abierto.writestr("r/a", b"x" * 99, zipfile.ZIP_LZMA)


def _bomba(abierto: zipfile.ZipFile) -> None:
    abierto.writestr("r/ceros", bytes(80 << 20), zipfile.ZIP_DEFLATED)


TRAMPAS: dict[str, tuple[Trampa, str]] = {
    "sale de la carpeta": (_escribir("r/../../fuera"), "sale de la carpeta"),
    "absoluta": (_escribir("/etc/passwd"), "sale de la carpeta"),
    "de Windows": (_escribir("r\\..\\fuera"), "Windows no admite"),
    "unidad": (_escribir("C:/fuera"), "Windows no admite"),
    "reservado": (_escribir("r/NUL"), "Windows no admite"),
    "otro flujo": (_escribir("r/index.html:oculto"), "Windows no admite"),
    "enlace": (_escribir("r/e", b"/etc/passwd", stat.S_IFLNK | 0o777), "es un enlace"),
    "tubería": (_escribir("r/e", b"", stat.S_IFIFO), "es un enlace"),
    "dos veces": (_dos_veces, "está dos veces"),
    "mayúsculas": (_escribir("r/INDEX.html"), "no pueden estar a la vez"),
    "carpeta y archivo": (_escribir("r/index.html/a"), "no pueden estar a la vez"),
    "carpeta con datos": (_escribir("r/carpeta/", b"algo"), "su tamaño"),
    "otra compresión": (_lzma, "no se admite"),
    "bomba": (_bomba, "parece una trampa"),
    "fuera de la raíz": (_escribir("otra/a"), "falta «manifiesto.json»"),
}


def _entrega_zip(carpeta: Path) -> Path:
    entrega(carpeta / "copia", Random(1))
    empaquetar(carpeta / "copia", carpeta / "copia.zip", "r")
    return carpeta / "copia.zip"


@pytest.mark.parametrize("nombre", TRAMPAS)
def test_una_trampa_anadida_al_zip_se_rechaza(tmp_path: Path, nombre: str) -> None:
    """Aunque todo lo demás sea lo firmado."""
    camino = _entrega_zip(tmp_path)
    assert revisar(camino, par().publica).intacto
    trampa, motivo = TRAMPAS[nombre]
    with zipfile.ZipFile(camino, "a") as abierto, pytest.MonkeyPatch.context() as parche:
        parche.setattr("warnings.warn", lambda *_, **__: None)  # la de «dos veces» avisa
        trampa(abierto)
    informe = revisar(camino, par().publica)
    assert not informe.intacto
    assert motivo in " ".join(informe.rechazos)


def _parchear(datos: bytes, firma: bytes, donde: int, formato: str, valor: int) -> bytes:
    """Cambia un número de la primera estructura que empieza con esa firma."""
    crudo = bytearray(datos)
    struct.pack_into(formato, crudo, crudo.index(firma) + donde, valor)
    return bytes(crudo)


INDICE, LOCAL, FINAL = b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06"
RETOQUES: dict[str, Callable[[bytes], bytes]] = {
    "cifrado": lambda d: _parchear(d, INDICE, 8, "<H", 1),
    "nombre distinto al del índice": lambda d: d.replace(b"r/404.html", b"r/505.html", 1),
    "dice ser más grande": lambda d: _parchear(d, INDICE, 24, "<L", 1 << 30),
    "dice ser más pequeño": lambda d: _parchear(d, INDICE, 24, "<L", 1),
    "índice enorme": lambda d: _parchear(d, FINAL, 12, "<L", (1 << 32) - 2),
    "menos archivos de los que hay": lambda d: _parchear(d, FINAL, 10, "<H", 1),
    "en varios discos": lambda d: _parchear(d, FINAL, 4, "<H", 1),
    "con comentario": lambda d: _parchear(d, FINAL, 20, "<H", 4) + b"hola",
    "algo delante": lambda d: b"MZ programa" + d,
    "algo detrás": lambda d: d + b"algo",
    "vacío": lambda _: b"",
    "sin índice": lambda d: d[: d.index(INDICE)],
    "un ZIP sin archivos": lambda _: FINAL + bytes(18),
    "de 64 bits": lambda d: d[:-22] + b"PK\x06\x07" + bytes(16) + d[-22:],
}


@pytest.mark.parametrize("nombre", RETOQUES)
def test_un_zip_retocado_se_rechaza(tmp_path: Path, nombre: str) -> None:
    """Cada programa lo abriría de una manera distinta: nosotros, de ninguna."""
    camino = _entrega_zip(tmp_path)
    camino.write_bytes(RETOQUES[nombre](camino.read_bytes()))
    assert not revisar(camino, par().publica).intacto


def test_un_manifiesto_sin_firma_no_hace_leer_mas_de_lo_que_hay(tmp_path: Path) -> None:
    """Con «--sin-firma» la lista la pudo escribir cualquiera: los límites son los del ZIP."""
    escribir_archivos(tmp_path / "c", {"a.bin": bytes(70 << 20)})
    firmar_carpeta(tmp_path / "c")
    empaquetar(tmp_path / "c", tmp_path / "c.zip", "r")
    assert (tmp_path / "c.zip").stat().st_size < 200_000
    assert "parece una trampa" in revisar(tmp_path / "c.zip", None).rechazos[0]


@pytest.mark.parametrize("semilla", range(40))
def test_bytes_al_azar_nunca_dan_un_fallo_del_programa(tmp_path: Path, semilla: int) -> None:
    """Ni los que empiezan y terminan como un ZIP."""
    azar = Random(semilla)
    crudo = io.BytesIO()
    with zipfile.ZipFile(crudo, "w") as abierto:
        abierto.writestr("r/manifiesto.json", azar.randbytes(100))
    datos = bytearray(crudo.getvalue())
    for _ in range(azar.randrange(1, 12)):
        datos[azar.randrange(4, len(datos) - 22)] = azar.randrange(256)
    (tmp_path / "a.zip").write_bytes(datos)
    assert revisar(tmp_path / "a.zip", None).rechazos
