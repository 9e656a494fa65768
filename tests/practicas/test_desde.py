"""«generador validar --desde REF»: qué pasos dio cada ficha desde otro cambio, con Git."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generador.cli import principal
from generador.construccion import construir
from generador.fuentes.anterior import SinHistoria
from tests.extraccion import archivos
from tests.practicas.fichas import MODELO
from tests.repositorio import FECHA, Repositorio

ACTA = archivos.documento([("", "Acta")])
LUGAR = "buenas_practicas/bp-citas"
_PROPIO = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
_QUIEN = ("-c", "user.name=Prueba", "-c", "user.email=prueba@example.org")


class Historia:
    """Un repositorio de contenido con historial."""

    def __init__(self, repositorio: Repositorio) -> None:
        self.raiz = repositorio.raiz
        self.repositorio = repositorio
        self.git("init", "-q", "-b", "main")
        self.guardar()

    def git(self, *argumentos: str, en: Path | None = None) -> str:
        orden = ["git", "-C", str(en or self.raiz), *_QUIEN, *argumentos]
        entorno = {**os.environ, **_PROPIO}
        return subprocess.run(orden, check=True, capture_output=True, text=True, env=entorno).stdout

    def guardar(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "Cambio")

    def practica(self, estado: str, lugar: str = LUGAR, **campos: str) -> None:
        """La práctica de ejemplo, como si fuera verdadera, en ese estado."""
        texto = MODELO.read_text(encoding="utf-8").replace("estado: publicada", f"estado: {estado}")
        texto = texto.replace("ejemplo: true\n", "".join(f"{c}: {v}\n" for c, v in campos.items()))
        texto = texto.replace("{clase: informe_gestion}", "{clase: otro, detalle: Una visita}")
        texto = texto.replace("  decision: validada", "  decision: validada\n  acta: acta.docx")
        self.repositorio.escribir(f"{lugar}/ficha.md", texto)
        self.repositorio.escribir(f"{lugar}/acta.docx", ACTA)

    def pasos(self, desde: str = "HEAD") -> list[str]:
        """Los problemas de pasos: archivo y mensaje."""
        hallados = construir(self.raiz, FECHA, desde=desde).problemas
        return [f"{p.archivo}: {p.mensaje}" for p in hallados if p.regla == "pasos"]


@pytest.fixture
def historia(repositorio: Repositorio) -> Historia:
    """Con un primer cambio en que solo están los vocabularios."""
    return Historia(repositorio)


FICHA = f"{LUGAR}/ficha.md"


def test_saltarse_un_paso_es_un_error(
    historia: Historia, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Con código 1, la línea del estado y a qué se puede pasar; sin «--desde» no se mira."""
    historia.practica("identificada")
    historia.guardar()
    historia.practica("publicada")

    def ordenar(*mas: str) -> tuple[int, str]:
        argumentos = ["generador", "validar", "--raiz", str(historia.raiz), *mas]
        monkeypatch.setattr(sys, "argv", argumentos)
        with pytest.raises(SystemExit) as fin:
            principal()
        return int(fin.value.code or 0), capsys.readouterr().out

    assert ordenar("--fecha", FECHA) == (0, "sin problemas\n")
    codigo, salida = ordenar("--fecha", FECHA, "--desde", "HEAD")
    assert codigo == 1
    assert f"{FICHA}:4: error: de «identificada» no se pasa a «publicada» [pasos]" in salida
    assert "ayuda: se puede pasar a: en_sistematizacion; cada paso, en su propio cambio" in salida


def test_un_paso_admitido_no_es_un_problema(historia: Historia) -> None:
    """Ni dejar el estado como estaba."""
    historia.practica("en_evaluacion")
    historia.guardar()
    assert historia.pasos() == []
    historia.practica("validada")
    assert historia.pasos() == []


def test_una_ficha_oculta_y_mal_escrita_tampoco_salta(historia: Historia) -> None:
    """Si no, se guardaría rota como «validada» y se publicaría al arreglarla."""
    historia.practica("identificada")
    historia.guardar()
    historia.practica("validada", costo="carísimo")
    assert historia.pasos() == [f"{FICHA}: de «identificada» no se pasa a «validada»"]


def test_una_nueva_no_nace_publicada(historia: Historia) -> None:
    """Esté o no apuntada ya en Git."""
    historia.practica("publicada")
    assert historia.pasos() == [f"{FICHA}: una ficha nueva no empieza en «publicada»"]
    historia.git("add", "-A")
    assert historia.pasos() == [f"{FICHA}: una ficha nueva no empieza en «publicada»"]


