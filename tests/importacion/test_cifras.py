"""«generador importar-cifras»: solo salen totales y promedios, y de los archivos malos, nada."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path
from random import Random

import pytest
from openpyxl import Workbook

from generador.cli import principal
from generador.importacion.cifras.visitantes import CUANTAS, Visitantes
from tests.repositorio import Repositorio

LISTA = """\
titulo: Lista inventada para la prueba
resumen: Una lista de videos inventada para comprobar cómo se traen sus visualizaciones.
estado: publicado
eje: transversal
temas: [descentralizacion]
unidad: odes
regiones: [puno]
numero: 1
youtube_playlist_id: PLabcdefghijklmnopqrstuvwxyz012345
videos:
  - {id: vi-uno, titulo: Video inventado uno, estado: programado, youtube_id: AAAAAAAAAAA}
  - {id: vi-dos, titulo: Video inventado dos, estado: programado, youtube_id: BBBBBBBBBBB}
"""
STUDIO = """\
Contenido,Título del video,Hora de publicación del video,Vistas,Me gusta,Comentarios agregados
Total,,,157,12,
AAAAAAAAAAA,Video uno,"May 3, 2026",150,12,0
CCCCCCCCCCC,De otro canal,"May 3, 2026",7,0,0
"""
MES = "publicacion/indicadores/2026-05.csv"
CABEZA = "indicador,unidad,region,categoria,valor,base,fuente\n"
NAVEGADOR = "Mozilla/5.0 (Windows NT 10.0) Firefox/139.0"


class Mesa:
    """Un repositorio, y la orden con que se le traen cifras."""

    def __init__(self, raiz: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.repositorio = Repositorio.crear(raiz)
        self.repositorio.escribir("playlists/pl-uno/ficha.yml", LISTA)
        self.repositorio.herramienta("lista", adjuntos="[{archivo: hoja.csv, titulo: La hoja}]")
        self.repositorio.escribir("recursos/herramientas/he-lista/hoja.csv", "a,b\n1,2\n")
        direccion = "site_name: Prueba\nsite_url: https://ejemplo.pe/repo/\ntheme: material\n"
        self.repositorio.escribir("mkdocs.yml", direccion)
        self.capsys = capsys

    def traer(self, nombre: str, contenido: str | bytes, origen: str, *mas: str) -> tuple[int, str]:
        """Código de salida y todo lo dicho."""
        archivo = self.repositorio.escribir(f"../{nombre}", contenido)
        orden = ["importar-cifras", str(archivo), "--origen", origen, "--mes", "2026-05"]
        sys.argv = ["generador", *orden, "--raiz", str(self.repositorio.raiz), *mas]
        with pytest.raises(SystemExit) as fin:
            principal()
        dicho = self.capsys.readouterr()
        return int(fin.value.code or 0), dicho.out + dicho.err

    @property
    def filas(self) -> list[str]:
        """Las del archivo del mes, sin la cabecera; ninguna si no existe."""
        camino = self.repositorio.raiz / MES
        return camino.read_text(encoding="utf-8").splitlines()[1:] if camino.exists() else []


@pytest.fixture
def mesa(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Mesa:
    """Lista para traer cifras de mayo."""
    monkeypatch.setattr(sys, "argv", sys.argv)
    return Mesa(tmp_path / "repositorio", capsys)


def test_de_youtube_salen_las_de_los_videos_del_repositorio(mesa: Mesa) -> None:
    """Con su unidad y su región; la fila de totales no es un video, y los ajenos se dicen."""
    codigo, dicho = mesa.traer("Datos.csv", STUDIO, "youtube")
    assert codigo == 0, dicho
    assert "1 videos no están en el repositorio: CCCCCCCCCCC" in dicho
    assert mesa.filas == [
        "canal-comentarios,odes,puno,vi-uno,0,,YouTube Studio",
        "canal-me-gusta,odes,puno,vi-uno,12,,YouTube Studio",
        "canal-visualizaciones,odes,puno,vi-uno,150,,YouTube Studio",
    ]
    assert mesa.repositorio.construir().problemas == ()


def test_en_ingles_y_otra_vez_reemplaza_lo_del_mes(mesa: Mesa) -> None:
    """Lo de otros indicadores se queda; lo que ya no está en la exportación se va."""
    queda = "poi-en-plazo,,,,88,25,ODES"
    mesa.repositorio.escribir(MES, CABEZA + queda + "\n")
    mesa.traer("uno.csv", STUDIO, "youtube")
    mesa.traer("dos.csv", "Content,Video title,Views\nBBBBBBBBBBB,Dos,9\n", "youtube")
    assert "canal-visualizaciones,odes,puno,vi-dos,9,,YouTube Studio" in mesa.filas
    assert not [f for f in mesa.filas if "visualizaciones" in f and "vi-uno" in f]
    assert queda in mesa.filas


@pytest.mark.parametrize(
    ("texto", "dicho"),
    [
        (STUDIO.replace("150", "1.500"), "fila 3: «Vistas» dice «1.500»"),
        (STUDIO + "AAAAAAAAAAA,Otra vez,,1,1,1\n", "fila 5: el video AAAAAAAAAAA está dos veces"),
        ("a,b\n1,2\n", "no tiene las columnas que exporta YouTube Studio"),
        ("", "no tiene las columnas que exporta YouTube Studio"),
        ("Content,Views\nCCCCCCCCCCC,3\n", "no hay ninguna cifra que guardar"),
    ],
)
def test_una_exportacion_mala_no_escribe_nada(texto: str, dicho: str, mesa: Mesa) -> None:
    """Con su fila y su motivo."""
    codigo, salida = mesa.traer("Datos.csv", texto, "youtube")
    assert codigo == 2
    assert dicho in salida
    assert mesa.filas == []


def _linea(pedido: str, ip: str = "190.1.2.3", codigo: int = 200, **mas: str) -> str:
    mes, programa = mas.get("mes", "May"), mas.get("programa", NAVEGADOR)
    metodo = mas.get("metodo", "GET")
    cabeza = f'{ip} - ana [07/{mes}/2026:10:00:00 -0500] "{metodo} {pedido} HTTP/1.1"'
    return f'{cabeza} {codigo} 512 "https://ejemplo.pe/" "{programa}"\n'


PAGINA = "/repo/herramientas/he-lista.html"
HOJA = "/repo/herramientas/he-lista/hoja.csv"
REGISTRO = "".join(
    [
        _linea(PAGINA),
        _linea(f"{PAGINA}?x=1", "190.9.9.9"),
        _linea(PAGINA, codigo=304),
        _linea(HOJA),
        _linea(HOJA, codigo=304),  # ya lo tenía: no lo descargó otra vez
        _linea(HOJA, codigo=206),
        _linea("/repo/", "2001:db8::1"),
        _linea("/otro/herramientas/he-lista.html", "190.7.7.7"),
        _linea("/repo/../etc/passwd", "190.7.7.8"),
        _linea(PAGINA, codigo=404),
        _linea(PAGINA, metodo="POST"),
        _linea(PAGINA, mes="Apr"),
        _linea(PAGINA, programa="Googlebot/2.1"),
        _linea(PAGINA, programa="-"),
        "esto no es una línea del registro\n",
        "x" * 100_000 + "\n",
    ]
)


def test_del_servidor_salen_cuentas_y_ninguna_direccion(mesa: Mesa) -> None:
    """Visitas, descargas y visitantes distintos; ni una dirección, ni su huella, ni la sal."""
    codigo, dicho = mesa.traer("access.log", REGISTRO, "servidor")
    assert codigo == 0, dicho
    assert "16 líneas: 2 de robots, 1 de otro mes y 2 que no se entienden" in dicho
    assert mesa.filas == [
        "repositorio-accesos,,,,3,,Registro del servidor",
        "virtual-descargas,odes,nacional,he-lista,1,,Registro del servidor",
        "virtual-visitas,odes,nacional,he-lista,3,,Registro del servidor",
    ]
    escrito = "".join(
        c.read_text(encoding="utf-8", errors="replace")
        for c in mesa.repositorio.raiz.rglob("*")
        if c.is_file()
    )
    assert "190." not in escrito + dicho
    assert mesa.repositorio.construir().problemas == ()


def test_el_registro_comprimido_dice_lo_mismo(mesa: Mesa) -> None:
    """Como lo guarda el servidor al rotarlo; uno dañado se rechaza."""
    mesa.traer("access.log", REGISTRO, "servidor")
    llano = mesa.filas
    entero = gzip.compress(REGISTRO.encode())
    assert mesa.traer("access.log.2.gz", entero, "servidor")[0] == 0
    assert mesa.filas == llano
    codigo, dicho = mesa.traer("roto.gz", entero[:-20], "servidor")
    assert codigo == 2
    assert "está dañado o no es un registro" in dicho
    assert mesa.filas == llano


@pytest.mark.parametrize("texto", ["", "nada\n", _linea(PAGINA, mes="Apr")])
def test_un_registro_sin_nada_del_mes_no_escribe_ceros(texto: str, mesa: Mesa) -> None:
    """«Cero visitas» sería una cifra inventada."""
    codigo, dicho = mesa.traer("access.log", texto, "servidor")
    assert codigo == 2
    assert "no hay ninguna cifra que guardar" in dicho
    assert mesa.filas == []


def test_los_visitantes_se_cuentan_con_memoria_acotada() -> None:
    """Exactos mientras caben; después, con menos del 5 % de error y sin recordar más."""
    azar = Random(3)
    for cuantos in (10, CUANTAS - 1, 50_000):
        visitantes = Visitantes(azar.randbytes(32))
        for n in range(cuantos):
            visitantes.ver(f"10.{n >> 16}.{n >> 8 & 255}.{n & 255}", "p")
            visitantes.ver(f"10.{n >> 16}.{n >> 8 & 255}.{n & 255}", "p")
        assert abs(visitantes.cuantos() - cuantos) <= (0 if cuantos < CUANTAS else cuantos * 0.05)
        assert len(visitantes._menores) <= CUANTAS
        assert len(visitantes._vistas) <= CUANTAS


RESPUESTAS = "Nombre,¿Calidad?,¿Accesible?\n" + "".join(
    f"Persona {n},{c},{a}\n"
    for n, (c, a) in enumerate([(5, 4), (4, 4), (4, 3), (3, 5), (5, 4), (4, "")])
)
ENCUESTA = ("encuesta", "--indicador", "repositorio-satisfaccion")
LAS_DOS = ("--columna", "¿Calidad?=calidad", "--columna", "¿Accesible?=accesibilidad")


def test_de_una_encuesta_salen_promedios_y_no_respuestas(mesa: Mesa) -> None:
    """Cada columna con su base; los nombres no salen del archivo."""
    codigo, dicho = mesa.traer("enc.csv", RESPUESTAS, *ENCUESTA, *LAS_DOS, "--unidad", "odes")
    assert codigo == 0, dicho
    assert mesa.filas == [
        "repositorio-satisfaccion,odes,,accesibilidad,4,5,Encuesta de satisfacción",
        "repositorio-satisfaccion,odes,,calidad,4.1667,6,Encuesta de satisfacción",
    ]
    mesa.traer("enc.csv", RESPUESTAS, *ENCUESTA, *LAS_DOS, "--region", "puno")
    assert len(mesa.filas) == 4
    assert "Persona" not in "".join(mesa.filas) + dicho


def test_de_un_libro_de_excel_tambien(mesa: Mesa, tmp_path: Path) -> None:
    """Con números o con texto, y un indicador que no se reparte."""
    libro = Workbook()
    assert libro.active is not None
    for fila in (["Puntaje"], [5], ["4"], [3.0], [None], [4], [4]):
        libro.active.append(fila)
    libro.save(tmp_path / "enc.xlsx")
    crudo = (tmp_path / "enc.xlsx").read_bytes()
    orden = ("encuesta", "--indicador", "canal-satisfaccion", "--columna", "Puntaje")
    assert mesa.traer("enc.xlsx", crudo, *orden)[0] == 0
    assert mesa.filas == ["canal-satisfaccion,,,,4,5,Encuesta de satisfacción"]


def test_con_menos_de_cinco_respuestas_no_se_guarda(mesa: Mesa) -> None:
    """La de pocas se calla; la otra se guarda."""
    cuatro = RESPUESTAS.replace("4,5\n", "4,\n").replace("3,5\n", "3,\n")
    codigo, dicho = mesa.traer("enc.csv", cuatro, *ENCUESTA, *LAS_DOS)
    assert codigo == 0
    assert "no se guarda el promedio de 4 respuestas de «accesibilidad»" in dicho
    assert len(mesa.filas) == 1
    pocas = "\n".join(RESPUESTAS.splitlines()[:4])
    codigo, dicho = mesa.traer("enc.csv", pocas, *ENCUESTA, *LAS_DOS)
    assert (codigo, len(mesa.filas)) == (2, 1)


@pytest.mark.parametrize(
    ("cambio", "mas", "dicho"),
    [
        (("5,4", "6,4"), LAS_DOS, "«¿Calidad?»: las filas 2, 6 no son un número del 1 al 5"),
        (("5,4", "12,4"), LAS_DOS, "«¿Calidad?»: las filas 2, 6 no son un número del 1 al 5"),
        (("", ""), ("--columna", "¿Bonito?=calidad"), "no tiene la columna «¿Bonito?»; tiene: "),
        (("", ""), ("--columna", "¿Calidad?=amor"), "«categoria»: «amor» no existe"),
        (("", ""), (), "diga en «--columna» qué columna tiene las respuestas"),
        (("", ""), (*LAS_DOS, "--unidad", "nadie"), "«unidad»: «nadie» no existe"),
        (("", ""), (*LAS_DOS, "--indicador", "canal-videos"), "diga en «--indicador» qué mide"),
    ],
)
def test_una_encuesta_mal_pedida_no_escribe_nada(
    cambio: tuple[str, str], mas: tuple[str, ...], dicho: str, mesa: Mesa
) -> None:
    """Se dice qué corregir."""
    codigo, salida = mesa.traer("enc.csv", RESPUESTAS.replace(*cambio), *ENCUESTA, *mas)
    assert codigo in (1, 2)
    assert dicho in salida
    assert mesa.filas == []


def test_simular_no_escribe_y_un_archivo_malo_no_se_pisa(mesa: Mesa) -> None:
    """Lo que ya estaba mal se dice antes de tocarlo."""
    codigo, dicho = mesa.traer("Datos.csv", STUDIO, "youtube", "--simular")
    assert codigo == 0
    assert f"se guardarían 3 cifras en {MES}" in dicho
    assert mesa.filas == []
    mesa.repositorio.escribir(MES, "otra;cosa\n")
    codigo, dicho = mesa.traer("Datos.csv", STUDIO, "youtube")
    assert codigo == 1
    assert f"{MES}:1: error: la primera línea debe ser" in dicho
    assert (mesa.repositorio.raiz / MES).read_text(encoding="utf-8") == "otra;cosa\n"


def test_una_carpeta_que_lleva_a_otro_lugar_no_se_escribe(mesa: Mesa, tmp_path: Path) -> None:
    """Ni se crea nada fuera."""
    (tmp_path / "fuera").mkdir()
    (mesa.repositorio.raiz / "publicacion").symlink_to(tmp_path / "fuera")
    codigo, dicho = mesa.traer("Datos.csv", STUDIO, "youtube")
    assert codigo == 2
    assert "lleva a otra carpeta" in dicho
    assert list((tmp_path / "fuera").iterdir()) == []
