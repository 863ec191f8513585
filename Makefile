# `make demo` shows what GapGraph does, `make test` runs the tests, `make check` is what CI runs.
PYTHON ?= python3
VENV ?= .venv
DEMO ?= demo
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install -qq --prefer-binary --constraint constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# MkDocs Material prints an announcement of MkDocs 2 that is no warning about our pages.
export NO_MKDOCS_2_WARNING := 1

.PHONY: help demo test check lint types house generated measured pictures fresh docs wheel constraints clean

help:
	@echo "make demo       set up, read the samples into $(DEMO)/ and say what was found"
	@echo "make test       set up and run the tests"
	@echo "make check      everything that CI checks"
	@echo "make generated  write the generated pages, the samples and the README's output again"
	@echo "make measured   measure confidences and accuracy again (needs the annotated papers; SHARED=FOLDER says where)"
	@echo "make pictures   take the manual's pictures again (needs Chromium)"
	@echo "make docs       build the manual into site/"
	@echo "make clean      remove what the other targets made"
	@echo "PYTHON=python3.12 chooses the Python, VENV=FOLDER the environment."

$(VENV)/python.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "GapGraph needs Python 3.11 or newer, and $(PYTHON) is older. Say which: make PYTHON=python3.12 demo")'
	@$(PYTHON) -m venv $(VENV) || { echo "Python could not make an environment; on Debian: apt-get install python3-venv"; exit 1; }
	@touch $@

$(VENV)/run.stamp: pyproject.toml constraints.txt $(VENV)/python.stamp
	@echo "Setting up $(VENV) ..."
	@$(PIP) --editable .
	@touch $@

$(VENV)/dev.stamp: pyproject.toml constraints.txt $(VENV)/python.stamp
	@echo "Setting up $(VENV) with the tools ..."
	@$(PIP) --editable '.[dev]'
	@touch $(VENV)/run.stamp $@

$(VENV)/docs.stamp: $(VENV)/dev.stamp
	@echo "Setting up the manual's tools in $(VENV) ..."
	@$(PIP) --editable '.[docs]'
	@touch $@

demo: $(VENV)/run.stamp
	@sh tools/demo.sh $(BIN) $(DEMO)

test: $(VENV)/dev.stamp
	$(BIN)/python -m pytest -q --numprocesses auto --dist loadfile --no-loadscope-reorder

check: lint types fresh docs wheel test
	@echo "All checks have passed."

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check .

types: $(VENV)/dev.stamp
	$(BIN)/mypy

house: $(VENV)/dev.stamp
	$(BIN)/python -m pytest -q tests/house

generated: $(VENV)/dev.stamp
	$(BIN)/python -m tools.generate_docs
	$(BIN)/python -m tools.make_samples
	$(BIN)/python -m tools.refresh_readme

measured: $(VENV)/dev.stamp
	$(BIN)/python -m tools.measure $(if $(SHARED),--shared $(SHARED))

pictures: $(VENV)/dev.stamp
	$(BIN)/python -m tools.take_pictures

fresh: $(VENV)/dev.stamp
	$(BIN)/python -m tools.make_samples --check
	$(BIN)/python -m tools.refresh_readme --check
	$(BIN)/python -m tools.measure --check

docs: $(VENV)/docs.stamp
	$(BIN)/mkdocs build --strict --quiet --site-dir site

wheel: $(VENV)/dev.stamp
	PYTHON=$(PYTHON) sh tools/smoke_wheel.sh $(BIN)/python

constraints:
	rm -rf $(VENV)/resolve
	$(PYTHON) -m venv $(VENV)/resolve
	$(VENV)/resolve/bin/python -m pip install -qq '.[dev,docs]'
	{ echo "# The exact versions that a set-up installs, so that it is repeatable. Renew with: make constraints"; \
	  $(VENV)/resolve/bin/python -m pip freeze | grep -v '^gapgraph'; } > constraints.txt

clean:
	rm -rf $(VENV) $(DEMO) site dist build .pytest_cache .mypy_cache .ruff_cache
