# The workshop of Remit: every command that people and machines use, and nothing else.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup demo run quick test check fix sure fuzz bench docs pictures screens lock

PYTHON := .venv/bin/python
PYTEST := $(PYTHON) -m pytest
# One more than the cores of a small machine: a test that waits for Chromium or for a program that it
# started leaves its core to another. Each worker has a database of its own.
WORKERS ?= 3
# A quick run only computes.
CORES ?= 2
ON_POSTGRES := $(PYTHON) -m tests.support.postgres $(PYTEST)
# The readers of file formats touch no database, the stories of a large site are played by the same
# actions, and how a page is written does not depend on the engine; on SQLite they have run already.
BOTH := $(wildcard tests/features tests/journeys) --ignore=tests/features/texts/formats \
    --ignore=tests/features/test_large_site.py \
    --ignore=tests/journeys/test_numbers_keep_their_order.py
QUICK := $(wildcard tests/domain tests/architecture tests/features)

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## Install what the project needs into this folder
	@scripts/system python node
	@scripts/environment
	@scripts/assets

demo: setup ## Start the example government and open the door with a one-time link
	@exec .venv/bin/remit up --demo $(if $(PORT),--port $(PORT))

run: setup ## Start your own site, kept in ./var
	@exec .venv/bin/remit up $(if $(PORT),--port $(PORT))

quick: setup ## Rules, architecture and features on SQLite, in under a minute
	@$(PYTEST) -q -n $(CORES) --derived=none -m "not browser and not matrix and not slow" $(QUICK)

test: setup ## Everything on SQLite, then features and journeys on PostgreSQL
	@scripts/system postgres chromium driver
	@$(PYTEST) -q -n $(WORKERS)
	@echo "The same features and journeys on PostgreSQL:"
	@$(ON_POSTGRES) -q -n $(WORKERS) --derived=file -m "not browser and not matrix" $(BOTH)

check: setup ## Format, lint, contracts, types, shape, migrations, generated docs
	@scripts/check

fix: setup ## Format the code and repair what can be repaired
	@$(PYTHON) -m ruff check --fix --quiet . ; $(PYTHON) -m ruff format .

sure: check test ## check, test, and the heavy matrices with many more random histories
	@scripts/system nginx systemd clamd
	@$(PYTEST) -q -n $(WORKERS) -m matrix ; status=$$? ; [ $$status = 0 ] || [ $$status = 5 ]
	@$(PYTEST) -q -n $(WORKERS) -m "not browser and not matrix" --hypothesis-profile=sure $(QUICK)
	@$(ON_POSTGRES) -q -n $(WORKERS) -m "not browser and not matrix" --hypothesis-profile=sure $(BOTH)

fuzz: setup ## Search every reader of outside input for faults, for SECONDS (600), with atheris
	@$(PYTHON) -m tests.fuzz.drive $(or $(SECONDS),600)

bench: setup ## Measure each headline figure against its peer and its floor
	@scripts/system postgres
	@scripts/bench

docs: setup ## Write the reference pages again from the code
	@.venv/bin/remit docs docs/reference

pictures: setup ## Take the pictures of the README and of the tutorial again
	@scripts/system chromium driver
	@REMIT_WRITE_PICTURES=1 $(PYTEST) -q -m browser tests/journeys/test_screenshot.py \
	    tests/journeys/test_first_quarter_hour.py

screens: setup ## Take a picture of every page in each language, theme and width
	@scripts/system chromium driver
	@$(PYTEST) -q -n $(WORKERS) -m matrix tests/journeys/test_screens.py
	@echo "The pictures are in build/screens; look at them."

lock: ## Choose new versions of every dependency and write the lock files
	@scripts/lock
