# Set-up, the main job, the tests, the style checks, the measurements. Everything lives in .venv/.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
SOURCES := $(abspath $(wildcard ../shared/sources))
export KG_SOURCES ?= $(SOURCES)

.PHONY: run test lint bench clean

run: $(READY)
	$(BIN)/kg build
	$(BIN)/python -m kg.tour

test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/kg build -q
	$(BIN)/pytest -n 2

lint: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/mypy

bench: $(READY)
	$(BIN)/python -m pip install --quiet --editable '.[dev,bench]'
	$(BIN)/python benchmarks/run.py

$(READY): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

clean:
	rm -rf build .venv
