"""Las imágenes de una ficha se hacen de nuevo: reducidas, derechas, medidas y sin nada más."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generador.almacen import Almacen
from generador.extraccion import abrir_estudio
from generador.modelo import Imagen, Problema
from generador.sitio import construir_sitio
from generador.sitio.motor import Motor
from tests.sitio import fotos
from tests.sitio.preparacion import FECHA, arbol, contenido, poner_repositorio

TODAS = fotos.BUENAS | fotos.HOSTILES


@dataclass(frozen=True, slots=True)
class Obra:
    """Un sitio construido y lo que se dijo de él."""

    sitio: Path
    avisos: tuple[Problema, ...]
    html: LexborHTMLParser

    def abrir(self, nombre: str) -> list[Image.Image]:
        """Las versiones publicadas de la imagen de ese nombre, de menor a mayor."""
        nodo = next(n for n in self.html.css("article img") if _nombre(n) == nombre)
        varias = nodo.attributes.get("srcset") or f"{nodo.attributes['src']} 0w"
        rutas = [v.split()[0].removeprefix("../") for v in varias.split(", ")]
        assert f"../{rutas[0]}" == nodo.attributes["src"]
        return [Image.open(io.BytesIO((self.sitio / r).read_bytes())) for r in rutas]


def _nombre(imagen: LexborNode) -> str:
    return (imagen.attributes["alt"] or "").removeprefix("Vista de ")


@pytest.fixture(scope="module")
def obra(motor: Motor, tmp_path_factory: pytest.TempPathFactory) -> Obra:
    """El sitio con todas, buenas y hostiles."""
    raiz = poner_repositorio(tmp_path_factory.mktemp("imagenes") / "repositorio")
    fotos.escribir(raiz, TODAS)
    resultado = construir_sitio(raiz, raiz / "site", FECHA, motor=motor)
    assert not resultado.con_errores, resultado.problemas
    suyos = tuple(p for p in resultado.problemas if p.archivo.startswith(fotos.CARPETA))
    return Obra(raiz / "site", suyos, arbol(raiz / "site/herramientas/he-fotos.html"))


def test_cada_una_dice_lo_que_ocupa_y_ocupa_lo_que_dice(obra: Obra) -> None:
    """Todas las del sitio: su ancho y su alto son los del archivo, y la segunda es la misma."""
    assert [_nombre(n) for n in obra.html.css("article img")] == list(fotos.BUENAS)
    for nodo in obra.html.css("article img"):
        versiones = obra.abrir(_nombre(nodo))
        dichas = (nodo.attributes["width"], nodo.attributes["height"])
        assert dichas == tuple(map(str, versiones[0].size))
        assert [v.width for v in versiones] in ([versiones[0].width], [500, 1000], [800, 1600])
        assert nodo.attributes["loading"] == "lazy" and nodo.attributes["decoding"] == "async"


def test_una_foto_grande_queda_derecha_reducida_y_ligera(obra: Obra) -> None:
    """De 2400 × 1200 acostada a dos de pie que caben en la pantalla, en WebP."""
    pequena, grande = obra.abrir("foto.jpg")
    assert (pequena.size, grande.size) == ((500, 1000), (1000, 2000))
    assert {pequena.format, grande.format} == {"WEBP"}
    grises = pequena.convert("L")
    assert grises.getpixel((490, 5)) == pytest.approx(0, abs=12)
    assert grises.getpixel((5, 5)) == pytest.approx(255, abs=12)


def test_lo_que_una_imagen_dice_de_alguien_no_se_publica(obra: Obra) -> None:
    """Ni la autora, ni el lugar, ni lo pegado detrás, ni el archivo de que salió, ni su nombre."""
    publicado = contenido(obra.sitio)
    for crudo in publicado.values():
        assert fotos.DETRAS not in crudo
    for nombre in fotos.BUENAS:
        for version in obra.abrir(nombre):
            assert not version.getexif() and version.info.keys() <= {"loop", "background"}
    propias = [r for r in publicado if r.startswith("herramientas/he-fotos/")]
    assert propias == ["herramientas/he-fotos/declarada.png"]
    assert publicado[propias[0]] == fotos.BUENAS["declarada.png"]


def test_un_dibujo_no_pierde_nada_y_lo_demas_se_ve_como_era(obra: Obra) -> None:
    """Los colores planos son exactos; lo transparente lo sigue siendo; un gris sigue medio."""
    dibujo, _ = obra.abrir("plano grande.png")
    assert dibujo.getpixel((300, 150)) == (255, 0, 0) and dibujo.getpixel((0, 0)) == (255,) * 3
    (circulo,) = obra.abrir("transparente.png")
    alfas = [circulo.convert("RGBA").getpixel(p) for p in ((0, 0), (45, 45))]
    assert [a[3] for a in alfas if isinstance(a, tuple)] == [0, 255]
    (gris,) = obra.abrir("gris.png")
    assert gris.convert("L").getpixel((15, 15)) == pytest.approx(128, abs=2)


def test_una_que_se_mueve_se_queda_quieta(obra: Obra) -> None:
    """En su primer cuadro: nadie la puede detener."""
    (quieta,) = obra.abrir("animada.png")
    assert getattr(quieta, "n_frames", 1) == 1
    assert quieta.convert("RGB").getpixel((30, 20)) == (255, 0, 0)


def test_una_hostil_es_un_aviso_de_su_ficha_y_deja_su_texto(obra: Obra) -> None:
    """La construcción sigue; en la página queda lo que se vería, y el archivo no se publica."""
    de_aqui = [p for p in obra.avisos if p.regla == "imagenes"]
    assert {p.mensaje.split("«")[1].split("»")[0] for p in de_aqui} == set(fotos.HOSTILES)
    assert {(p.nivel, p.linea) for p in de_aqui} == {("aviso", 11)}
    principal = obra.html.css_first("article")
    assert principal is not None
    for nombre in fotos.HOSTILES:
        assert f"[Imagen: Vista de {nombre}]" in principal.text()
        assert not [r for r in contenido(obra.sitio) if r.endswith(nombre)]


def test_las_de_las_paginas_escritas_tambien(obra: Obra) -> None:
    """Con el ancho que pidió quien la escribió; los archivos de que salieron no se publican."""
    pagina = arbol(obra.sitio / "como-proponer.html")
    imagenes = pagina.css("article img, main img")
    assert len(imagenes) == 8
    for nodo in imagenes:
        src = nodo.attributes["src"] or ""
        with Image.open(obra.sitio / src) as imagen:
            dicho = int(nodo.attributes["width"] or 0) / int(nodo.attributes["height"] or 1)
            assert src.startswith("imagenes/")
            assert imagen.width / imagen.height == pytest.approx(dicho, rel=0.01)
    assert not [r for r in contenido(obra.sitio) if r.startswith("imagenes/") and "-" in r]


def test_si_cambia_el_archivo_cambia_la_pagina_aunque_se_llame_igual(
    raiz: Path, motor: Motor
) -> None:
    """La dirección de una imagen es la de su contenido: nadie se queda con la de antes."""
    fotos.escribir(raiz, {"declarada.png": fotos.plano(900, 300)})
    pagina = raiz / "site/herramientas/he-fotos.html"
    hechas = []
    for color in ("red", "blue"):
        (raiz / fotos.CARPETA / "declarada.png").write_bytes(fotos.plano(900, 300, color))
        construir_sitio(raiz, raiz / "site", FECHA, motor=motor)
        hechas.append((pagina.read_bytes(), sorted(contenido(raiz / "site/imagenes"))))
    assert hechas[0][0] != hechas[1][0]
    assert len({*hechas[0][1]} - {*hechas[1][1]}) == len({*hechas[1][1]} - {*hechas[0][1]}) == 2


@pytest.fixture(scope="module")
def dos_veces(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[dict[str, bytes]]]:
    """Los archivos de dos estudios que no comparten nada, y de otro que todo lo halla hecho."""
    base = tmp_path_factory.mktemp("estudios")
    salidas = []
    for vez, guardado in (("a", "uno"), ("b", "otro"), ("c", "uno")):
        with Almacen(base / guardado) as almacen, abrir_estudio(almacen, base / vez) as estudio:
            for nombre, crudo in islice(fotos.BUENAS.items(), 2):
                (base / nombre).write_bytes(crudo)
                assert isinstance(estudio.hacer(base / nombre), Imagen)
        salidas.append(contenido(base / vez))
    yield salidas


def test_con_lo_mismo_salen_los_mismos_bytes(dos_veces: list[dict[str, bytes]]) -> None:
    """En frío y en caliente; y el nombre de cada archivo es el resumen de lo que lleva."""
    frio, otro, caliente = dos_veces
    assert frio == otro == caliente and len(frio) == 4


def test_una_tira_se_lee_bajando(tmp_path: Path) -> None:
    """Una infografía conserva el ancho de la columna; una foto de pie, no."""
    tira, foto = tmp_path / "tira.png", tmp_path / "foto.png"
    tira.write_bytes(fotos.plano(1000, 2500))
    foto.write_bytes(fotos.plano(900, 1600))
    with abrir_estudio(Almacen(), tmp_path / "hechas") as estudio:
        hechas = [estudio.hacer(camino) for camino in (tira, foto)]
    medidas = [
        (i.ancho, i.alto, [a for _, a in i.versiones]) for i in hechas if isinstance(i, Imagen)
    ]
    assert medidas == [(800, 2000, [800, 1000]), (562, 999, [562, 900])]
