"""El calendario: citas, archivos .ics y páginas."""
