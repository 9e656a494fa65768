"""Etapa 5, servicio: el sitio en este equipo, rehecho cada vez que cambia su contenido."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from generador import tipos
from generador.construccion import Resultado
from generador.fuentes.enlaces import ARCHIVO as ENLACES
from generador.sitio.adelanto import Marcas, adelantar, marcar
from generador.sitio.motor import CONFIGURACION, servir
from generador.sitio.obra import edificar
from generador.sitio.plano import Plano, trazar

ESCRITAS = "docs"


def vista_previa(
    raiz: Path,
    temporal: Path,
    puerto: int,
    fecha: Callable[[], str],
    informar: Callable[[Resultado], None],
    interno: Path | None = None,
) -> None:
    """Sirve «raiz» hasta que se interrumpa; con errores, sigue mostrando lo último que salió bien.

    «temporal» es una carpeta que se puede llenar y que borra quien llama.
    """
    with ExitStack() as pila:
        obra = _Obra(raiz, temporal / "sitio", fecha, informar, interno, pila)
        obra.rehacer(lambda: None)
        carpetas = [t.carpeta for t in tipos.cargar().values() if t.carpeta]
        vigiladas = [
            raiz / c for c in (*carpetas, "vocabularios", ESCRITAS, ENLACES, CONFIGURACION)
        ]
        vigiladas += [interno / c for c in carpetas] if interno else []
        servir(obra.salida, puerto, vigiladas, obra.rehacer)


@dataclass(slots=True)
class _Obra:
    """El sitio que se sirve y, mientras esté bien, el plano de que salió."""

    raiz: Path
    salida: Path
    fecha: Callable[[], str]
    informar: Callable[[Resultado], None]
    interno: Path | None
    pila: ExitStack
    """Lo que hay que soltar para dejar el plano: su carpeta temporal y el almacén."""
    plano: Plano | None = None
    marcas: Marcas = field(default_factory=dict)

    def rehacer(self, mostrar: Callable[[], None]) -> None:
        """Adelanta la página que cambió, la muestra, y rehace el sitio entero."""
        if self.plano and adelantar(self.raiz, self.plano, self.marcas, self.salida):
            mostrar()
        self.plano = None
        self.pila.close()
        trazo = trazar(self.raiz, self.fecha(), interno=self.interno)
        plano = self.pila.enter_context(trazo)
        self.marcas = marcar(self.raiz, plano.resultado.catalogo)
        resultado = edificar(plano, self.salida)
        plano.medios.almacen.volcar()
        self.plano = None if resultado.con_errores else plano
        self.informar(resultado)
