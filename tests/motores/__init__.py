"""El mismo marco con otros motores: si MkDocs deja de servir, se sabe que hay con qué seguir."""
