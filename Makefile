# Two commands do everything: `make serve` and `make test`. Both set up first what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.installed

.PHONY: serve test install check format eval lock clean

serve: $(READY)
	@$(BIN)/drafter serve

test: $(READY)
	@$(BIN)/pytest

install: $(READY)

check: $(READY)
	$(BIN)/ruff format --check drafter tests
	$(BIN)/ruff check drafter tests
	$(BIN)/mypy
	$(BIN)/drafter knowledge check

format: $(READY)
	$(BIN)/ruff format drafter tests
	$(BIN)/ruff check --fix drafter tests

# Against the baseline, once there is one.
eval: $(READY)
	$(BIN)/drafter eval $(if $(wildcard evals/baselines/*.json),--compare evals/baselines)

$(READY): pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(0 if v >= (3, 11) else f"Drafter needs Python 3.11 or newer; this is {v[0]}.{v[1]}. Try: make PYTHON=python3.12 $(MAKECMDGOALS)")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $(READY)

# Resolve the newest allowed versions in a fresh environment. torch's build tag (+cpu) is left out,
# so that each machine takes the build it is set up for.
lock:
	rm -rf .lock-venv
	$(PYTHON) -m venv .lock-venv
	.lock-venv/bin/pip install --quiet torch==2.13.0
	.lock-venv/bin/pip install --quiet '.[dev]'
	.lock-venv/bin/pip freeze --exclude drafter | sed 's/+cpu$$//' > requirements.lock
	rm -rf .lock-venv

clean:
	rm -rf $(VENV) .drafter .mypy_cache .ruff_cache .pytest_cache .hypothesis
