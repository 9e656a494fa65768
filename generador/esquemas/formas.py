"""Validación, formas: cada expresión regular de los esquemas, dicha con palabras."""

from __future__ import annotations

FORMAS = {
    "^https?://[^\\s/?#@]+([/?#][^\\s]*)?$": "una dirección como https://www.gob.pe, sin espacios",
    "^[0-9]{4}\\.[0-9]{1,3}$": 'año y número entre comillas, como "2026.1"',
    "^[0-9]{4}(-(T[1-4]|0[1-9]|1[0-2]))?$": 'año, trimestre o mes: "2025", 2025-T2 o 2025-04',
    "^[a-z0-9]+(-[a-z0-9]+)*$": "el nombre de una carpeta: minúsculas sin tilde, cifras y guiones",
    "^([01][0-9]|2[0-3]):[0-5][0-9]$": "una hora de 24 horas, como 09:30 (entre comillas)",
    "^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$": "letras sin tilde, cifras, puntos y guiones, sin espacios",
    "^[A-Za-z0-9_-]{11}$": "los once caracteres del código de YouTube",
    "[.](png|jpe?g|webp|PNG|JPE?G|WEBP)$": "una imagen .png, .jpg o .webp",
    "^[A-Za-z0-9_-]{12,60}$": "el código de la lista en YouTube, sin la dirección",
}
