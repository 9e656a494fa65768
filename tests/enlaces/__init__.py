"""Enlaces externos, contra un servidor de verdad en este equipo."""
