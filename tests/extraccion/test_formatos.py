"""De cada formato sale su texto, entero, con acentos y con el lugar donde está."""

from __future__ import annotations

import shutil

import pytest

from tests.extraccion import archivos, hechos
from tests.extraccion.preparacion import Mesa, pasajes_de
from tests.repositorio import RAIZ

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def test_un_pdf_se_lee_por_paginas_y_se_abre_en_cada_una(mesa: Mesa) -> None:
    """Cada página da su pasaje, y una sin texto no desplaza a las demás."""
    assert mesa.leer("guia.pdf", archivos.pdf("Diseño de año", " ", "Capacitación: ¿qué es?")) == [
        ("Diseño de año", "pág. 1", "#page=1"),
        ("Capacitación: ¿qué es?", "pág. 3", "#page=3"),
    ]


def test_en_un_pdf_se_unen_las_palabras_partidas_al_fin_de_linea(mesa: Mesa) -> None:
    """«capaci-» y «tación» son una palabra; «COVID-19» conserva su guion."""
    pagina = "La capaci-\ntación sobre COVID-\n19"
    ((texto, _, _),) = mesa.leer("guia.pdf", archivos.pdf(pagina))
    assert texto == "La capacitación sobre COVID-19"


def test_una_presentacion_se_lee_por_diapositivas_con_sus_notas(mesa: Mesa) -> None:
    """El número es el de la diapositiva, tal como se muestran."""
    charla = archivos.presentacion(
        ("Inducción", "Qué hará usted", ""), ("Cierre", "Evaluación", "Recordar el año")
    )
    assert mesa.leer("charla.pptx", charla) == [
        ("Inducción Qué hará usted", "diap. 1", ""),
        ("Cierre Evaluación Recordar el año", "diap. 2", ""),
    ]


def test_un_documento_se_lee_por_apartados(mesa: Mesa) -> None:
    """Cada título abre un apartado, que lo lleva de etiqueta; las tablas se leen en su sitio."""
    parrafos = [
        ("", "Presentación"),
        ("Heading 1", "Objetivos"),
        ("", "Diseñar"),
        ("Heading 2", "Población"),
        ("", "Niñez"),
    ]
    assert mesa.leer("guia.docx", archivos.documento(parrafos, [["Región", "Puno"]])) == [
        ("Presentación", "", ""),
        ("Objetivos Diseñar", "Objetivos", ""),
        ("Población Niñez Región Puno", "Población", ""),
    ]


def test_un_documento_da_tambien_lo_que_esta_en_controles_y_cuadros(mesa: Mesa) -> None:
    """Los controles de contenido se leen, y la copia de un cuadro para Word antiguo no."""
    cuerpo = f"""<w:document {W} {MC}><w:body>
      <w:sdt><w:sdtContent><w:p><w:r><w:t>Elija una región</w:t></w:r></w:p></w:sdtContent></w:sdt>
      <w:p><w:r><mc:AlternateContent>
        <mc:Choice Requires="wps"><w:txbxContent><w:p><w:r><w:t>Cuadro</w:t></w:r></w:p>
        </w:txbxContent></mc:Choice>
        <mc:Fallback><w:txbxContent><w:p><w:r><w:t>Cuadro</w:t></w:r></w:p></w:txbxContent>
        </mc:Fallback></mc:AlternateContent></w:r></w:p>
      <w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>Sin</w:t><w:tab/>
      <w:t>estilo</w:t></w:r></w:p></w:body></w:document>"""
    original = archivos.documento([])
    crudo = archivos.con_parte(original, "word/document.xml", cuerpo.encode())
    assert mesa.leer("plantilla.docx", crudo) == [
        ("Elija una región Cuadro", "", ""),
        ("Sin estilo", "Sin estilo", ""),
    ]


def test_un_libro_se_lee_por_hojas_visibles(mesa: Mesa) -> None:
    """Cada hoja dice su nombre; las ocultas no se leen y los números no llevan ceros de más."""
    hojas = {
        "Costos": [["Concepto", "Año"], ["Viáticos", 2025], ["Total", 12.5]],
        "Listas": [["Secreto"]],
        "Notas": [["Región"]],
    }
    assert mesa.leer("costos.xlsx", archivos.libro(hojas, ocultas=["Listas"])) == [
        ("Concepto · Año Viáticos · 2025 Total · 12.5", "hoja «Costos»", ""),
        ("Región", "hoja «Notas»", ""),
    ]


def test_un_texto_de_opendocument_se_lee_por_apartados(mesa: Mesa) -> None:
    """Como un .docx; los comentarios no se leen."""
    odt = archivos.abierto(
        "<office:body><office:text><text:p>Inicio<office:annotation><text:p>ojo</text:p>"
        "</office:annotation></text:p><text:h>Diseño</text:h>"
        "<text:p>Plan<text:s/>de <text:span>año</text:span>.</text:p></office:text></office:body>"
    )
    assert mesa.leer("guia.odt", odt) == [
        ("Inicio", "", ""),
        ("Diseño Plan de año.", "Diseño", ""),
    ]


