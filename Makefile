# Every target sets up what it needs in .venv; only the package registries are used.
PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3)
VENV ?= .venv
BIN := $(VENV)/bin
EXTRAS ?= dev
export OMP_NUM_THREADS ?= 1

.PHONY: setup demo test check score bench clean
.DEFAULT_GOAL := setup

setup: $(VENV)/.ready

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 13) and "needs Python 3.11 or 3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[$(EXTRAS)]'
	touch $@

demo: setup
	mkdir -p out
	$(BIN)/dateline extract corpus/dev --output out/demo.jsonl
	$(BIN)/dateline show out/demo.jsonl --limit 40
	$(BIN)/dateline evaluate corpus/dev --records out/demo.jsonl --report out/demo.html

test: setup
	$(BIN)/python -m pytest

check: setup
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy scripts/*.py
	$(BIN)/lint-imports

# make score ARGS="--by-type --part work --errors 20"
score: setup
	$(BIN)/python scripts/score.py $(ARGS)

# make bench ARGS="--short"
bench: setup
	$(BIN)/python scripts/bench.py $(ARGS)

clean:
	rm -rf $(VENV) build dist out .pytest_cache .mypy_cache .ruff_cache
