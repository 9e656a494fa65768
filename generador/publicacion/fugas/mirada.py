"""Fugas, mirada: de los bytes de un archivo a lo vedado que hay en él, hasta en lo comprimido."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from generador.publicacion.fugas import escrituras, flujos, indice
from generador.publicacion.fugas.buscador import Buscador
from generador.publicacion.fugas.modelo import Rastro, Vedado
from generador.publicacion.fugas.plegado import (
    FRASE,
    contiene,
    fluir,
    plegar,
    plegar_con_barreras,
    separar,
)

HONDURA = 5
"""Cuántas envolturas se quitan: un gzip en base64 dentro de un ZIP son tres."""
NOMBRE = 80
"""Lo que se dice del nombre de un archivo que está dentro de otro."""
TOTAL = 4096 * flujos.MEGA
"""Bytes que se llegan a descomprimir de un archivo."""
SEGMENTO, SOLAPE = 4 * flujos.MEGA, 64 * 1024
"""Un texto largo se mira por partes, que se pisan para no partir nada."""
BREVE = 8
"""Letras que ha de tener una palabra hallada entre bytes que no son texto."""


@dataclass(frozen=True, slots=True)
class _Lugar:
    """Dónde se está dentro de un archivo, y cuánto se lleva descomprimido de él."""

    nombre: str
    camino: tuple[str, ...]
    gastado: list[int]

    @property
    def texto(self) -> str:
        return " › ".join(self.camino)

    def dentro(self, nombre: str) -> _Lugar:
        return replace(self, nombre=nombre, camino=(*self.camino, nombre))


class Mirada:
    """Mira archivos y anota lo que encuentra; se crea una vez y sirve para muchos."""

    def __init__(self, vedado: Vedado) -> None:
        self._frases = Buscador(vedado.frases)
        self._palabras = frozenset(vedado.palabras)
        self._raices = frozenset(vedado.raices)
        self._huellas = frozenset(vedado.huellas)
        self._limpios: set[bytes] = set()
        """Resúmenes de lo ya mirado sin hallar nada: un paquete repite las páginas del sitio."""

    def archivo(self, ruta: str, crudo: flujos.Bytes) -> Rastro:
        """Lo vedado que hay en un archivo con ese nombre y esos bytes."""
        rastro = Rastro()
        self._bytes(crudo, _Lugar(ruta, (), [0]), rastro)
        return rastro

    def texto(self, texto: str, rastro: Rastro, donde: str = "") -> None:
        """Lo vedado que hay en un texto ya leído."""
        self._texto(texto, True, _Lugar(donde, (donde,) if donde else (), [0]), rastro)

    def _bytes(self, crudo: flujos.Bytes, lugar: _Lugar, rastro: Rastro) -> None:
        resumen = sha256(crudo)
        clave = resumen.digest() + (b"i" if indice.es_del_indice(lugar.nombre) else b"")
        if clave in self._limpios:
            return
        antes = rastro.cuantos
        rastro.huellas |= self._huellas & {resumen.hexdigest()}
        terminos = indice.terminos(lugar.nombre, crudo)
        if terminos is not None:
            rastro.raices |= self._raices & terminos
            guion = bytes(crudo).decode("utf-8", "replace")
            if frases := self._frases.hallar(fluir(plegar(guion))):
                rastro.anotar_frases(self._seguidas(guion, frases), "")
        elif isinstance(crudo, bytes) and _es_texto(crudo):
            self._llano(crudo, lugar, rastro)
        else:
            self._contenedor(crudo, lugar, rastro)
        if rastro.cuantos == antes:
            self._limpios.add(clave)

    def _contenedor(self, crudo: flujos.Bytes, lugar: _Lugar, rastro: Rastro) -> None:
        if formato := flujos.cerrado(crudo):
            rastro.cerrados.add(formato)
        for hallado in flujos.abrir(crudo):
            if not hallado.comprimido:
                self._llano(hallado.contenido, lugar, rastro)
                continue
            lugar.gastado[0] += len(hallado.contenido)
            suyo = lugar.dentro(hallado.nombre or "comprimido")
            self._texto(hallado.nombre, True, lugar, rastro)
            if hallado.cortado:
                nombre = hallado.nombre if hallado.nombre.isprintable() else "comprimido"
                rastro.cerrados.add(f"«{nombre[:NOMBRE]}», cifrado o enorme")
            if lugar.gastado[0] > TOTAL or len(suyo.camino) > HONDURA:
                rastro.cerrados.add("demasiadas envolturas")
            elif hallado.contenido:
                self._bytes(hallado.contenido, suyo, rastro)

    def _llano(self, crudo: bytes, lugar: _Lugar, rastro: Rastro) -> None:
        for pieza in _segmentos(crudo):
            for texto, fiable in escrituras.leer(pieza):
                self._texto(texto, fiable, lugar, rastro)
            if b" Tj" in pieza or b"]TJ" in pieza or b"/Title" in pieza:
                for texto, _ in escrituras.leer(escrituras.cadenas_de_pdf(pieza)):
                    self._texto(texto, False, lugar, rastro)

    def _texto(self, texto: str, fiable: bool, lugar: _Lugar, rastro: Rastro) -> None:
        frases: set[bytes] = set()
        for variante in escrituras.variantes(texto):
            plegado = plegar(variante)
            frases |= self._frases.hallar(fluir(plegado))
            palabras = self._palabras.intersection(separar(plegado))
            rastro.anotar_palabras({p for p in palabras if fiable or len(p) >= BREVE}, lugar.texto)
            if len(lugar.camino) < HONDURA:
                self._cifrado(variante, plegado, lugar, rastro)
        if frases:
            rastro.anotar_frases(self._seguidas(texto, frases), lugar.texto)

    def _seguidas(self, texto: str, frases: set[bytes]) -> Iterator[bytes]:
        """Las que se dicen seguidas, y no con el final de un dato y el comienzo de otro."""
        for variante in escrituras.con_barreras(texto):
            plegado = plegar_con_barreras(variante)
            for frase in frases & self._frases.hallar(fluir(plegado)):
                if len(frase) >= FRASE or not frase.isalpha() or contiene(plegado, frase):
                    yield frase

    def _cifrado(self, variante: str, plegado: bytes, lugar: _Lugar, rastro: Rastro) -> None:
        """Lo que el texto lleva en otro alfabeto: los trozos de texto se miran juntos."""
        sueltos: dict[str, list[bytes]] = {}
        if descifrado := escrituras.de_hexadecimal(plegado):
            sueltos["hexadecimal"] = [descifrado]
        for como, crudo in escrituras.cifrados(variante):
            if _es_texto(crudo) or not flujos.parece_comprimido(crudo):
                sueltos.setdefault(como, []).append(crudo)
            else:
                self._bytes(crudo, lugar.dentro(como), rastro)
        for como, juntos in sueltos.items():
            for texto, _ in escrituras.leer(b" ".join(juntos)):
                self._texto(texto, False, lugar.dentro(como), rastro)


def _es_texto(crudo: bytes) -> bool:
    try:
        crudo.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _segmentos(crudo: bytes) -> Iterator[bytes]:
    for desde in range(0, max(1, len(crudo)), SEGMENTO):
        yield crudo[desde : desde + SEGMENTO + SOLAPE]
