"""Destinos, rama: cada edición es una confirmación de una rama de Git, como «gh-pages».

Todo se hace con órdenes internas de Git y un índice aparte: la carpeta de trabajo no se toca. La
rama cambia en un solo paso, y solo si nadie la cambió antes. «.nojekyll» y «CNAME» son de la rama y
no de la edición: el primero se pone siempre, y el segundo se conserva si está.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generador.publicacion import manifiesto as m
from generador.publicacion.destinos.arbol import DOMINIO, hacer_arbol
from generador.publicacion.destinos.averias import ErrorDeDestino, explicado
from generador.publicacion.destinos.edicion import (
    Guardada,
    admitir,
    anterior,
    comprobar,
    guardada,
)
from generador.publicacion.destinos.git import Git, firmada
from generador.publicacion.manifiesto import NOMBRE, Manifiesto
from generador.publicacion.rutas import reparo

_EDICION = "Edicion"
_REGISTRO = f"%H %(trailers:key={_EDICION},valueonly,separator=%x20)"


@dataclass(frozen=True, slots=True)
class Rama:
    """Una rama de un repositorio; con «remoto», la de ese servidor."""

    git: Git
    remoto: str
    nombre: str

    def actual(self) -> Manifiesto | None:
        """La edición de la última confirmación."""
        datos = self.leer(NOMBRE)
        return m.leer(datos) if datos is not None else None

    def leer(self, ruta: str) -> bytes | None:
        """Un archivo de la última confirmación, o None."""
        punta = self._punta()
        return None if not punta or reparo(ruta) else self._archivo(punta, ruta)

    def ediciones(self) -> list[str]:
        """Todas las de su historia; la más reciente, primero."""
        return list(self._guardadas(self._punta()))

    def ultima_secuencia(self) -> int:
        """El número más alto de su historia; 0 si no hay ninguna."""
        guardadas = self._guardadas(self._punta()).values()
        return max((g.identidad.secuencia for g, _ in guardadas), default=0)

    def publicar(self, edicion: Path) -> None:
        """Una confirmación más, con la edición entera; si ya es la última, nada."""
        with explicado(f"no se pudo publicar en la rama «{self.nombre}»"):
            nueva = comprobar(edicion)
        punta = self._punta()
        guardadas = self._guardadas(punta)
        servida = self._servida(punta)
        admitir(nueva, servida.identidad if servida else None, [g for g, _ in guardadas.values()])
        if servida and servida.huella == m.huella(nueva):
            return
        dominio = self._archivo(punta, DOMINIO) if punta else None
        arbol = hacer_arbol(self.git, edicion, nueva, dominio)
        i = nueva.identidad
        self._confirmar(arbol, punta, i.fecha, f"Publica la edición {i.edicion}", i.edicion)

    def volver(self) -> str:
        """Una confirmación más, con lo mismo que tenía la edición anterior."""
        punta = self._punta()
        guardadas = self._guardadas(punta)
        previa = anterior(self._servida(punta), {n: g for n, (g, _) in guardadas.items()})
        arbol = self.git.linea("rev-parse", f"{guardadas[previa.nombre][1]}^{{tree}}")
        titulo = f"Vuelve a la edición {previa.nombre}"
        self._confirmar(arbol, punta, previa.identidad.fecha, titulo, previa.nombre)
        return previa.nombre

    def _punta(self) -> str:
        """La última confirmación de la rama, traída del servidor si lo hay; vacía si no existe."""
        rama = f"refs/heads/{self.nombre}"
        if self.remoto:
            if not self.git("ls-remote", self.remoto, rama).strip():
                return ""
            local = f"refs/remotes/{self.remoto}/{self.nombre}"
            self.git("fetch", "--quiet", "--no-tags", self.remoto, f"+{rama}:{local}")
            rama = local
        hecho = self.git.probar("rev-parse", "--verify", "--quiet", f"{rama}^{{commit}}")
        if not hecho.stdout:
            self.git("rev-parse", "--git-dir")  # si ni siquiera es un repositorio, lo dice
        return hecho.stdout.decode().strip()

    def _archivo(self, confirmacion: str, ruta: str) -> bytes | None:
        hecho = self.git.probar("cat-file", "blob", f"{confirmacion}:{ruta}")
        return None if hecho.returncode else hecho.stdout

    def _servida(self, punta: str) -> Guardada | None:
        if not punta:
            return None
        datos = self._archivo(punta, NOMBRE)
        if datos is None:
            raise ErrorDeDestino(
                f"la rama «{self.nombre}» tiene otra cosa, que no es una edición; elija otra rama"
            )
        return guardada(datos)

    def _guardadas(self, punta: str) -> dict[str, tuple[Guardada, str]]:
        """Cada edición con su confirmación más reciente; la de número más alto, primero."""
        if not punta:
            return {}
        halladas: dict[str, tuple[Guardada, str]] = {}
        registro = self.git("log", "--first-parent", f"--format={_REGISTRO}", punta).decode()
        for confirmacion, edicion in (p for r in registro.splitlines() if len(p := r.split()) == 2):
            if edicion not in halladas and (datos := self._archivo(confirmacion, NOMBRE)):
                halladas[edicion] = guardada(datos), confirmacion
        orden = sorted(halladas.values(), key=lambda par: -par[0].identidad.secuencia)
        return {g.nombre: (g, c) for g, c in orden}

    def _confirmar(self, arbol: str, punta: str, fecha: str, titulo: str, edicion: str) -> None:
        """La confirmación y el cambio de la rama, que solo ocurre si sigue en «punta»."""
        madre = ["-p", punta] if punta else []
        mensaje = f"{titulo}\n\n{_EDICION}: {edicion}\n".encode()
        git = self.git.con(**firmada(fecha))
        nueva = git.linea("commit-tree", arbol, *madre, entrada=mensaje)
        rama = f"refs/heads/{self.nombre}"
        if self.remoto:
            lugar = f"--force-with-lease={rama}:{punta}"
            self.git("push", "--quiet", lugar, self.remoto, f"{nueva}:{rama}")
        else:
            self.git("update-ref", "-m", titulo, rama, nueva, punta)


def abrir_rama(texto: str, raiz: Path) -> Rama:
    """«gh-pages», o «origin/gh-pages» si «origin» es un servidor que el repositorio conoce."""
    git = Git(raiz)
    remoto, _, nombre = texto.partition("/")
    if not nombre or remoto not in git("remote").decode().split():
        remoto, nombre = "", texto
    if git.probar("check-ref-format", "--branch", nombre).returncode:
        raise ErrorDeDestino(f"«{nombre}» no puede ser el nombre de una rama")
    en_uso = git("worktree", "list", "--porcelain").decode().splitlines()
    if not remoto and f"branch refs/heads/{nombre}" in en_uso:
        raise ErrorDeDestino(f"la rama «{nombre}» es la que se está editando; elija otra")
    return Rama(git, remoto, nombre)
