# Two commands matter: `make ground` (use it) and `make test` (the tests). Both make what they need.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev
# two for each core, since many tests wait for a terminal; who is done takes over half of what another has left
WORKERS := -n $(shell expr 2 '*' $$(getconf _NPROCESSORS_ONLN)) --dist=worksteal

# nearly every line and way of every room is walked by a test (docs/decisions/082-coverage.md); the number never goes down
COVERAGE := --cov=numbcheck --cov-branch --cov-report= --cov-fail-under=95

# what is compiled once need not be compiled anew by each of the many programs that the tests start
unexport PYTHONDONTWRITEBYTECODE

.PHONY: ground test check checks covered format manual pictures test-all newest oldest mutants bench torture release-check clean

ground: $(READY)
	@$(BIN)/numbcheck ground

test: $(READY_DEV)
	$(BIN)/python -m pytest $(WORKERS) $(if $(COVERED),$(COVERAGE))

# format, lint, types, layers, copies, data; then the tests, and how much of all rooms they walk through
check: checks covered

covered:
	$(MAKE) --no-print-directory test COVERED=yes

checks: $(READY_DEV)
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m tools.find_copies
	$(BIN)/python tools/make_care_tables.py --check
	$(BIN)/python -m tools.make_command_docs --check

format: $(READY_DEV)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# the pages and pictures that are made from the program
manual: $(READY_DEV)
	$(BIN)/python -m tools.make_command_docs

pictures: $(READY_DEV)
	$(BIN)/python -m tools.make_pictures

# the same tests on every Python that is installed here
test-all:
	@for version in 3.11 3.12 3.13; do \
	  if command -v python$$version >/dev/null && python$$version -c pass 2>/dev/null; then \
	    $(MAKE) --no-print-directory test PYTHON=python$$version VENV=.venv-$$version || exit 1; \
	  else echo "python$$version is not installed here: left out"; fi; \
	done

# the newest Typer, against the bound in pyproject.toml (docs/decisions/002-typer-below-0.29.md)
newest:
	$(PYTHON) -m venv .venv-newest
	.venv-newest/bin/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	.venv-newest/bin/python -m pip install --quiet --disable-pip-version-check --upgrade typer
	-.venv-newest/bin/python -m pytest $(WORKERS)
	.venv-newest/bin/python -c "import sys, typer; print('typer', typer.__version__, 'loads pydantic:', 'pydantic' in sys.modules)"

# the oldest libraries that pyproject.toml allows
oldest:
	$(PYTHON) -m venv .venv-oldest
	.venv-oldest/bin/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	.venv-oldest/bin/python -m pip install --quiet --disable-pip-version-check \
	  $$(sed -n '/^dependencies/,/^]/s/^ *"\([a-z_]*\)>=\([0-9.]*\).*/\1==\2/p' pyproject.toml)
	.venv-oldest/bin/python -m pytest $(WORKERS)

# the small changes to one module that no test notices: make mutants FILE=src/numbcheck/play/player.py TESTS=tests/play
mutants: $(READY_DEV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[mutants]'
	$(BIN)/python tools/mutants.py $(FILE) $(TESTS)

# every speed goal, measured here beside the bare interpreter, jrnl and ripgrep; the data stays in .bench
bench: $(READY_DEV)
	$(BIN)/python -m bench

# the hard tests in their long form, with numbers; some want git, strace, syncthing (docs/promises.md)
torture: $(READY_DEV)
	$(BIN)/python -m tests.torture
	$(BIN)/python -m pytest $(WORKERS) tests/features --everywhere
	$(BIN)/python -m pytest $(WORKERS) -m hypothesis --hypothesis-profile=long

release-check: $(READY_DEV)
	$(BIN)/python -m tools.release_check
	$(BIN)/python tools/unpacked_tests.py $(WORKERS)

clean:
	rm -rf .bench .venv .venv-3.1? .venv-newest .venv-oldest .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(READY): pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(READY_DEV): pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $(READY) $@
