# Two commands do everything: `make demo` and `make test`. They install Python packages into .venv and nothing else.
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/installed

.PHONY: demo test lint types imports pytest docs identity-report rule-scores benchmark lock clean

demo: $(INSTALLED)
	$(BIN)/esfgraph build examples --out output

test: lint types imports pytest

lint: $(INSTALLED)
	$(BIN)/ruff check esfgraph tests benchmarks tools
	$(BIN)/ruff format --check esfgraph tests benchmarks tools

types: $(INSTALLED)
	$(BIN)/mypy

imports: $(INSTALLED)
	$(BIN)/lint-imports --no-cache

pytest: $(INSTALLED)
	$(BIN)/pytest -n 2

# Write the documents of all questions, docs/fragor.md and docs/questions.md, from the questions' files and the example pages.
docs: $(INSTALLED)
	$(BIN)/python tools/questions.py

# How well the rules tell who is meant, on the labelled names. Needs the real pages, as CONTRIBUTING.md says.
identity-report: $(INSTALLED)
	$(BIN)/python tests/identity_report.py

# Measure how often each rule is right and write it down for the graph: ontology/reference/rule_scores.csv.
rule-scores: $(INSTALLED)
	$(BIN)/python tests/identity_report.py --write-scores

# Time every question on made-up projects, against rdflib in the same run. Takes long, and is part of no other target.
benchmark: $(INSTALLED)
	$(BIN)/python -W ignore benchmarks/run.py $(SIZES)

$(INSTALLED): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "esfgraph needs Python 3.11 or newer; call make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	touch $(INSTALLED)

# Not part of any other target: look up the newest versions that pyproject.toml allows and write them down with their hashes.
lock:
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python -m pip install --quiet uv
	.venv-lock/bin/uv pip compile --quiet --universal --generate-hashes --upgrade --python-version 3.11 --group dev --no-emit-index-url \
		--no-emit-find-links --no-header --no-annotate --output-file requirements.lock pyproject.toml
	rm -rf .venv-lock

clean:
	rm -rf .venv .venv-lock build dist
