"""La firma es la de «minisign»: la suya se comprueba aquí y la nuestra la comprueba él."""

from __future__ import annotations

import base64
import shutil
import subprocess
from pathlib import Path

import pytest

from generador.publicacion.claves import ClaveInvalida, leer_publica, leer_secreta
from generador.publicacion.firma import FirmaInvalida, firmar, generar, verificar
from tests.publicacion.entregas import BARATO, par

VECTORES = Path(__file__).parent / "vectores"
"""Hechos con minisign 0.11; la contraseña de su clave es «clave uno dos»."""

DATOS = (VECTORES / "datos.txt").read_bytes()
PUBLICA = (VECTORES / "minisign.pub").read_text(encoding="utf-8")
FIRMA = (VECTORES / "Ed.minisig").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("archivo", "comentario"),
    [("Ed.minisig", "comentario áé firmado"), ("prehecha.minisig", "otro")],
)
def test_se_comprueban_las_dos_firmas_de_minisign(archivo: str, comentario: str) -> None:
    """La de los datos tal cual («Ed») y la de su resumen («ED»)."""
    firma = (VECTORES / archivo).read_text(encoding="utf-8")
    assert verificar(DATOS, firma, PUBLICA) == comentario


def test_la_clave_secreta_de_minisign_se_abre_y_firma() -> None:
    """Con el trabajo y la memoria que él pide: un gigabyte."""
    secreta = (VECTORES / "minisign.key").read_text(encoding="utf-8")
    firma = firmar(DATOS, secreta, "clave uno dos", "aquí")
    assert verificar(DATOS, firma, PUBLICA) == "aquí"


