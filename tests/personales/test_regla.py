"""De una ficha con datos personales a lo que se dice de ella, y de un permiso a que se calle."""

from __future__ import annotations

import re
from pathlib import Path

from generador.sitio import construir_sitio
from tests.extraccion import archivos, test_propiedades
from tests.repositorio import FECHA, MINIMA, RAIZ, Repositorio

PERMITIDOS = "publicacion/datos-permitidos.yml"
FICHA = "recursos/herramientas/he-lista/ficha.md"
CON_DNI = MINIMA.replace("Una semana antes", "Con Juan Pérez (DNI 45871236), una semana antes")


def _permiso(
    repositorio: Repositorio, huella: str, vence: str = "2027-01-01", **otros: str
) -> None:
    datos = {"archivo": FICHA, "clase": "dni", "huella": f'"{huella}"', "vence": vence} | otros
    datos.setdefault("motivo", "Es el titular y lo autorizó por escrito")
    campos = "\n    ".join(f"{c}: {v}" for c, v in datos.items())
    repositorio.escribir(PERMITIDOS, f"permitidos:\n  - {campos}\n")


def _huella(repositorio: Repositorio) -> str:
    (ayuda,) = (p.ayuda for p in repositorio.construir().problemas)
    return re.findall(r"huella ([0-9a-f]{12})", ayuda)[0]


def test_un_dni_en_una_ficha_publicada_es_un_error(repositorio: Repositorio) -> None:
    """Con su línea, y sin repetirlo."""
    repositorio.escribir(FICHA, CON_DNI)
    (problema,) = repositorio.construir().problemas
    assert (problema.archivo, problema.linea, problema.nivel) == (FICHA, 10, "error")
    assert problema.mensaje == "hay un dato personal: DNI 45****36"
    assert "45871236" not in problema.mensaje + problema.ayuda


def test_en_un_borrador_es_un_aviso(repositorio: Repositorio) -> None:
    """Todavía se puede quitar."""
    repositorio.escribir(FICHA, CON_DNI.replace("estado: publicado", "estado: borrador"))
    assert [p.nivel for p in repositorio.construir().problemas] == ["aviso"]


def test_tambien_en_las_paginas_escritas_a_mano(repositorio: Repositorio) -> None:
    """Con la línea del dato."""
    repositorio.escribir("docs/contacto.md", "# Contacto\n\nEscriba a ana.rojas@gmail.com\n")
    (problema,) = repositorio.construir().problemas
    assert (problema.archivo, problema.linea) == ("docs/contacto.md", 3)
    assert problema.mensaje == "hay un dato personal: correo an***@gmail.com"


def test_lo_permitido_se_calla_hasta_que_vence(repositorio: Repositorio) -> None:
    """El permiso vale para ese dato de ese archivo, y hasta su fecha."""
    repositorio.escribir(FICHA, CON_DNI)
    huella = _huella(repositorio)
    _permiso(repositorio, huella)
    assert repositorio.construir().problemas == ()
    repositorio.escribir(FICHA, CON_DNI.replace("45871236", "45871237"))
    assert repositorio.construir().con_errores
    repositorio.escribir(FICHA, CON_DNI)
    _permiso(repositorio, huella, vence="2026-05-31")
    vencido, dato = sorted(repositorio.construir().problemas)
    assert (vencido.archivo, vencido.linea, vencido.nivel) == (PERMITIDOS, 2, "aviso")
    assert (dato.archivo, dato.nivel) == (FICHA, "error")


def test_un_permiso_mal_escrito_dice_que_y_donde(repositorio: Repositorio) -> None:
    """Todo lo que está mal, de una vez."""
    _permiso(repositorio, "x", vence="mañana", clase="telefono", motivo="sí", archivo="../a", y="1")
    problemas = repositorio.construir().problemas
    assert {(p.archivo, p.linea, p.regla) for p in problemas} == {
        (PERMITIDOS, 2, "personales/permiso")
    }
    assert len(problemas) == 6
    for malo in ("permitidos: 3", "permitidos: [1]", "- a", "otro: 1", "permitidos: [", ""):
        repositorio.escribir(PERMITIDOS, malo)
        assert all(p.archivo == PERMITIDOS for p in repositorio.construir().problemas)


def test_los_de_dentro_de_un_adjunto_impiden_publicar(
    repositorio: Repositorio, tmp_path: Path
) -> None:
    """En su texto, en sus subtítulos y en sus propiedades; no se escribe nada."""
    filas = [["Nombres y apellidos", "DNI"], ["Juan Pérez", "45871236"], ["Ana Rojas", "40112233"]]
    carpeta = "recursos/herramientas/he-lista"
    repositorio.escribir(f"{carpeta}/lista.docx", archivos.documento([("", "Lista")], filas))
    repositorio.escribir(
        f"{carpeta}/v.vtt", "WEBVTT\n\n00:01.000 --> 00:04.000\nLlámenme al 987 112 334.\n"
    )
    repositorio.escribir(f"{carpeta}/guia.pdf", test_propiedades.pdf())
    repositorio.escribir(f"{carpeta}/foto.jpg", test_propiedades.foto("JPEG"))
    adjuntos = ("lista.docx", "v.vtt", "guia.pdf")
    nombres = ", ".join(f"{{titulo: Anexo {n}, archivo: {n}}}" for n in adjuntos)
    repositorio.herramienta("lista", adjuntos=f"[{nombres}]")
    ficha = repositorio.raiz / FICHA
    ficha.write_text(ficha.read_text(encoding="utf-8") + "\n![Foto](foto.jpg)\n", encoding="utf-8")
    (repositorio.raiz / "mkdocs.yml").write_bytes((RAIZ / "mkdocs.yml").read_bytes())
    salida = tmp_path / "sitio"
    resultado = construir_sitio(repositorio.raiz, salida, FECHA)
    mensajes = " ".join(p.mensaje for p in resultado.problemas)
    assert "en «lista.docx»: DNI 45****36" in mensajes
    assert "en «lista.docx»: DNI 40****33" in mensajes
    assert "en «v.vtt» (min 0:01): celular 98*****34" in mensajes
    for archivo in ("guia.pdf» (autor)", "guia.pdf» (XMP)", "foto.jpg» (autor)"):
        assert f"en las propiedades de «{archivo}: correo an***@" in mensajes
    assert resultado.con_errores
    assert not salida.exists()
