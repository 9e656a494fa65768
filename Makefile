# Órdenes del proyecto. «make» sin nada las enumera.
# Hace falta Python 3.11 o posterior, git y make; todo lo demás se instala en $(ENTORNO).
# En Windows, sin make: vea las órdenes equivalentes en README.md.

PYTHON  ?= python3
ENTORNO ?= .venv
SALIDA  ?= site
PUERTO  ?= 8000
CAPTURAS ?= capturas
PROCESOS ?= 2

BIN := $(ENTORNO)/bin
export PYTHONUTF8 := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
PIP := $(BIN)/python -m pip install --quiet

# Marcas: un paso ya hecho no se repite mientras no cambie aquello de lo que depende.
BASE       := $(ENTORNO)/.base
EJECUCION  := $(ENTORNO)/.ejecucion
DESARROLLO := $(ENTORNO)/.desarrollo
PROGRAMAS  := $(ENTORNO)/.programas

.DEFAULT_GOAL := ayuda
.DELETE_ON_ERROR:

.PHONY: ayuda
ayuda: ## Muestra esta lista
	@echo 'Uso: make <orden>'
	@echo
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)$$/  \1|\2/' \
	  | while IFS='|' read -r orden texto; do printf '%-20s %s\n' "$$orden" "$$texto"; done

# --- Usar -------------------------------------------------------------------------------------

.PHONY: sitio
sitio: $(EJECUCION) ## Construye el sitio en site/ (ábralo con doble clic en site/index.html)
	$(BIN)/generador construir --salida $(SALIDA)

.PHONY: servir
servir: $(EJECUCION) ## Muestra el sitio en http://127.0.0.1:8000 y lo rehace al guardar
	$(BIN)/generador servir --puerto $(PUERTO)

.PHONY: validar
validar: $(EJECUCION) ## Revisa las fichas y los vocabularios, sin construir nada
	$(BIN)/generador validar

# --- Comprobar --------------------------------------------------------------------------------

.PHONY: pruebas
pruebas: revisar-estilo revisar-tipos revisar-capas revisar-contenido probar ## Ejecuta todas las comprobaciones
	@echo 'Todas las comprobaciones pasaron.'

.PHONY: revisar-estilo
revisar-estilo: $(DESARROLLO) ## Solo el estilo del código (ruff)
	@echo '== Estilo'
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

.PHONY: revisar-tipos
revisar-tipos: $(DESARROLLO) ## Solo los tipos (mypy)
	@echo '== Tipos'
	$(BIN)/mypy

.PHONY: revisar-capas
revisar-capas: $(DESARROLLO) ## Solo las capas: quién puede importar a quién
	@echo '== Capas'
	$(BIN)/lint-imports

.PHONY: revisar-contenido
revisar-contenido: $(DESARROLLO) ## Solo el contenido: fichas y vocabularios
	@echo '== Contenido'
	$(BIN)/generador validar

.PHONY: probar
probar: $(DESARROLLO) $(PROGRAMAS) ## Solo las pruebas (pytest); PRUEBAS="tests/x.py -k y" para unas pocas
	@echo '== Pruebas'
	$(BIN)/python -m pytest -n $(PROCESOS) --dist loadfile --no-loadscope-reorder $(PRUEBAS)

.PHONY: formato
formato: $(DESARROLLO) ## Ordena y da formato al código
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: rendimiento
rendimiento: $(DESARROLLO) ## Compara lo que cuesta construir con Hugo, MkDocs y Zensical
	$(BIN)/python -m tests.rendimiento $(MEDIDA)

.PHONY: hostiles
hostiles: $(DESARROLLO) $(PROGRAMAS) ## Prueba todos los textos y archivos hostiles (una hora)
	$(BIN)/python -m tests.hostiles --navegador
	$(BIN)/python -m tests.sorteos
	$(BIN)/python -m tests.hostiles.mutaciones
	$(BIN)/python -m tests.publicacion.mutaciones

.PHONY: motores
motores: $(DESARROLLO) ## Comprueba que con ProperDocs y con Zensical sale el mismo sitio
	$(BIN)/python -m tests.motores

