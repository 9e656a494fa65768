"""Publicación, jornada: el día de ODES, de una carpeta de contenido a una edición revisada."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generador import puerta
from generador.construccion import Resultado
from generador.modelo import Edicion, Problema
from generador.publicacion import manifiesto
from generador.publicacion.antes import Antes, leer_antes, ruta_de_todo
from generador.publicacion.destinos import Destino
from generador.publicacion.fugas import fugas, vedado
from generador.publicacion.manifiesto import Manifiesto
from generador.publicacion.preparar import Encargo, preparar
from generador.sitio.escritura import SalidaAjena, obra
from generador.sitio.obra import ALMACEN, ErrorDeSitio, ObraRechazada, Plano, con_problemas

# Lo que cambia en cada edición aunque el contenido sea el mismo.
_DE_LA_EDICION = ("edicion.json", "boletin/", "novedades/", "descargas/", "verificar.html")


@dataclass(frozen=True, slots=True)
class Preparada:
    """Una edición en su carpeta, o por qué no la hay."""

    resultado: Resultado
    carpeta: Path
    edicion: Edicion
    igual: bool = False
    """Si no cambió nada desde la anterior: entonces no se escribió."""


class _Igual(Exception):
    """La edición diría lo mismo que la anterior: se deshace."""


def preparar_en(
    plano: Plano,
    raiz: Path,
    ediciones: Path,
    encargo: Encargo,
    antes: Antes,
    interno: Path | None = None,
) -> Preparada:
    """La edición en «ediciones», de una vez y solo si nada de lo no público se cuela en ella.

    Con «interno» se comprueba además que no haya nada de esa carpeta.
    """
    salida, resultado = ediciones / encargo.edicion.nombre, plano.resultado
    preparada = Preparada(resultado, salida, encargo.edicion)
    if resultado.con_errores:
        return preparada
    try:
        with obra(salida) as nueva:
            preparar(plano, nueva, encargo)
            if antes.todo and _igual(antes.todo, nueva, encargo.edicion):
                raise _Igual
            prohibido = vedado(raiz, resultado.catalogo, interno)
            halladas = fugas(nueva, prohibido, raiz / ALMACEN)
            # El ZIM no se puede abrir, pero sale de la misma carpeta, que sí se ha mirado.
            abiertas = (p for p in halladas if not p.archivo.endswith(".zim"))
            avisos = _exigir_limpia((*abiertas, *puerta.revisar(nueva)))
    except SalidaAjena as e:
        raise ErrorDeSitio(str(e)) from e
    except ObraRechazada as e:
        return replace(preparada, resultado=con_problemas(resultado, e.problemas))
    except _Igual:
        return replace(preparada, igual=True)
    return replace(preparada, resultado=con_problemas(resultado, avisos))


def publicada_en(destinos: Sequence[Destino]) -> tuple[Antes, set[str], int]:
    """La edición más reciente que se sirve, los nombres ya usados y el número más alto."""
    servidas = [leer_antes(d.leer) for d in destinos if d.actual() is not None]
    usados = {e for d in destinos for e in d.ediciones()}
    ultima = max((d.ultima_secuencia() for d in destinos), default=0)
    return max(servidas, key=lambda a: a.secuencia, default=Antes()), usados, ultima


def _igual(antes: Manifiesto, nueva: Path, edicion: Edicion) -> bool:
    """Si, quitado lo que es de cada edición, los paquetes completos son idénticos."""
    ahora = manifiesto.leer((nueva / ruta_de_todo(edicion.nombre)).read_bytes())
    return _contenido(antes) == _contenido(ahora)


def _contenido(lista: Manifiesto) -> tuple[object, ...]:
    return tuple(e for e in lista.archivos if not e.ruta.startswith(_DE_LA_EDICION))


def _exigir_limpia(problemas: tuple[Problema, ...]) -> tuple[Problema, ...]:
    """Los avisos; con algún error, la edición se deshace."""
    if any(p.nivel == "error" for p in problemas):
        raise ObraRechazada(problemas)
    return problemas
