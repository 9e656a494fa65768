"""De una ficha del corpus a una página de Markdown corriente, con todo su contenido a la vista."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generador.modelo import Campo, Tipo
from tests.rendimiento.plan import Plan
from tests.rendimiento.registros import Registro

Enlace = Callable[[str], str]
"""Id de una ficha → dirección de su página desde otra."""

# Van en la cabecera de la página, o la plantilla los muestra.
_EN_CABECERA = frozenset({"titulo", "resumen", "estado", "fecha_publicacion", "palabras_clave"})
CLASIFICAN = {"eje": "ejes", "temas": "temas", "unidad": "unidades"}
CLASIFICAN |= {"regiones": "regiones", "perfiles": "perfiles"}
"""Campo → vocabulario por el que otros generadores hacen listas."""


def desplegar(plan: Plan, registro: Registro) -> Iterator[Registro]:
    """La ficha y las que lleva dentro, que heredan su clasificación."""
    yield registro
    videos = plan.tipos["video"]
    heredado = {c: registro.datos[c] for c in videos.hereda if c in registro.datos}
    for propio in registro.datos.get("videos", ()):
        datos = {**heredado, **{c: v for c, v in propio.items() if c != "id"}}
        yield Registro(propio["id"], videos.nombre, datos, {}, {})


def pagina(plan: Plan, registro: Registro, enlace: Enlace) -> str:
    """El texto de la página, sin cabecera."""
    tipo = plan.tipos[registro.tipo]
    todo = {**registro.datos, **registro.secciones}
    simples: list[str] = []
    bloques: list[str] = []
    for campo in tipo.campos:
        if campo.nombre not in todo or campo.nombre in {*_EN_CABECERA, *CLASIFICAN}:
            continue
        valor = todo[campo.nombre]
        if campo.fichas:
            filas = (f"- [{v['titulo']}]({enlace(v['id'])})" for v in valor)
            bloques.append(f"## {campo.titulo}\n\n" + "\n".join(filas))
        elif campo.clase in ("lista", "grupo", "parrafo"):
            bloques.append(_bloque(campo, valor, enlace))
        else:
            simples.append(f"- {campo.titulo}: {_simple(plan, campo, valor)}")
    texto = "\n\n".join([str(todo["resumen"]), "\n".join(simples), *bloques]) + "\n"
    return _con_enlaces(texto, enlace)


def _bloque(campo: Campo, valor: Any, enlace: Enlace) -> str:
    if campo.clase == "parrafo":
        return str(valor) if campo.nombre == "cuerpo" else f"## {campo.titulo}\n\n{valor}"
    if campo.clase == "grupo":
        return f"## {campo.titulo}\n\n" + "\n".join(_pares(campo, valor, "- "))
    filas = [_fila(campo, elemento, enlace) for elemento in valor]
    return f"## {campo.titulo}\n\n" + "\n".join(filas)


def _fila(campo: Campo, elemento: Any, enlace: Enlace) -> str:
    if isinstance(elemento, Mapping):
        if campo.nombre == "adjuntos":
            return f"- [{elemento['titulo']}]({enlace(elemento['archivo'])})"
        return "- " + "; ".join(_pares(campo, elemento, ""))
    if campo.referencia is not None:
        return f"- [{elemento}]({enlace(elemento)})"
    return f"- {elemento}"


def _pares(campo: Campo, datos: Mapping[str, Any], guion: str) -> Iterator[str]:
    titulos = {c.nombre: c.titulo for c in campo.hijos}
    for nombre, valor in datos.items():
        yield f"{guion}**{titulos[nombre]}:** {_seguido(valor)}"


def _seguido(valor: Any) -> str:
    """Una lista o un grupo en una sola línea."""
    if isinstance(valor, list):
        return ", ".join(_seguido(v) for v in valor)
    if isinstance(valor, Mapping):
        return "; ".join(f"{clave} {_seguido(v)}" for clave, v in valor.items())
    return str(valor)


def _simple(plan: Plan, campo: Campo, valor: Any) -> str:
    vocabulario = plan.vocabularios.get(campo.vocabulario or "")
    valores = valor if isinstance(valor, list) else [valor]
    if vocabulario is None:
        return ", ".join(map(str, valores))
    return ", ".join(vocabulario.terminos[v].nombre for v in valores)


def _con_enlaces(texto: str, enlace: Enlace) -> str:
    partes = texto.split("](ficha:")
    piezas = [partes[0]]
    for parte in partes[1:]:
        id_, _, resto = parte.partition(")")
        piezas.append(f"]({enlace(id_)}){resto}")
    return "".join(piezas)


def ruta_de(plan: Plan, id_: str) -> str:
    """Sección y nombre de la página de una ficha: «herramientas/he-corpus-1»."""
    prefijo, _, _ = id_.partition("corpus-")
    tipo: Tipo = next(t for t in plan.tipos.values() if t.prefijo == prefijo)
    return f"{tipo.ruta}/{id_}"
