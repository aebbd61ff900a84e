# Set-up, the main job, the tests, the style checks, the measurements. Everything lives in .venv/.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
CHECKERS := .venv/.checkers
EDITOR := src/kg/server/static/editor.js
BUNDLES := $(EDITOR) $(addprefix src/kg/server/static/,land.json map.css map.js network.js pictures.js)

.PHONY: run check test ontology-check fuzz servers release-check lint mutants bench clean

run: $(READY) $(EDITOR)
	$(BIN)/kg build
	$(BIN)/python -m kg.cli.tour

test: $(CHECKERS) $(EDITOR)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/kg build -q
	@sh tests/clients/install.sh
	@$(BIN)/coverage erase
	COVER=1 $(BIN)/pytest -n 2 --dist worksteal
	@$(BIN)/coverage combine -q
	$(BIN)/coverage report

# For daily work: style, types, data, layers, answers (of one engine).
check: $(CHECKERS)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/kg build -q
	$(BIN)/pytest -q tests/test_layers.py tests/test_layout.py tests/test_project.py tests/test_data.py
	$(BIN)/pytest -q tests/test_answers.py -k 'not rdflib'

# Asks programs that are not ours, which need Java: the OWL API for the profile, HermiT for contradictions.
ontology-check: $(READY) .reasoner/.ready
	$(BIN)/kg build -q
	$(BIN)/python tools/ontology_check

.reasoner/.ready: tools/ontology_check/install.sh
	@sh tools/ontology_check/install.sh

# Long: 20,000 disguised calls of SERVICE, 20,000 legal queries, and 1,000 examples of every other property.
fuzz: $(CHECKERS)
	$(BIN)/kg build -q
	EXAMPLES=1000 $(BIN)/pytest -q -n 2 -m hypothesis

# The whole corpus on Oxigraph and Virtuoso, and all canned questions answered by both; takes more than a minute.
servers: $(CHECKERS)
	$(BIN)/kg build -q
	EVERY_QUESTION=1 $(BIN)/pytest -q tests/push

# What is too long for every day: every export, opened in programs of others (some 140 MB, installed below build/), whole
# collections, benchmarks' sanity, mutants, killed builds, runs broken off, runs side by side. Takes hours.
release-check: $(CHECKERS) $(EDITOR)
	$(BIN)/kg build -q
	@sh tests/release/check.sh
	THOROUGH=1 $(BIN)/pytest -q -n 2 -m thorough
	$(BIN)/python benchmarks/run.py --sizes 1000 --no-peers --rounds 1 --only closure validation queries turtle --results build/sanity.json --page build/sanity.md
	$(BIN)/python -m tests.mutants
	$(BIN)/python -m tests.release.notebooks
	$(BIN)/python -m tests.release.in_a_browser
	$(BIN)/python -m tests.release.installed
	$(BIN)/python -m tests.release.killed_builds
	$(BIN)/python -m tests.release.stopped_runs
	$(BIN)/python -m tests.release.side_by_side

lint: $(CHECKERS)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/mypy

# How much of the data shapes, checks and answers hold fast; takes several minutes.
mutants: $(CHECKERS)
	$(BIN)/python -m tests.mutants

bench: $(CHECKERS)
	$(BIN)/python -m pip install --quiet --editable '.[bench]'
	$(BIN)/python benchmarks/run.py

$(READY): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

# What checks the program, and what it is compared with: three times as much as the program itself.
$(CHECKERS): $(READY)
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

# Where npm is missing, or cannot install, this says so and makes nothing: the server then uses its plain form.
$(EDITOR): editor/package-lock.json editor/build.mjs editor/bundle.sh editor/land.mjs editor/licences.mjs $(wildcard editor/src/*.js editor/pictures/*.js)
	@sh editor/bundle.sh

clean:
	rm -rf build .venv .reasoner editor/node_modules tests/clients/node_modules $(BUNDLES)
