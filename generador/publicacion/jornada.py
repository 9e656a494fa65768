"""Publicación, jornada: el día de ODES, de una carpeta de contenido a una edición revisada."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generador import puerta
from generador.construccion import Resultado
from generador.modelo import Edicion, Problema
from generador.publicacion import componentes, manifiesto
from generador.publicacion.antes import Antes, leer_antes, ruta_de_todo
from generador.publicacion.destinos import Destino
from generador.publicacion.fugas import fugas, vedado
from generador.publicacion.manifiesto import Manifiesto
from generador.publicacion.preparar import Encargo, preparar
from generador.sitio.escritura import SalidaAjena, obra
from generador.sitio.obra import ObraRechazada
from generador.sitio.plano import ALMACEN, ErrorDeSitio, Plano, con_problemas

# Lo que cambia en cada edición aunque el contenido sea el mismo.
_DE_LA_EDICION = (
    *("edicion.json", "boletin/", "novedades/", "descargas/", "verificar.html"),
    componentes.NOMBRE,
)


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
    igual_a: Manifiesto | None = None,
    interno: Path | None = None,
) -> Preparada:
    """La edición en «ediciones», de una vez y solo si nada de lo no público se cuela en ella.

    Con «igual_a», no se hace si diría lo mismo que ese paquete completo. Con «interno» se comprueba
    además que no haya nada de esa carpeta.
    """
    salida, resultado = ediciones / encargo.edicion.nombre, plano.resultado
    ajeno = componentes.de_repositorio(raiz)
    preparada = Preparada(resultado, salida, encargo.edicion)
    if resultado.con_errores:
        return preparada
    try:
        with obra(salida) as nueva:
            preparar(plano, nueva, encargo, ajeno)
            if igual_a and _igual(igual_a, nueva, encargo.edicion):
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


def rezagados(destinos: Mapping[str, Destino], antes: Antes) -> dict[str, Destino]:
    """Los destinos a los que no llegó la última edición: se cortó antes, o son nuevos."""
    numeros = {t: s.identidad.secuencia if (s := d.actual()) else 0 for t, d in destinos.items()}
    return {t: d for t, d in destinos.items() if numeros[t] < antes.secuencia}


def copia_de(destinos: Mapping[str, Destino], antes: Antes, ediciones: Path) -> Path | None:
    """La carpeta en que se preparó la última edición, si sigue siendo la que se sirve."""
    carpeta = ediciones / antes.edicion
    lista = carpeta / manifiesto.NOMBRE
    if not antes.edicion or not lista.is_file():
        return None
    servidas = (d.leer(manifiesto.NOMBRE) for d in destinos.values())
    return carpeta if lista.read_bytes() in servidas else None


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