.PHONY: calidad
calidad: $(DESARROLLO) $(PROGRAMAS) ## Mide cada clase de página con Lighthouse y axe (pide Node y npm)
	$(BIN)/python -m tests.calidad

.PHONY: capturas
capturas: $(DESARROLLO) $(PROGRAMAS) ## Fotografía cada clase de página en capturas/ y rehace la imagen del README
	$(BIN)/python -m tests.navegador.capturas $(CAPTURAS) --portada docs/imagenes/portada.png

.PHONY: capturas-proponer
capturas-proponer: $(DESARROLLO) $(PROGRAMAS) ## Rehace las imágenes de «Cómo proponer», con el formulario verdadero
	$(BIN)/python -m tests.navegador.capturas_proponer

.PHONY: terceros
terceros: $(DESARROLLO) ## Comprueba que los guiones ajenos del sitio son los de su paquete de npm
	$(BIN)/python -m tests.terceros

# --- Mantener ---------------------------------------------------------------------------------

.PHONY: bloqueos
bloqueos: $(BASE) ## Rehace los archivos .lock con las versiones más recientes permitidas
	$(PIP) uv
	$(BIN)/python -m uv pip compile pyproject.toml $(OPCIONES_UV) --extra empaquetado \
	  -o requirements.lock
	$(BIN)/python -m uv pip compile pyproject.toml $(OPCIONES_UV) --extra desarrollo \
	  --constraints requirements.lock -o requirements-desarrollo.lock
	$(BIN)/python -m uv pip compile pyproject.toml $(OPCIONES_UV) --extra empaquetado --extra almacen \
	  --extra zim --extra video --extra impresos --constraints requirements.lock -o requirements-publicacion.lock
	@for lista in $(APARTE); do \
	  $(BIN)/python -m uv pip compile $$lista.in $(OPCIONES_UV) -o $$lista.txt || exit 1; done
	@! grep -nE '://|^ *-' *.lock $(APARTE:=.txt) | grep -v -- '--hash=' \
	  || { echo 'error: un archivo .lock nombra un servidor de paquetes; quítelo.' >&2; exit 1; }

# Lo que solo hace falta para comparar va en entornos aparte.
APARTE := tests/rendimiento/requirements tests/motores/properdocs tests/motores/zensical
OPCIONES_UV := --quiet --universal --python-version 3.11 --generate-hashes \
  --upgrade --no-emit-index-url --no-emit-find-links --custom-compile-command 'make bloqueos'

.PHONY: limpiar
limpiar: ## Borra el sitio construido y las cachés (no el entorno)
	rm -rf $(SALIDA) dist .cache .montaje .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find generador tests -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

.PHONY: limpiar-todo
limpiar-todo: limpiar ## Borra además el entorno .venv
	rm -rf $(ENTORNO)

# --- Entornos ---------------------------------------------------------------------------------

$(BASE):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo 'error: hace falta Python 3.11 o posterior y «$(PYTHON)» no lo es.' >&2; \
	  echo 'ayuda: instálelo o indique otro: make sitio PYTHON=/ruta/a/python3.12' >&2; exit 1; }
	@# Debian separa «venv» del resto de Python: si falta y somos administradores, se instala.
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || [ "$$(id -u)" -ne 0 ] \
	  || ! command -v apt-get >/dev/null \
	  || { apt-get update -qq && apt-get install -y -qq --no-install-recommends python3-venv; }
	@$(PYTHON) -m venv $(ENTORNO) || { rm -rf $(ENTORNO); \
	  echo 'error: no se pudo crear el entorno $(ENTORNO).' >&2; \
	  echo 'ayuda: en Debian o Ubuntu: sudo apt-get install python3-venv' >&2; exit 1; }
	@touch $@

$(EJECUCION): $(BASE) requirements.lock pyproject.toml
	@echo 'Instalando lo que el generador necesita en $(ENTORNO)…'
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(DESARROLLO): $(BASE) requirements-desarrollo.lock pyproject.toml
	@echo 'Instalando lo que piden las comprobaciones en $(ENTORNO)…'
	@$(PIP) --require-hashes -r requirements-desarrollo.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $(EJECUCION) $@

$(PROGRAMAS): $(BASE) tests/instalar_programas.sh
	@bash tests/instalar_programas.sh
	@touch $@
