"""Las páginas: lo que todas llevan y lo que distingue a cada clase."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generador.puerta.vistazo import basta
from tests.sitio.preparacion import (
    CLASES_DE_PAGINA,
    EJEMPLOS,
    ENTRADA,
    FICHAS_VISIBLES,
    RETIRADAS,
    URL,
    arbol,
    primero,
)

SITIO = "Repositorio de Conocimiento · G/DRTPE"
SIN_MIGAS = {"portada", "escrita"}
DE_FICHA = {clase: ruta for clase, ruta in CLASES_DE_PAGINA.items() if clase.startswith("ficha")}
TITULO_HOSTIL = """</title><script>alert(1)</script> RANURA_CONTENIDO "comillas" & 'más'"""


def _uno(pagina: LexborHTMLParser, selector: str) -> LexborNode:
    """El único elemento que cumple el selector."""
    hallados = pagina.css(selector)
    assert len(hallados) == 1, f"{selector}: {len(hallados)}"
    return hallados[0]


def _atributo(pagina: LexborHTMLParser, selector: str, nombre: str) -> str:
    return _uno(pagina, selector).attributes.get(nombre) or ""


def _datos(pagina: LexborHTMLParser) -> dict[str, object]:
    datos = json.loads(_uno(pagina, 'script[type="application/ld+json"]').text())
    assert isinstance(datos, dict)
    return datos


def _texto(pagina: LexborHTMLParser, selector: str) -> str:
    return " ".join(_uno(pagina, selector).text().split())


@pytest.mark.parametrize("clase", CLASES_DE_PAGINA)
def test_toda_pagina_dice_su_titulo_su_descripcion_y_su_direccion(clase: str, sitio: Path) -> None:
    """Un h1, un título con el nombre del sitio, descripción, idioma y dirección canónica."""
    ruta = CLASES_DE_PAGINA[clase]
    pagina = arbol(sitio / ruta)
    assert _texto(pagina, "h1")
    assert _texto(pagina, "head > title").endswith(SITIO)
    assert len(_atributo(pagina, 'meta[name="description"]', "content")) > 20
    assert _atributo(pagina, "html", "lang") == "es"
    canonica = URL + ("" if ruta == "index.html" else ruta)
    assert _atributo(pagina, 'link[rel="canonical"]', "href") == canonica
    assert len(pagina.css("main")) == 1


@pytest.mark.parametrize("clase", [c for c in CLASES_DE_PAGINA if c not in SIN_MIGAS])
def test_las_migas_van_del_inicio_a_la_pagina(clase: str, sitio: Path) -> None:
    """Toda página generada dice dónde está: empieza en el inicio y termina en sí misma."""
    pagina = arbol(sitio / CLASES_DE_PAGINA[clase])
    pasos = _uno(pagina, "nav.migas").css("li")
    assert primero(pasos[0], "a").attributes["href"] == "../index.html"
    assert "aria-current" in pasos[-1].attributes
    titulo = _texto(pagina, "head > title").removesuffix(f" · {SITIO}")
    assert " ".join(pasos[-1].text().split()) == titulo


@pytest.mark.parametrize("clase", DE_FICHA)
def test_la_ficha_se_describe_para_los_buscadores(clase: str, sitio: Path) -> None:
    """JSON-LD que se entiende, Dublin Core y Open Graph dicen lo mismo que la página."""
    pagina = arbol(sitio / DE_FICHA[clase])
    datos = _datos(pagina)
    titulo = _uno(pagina, "h1").text()
    direccion = URL + DE_FICHA[clase]
    assert datos["@context"] == "https://schema.org"
    assert datos["name"] == titulo
    assert datos["@id"] == datos["url"] == direccion
    assert datos["description"] == _atributo(pagina, 'meta[name="description"]', "content")
    assert _atributo(pagina, 'meta[name="DCTERMS.title"]', "content") == titulo
    assert _atributo(pagina, 'meta[name="DCTERMS.identifier"]', "content") == direccion
    assert pagina.css('meta[name="DCTERMS.subject"]')
    assert _atributo(pagina, 'meta[property="og:title"]', "content") == titulo


def test_cada_ficha_visible_tiene_su_pagina_y_ninguna_otra(sitio: Path) -> None:
    """Las páginas de fichas son justo las de las fichas que se muestran."""
    prefijos = ("bp-", "he-", "re-", "cp-", "af-", "pl-", "vi-")
    paginas = {p.stem for p in sitio.glob("*/*.html") if p.name.startswith(prefijos)}
    assert paginas == FICHAS_VISIBLES


def test_ninguna_ranura_queda_sin_llenar(sitio: Path) -> None:
    """«RANURA_» solo está en las páginas que muestran la ficha que lo escribió en su texto."""
    con_ranuras = {
        camino.relative_to(sitio).as_posix()
        for camino in sitio.rglob("*.html")
        if "RANURA_" in camino.read_text(encoding="utf-8")
    }
    muestran = {r for r in con_ranuras if "he-titulo-hostil" in (sitio / r).read_text("utf-8")}
    assert "herramientas/he-titulo-hostil.html" in con_ranuras
    assert con_ranuras == muestran


@pytest.mark.parametrize("ruta", DE_FICHA.values())
def test_a_la_puerta_le_basta_ver_las_etiquetas(ruta: str, sitio: Path) -> None:
    """Con otra escritura todo pasaría igual, pero en el doble de tiempo: son casi todas."""
    assert basta(ruta, (sitio / ruta).read_bytes(), set())


def test_el_texto_de_una_ficha_no_se_toma_por_una_ranura(sitio: Path) -> None:
    """Un título que nombra una ranura se lee entero, en su lugar y una sola vez por lugar."""
    pagina = arbol(sitio / "herramientas/he-titulo-hostil.html")
    assert _uno(pagina, "h1").text() == TITULO_HOSTIL
    assert _uno(pagina, "head > title").text() == f"{TITULO_HOSTIL} · {SITIO}"
    assert _atributo(pagina, 'meta[property="og:title"]', "content") == TITULO_HOSTIL
    assert _datos(pagina)["name"] == TITULO_HOSTIL
    assert len(pagina.css("article.ficha")) == 1
    cuerpo = _uno(pagina, ".ficha__principal").text()
    assert "RANURA_CONTENIDO, RANURA_CABEZA, RANURA_DESCRIPCION y RANURA_TABLERO son" in cuerpo


def test_los_datos_de_una_ficha_no_abren_etiquetas(sitio: Path) -> None:
    """La ficha hostil tiene los mismos guiones que otra cualquiera, y ninguna etiqueta ajena."""

    def guiones(ruta: str) -> list[str]:
        todos = arbol(sitio / ruta).css("script")
        return [g.text() for g in todos if g.attributes.get("type") != "application/ld+json"]

    hostil = arbol(sitio / "herramientas/he-titulo-hostil.html")
    assert guiones("herramientas/he-titulo-hostil.html") == guiones("herramientas/he-vencida.html")
    assert not hostil.css("img")
    assert not hostil.css("[onload], [onerror]")
    for lista in ("herramientas/index.html", "index.html", "temas/gestion-del-conocimiento.html"):
        assert not [g for g in guiones(lista) if g.startswith("alert")]


def test_el_ejemplo_lleva_su_aviso_y_no_se_indexa(sitio: Path) -> None:
    """Una ficha inventada lo dice arriba y pide a los buscadores que no la tomen."""
    pagina = arbol(sitio / "buenas-practicas/bp-ejemplo-inventado.html")
    assert "inventada" in _texto(pagina, "p.aviso--ejemplo")
    assert _atributo(pagina, 'meta[name="robots"]', "content") == "noindex"
    indice = arbol(sitio / "buenas-practicas/index.html")
    assert [i.text() for i in indice.css(".insignia--ejemplo")] == ["Ejemplo"]


def test_lo_archivado_lo_retirado_y_lo_vencido_se_avisan(sitio: Path) -> None:
    """Quien llega a una ficha que ya no vale lo sabe, y sabe cuál la reemplaza."""
    archivada = arbol(sitio / "herramientas/he-archivada.html")
    assert _texto(archivada, "header .insignia--archivado").startswith("Archivad")
    retirada = arbol(sitio / "herramientas/he-retirada.html")
    assert "derogada" in _texto(retirada, "p.aviso--archivado")
    reemplazo = _atributo(retirada, "#en-su-lugar ~ ul a", "href")
    assert reemplazo == "../herramientas/he-guia-completa.html"
    vencida = arbol(sitio / "herramientas/he-vencida.html")
    assert "15 de enero de 2026" in _texto(vencida, "p.aviso--vencido")
    vigente = arbol(sitio / "herramientas/he-guia-completa.html")
    assert not vigente.css(".aviso, header .insignia")


def test_la_unidad_ve_lo_que_debe_revisar(sitio: Path) -> None:
    """La página de la unidad lista sus fichas que pasaron la fecha de revisión."""
    unidad = arbol(sitio / "unidades/odes.html")
    por_revisar = unidad.css(".novedades a")
    assert [a.attributes["href"] for a in por_revisar] == ["../herramientas/he-vencida.html"]


def test_el_texto_con_formato_se_muestra_y_no_se_ejecuta(sitio: Path) -> None:
    """Tabla con marco, imagen, sigla explicada, enlace a ficha y código que solo se lee."""
    principal = _uno(arbol(sitio / "herramientas/he-guia-completa.html"), ".ficha__principal")
    assert not principal.css("script, b, [onclick]")
    codigo = [c.text() for c in principal.css("code")]
    assert '<script>alert("en línea")</script>' in codigo
    assert any(c.startswith('<script>alert("en bloque")</script>\n<a href="java') for c in codigo)
    assert primero(principal, ".tabla-marco[tabindex='0'] > table td[align=right]").text() == "5"
    imagen = primero(principal, "img").attributes
    assert imagen["alt"] == "Mesa de atención con dos sillas"
    assert (imagen["width"], imagen["height"]) == ("320", "120")
    siglas = {s.text(): s.attributes["title"] for s in principal.css("abbr")}
    assert siglas["ODES"] == "Oficina de Descentralización"
    enlaces = [a.attributes["href"] for a in principal.css(".texto a")]
    assert "../recursos/re-taller-poi.html" in enlaces
    apartados = [t.attributes["id"] for t in principal.css("h3[id]")]
    assert apartados == ["s-un-apartado-menor", "s-un-apartado-menor-2"]


def test_los_enlaces_de_fuera_no_dan_nada_a_cambio(sitio: Path) -> None:
    """Todo enlace externo de una ficha lleva los «rel» que lo desligan del sitio."""
    for clase in DE_FICHA.values():
        pagina = arbol(sitio / clase)
        for enlace in pagina.css('article.ficha a[href^="http"]'):
            rel = (enlace.attributes.get("rel") or "").split()
            assert {"noopener", "noreferrer"} <= set(rel), (clase, enlace.html)


def test_los_archivos_se_publican_enteros_y_con_nombre_seguro(sitio: Path) -> None:
    """El adjunto conserva sus bytes; su nombre queda sin tildes, espacios ni mayúsculas."""
    herramienta = ENTRADA / "recursos/herramientas/he-guia-completa"
    publicado = sitio / "herramientas/he-guia-completa"
    nombres = {"hoja-de-citas.docx": "Hoja de citas.docx", "datos.csv": "datos.csv"}
    assert {p.name for p in publicado.iterdir()} == set(nombres)
    for nombre, original in nombres.items():
        assert (publicado / nombre).read_bytes() == (herramienta / original).read_bytes()
    descargas = arbol(sitio / "herramientas/he-guia-completa.html").css(".descargas > li")
    assert [" ".join(d.text().split()) for d in descargas] == [
        "Hoja para llenar (Word)Word · 1 KB · no accesible para lector de pantalla",
        "Datos de muestraDatos (CSV) · 1 KB",
        "Página del ministerioEnlace externo",
    ]
    acta = sitio / "buenas-practicas/bp-turnos-con-cita/acta-del-comite.docx"
    assert acta.is_file()


def test_las_relaciones_se_ven_desde_los_dos_lados(sitio: Path) -> None:
    """Lo que una ficha declara se lee también en la otra, con su etiqueta inversa."""

    def relacionadas(ruta: str) -> dict[str, list[str]]:
        grupos: dict[str, list[str]] = {}
        etiqueta = ""
        for nodo in arbol(sitio / ruta).css("#relacionadas ~ dl > *"):
            if nodo.tag == "dt":
                etiqueta = nodo.text()
            else:
                grupos.setdefault(etiqueta, []).append(primero(nodo, "a").text())
        return grupos

    practica = "Turnos con cita para acortar la espera en la oficina"
    comunidad = relacionadas("comunidades/cp-servicios.html")
    assert comunidad["Buenas prácticas que nacieron aquí"] == [practica]
    video = relacionadas("videos/vi-que-es-dictamen.html")
    assert video["Forma parte de"] == ["Dictámenes económicos laborales, paso a paso"]
    guia = relacionadas("herramientas/he-guia-completa.html")
    assert guia["Mencionada en"] == [practica]


def test_el_video_no_se_incrusta_sin_pedirlo(sitio: Path) -> None:
    """La página de un video lo enlaza; ni marco ni imagen de terceros."""
    video = arbol(sitio / "videos/vi-que-es-dictamen.html")
    assert not video.css("iframe, video, img, embed, object")
    enlace = _uno(video, ".video a")
    assert enlace.attributes["href"] == "https://www.youtube.com/watch?v=aaaaaaaaaaa"
    assert [c.text() for c in video.css("#capitulos ~ ol .linea-tiempo__codigo")] == [
        "0:00",
        "12:30",
    ]
    programado = arbol(sitio / "videos/vi-como-se-presenta.html")
    assert not programado.css(".video")
    assert "Todavía no se publica" in _texto(programado, "p.aviso--info")


def test_la_practica_muestra_la_evaluacion_sin_nombres(sitio: Path) -> None:
    """Promedios por criterio, votos y comité por rol."""
    practica = arbol(sitio / "buenas-practicas/bp-turnos-con-cita.html")
    celdas = [" ".join(c.text().split()) for c in practica.css(".criterios tbody td")]
    assert celdas == ["3,7 de 5", "4,3 de 5", "3,3 de 5", "5 de 5", "4 de 5", "4,06 de 5"]
    assert "2 a favor, 1 en contra" in primero(practica, "#evaluacion ~ .texto").text()
    medidas = practica.css('[aria-label="Resultados medidos"] tbody tr')
    assert "42,5" in medidas[1].text()


def test_la_practica_cuenta_sus_replicas_en_orden_y_la_region_las_enlaza(sitio: Path) -> None:
    """Por fecha; un resultado sin evidencia dice que está por confirmar; la oficina va escapada."""
    practica = arbol(sitio / "buenas-practicas/bp-turnos-con-cita.html")
    replicas = [" ".join(r.text().split()) for r in practica.css("#replicas + .linea-tiempo li")]
    assert replicas == [
        "Tacna, Oficina <b>regional</b> "
        "Consolidada · del 2 de febrero de 2026 al 2 de marzo de 2026 "
        "Resultado: La espera bajó a la mitad por confirmar",
        "Cusco Interesada · desde el 2 de marzo de 2026",
    ]
    tacna = arbol(sitio / "regiones/tacna.html")
    enlaces = [a.attributes["href"] for a in tacna.css("section.seccion li a")]
    assert enlaces == ["../buenas-practicas/bp-turnos-con-cita.html"]
    assert "Réplicas de buenas prácticas en esta región" in _texto(tacna, "section.seccion h2")
    assert not arbol(sitio / "regiones/ica.html").css("section.seccion")


def test_la_portada_cuenta_sin_los_ejemplos(sitio: Path) -> None:
    """Las cifras de la portada son de fichas verdaderas, que siguen valiendo."""
    cifras = {}
    for cifra in arbol(sitio / "index.html").css(".cifras li"):
        numero, _, rotulo = " ".join(cifra.text().split()).partition(" ")
        cifras[rotulo] = int(numero)
    assert cifras["fichas publicadas"] == len(FICHAS_VISIBLES - EJEMPLOS - RETIRADAS)
    assert cifras["herramientas"] == 5
    assert cifras["buena práctica"] == 1


def test_las_paginas_escritas_explican_las_siglas_y_llevan_a_las_secciones(sitio: Path) -> None:
    """El menú lleva a las secciones y el texto escrito a mano explica sus siglas."""
    portada = arbol(sitio / "index.html")
    assert primero(portada, "abbr[title='Oficina de Descentralización']").text() == "ODES"
    menu = [a.attributes["href"] for a in portada.css(".pestanas a")]
    assert "herramientas/index.html" in menu
    assert len(menu) == len(set(menu))


def test_la_guia_de_un_tipo_explica_todos_sus_campos(sitio: Path) -> None:
    """Cada campo del esquema está en la guía, con sus opciones."""
    from generador.tipos import cargar  # noqa: PLC0415 (solo aquí hace falta)

    for tipo in cargar().values():
        guia = arbol(sitio / f"guias/{tipo.ruta}.html")
        campos = [c.text() for c in guia.css("tbody th[scope=row] > code")]
        assert sorted(campos) == sorted(c.nombre for c in tipo.campos)
