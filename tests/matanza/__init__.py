"""Campañas: se mata o se avería el programa en cada punto, y se mira qué quedó."""
