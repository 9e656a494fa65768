"""Publicación, aplicación: de la carpeta que se tiene y unos cambios, a la carpeta al día."""

from __future__ import annotations

import hashlib
from pathlib import Path

from generador.publicacion import contenido, manifiesto
from generador.publicacion.contenido import Contenido
from generador.publicacion.diferencia import (
    ARCHIVOS,
    CAMBIOS,
    FIRMA_DE_CAMBIOS,
    LEAME,
    CambiosInvalidos,
    entre,
    extremo,
    leer_extremos,
    texto_de,
)
from generador.publicacion.disco import carpeta_aparte
from generador.publicacion.entradas import Entrada
from generador.publicacion.manifiesto import FIRMA, NOMBRE, Manifiesto
from generador.publicacion.revision import EntregaInvalida, comparar, comprobar_firma, leer_firmado

LEAME_BYTES = 1 << 20
NOMBRADOS = 5
"""Cuántos archivos se nombran en un mensaje."""


def aplicar(vieja: Path, delta_zip: Path, publica: str, salida: Path) -> Manifiesto:
    """Deja en «salida» la edición nueva; «vieja» no cambia, salvo que «salida» sea ella misma."""
    vieja, salida = vieja.resolve(), salida.resolve()
    if salida != vieja and salida.exists():
        raise CambiosInvalidos(f"«{salida}» ya existe; elija otra carpeta")
    with (
        carpeta_aparte(salida) as nueva,
        contenido.abrir(vieja, NOMBRE) as antes,
        contenido.abrir(delta_zip, CAMBIOS) as delta,
    ):
        if not (vieja / NOMBRE).is_file():
            raise CambiosInvalidos(f"en «{vieja}» no está «{NOMBRE}»: elija la que lo tiene")
        nuevo, traidos = _comprobar(antes, delta, publica)
        for entrada in nuevo.archivos:
            if entrada in traidos:
                _copiar(delta, ARCHIVOS + entrada.ruta, entrada, nueva)
            else:
                _copiar(antes, entrada.ruta, entrada, nueva)
        manifiesto.escribir(nueva, nuevo)
        (nueva / FIRMA).write_bytes(delta.leer(ARCHIVOS + FIRMA, delta.tamanos[ARCHIVOS + FIRMA]))
    return nuevo


def _comprobar(
    antes: Contenido, delta: Contenido, publica: str
) -> tuple[Manifiesto, frozenset[Entrada]]:
    """El manifiesto nuevo y los archivos que trae, cuando todo casa: firmas, base y orden."""
    datos = delta.leer(CAMBIOS, manifiesto.BYTES)
    comprobar_firma(delta, datos, FIRMA_DE_CAMBIOS, publica)
    nuevo, _ = leer_firmado(delta, publica, ARCHIVOS)
    viejo, _ = leer_firmado(antes, publica)
    _exigir_base(viejo, datos)
    leame = hashlib.sha256(delta.leer(LEAME, LEAME_BYTES)).hexdigest()
    cambios = entre(viejo, nuevo, leame)
    if texto_de(cambios) != datos:
        raise CambiosInvalidos(f"«{CAMBIOS}» no es lo que hay entre las dos ediciones")
    deben = {LEAME, CAMBIOS, FIRMA_DE_CAMBIOS, ARCHIVOS + NOMBRE, ARCHIVOS + FIRMA}
    _exigir_estos(delta, deben | {ARCHIVOS + e.ruta for e in cambios.archivos})
    _exigir_intacta(antes, viejo)
    return nuevo, frozenset(cambios.archivos)


def _exigir_base(viejo: Manifiesto, datos: bytes) -> None:
    desde, hasta = leer_extremos(datos)
    actual = extremo(viejo)
    if actual == hasta:
        raise CambiosInvalidos(f"la carpeta ya está en la edición {hasta.edicion}")
    if actual.secuencia >= hasta.secuencia:
        raise CambiosInvalidos(
            f"estos cambios son de la edición {hasta.edicion}, más antigua que la que usted"
            f" tiene, {actual.edicion}"
        )
    if actual != desde:
        raise CambiosInvalidos(
            f"estos cambios parten de la edición {desde.edicion} y usted tiene la"
            f" {actual.edicion}: aplique antes los que faltan, o descargue el paquete entero"
        )


def _exigir_estos(delta: Contenido, deben: set[str]) -> None:
    if sobra := sorted(delta.tamanos.keys() - deben):
        raise CambiosInvalidos(f"los cambios traen algo de más: {_lista(sobra)}")
    if falta := sorted(deben - delta.tamanos.keys()):
        raise CambiosInvalidos(f"a los cambios les falta: {_lista(falta)}")


def _exigir_intacta(antes: Contenido, viejo: Manifiesto) -> None:
    informe = comparar(antes, viejo)
    if malos := (*informe.cambiados, *informe.faltan):
        raise EntregaInvalida(
            f"la carpeta no está intacta, cambió o falta {_lista(malos)}: descargue el paquete"
            " entero"
        )
    if informe.sobran:
        raise EntregaInvalida(
            f"en la carpeta hay algo que no es del repositorio, {_lista(informe.sobran)}: sáquelo"
            " antes, porque se perdería"
        )


def _lista(rutas: tuple[str, ...] | list[str]) -> str:
    mas = len(rutas) - NOMBRADOS
    return ", ".join(map(repr, rutas[:NOMBRADOS])) + (f" y {mas} más" if mas > 0 else "")


def _copiar(origen: Contenido, ruta: str, entrada: Entrada, nueva: Path) -> None:
    """Copia un archivo mientras comprueba que es el firmado."""
    destino = nueva / entrada.ruta
    destino.parent.mkdir(parents=True, exist_ok=True)
    suma = hashlib.sha256()
    with destino.open("xb") as abierto:
        for trozo in origen.trozos(ruta, entrada.bytes):
            suma.update(trozo)
            abierto.write(trozo)
    if suma.hexdigest() != entrada.sha256:
        raise EntregaInvalida(f"«{entrada.ruta}» no es el archivo que se firmó")