def test_con_otro_nombre_sigue_siendo_la_misma(historia: Historia) -> None:
    """Con «ids_anteriores», da el paso desde donde estaba; sin él, desaparece una y nace otra."""
    historia.practica("publicada")
    historia.guardar()
    historia.git("mv", LUGAR, f"{LUGAR}-previas")
    nueva = f"{LUGAR}-previas"
    historia.practica("publicada", nueva)
    assert historia.pasos() == [
        f"{nueva}/ficha.md: una ficha nueva no empieza en «publicada»",
        f"{FICHA}: «bp-citas» se publicaba y ya no está",
    ]
    historia.practica("publicada", nueva, ids_anteriores="[bp-citas]")
    assert historia.pasos() == []
    historia.practica("en_evaluacion", nueva, ids_anteriores="[bp-citas]")
    assert historia.pasos() == [
        f"{nueva}/ficha.md: de «publicada» no se pasa a «en_evaluacion»",
    ]


def test_lo_oculto_se_puede_borrar_y_lo_publicado_no(historia: Historia) -> None:
    """Borrar la carpeta de algo publicado rompe los enlaces de otros."""
    historia.practica("identificada", f"{LUGAR}-otras")
    historia.practica("publicada")
    historia.guardar()
    historia.git("rm", "-rq", "buenas_practicas")
    assert historia.pasos() == [f"{FICHA}: «bp-citas» se publicaba y ya no está"]


def test_la_fecha_de_publicacion_no_cambia(historia: Historia) -> None:
    """Ni se quita; ponerla cuando no estaba, sí se puede."""
    historia.practica("publicada")
    historia.guardar()
    historia.practica("publicada", fecha_publicacion="2026-01-10")
    assert historia.pasos() == []
    historia.guardar()
    historia.practica("publicada", fecha_publicacion="2026-02-10")
    dicho = f"{FICHA}: la fecha de publicación era 2026-01-10, y no cambia"
    assert historia.pasos() == [dicho]
    historia.practica("publicada")
    assert historia.pasos() == [dicho]


def test_un_ejemplo_que_se_hace_verdadero_empieza_de_nuevo(historia: Historia) -> None:
    """Si no, inventar un ejemplo publicado serviría para saltarse al comité."""
    historia.practica("publicada", ejemplo="true")
    assert historia.pasos() == []
    historia.guardar()
    historia.practica("publicada")
    assert historia.pasos() == [f"{FICHA}: una ficha nueva no empieza en «publicada»"]


def test_en_los_demas_tipos_lo_publicado_no_se_oculta(historia: Historia) -> None:
    """No tienen pasos propios: nacen como quieran, y se archivan o se retiran."""
    historia.repositorio.herramienta("lista")
    assert historia.pasos() == []
    historia.guardar()
    historia.repositorio.herramienta("lista", estado="borrador")
    assert historia.pasos() == [
        "recursos/herramientas/he-lista/ficha.md: "
        "ya se publicaba («publicado») y en «borrador» no se mostraría"
    ]
    historia.repositorio.herramienta("lista", estado="archivado")
    assert historia.pasos() == []


def test_lo_que_otros_avanzaron_no_es_un_paso_atras(historia: Historia) -> None:
    """Se compara con el último cambio común, y no con la punta de la otra rama."""
    historia.practica("validada")
    historia.guardar()
    historia.git("switch", "-q", "-c", "mia")
    historia.repositorio.herramienta("lista")
    historia.guardar()
    historia.git("switch", "-q", "main")
    historia.practica("publicada")
    historia.guardar()
    historia.git("switch", "-q", "mia")
    assert historia.pasos("main") == []
    historia.git("merge", "-q", "--no-edit", "main")
    assert historia.pasos("main") == []
    assert historia.pasos("HEAD^1") == []


def test_una_fusion_que_salta_se_descubre(historia: Historia) -> None:
    """El salto venía en la rama que se une."""
    historia.practica("identificada")
    historia.guardar()
    historia.git("switch", "-q", "-c", "mia")
    historia.practica("publicada")
    historia.guardar()
    historia.git("switch", "-q", "main")
    historia.repositorio.herramienta("lista")
    historia.guardar()
    historia.git("merge", "-q", "--no-edit", "mia")
    assert historia.pasos("HEAD^1") == [f"{FICHA}: de «identificada» no se pasa a «publicada»"]


