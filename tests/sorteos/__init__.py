"""Archivos estropeados al azar, por miles: ninguno tumba ni cuelga al programa."""
