"""Línea de órdenes, fecha: el único lugar que mira el reloj, el entorno y el último cambio."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

from generador.fuentes.historia import fecha_del_ultimo_cambio


def fecha_de(raiz: Path, pedida: datetime | None = None) -> str:
    """AAAA-MM-DD: la pedida, la de SOURCE_DATE_EPOCH, la del último cambio o, si no hay, hoy."""
    if pedida is not None:
        return pedida.date().isoformat()
    if (epoca := os.environ.get("SOURCE_DATE_EPOCH", "")).isdigit():
        return datetime.fromtimestamp(int(epoca), UTC).date().isoformat()
    return fecha_del_ultimo_cambio(raiz) or date.today().isoformat()
