#!/usr/bin/env bash
# Deja disponible un Chromium para las pruebas de navegador.
#
# Si ya hay uno (chromium, chromium-browser, google-chrome o el de la variable CHROMIUM), solo
# escribe su ruta. Si no, en Debian o Ubuntu instala el paquete «chromium» con apt-get, como
# administrador o con sudo. En cualquier otro caso dice qué hacer y termina con 1.
set -euo pipefail

buscar() {
  if [[ -n "${CHROMIUM:-}" ]]; then
    command -v "$CHROMIUM" && return 0
    echo "error: la variable CHROMIUM dice «$CHROMIUM», que no se puede ejecutar" >&2
    exit 1
  fi
  local nombre
  for nombre in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$nombre" && return 0
  done
  return 1
}

rendirse() {
  echo "error: no hay un navegador Chromium y $1" >&2
  echo "ayuda: instale Chromium o Chrome (en Debian: sudo apt-get install chromium) y repita;" >&2
  echo "       si está en otra carpeta: export CHROMIUM=/ruta/al/navegador" >&2
  exit 1
}

if buscar; then
  exit 0
fi

command -v apt-get >/dev/null || rendirse "este sistema no tiene apt-get para instalarlo"

como_administrador=()
if [[ "$(id -u)" -ne 0 ]]; then
  command -v sudo >/dev/null || rendirse "no tenemos permiso de administrador ni sudo"
  como_administrador=(sudo)
  [[ -t 0 ]] || como_administrador=(sudo -n)  # sin terminal no se puede pedir la clave
fi

echo "No hay Chromium: se instala el paquete «chromium» con apt-get…" >&2
"${como_administrador[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq ||
  rendirse "«apt-get update» falló (vea el mensaje de arriba)"
"${como_administrador[@]}" env DEBIAN_FRONTEND=noninteractive \
  apt-get install -y -qq --no-install-recommends chromium >&2 ||
  rendirse "«apt-get install chromium» falló (vea el mensaje de arriba)"
buscar || rendirse "tras instalarlo sigue sin aparecer"
