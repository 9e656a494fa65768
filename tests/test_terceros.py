"""Los guiones ajenos que van en el sitio son, byte a byte, los que se anotaron de su paquete."""

from __future__ import annotations

import hashlib
import re

import yaml

from tests.repositorio import RAIZ

TEMA = RAIZ / "generador" / "sitio" / "tema"
CARPETA = TEMA / "assets" / "terceros"
ANOTADOS = yaml.safe_load((TEMA / "terceros.yml").read_text(encoding="utf-8"))


def test_cada_guion_ajeno_esta_anotado_y_no_se_toco() -> None:
    """Versión exacta, licencia, suma del archivo e integridad del paquete; su licencia, al lado."""
    assert {a["archivo"] for a in ANOTADOS} == {p.name for p in CARPETA.glob("*.js")}
    for uno in ANOTADOS:
        crudo = (CARPETA / uno["archivo"]).read_bytes()
        assert hashlib.sha256(crudo).hexdigest() == uno["sha256"]
        assert re.fullmatch(r"\d+\.\d+\.\d+", uno["version"])
        assert re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", uno["integridad"])
        assert uno["licencia"] == "MIT"
        assert (CARPETA / f"LICENCIA-{uno['paquete']}.txt").is_file()


def test_ningun_guion_ajeno_ejecuta_texto() -> None:
    """La política de seguridad prohíbe «eval»: si una versión nueva lo trae, se ve aquí."""
    for uno in ANOTADOS:
        texto = (CARPETA / uno["archivo"]).read_text(encoding="utf-8")
        assert not re.search(r"\beval\(|new Function\b|Function\(\"", texto)