def test_minisign_comprueba_y_usa_lo_nuestro(tmp_path: Path) -> None:
    """De ida y vuelta con el programa verdadero, si está instalado; si no, con sus vectores."""
    claves = generar("una contraseña", BARATO)
    firma = firmar(DATOS, claves.secreta, "una contraseña", "del repositorio, ñ")
    programa = shutil.which("minisign")
    if programa is None:
        assert verificar(DATOS, firma, claves.publica) == "del repositorio, ñ"
        return
    for nombre, texto in (("m.pub", claves.publica), ("m.key", claves.secreta), ("d.sig", firma)):
        (tmp_path / nombre).write_text(texto, encoding="utf-8")
    (tmp_path / "d").write_bytes(DATOS)
    orden = [programa, "-V", "-p", "m.pub", "-m", "d", "-x", "d.sig"]
    hecho = subprocess.run(orden, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "del repositorio, ñ" in hecho.stdout
    orden = [programa, "-S", "-s", "m.key", "-m", "d", "-x", "suya.sig", "-t", "de vuelta"]
    subprocess.run(
        orden, cwd=tmp_path, input=b"una contrase\xc3\xb1a\n", capture_output=True, check=True
    )
    suya = (tmp_path / "suya.sig").read_text(encoding="utf-8")
    assert verificar(DATOS, suya, claves.publica) == "de vuelta"


def test_otra_contrasena_no_abre_la_clave() -> None:
    """Y no dice nada más."""
    with pytest.raises(ClaveInvalida, match="contraseña"):
        leer_secreta(generar("la buena", BARATO).secreta, "la mala")


def test_la_secreta_no_se_muestra_al_imprimirla() -> None:
    """Un mensaje de error no debe filtrarla."""
    claves = generar("x", BARATO)
    secreta = leer_secreta(claves.secreta, "x")
    assert secreta.semilla.hex() not in repr(secreta)
    assert repr(secreta.semilla) not in repr(secreta)


def test_la_huella_depende_de_la_clave_y_no_solo_de_su_numero() -> None:
    """El número de una clave lo elige quien la hace: no sirve para reconocerla."""
    crudo = bytearray(base64.b64decode(PUBLICA.splitlines()[1]))
    crudo[20] ^= 1
    buena, otra = leer_publica(PUBLICA), leer_publica(base64.b64encode(crudo).decode())
    assert buena.numero == otra.numero
    assert buena.huella != otra.huella


@pytest.mark.parametrize("byte", range(74))
def test_un_solo_bit_cambiado_en_la_firma_la_invalida(byte: int) -> None:
    """En el algoritmo, en el número de la clave o en la firma misma."""
    lineas = FIRMA.split("\n")
    crudo = bytearray(base64.b64decode(lineas[1]))
    crudo[byte] ^= 1 << (byte % 8)
    lineas[1] = base64.b64encode(crudo).decode()
    with pytest.raises(FirmaInvalida):
        verificar(DATOS, "\n".join(lineas), PUBLICA)


@pytest.mark.parametrize(
    ("quitar", "poner", "motivo"),
    [
        ("comentario áé firmado", "comentario áé cambiado", "comentario"),
        ("trusted comment: comentario", "comment: comentario", "cortada"),
        ("firmado\n", "firmado\x1b[2J\n", "cortada"),
        ("RWQ6", "!!!!", "alterada"),
        ("untrusted comment: signature", "signature", "cortada"),
        ("secret key\n", "secret key\n\n", "cortada"),
    ],
)
def test_una_firma_sin_su_forma_dice_que_le_pasa(quitar: str, poner: str, motivo: str) -> None:
    """Nada de ella se cree antes de comprobarla."""
    assert quitar in FIRMA
    with pytest.raises(FirmaInvalida, match=motivo):
        verificar(DATOS, FIRMA.replace(quitar, poner, 1), PUBLICA)


@pytest.mark.parametrize("hasta", range(0, len(FIRMA) - 1, 9))
def test_una_firma_cortada_se_rechaza(hasta: int) -> None:
    """Por donde sea."""
    with pytest.raises(FirmaInvalida):
        verificar(DATOS, FIRMA[:hasta], PUBLICA)


def test_los_datos_y_la_clave_han_de_ser_los_suyos() -> None:
    """El mensaje dice cuál de los dos no es."""
    with pytest.raises(FirmaInvalida, match="los datos no son"):
        verificar(DATOS + b".", FIRMA, PUBLICA)
    with pytest.raises(FirmaInvalida, match="otra clave"):
        verificar(DATOS, FIRMA, par().publica)


@pytest.mark.parametrize("clave", ["", "hola", "RWQ", PUBLICA + "más\n", "x" * 10_000])
def test_lo_que_no_es_una_clave_se_rechaza(clave: str) -> None:
    """Con un motivo, no con un fallo del programa."""
    with pytest.raises(FirmaInvalida, match="la clave pública"):
        verificar(DATOS, FIRMA, clave)


def test_se_admiten_los_fines_de_linea_de_windows() -> None:
    """Git o un correo pueden haberlos cambiado: no alteran lo firmado."""
    assert verificar(DATOS, FIRMA.replace("\n", "\r\n"), PUBLICA.replace("\n", "\r\n"))


def test_una_clave_sin_contrasena_no_se_hace_ni_se_abre() -> None:
    """Quien la copiara podría firmar."""
    with pytest.raises(ClaveInvalida, match="necesita una contraseña"):
        generar("")
    lineas = generar("x", BARATO).secreta.splitlines()
    crudo = bytearray(base64.b64decode(lineas[1]))
    crudo[2:4] = b"\0\0"
    with pytest.raises(ClaveInvalida, match="no tiene contraseña"):
        leer_secreta(f"{lineas[0]}\n{base64.b64encode(crudo).decode()}\n", "")


def test_una_clave_que_pide_demasiada_memoria_no_la_consigue() -> None:
    """Un archivo de clave ajeno no puede colgar el equipo."""
    lineas = generar("x", BARATO).secreta.splitlines()
    crudo = bytearray(base64.b64decode(lineas[1]))
    crudo[46:54] = (1 << 40).to_bytes(8, "little")
    with pytest.raises(ClaveInvalida, match="memoria"):
        leer_secreta(f"{lineas[0]}\n{base64.b64encode(crudo).decode()}\n", "x")
