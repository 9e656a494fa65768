"""Enlaces, preguntar: de una dirección a si responde, siguiendo sus redirecciones."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Event
from time import monotonic
from urllib.parse import urljoin, urlsplit

import requests
from requests.utils import requote_uri

from generador.enlaces.fallos import codigo_de, es_dudoso
from generador.enlaces.limites import Limites
from generador.enlaces.red import Adaptador, DireccionInterna, NombreDesconocido
from generador.enlaces.reintento import segundos_de
from generador.enlaces.turnos import Turnos
from generador.fuentes.enlaces import se_admite
from generador.modelo import Salud

REINTENTOS = 2
"""Veces que se vuelve a preguntar a un sitio que pide ir más despacio."""
SIN_PERMISO = frozenset({401, 402, 403, 405, 406, 407, 429, 451, 501})
"""Respuestas que no dicen si el enlace sirve: piden entrar, o no admiten programas."""
OCUPADO = frozenset({429, 503})
PARA_SIEMPRE = frozenset({301, 308})


@dataclass(frozen=True, slots=True)
class Respuesta:
    """Lo que se supo de una dirección."""

    estado: Salud
    codigo: str
    cambio_a: str = ""
    hubo: bool = True
    """Si algún servidor contestó."""
    aplaza: bool = False
    """Si el sitio pidió que se le deje tranquilo."""

    @property
    def puede_ser_la_red(self) -> bool:
        """Si el fallo puede ser de la conexión de este equipo y no del enlace."""
        return self.estado == "falla" and not self.hubo and self.codigo != "direccion"


class _Eco:
    """La respuesta a una petición: su código, a dónde manda y cuánto pide esperar."""

    def __init__(self, respuesta: requests.Response, destino: str | None) -> None:
        self.codigo = respuesta.status_code
        self.destino = destino
        pide = respuesta.headers.get("Retry-After", "") if self.codigo in OCUPADO else ""
        self.espera = segundos_de(pide, respuesta.headers.get("Date", ""))


class Preguntador:
    """Pregunta por direcciones, una cada vez. Lo comparten los obreros."""

    def __init__(self, limites: Limites, agente: str, parar: Event) -> None:
        self._limites = limites
        self._agente = agente
        self.turnos = Turnos(limites.pausa, parar)

    def __call__(self, url: str) -> Respuesta:
        """Lo que responde la dirección. Levanta Detenido si hay que parar."""
        try:
            with self._sesion() as sesion:
                return self._seguir(sesion, url)
        except DireccionInterna:
            return Respuesta("dudoso", "interna", hubo=False)
        except NombreDesconocido:
            return Respuesta("falla", "nombre", hubo=False)
        except (requests.RequestException, OSError, ValueError) as e:
            codigo = codigo_de(e)
            return Respuesta("dudoso" if es_dudoso(e) else "falla", codigo, hubo=False)

    def _seguir(self, sesion: requests.Session, url: str) -> Respuesta:
        actual, nueva, todo_permanente = url, "", True
        for _ in range(self._limites.saltos + 1):
            if not _se_puede_pedir(actual):
                return Respuesta("falla", "direccion", hubo=False)
            eco = self._con_paciencia(sesion, actual)
            if eco.destino is None:
                return _veredicto(eco, nueva)
            actual = requote_uri(urljoin(actual, eco.destino)).partition("#")[0]
            todo_permanente = todo_permanente and eco.codigo in PARA_SIEMPRE
            nueva = actual if todo_permanente else nueva
        return Respuesta("falla", "redirecciones")

    def _con_paciencia(self, sesion: requests.Session, url: str) -> _Eco:
        """La respuesta; si el sitio pide esperar poco, se espera y se vuelve a preguntar."""
        for _ in range(REINTENTOS):
            eco = self._pedir(sesion, url)
            if not 0 < eco.espera <= self._limites.espera:
                return eco
            self.turnos.aplazar(_sitio(url), eco.espera)
        return self._pedir(sesion, url)

    def _pedir(self, sesion: requests.Session, url: str) -> _Eco:
        """Con HEAD; si no le va bien, con GET, sin leer el cuerpo: muchos no entienden HEAD."""
        try:
            eco = self._una(sesion, "HEAD", url)
        except requests.RequestException:
            return self._una(sesion, "GET", url)
        if eco.codigo < 400 or eco.codigo in OCUPADO:
            return eco
        return self._una(sesion, "GET", url)

    def _una(self, sesion: requests.Session, metodo: str, url: str) -> _Eco:
        plazo = self._limites.plazo
        with self.turnos.turno(_sitio(url)):
            inicio = monotonic()
            try:
                with sesion.request(
                    metodo, url, timeout=plazo, allow_redirects=False, stream=True
                ) as respuesta:
                    eco = _Eco(respuesta, sesion.get_redirect_target(respuesta))
            except requests.ConnectionError as e:
                if monotonic() - inicio >= plazo:  # la cortamos nosotros
                    raise requests.Timeout from e
                raise
            if monotonic() - inicio >= plazo:  # contestaba a gotas: lo leído está a medias
                raise requests.Timeout
            return eco

    def _sesion(self) -> requests.Session:
        """Una por dirección: recuerda las galletas de sus redirecciones y nada más."""
        sesion = requests.Session()
        sesion.trust_env = False  # ni claves ni intermediarios de quien la ejecuta
        sesion.headers.update(
            {
                "User-Agent": self._agente,
                "Accept": "*/*",
                "Accept-Language": "es-PE, es;q=0.8",
                "Connection": "close",
            }
        )
        for esquema in ("http://", "https://"):
            sesion.mount(esquema, Adaptador(self._limites.plazo, self._limites.internas))
        return sesion


def _veredicto(eco: _Eco, nueva: str) -> Respuesta:
    codigo = str(eco.codigo)
    if 200 <= eco.codigo < 300:
        return Respuesta("bien", codigo, nueva if se_admite(nueva) else "")
    dudoso = eco.codigo in SIN_PERMISO
    aplaza = eco.codigo == 429 or eco.espera > 0
    return Respuesta("dudoso" if dudoso else "falla", codigo, aplaza=aplaza)


def _se_puede_pedir(url: str) -> bool:
    """Si es una dirección http corriente, sin usuario ni clave dentro."""
    return se_admite(url) and "@" not in urlsplit(url).netloc and bool(_sitio(url))


def _sitio(url: str) -> str:
    return urlsplit(url).hostname or ""
