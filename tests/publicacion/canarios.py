"""Material interno inventado, con un texto irrepetible (un canario) en cada lugar que lo admite."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pptx
import yaml
from fpdf import FPDF

from generador import fuentes, tipos
from generador.modelo import Campo, Fuente, Tipo
from generador.tipos.campos import valores
from tests.extraccion.archivos import comprimido, subtitulos
from tests.sitio.fotos import plano
from tests.sitio.preparacion import ENTRADA

FECHA = "2026-06-01"
COMUN = "qxjz"
"""Lo que llevan todos los canarios y ninguna palabra del idioma."""
TIPOS = tipos.cargar()
CANALES = ("adjunto.docx", "libro.xlsx", "charla.pptx", "hoja.pdf", "cifras.csv", "habla.vtt")


@dataclass(slots=True)
class Jaula:
    """Da canarios, todos distintos: unos parecen códigos y otros, palabras corrientes."""

    dados: list[str] = field(default_factory=list)
    _cuenta: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def canario(self) -> str:
        """Uno nuevo."""
        n = next(self._cuenta)
        letras = "".join(chr(97 + n // 26**i % 26) for i in range(3))
        nuevo = f"Qxjzámb-{n:04}-ñ{letras}" if n % 2 else f"Qxjzoró{letras}trópico"
        self.dados.append(nuevo)
        return nuevo


def poner_internas(carpeta: Path, jaula: Jaula) -> None:
    """En «carpeta», las fichas de la muestra con otro id y un canario en cada texto libre.

    Son válidas y visibles: salen enteras en una edición institucional.
    """
    leidas = fuentes.leer(ENTRADA, TIPOS, FECHA).fuentes
    elegidas = [f for f in leidas if "canario" not in f.id and "hostil" not in f.id]
    nuevos = {f.id: f"{f.id}-qxjz" for f in elegidas}
    nuevos |= {f.id: "he-vencida-qxjz" for f in leidas if f.id not in nuevos}
    for fuente in elegidas:
        _escribir(carpeta, fuente, _interna(fuente, nuevos, jaula), jaula)
    _con_adjuntos(carpeta / "recursos/herramientas/he-qxjz-adjuntos", jaula)


def poner_borradores(carpeta: Path, jaula: Jaula) -> None:
    """En «carpeta», un borrador por tipo con todos sus campos, cada texto con su canario."""
    for tipo in (t for t in TIPOS.values() if t.carpeta):
        lugar = carpeta / str(tipo.carpeta) / f"{tipo.prefijo}qxjz-todo"
        datos = {c.nombre: _valor(c, jaula) for c in tipo.campos if c.nombre != "acceso"}
        datos["estado"] = next(e for e in tipo.estados if e in _OCULTOS) if tipo.estados else ""
        lugar.mkdir(parents=True)
        nombre = f"{jaula.canario()}.docx"
        (lugar / nombre).write_bytes(_word(jaula))
        datos["adjuntos"] = [{"titulo": jaula.canario(), "archivo": nombre}]
        (lugar / "ficha.yml").write_text(_yaml(datos), encoding="utf-8")
    _con_adjuntos(
        carpeta / "recursos/herramientas/he-qxjz-oculta", jaula, estado="en_revision_odes"
    )


_OCULTOS = ("borrador", "identificada", "en_revision_uo", "programada")


def _valor(campo: Campo, jaula: Jaula) -> Any:
    """Un valor para el campo, con un canario en cada texto libre."""
    if campo.hijos and campo.clase == "lista":
        return [{h.nombre: _valor(h, jaula) for h in campo.hijos}]
    if campo.hijos:
        return {h.nombre: _valor(h, jaula) for h in campo.hijos}
    if campo.fichas:
        tipo = TIPOS[campo.fichas]
        dentro = {c.nombre: _valor(c, jaula) for c in tipo.campos if c.nombre != "acceso"}
        return [{**dentro, "id": f"{tipo.prefijo}qxjz-dentro", "estado": "programado"}]
    if _libre(campo):
        return f"{campo.ejemplo if isinstance(campo.ejemplo, str) else ''} {jaula.canario()}"
    if campo.clase == "lista" and campo.referencia is None:
        return [f"{jaula.canario()}"]
    return campo.ejemplo


def _libre(campo: Campo) -> bool:
    """Si en el campo se escribe lo que se quiera."""
    cerrado = campo.vocabulario or campo.referencia is not None or "pattern" in campo.esquema
    return campo.clase in ("texto", "parrafo") and not cerrado


def _interna(fuente: Fuente, nuevos: Mapping[str, str], jaula: Jaula) -> dict[str, Any]:
    tipo = TIPOS[fuente.tipo]
    datos = _renombrar(yaml.safe_load(yaml.safe_dump(dict(fuente.metadatos))), nuevos)
    if "numero" in datos:
        datos["numero"] += 90  # el público tiene las primeras
    _marcar(datos, tipo, jaula)
    for campo in (c for c in tipo.campos if c.fichas):
        for elemento in datos.get(campo.nombre, ()):
            elemento["id"] += "-qxjz"
            if "youtube_id" in elemento:
                elemento["youtube_id"] = f"qxjz{len(jaula.dados):07}"
            _marcar(elemento, TIPOS[str(campo.fichas)], jaula)
    return datos


def _marcar(datos: dict[str, Any], tipo: Tipo, jaula: Jaula) -> None:
    for camino, campo in tipo.hojas:
        suelta = campo.clase == "lista" and not campo.hijos and campo.referencia is None
        for lugar, valor in list(valores(datos, camino)):
            padre: Any = datos
            for paso in lugar[:-1]:
                padre = padre[paso]
            if _libre(campo) and isinstance(valor, str):
                largo = campo.esquema.get("maxLength", 10_000)
                padre[lugar[-1]] = f"{valor[: largo - 24]} {jaula.canario()}"
            elif suelta and valor and all(isinstance(v, str) for v in valor):
                padre[lugar[-1]] = [*valor[:3], jaula.canario().lower()]


def _renombrar(dato: Any, nuevos: Mapping[str, str]) -> Any:
    if isinstance(dato, dict):
        return {c: _renombrar(v, nuevos) for c, v in dato.items()}
    if isinstance(dato, list):
        return [_renombrar(v, nuevos) for v in dato]
    return nuevos.get(dato, dato) if isinstance(dato, str) else dato


def _escribir(carpeta: Path, fuente: Fuente, datos: dict[str, Any], jaula: Jaula) -> None:
    lugar = carpeta / str(TIPOS[fuente.tipo].carpeta) / f"{fuente.id}-qxjz"
    lugar.mkdir(parents=True)
    for vecino in fuente.vecinos.values():
        (lugar / vecino.nombre).write_bytes(vecino.camino.read_bytes())
    if fuente.archivo.endswith(".yml"):
        (lugar / "ficha.yml").write_text(_yaml(datos), encoding="utf-8")
        return
    cuerpo = "\n\n".join(
        (f"## {s.titulo}\n\n" if s.titulo else "") + f"{s.texto}\n\n{jaula.canario()} cierra."
        for s in fuente.secciones
    )
    texto = f"---\n{_yaml(datos)}---\n{cuerpo}\n"
    for ficha in ("re-taller-poi", "he-guia-completa", "bp-turnos-con-cita"):
        texto = texto.replace(f"(ficha:{ficha})", f"(ficha:{ficha}-qxjz)")
    (lugar / "ficha.md").write_text(texto, encoding="utf-8")


def _yaml(datos: Any) -> str:
    return yaml.safe_dump(datos, allow_unicode=True, sort_keys=False)


def _con_adjuntos(lugar: Path, jaula: Jaula, estado: str = "publicado") -> None:
    """Una herramienta con un archivo de cada formato: en su nombre, su texto y sus propiedades."""
    lugar.mkdir(parents=True)
    hechos = (_word(jaula), _excel(jaula), _charla(jaula), _pdf(jaula), _csv(jaula), _vtt(jaula))
    adjuntos = []
    for canal, contenido in zip(CANALES, hechos, strict=True):
        nombre = f"{jaula.canario()} {canal}"
        (lugar / nombre).write_bytes(contenido)
        adjuntos.append({"titulo": jaula.canario(), "archivo": nombre})
    datos = {
        "titulo": f"Expediente {jaula.canario()}",
        "resumen": f"Lo que dice {jaula.canario()} solo pueden leerlo quienes trabajan en ello.",
        "estado": estado,
        "clase": "lista_verificacion",
        "eje": "transversal",
        "temas": ["diseno-de-capacitaciones"],
        "unidad": "odes",
        "adjuntos": adjuntos,
        "relacionados": [{"id": "re-taller-poi-qxjz", "relacion": "complementa"}],
    }
    cuerpo = f"## Cuándo usarla\n\nCuando {jaula.canario()} lo pida.\n"
    cuerpo += f"\n![{jaula.canario()}]({jaula.canario()}.png)\n"
    (lugar / f"{jaula.dados[-1]}.png").write_bytes(plano(90, 60, "teal"))
    (lugar / "ficha.md").write_text(f"---\n{_yaml(datos)}---\n{cuerpo}", encoding="utf-8")


def _word(jaula: Jaula) -> bytes:
    """Un .docx; su segundo párrafo lleva el canario partido en tres tramos."""
    word = docx.Document()
    word.add_paragraph(f"Acuerdo {jaula.canario()} del comité.")
    partido, parrafo = jaula.canario(), word.add_paragraph()
    for trozo in (partido[:4], partido[4:9], partido[9:]):
        parrafo.add_run(trozo).bold = trozo == partido[:4]
    word.sections[0].header.paragraphs[0].text = jaula.canario()
    for propiedad in ("title", "author", "subject", "keywords", "comments"):
        setattr(word.core_properties, propiedad, jaula.canario())
    return _guardar(word)


def _excel(jaula: Jaula) -> bytes:
    libro = openpyxl.Workbook()
    libro.active.append([jaula.canario(), 3, jaula.canario()])
    libro.create_sheet(jaula.canario()[:31])
    libro.properties.creator = jaula.canario()
    return _guardar(libro)


def _charla(jaula: Jaula) -> bytes:
    charla = pptx.Presentation()
    lamina = charla.slides.add_slide(charla.slide_layouts[1])
    lamina.shapes.title.text = jaula.canario()
    lamina.notes_slide.notes_text_frame.text = jaula.canario()
    charla.core_properties.subject = jaula.canario()
    return _guardar(charla)


def _pdf(jaula: Jaula) -> bytes:
    hoja = FPDF()
    hoja.set_title(jaula.canario())
    hoja.set_author(jaula.canario())
    hoja.add_page()
    hoja.set_font("Helvetica", size=12)
    hoja.multi_cell(0, 8, f"Informe {jaula.canario()} y fin.")
    return bytes(hoja.output())


def _csv(jaula: Jaula) -> bytes:
    return f"concepto;monto\n{jaula.canario()};7\n".encode("latin-1")


def _vtt(jaula: Jaula) -> bytes:
    return subtitulos([(1, f"Dice {jaula.canario()} quien habla.")])


def _guardar(objeto: Any) -> bytes:
    salida = io.BytesIO()
    objeto.save(salida)
    return salida.getvalue()


def en_zip(contenido: bytes, nombre: str = "pagina.html") -> bytes:
    """Un ZIP con un solo archivo."""
    return comprimido({nombre: contenido})