def test_sirve_en_una_carpeta_de_otro_repositorio(tmp_path: Path) -> None:
    """El contenido no tiene por qué estar en la raíz de Git; tampoco llamarse sin tildes."""
    fuera = Historia(Repositorio.crear(tmp_path / "todo"))
    suyo = Repositorio.crear(tmp_path / "todo" / "gestión del contenido")
    dentro = Historia.__new__(Historia)
    dentro.raiz, dentro.repositorio = suyo.raiz, suyo
    dentro.practica("identificada")
    fuera.guardar()
    assert dentro.pasos() == []
    dentro.practica("validada")
    assert dentro.pasos() == [f"{FICHA}: de «identificada» no se pasa a «validada»"]


def test_pasar_de_md_a_yml_no_es_una_ficha_nueva(historia: Historia) -> None:
    """El nombre es el de la carpeta: cambiar de formato no borra la historia."""
    historia.repositorio.herramienta("lista")
    historia.practica("identificada")
    historia.guardar()
    texto = (historia.raiz / FICHA).read_text(encoding="utf-8").split("---\n")[1]
    (historia.raiz / FICHA).unlink()
    historia.repositorio.escribir(f"{LUGAR}/ficha.yml", texto.replace("identificada", "validada"))
    assert historia.pasos() == [
        f"{LUGAR}/ficha.yml: de «identificada» no se pasa a «validada»",
    ]


def test_lo_que_entonces_no_se_podia_leer_no_se_juzga(historia: Historia) -> None:
    """Ni un YAML roto ni unos bytes que no son texto detienen la comprobación."""
    historia.repositorio.escribir(FICHA, "---\nestado: [\n---\n")
    historia.repositorio.escribir(f"{LUGAR}-otra/ficha.md", b"\xff\xfe\x00")
    historia.guardar()
    historia.practica("en_evaluacion")
    historia.practica("identificada", f"{LUGAR}-otra")
    assert historia.pasos() == []


@pytest.mark.parametrize("desde", ["no-existe", "--output=x", " ", "HEAD~50", "v1..v2"])
def test_un_cambio_que_no_existe_se_dice(historia: Historia, desde: str) -> None:
    """Es un fallo de quien lo pide, con su motivo: nunca un «sin problemas»."""
    with pytest.raises(SinHistoria, match="cambio"):
        construir(historia.raiz, FECHA, desde=desde)
    assert not (historia.raiz / "x").exists()


def test_sin_historial_no_hay_con_que_comparar(repositorio: Repositorio) -> None:
    """La carpeta no es de Git, o todavía no se guardó nada."""
    with pytest.raises(SinHistoria, match="no tiene historial de Git"):
        construir(repositorio.raiz, FECHA, desde="main")


def test_dos_historias_ajenas_no_se_comparan(historia: Historia) -> None:
    """No hay un cambio común del que partir."""
    historia.git("switch", "-q", "--orphan", "ajena")
    historia.guardar()
    with pytest.raises(SinHistoria, match="no tienen ningún cambio en común"):
        construir(historia.raiz, FECHA, desde="main")


def test_en_un_clon_recortado_se_dice_como_completarlo(historia: Historia, tmp_path: Path) -> None:
    """Lo que falta no es lo mismo que lo que no existe."""
    primero = historia.git("rev-parse", "HEAD").strip()
    historia.practica("identificada")
    historia.guardar()
    copia = tmp_path / "copia"
    historia.git("clone", "-q", "--depth", "1", f"file://{historia.raiz}", str(copia))
    with pytest.raises(SinHistoria, match="git fetch --unshallow"):
        construir(copia, FECHA, desde=primero)
    historia.git("fetch", "-q", "--unshallow", en=copia)
    assert construir(copia, FECHA, desde=primero).con_errores is False


def test_no_va_con_la_carpeta_interna(
    historia: Historia,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Son dos historiales, y lo interno no está en este."""
    (tmp_path / "interno").mkdir()
    argumentos = ["--raiz", str(historia.raiz), "--interno", str(tmp_path / "interno")]
    monkeypatch.setattr(sys, "argv", ["generador", "validar", *argumentos, "--desde", "HEAD"])
    with pytest.raises(SystemExit) as fin:
        principal()
    assert fin.value.code == 2
    assert "«--desde» no va con «--interno»" in capsys.readouterr().err
