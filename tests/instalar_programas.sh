#!/usr/bin/env bash
# Deja disponibles los programas, ajenos a Python, que usan las pruebas:
#   Chromium      las pruebas de navegador
#   LibreOffice   abrir de verdad los libros de Excel y los documentos de Word
#   Pango         componer los PDF (son bibliotecas, no un programa)
#
# De cada uno, si ya está (o lo dice la variable CHROMIUM o SOFFICE), solo escribe su ruta. Si no, en
# Debian o Ubuntu instala su paquete con apt-get, como administrador o con sudo. En cualquier otro
# caso dice qué hacer y termina con 1.
set -euo pipefail

# buscar VARIABLE NOMBRE…: escribe la ruta del primero que haya.
buscar() {
  local variable="$1" nombre
  shift
  if [[ -n "${!variable:-}" ]]; then
    command -v "${!variable}" && return 0
    echo "error: la variable $variable dice «${!variable}», que no se puede ejecutar" >&2
    exit 1
  fi
  for nombre in "$@"; do
    command -v "$nombre" && return 0
  done
  return 1
}

rendirse() {
  echo "error: no hay $programa y $1" >&2
  echo "ayuda: instálelo (en Debian: sudo apt-get install $paquete) y repita; si está en otra" >&2
  echo "       carpeta: export $variable=/ruta/al/programa" >&2
  exit 1
}

# instalar: el paquete (o los paquetes) que dice «paquete», con apt-get.
instalar() {
  command -v apt-get >/dev/null || rendirse "este sistema no tiene apt-get para instalarlo"
  local como_administrador=()
  if [[ "$(id -u)" -ne 0 ]]; then
    command -v sudo >/dev/null || rendirse "no tenemos permiso de administrador ni sudo"
    como_administrador=(sudo)
    [[ -t 0 ]] || como_administrador=(sudo -n)  # sin terminal no se puede pedir la clave
  fi
  echo "No hay $programa: se instala «$paquete» con apt-get…" >&2
  "${como_administrador[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2 ||
    rendirse "«apt-get update» falló (vea el mensaje de arriba)"
  # shellcheck disable=SC2086 # «paquete» puede ser una lista
  "${como_administrador[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends $paquete >&2 ||
    rendirse "«apt-get install $paquete» falló (vea el mensaje de arriba)"
}

# asegurar PROGRAMA PAQUETES VARIABLE NOMBRE…
asegurar() {
  programa="$1" paquete="$2" variable="$3"
  shift 3
  if buscar "$variable" "$@"; then
    return 0
  fi
  instalar
  buscar "$variable" "$@" || rendirse "tras instalarlo sigue sin aparecer"
}

# bibliotecas NOMBRE PAQUETE…: escribe la ruta del archivo NOMBRE, o instala los paquetes que la traen.
bibliotecas() {
  local nombre="$1"
  shift
  programa="Pango" paquete="$*" variable="LD_LIBRARY_PATH"
  PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null | sed -n "s/^\t$nombre .*=> //p" | grep -m1 . && return 0
  # En macOS y Windows no hay «ldconfig»: lo dirá la prueba que las use.
  command -v apt-get >/dev/null || return 0
  instalar
}

# En Debian, LibreOffice viene por partes: la de hojas puede estar sin la de documentos.
asegurar_documentos() {
  local carpeta
  carpeta="$(dirname "$(readlink -f "$1")")"
  if [[ -e "$carpeta/libsclo.so" && ! -e "$carpeta/libswlo.so" ]]; then
    programa="LibreOffice Writer" paquete=libreoffice-writer-nogui
    instalar
  fi
}

asegurar Chromium chromium CHROMIUM \
  chromium chromium-browser google-chrome google-chrome-stable
oficina="$(asegurar LibreOffice "libreoffice-calc-nogui libreoffice-writer-nogui" SOFFICE soffice libreoffice)"
echo "$oficina"
asegurar_documentos "$oficina"
bibliotecas libharfbuzz-subset.so.0 libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
