# accord: everything from a fresh machine with Python 3.11, 3.12 or 3.13, its pip and its venv.
#
#   make demo       a record built from examples/, and what it holds
#   make viewer     map, timeline and network of the web pages (needs Node 20 and npm; make demo does it, too)
#   make test       all tests
#   make check      style, types and the import contract
#   make evaluate   scores of every stage against gold, and the floors
#   make bench      speed and memory, measured on this machine
#   make train      the language model from annotated text (hours; with torch, in a .venv of its own)
#   make readme     what README, tutorial and reference show, written anew
#   make lock       a new requirements.lock from pyproject.toml
#   make clean      removes what the above made, .venv included

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo $$p && break; done)

VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
DEMO := demo.db

.DEFAULT_GOAL := help
.PHONY: help install viewer demo test check evaluate bench train readme lock clean

help:
	@sed -n 's/^#   //p' Makefile

install: $(INSTALLED)

# Again only when the lock or the project's own metadata change. The lock holds hashes for every package.
$(INSTALLED): requirements.lock pyproject.toml
	@test -x $(BIN)/python || test -n "$(PYTHON)" || \
		{ echo "No Python 3.11, 3.12 or 3.13 found: install one, or name it (make PYTHON=/path/to/python3.12 ...)"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# Map, timeline and network, into the package; the web pages work without them. Again only when viewer/ changes.
VIEWER := src/accord/web/static/viewer/overview.js
viewer:
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory $(VIEWER) || \
		echo "viewer/ could not be built: accord serve goes without map, timeline and network"; \
	else echo "no Node here (npm): accord serve goes without map, timeline and network"; fi

$(VIEWER): $(wildcard viewer/*.json viewer/*.ts viewer/src/*)
	npm --prefix viewer ci --silent --no-audit --no-fund
	npm --prefix viewer run --silent build
	@touch $@

demo: $(INSTALLED) viewer
	@rm -f $(DEMO) $(DEMO)-shm $(DEMO)-wal
	$(BIN)/accord build examples --manifest examples/manifest.csv -o $(DEMO)
	$(BIN)/accord show $(DEMO)

test: $(INSTALLED)
	$(BIN)/python -m pytest

check: $(INSTALLED)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

evaluate: $(INSTALLED)
	$(BIN)/python -m evaluation

bench: $(INSTALLED)
	$(BIN)/python -m benchmarks.measures

# For instance: make train GOLD=../shared/gold TRAIN="--keep-parser src/accord/language/models/parser-en-ewt"
GOLD := ../shared/gold
MADE := build/model
TRAINING := build/training-venv
train:
	@test -x $(TRAINING)/bin/python || $(PYTHON) -m venv $(TRAINING)
	$(TRAINING)/bin/python -m pip install --quiet --disable-pip-version-check -e '.[training]'
	$(TRAINING)/bin/python -m training $(GOLD) $(MADE) $(TRAIN)

# Runs the examples of README.md and docs/tutorial.md, and all tests, and writes down what they print.
readme: $(INSTALLED)
	$(BIN)/python -m docs

# Written by uv, read by any pip: universal (all supported Pythons and systems), with hashes, without addresses.
lock: $(INSTALLED)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-emit-find-links --custom-compile-command "make lock" --extra dev pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -f $(DEMO) $(DEMO)-shm $(DEMO)-wal
