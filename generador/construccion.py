"""Las etapas 1 a 3 en fila: de una carpeta a un catálogo y sus problemas. No escribe ni imprime."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generador import catalogo as etapa_catalogo
from generador import fichas as etapa_fichas
from generador import fuentes as etapa_fuentes
from generador import indicadores as etapa_indicadores
from generador import reglas as etapa_reglas
from generador import tipos as etapa_tipos
from generador import vocabularios as etapa_vocabularios
from generador.fuentes.anterior import leer_antes
from generador.fuentes.cifras import leer_cifras
from generador.fuentes.enlaces import leer_enlaces
from generador.fuentes.escritas import leer_escritas
from generador.fuentes.permitidos import leer_permitidos
from generador.medios import Medios
from generador.modelo import Catalogo, Cifra, Enlace, Escrita, Permiso, Problema


@dataclass(frozen=True, slots=True)
class Resultado:
    """El catálogo y todos los problemas, ordenados por archivo y línea."""

    catalogo: Catalogo
    escritas: tuple[Escrita, ...]
    problemas: tuple[Problema, ...]
    enlaces: Mapping[str, Enlace] = field(default_factory=dict)
    """Dirección externa → lo que se sabe de ella."""
    cifras: tuple[Cifra, ...] = ()
    """Lo que se midió fuera del contenido, mes a mes."""
    permisos: tuple[Permiso, ...] = ()
    """Los datos personales que alguien revisó y admitió."""

    @property
    def caidos(self) -> Mapping[str, str]:
        """Dirección externa que ya se da por caída → desde cuándo."""
        return {e.url: e.desde for e in self.enlaces.values() if e.caido}

    @property
    def con_errores(self) -> bool:
        """Si algún problema impide publicar."""
        return any(p.nivel == "error" for p in self.problemas)


def construir(
    raiz: Path,
    fecha: str,
    carpeta_de_tipos: Path = etapa_tipos.CARPETA,
    interno: Path | None = None,
    desde: str | None = None,
    medios: Medios | None = None,
) -> Resultado:
    """Lee, valida y enlaza el contenido de «raiz»; «fecha» (AAAA-MM-DD) es la de construcción.

    Con «interno», también las fichas de esa carpeta: el resultado es de uso interno. Con «desde»
    (un cambio de Git), también se comprueba qué pasos se dieron desde él.
    """
    medios = medios or Medios()
    etapa = medios.perfil.etapa
    with etapa("tipos y vocabularios"):
        tipos = etapa_tipos.cargar(carpeta_de_tipos)
        vocabularios, malos_terminos = etapa_vocabularios.leer(raiz)
    with etapa("lectura"):
        lectura = etapa_fuentes.leer(raiz, tipos, fecha, interno, medios.almacen)
        escritas, ilegibles = leer_escritas(raiz)
        enlaces, mal_anotados = leer_enlaces(raiz)
        cifras, mal_leidas = leer_cifras(raiz)
        permisos, mal_permitidos = leer_permitidos(raiz, fecha)
    with etapa("esquemas"):
        fichas = etapa_fichas.armar(lectura.fuentes, lectura.fallidas, tipos, vocabularios)
    with etapa("relaciones"):
        catalogo = etapa_catalogo.enlazar(fichas, tipos, vocabularios, fecha)
    with etapa("reglas"):
        incumplidas = etapa_reglas.comprobar(catalogo) + etapa_reglas.comprobar_archivos(catalogo)
        if desde is not None:
            antes = leer_antes(raiz, desde, tipos)
            incumplidas += etapa_reglas.comprobar_pasos(catalogo, lectura.fuentes, antes)
        incumplidas += etapa_reglas.comprobar_escritas(catalogo, escritas)
        incumplidas += etapa_reglas.comprobar_personales(catalogo, escritas, permisos)
        mal_medidas = etapa_indicadores.comprobar(catalogo, cifras)
    todos = {
        *malos_terminos,
        *lectura.problemas,
        *fichas.problemas,
        *incumplidas,
        *ilegibles,
        *mal_anotados,
        *mal_leidas,
        *mal_medidas,
        *mal_permitidos,
    }
    return Resultado(catalogo, escritas, tuple(sorted(todos)), enlaces, cifras, permisos)
