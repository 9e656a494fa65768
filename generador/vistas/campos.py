"""Etapa 4, campos: del valor de un campo cualquiera a HTML, según su clase. Sirve a todo tipo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from generador.catalogo.anclas import ancla_de_campo
from generador.modelo import Campo, Ficha
from generador.vistas import formatos
from generador.vistas.compilado import SUBE
from generador.vistas.entorno import Taller
from generador.vistas.imagenes import etiqueta
from generador.vistas.marcas import enlazar, escapar

_SI_NO = {True: Markup("Sí"), False: Markup("No")}


class Pintor:
    """Pinta los valores de una ficha."""

    def __init__(self, taller: Taller, ficha: Ficha) -> None:
        self._catalogo = taller.catalogo
        self._redactor = taller.redactor
        self._ficha = ficha
        self._imagenes = taller.imagenes.de(ficha.id)

    def valor(self, campo: Campo, valor: Any) -> Markup:
        """HTML de un valor: en línea si es simple, en bloque si es texto, lista o grupo."""
        match campo.clase:
            case "parrafo":
                return self.texto(campo, valor)
            case "opciones":
                return Markup(", ".join(self._opcion(campo, v) for v in valor))
            case "lista":
                return self._lista(campo, valor)
            case "grupo":
                return self.grupo(campo.hijos, valor)
        return self._simple(campo, valor)

    def texto(self, campo: Campo, texto: str, desde: int = 3) -> Markup:
        """HTML de un texto con formato."""
        return self._redactor.html(texto, self._imagenes, ancla_de_campo(campo), desde)

    def imagen(self, nombre: str) -> Markup:
        """Una imagen de adorno, si se pudo hacer: no dice nada que no esté escrito al lado."""
        hecha = self._imagenes.get(nombre)
        return Markup(etiqueta(hecha, SUBE, "") if hecha else "")

    def enlace(self, id_: str) -> Markup:
        """Enlace a otra ficha visible, por su título."""
        otra = self._catalogo.fichas[id_]
        return enlazar(SUBE + otra.ruta, otra.titulo)

    def grupo(self, campos: Sequence[Campo], datos: Mapping[str, Any]) -> Markup:
        """Lista de definiciones con los datos presentes de un grupo."""
        filas = (
            f"<dt>{escapar(c.titulo)}</dt><dd>{self.valor(c, datos[c.nombre])}</dd>"
            for c in campos
            if c.nombre in datos
        )
        return Markup(f"<dl>{''.join(filas)}</dl>")

    def tabla(
        self, campos: Sequence[Campo], filas: Sequence[Mapping[str, Any]], titulo: str
    ) -> Markup:
        """Tabla con una fila por elemento y solo las columnas que alguno usa."""
        usados = [c for c in campos if any(c.nombre in f for f in filas)]
        cabeza = "".join(f'<th scope="col">{escapar(c.titulo)}</th>' for c in usados)
        cuerpo = "".join(f"<tr>{''.join(self._celda(c, f) for c in usados)}</tr>" for f in filas)
        return Markup(
            '<div class="tabla-marco" tabindex="0" role="region" '
            f'aria-label="{escapar(titulo)}"><table>'
            f"<thead><tr>{cabeza}</tr></thead><tbody>{cuerpo}</tbody></table></div>"
        )

    def _celda(self, campo: Campo, fila: Mapping[str, Any]) -> str:
        return f"<td>{self.valor(campo, fila[campo.nombre]) if campo.nombre in fila else '—'}</td>"

    def _lista(self, campo: Campo, valor: Sequence[Any]) -> Markup:
        if campo.hijos:
            return self.tabla(campo.hijos, valor, campo.titulo)
        if all(isinstance(v, int | float) for v in valor):
            return Markup(", ".join(formatos.numero(v) for v in valor))
        pintar = self.enlace if campo.referencia is not None else escapar
        return Markup(f"<ul>{''.join(f'<li>{pintar(v)}</li>' for v in valor)}</ul>")

    def _simple(self, campo: Campo, valor: Any) -> Markup:
        match campo.clase:
            case "opcion":
                return self._opcion(campo, valor)
            case "fecha":
                return Markup(f'<time datetime="{valor}">{formatos.fecha(valor)}</time>')
            case "relacion":
                return self.enlace(valor)
            case "si_no":
                return _SI_NO[valor]
            case "entero" | "numero":
                return Markup(formatos.numero(valor))
            case "archivo":
                adjunto = next(
                    (a for a in self._ficha.adjuntos if a.camino and a.camino.name == valor), None
                )
                if adjunto is not None:
                    return enlazar(SUBE + adjunto.url, adjunto.titulo)
        texto = escapar(str(valor))
        if texto.startswith(("https://", "http://")):
            return Markup(f'<a href="{texto}" rel="noopener noreferrer nofollow ugc">{texto}</a>')
        return Markup(texto)

    def _opcion(self, campo: Campo, valor: str) -> Markup:
        """Nombre de la opción, enlazado si su término tiene página; en una lista, la sigla."""
        termino = self._catalogo.termino(campo.vocabulario or "", valor)
        if termino is None:
            return Markup(escapar(campo.nombres.get(valor, valor)))
        nombre = escapar(termino.nombre)
        sigla = termino.extra.get("sigla", termino.nombre)
        if campo.clase == "opciones" and sigla != termino.nombre:
            nombre = f'<abbr title="{nombre}">{escapar(sigla)}</abbr>'
        if campo.vocabulario in PAGINAS_DE_TERMINOS:
            ruta = f"{SUBE}{campo.vocabulario}/{termino.slug}.html"
            nombre = f'<a href="{escapar(ruta)}">{nombre}</a>'
        return Markup(nombre)


PAGINAS_DE_TERMINOS = ("ejes", "temas", "unidades", "regiones", "perfiles")
"""Vocabularios con una página por término; el nombre es también su carpeta en el sitio."""