def test_una_presentacion_de_opendocument_se_lee_por_diapositivas(mesa: Mesa) -> None:
    """Como un .pptx."""
    odp = archivos.abierto(
        "<office:body><office:presentation><draw:page><draw:frame><text:p>Uno</text:p></draw:frame>"
        "</draw:page><draw:page><text:p>Dos</text:p></draw:page></office:presentation></office:body>"
    )
    assert mesa.leer("charla.odp", odp) == [("Uno", "diap. 1", ""), ("Dos", "diap. 2", "")]


@pytest.mark.parametrize("codificacion", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_un_texto_se_lee_en_la_codificacion_en_que_este(mesa: Mesa, codificacion: str) -> None:
    """También la de Windows en español."""
    assert mesa.leer("nota.txt", "Año\r\n\tniñez".encode(codificacion)) == [("Año niñez", "", "")]


@pytest.mark.parametrize("separador", [",", ";", "\t"])
def test_una_tabla_csv_se_lee_con_sus_celdas_a_la_vista(mesa: Mesa, separador: str) -> None:
    """El separador se reconoce por la primera línea."""
    csv = f'Región{separador}Año\n"Junín"{separador}2025\n'
    assert mesa.leer("datos.csv", csv.encode()) == [("Región · Año Junín · 2025", "", "")]


def test_el_texto_sale_en_forma_nfc_y_sin_lo_invisible(mesa: Mesa) -> None:
    """Los acentos sueltos se juntan; guiones opcionales, anchos cero y controles salen."""
    assert mesa.leer("nota.txt", "n\u0303ino\u200b\u00ad\x07 y   nin\u0303a".encode()) == [
        ("ñino y niña", "", "")
    ]


@pytest.mark.parametrize("formato", ["vtt", "srt"])
def test_un_subtitulo_adjunto_dice_el_minuto(mesa: Mesa, formato: str) -> None:
    """Junta unos 45 segundos; sin video en la ficha no hay dónde abrirlo."""
    entradas = [
        (0, "Hola & bienvenidos"),
        (20, "al año"),
        (44, "nuevo"),
        (50, "Otra"),
        (3725, "Fin"),
    ]
    assert mesa.leer(f"charla.{formato}", archivos.subtitulos(entradas, formato)) == [
        ("Hola & bienvenidos al año nuevo", "min 0:00", ""),
        ("Otra", "min 0:50", ""),
        ("Fin", "min 1:02:05", ""),
    ]


def test_los_subtitulos_de_un_video_llevan_a_su_pagina_en_ese_segundo(mesa: Mesa) -> None:
    """Un campo de subtítulos de la propia ficha: se abre el video, no el archivo."""
    caso = RAIZ / "tests/ejemplos/video/pasa/con-subtitulos"
    shutil.copytree(caso, mesa.repositorio.raiz, dirs_exist_ok=True)
    vtt = archivos.subtitulos([(5, "Dictamen"), (750, "¿Quién lo pide?")])
    mesa.repositorio.escribir("playlists/pl-dictamen/video-1.vtt", vtt)
    pasajes = pasajes_de(mesa.extraer(), "vi-que-es-dictamen")
    assert [(p.etiqueta, p.ancla, p.archivo) for p in pasajes] == [
        ("min 0:05", "?t=5", ""),
        ("min 12:30", "?t=750", ""),
    ]


def test_un_pasaje_dice_la_ruta_publicada_de_su_archivo(mesa: Mesa) -> None:
    """La del sitio, no la del repositorio."""
    mesa.poner({"Guía de año.txt": b"hola"})
    (pasaje,) = pasajes_de(mesa.extraer())
    assert pasaje.archivo == "herramientas/he-mesa/guia-de-ano.txt"


def test_lo_que_no_es_texto_se_deja_en_paz(mesa: Mesa) -> None:
    """Sonidos y ZIP ni se abren ni dan avisos; de una imagen solo se ve que está sana."""
    mesa.poner({"foto.png": hechos.imagen("PNG"), "voz.mp3": b"ID3", "todo.zip": b"PK"})
    textos = mesa.extraer()
    assert (textos.pasajes, textos.problemas) == ({}, ())


def test_lo_que_no_se_publica_no_se_lee(mesa: Mesa) -> None:
    """Los adjuntos de un borrador no llegan a la búsqueda."""
    mesa.poner({"guia.txt": b"hola"})
    ficha = mesa.repositorio.raiz / "recursos/herramientas/he-mesa/ficha.md"
    ficha.write_text(ficha.read_text().replace("estado: publicado", "estado: borrador"))
    fichas = tuple(mesa.repositorio.construir().catalogo.fichas.values())
    assert [f.visible for f in fichas] == [False]
    assert mesa.extraer().pasajes == {}
