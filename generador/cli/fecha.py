"""Línea de órdenes, fecha: el único lugar que mira el reloj, el entorno y el último cambio."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

from generador.fuentes.historia import fecha_del_ultimo_cambio


def fecha_de(raiz: Path, pedida: datetime | None = None, interno: Path | None = None) -> str:
    """AAAA-MM-DD: la pedida, la de SOURCE_DATE_EPOCH, la del último cambio o, si no hay, hoy.

    Con carpeta interna, el último cambio es el de los dos repositorios.
    """
    if pedida is not None:
        return pedida.date().isoformat()
    if (epoca := os.environ.get("SOURCE_DATE_EPOCH", "")).isdigit():
        return datetime.fromtimestamp(int(epoca), UTC).date().isoformat()
    cambios = [fecha_del_ultimo_cambio(c) for c in (raiz, interno) if c is not None]
    return max(filter(None, cambios), default=None) or date.today().isoformat()


def hoy(pedida: datetime | None = None) -> str:
    """AAAA-MM-DD: la pedida o la de hoy, para lo que depende del día en que se hace."""
    return (pedida.date() if pedida is not None else date.today()).isoformat()
