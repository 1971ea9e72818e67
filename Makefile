PYTHON ?= python3
VENV := .venv
IN := $(VENV)/bin/
READY := $(VENV)/.ready-$(shell cksum < pyproject.toml | tr -d ' ')

.DEFAULT_GOAL := help
.PHONY: help run test bench lint translate schema browser

help: ## say what each command does
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sort | sed 's/:.*## /\t/' | expand -t 12

run: $(READY) ## start a demo with invented people on this computer only
	@$(IN)daybook demo

test: $(READY) browser ## check the style, then run every test
	@$(IN)ruff check . && $(IN)ruff format --check -q .
	@TMPDIR=$$(sh .ci/scratch) $(IN)pytest -n 2 --dist loadfile --no-loadscope-reorder

bench: $(READY) ## measure the budgets against the floor, in one run
	@$(IN)python -m bench

lint: $(READY) ## check the style and put the code in its usual shape
	@$(IN)ruff check -q --fix .
	@$(IN)ruff format .

translate: $(READY) ## gather every text of the pages into the catalogues
	@$(IN)pybabel -q extract -F translations/babel.cfg -k lazy_gettext -k ngettext:1,2 \
		--no-location --sort-output -o translations/messages.pot .
	@$(IN)pybabel -q update -i translations/messages.pot -d translations \
		--no-fuzzy-matching --ignore-obsolete

schema: $(READY) ## write webapp/schema.sql from the migrations
	@$(IN)python -c 'from webapp.migrations import newest_schema as s; print(s(), end="")' \
		> webapp/schema.sql

browser:
	@sh .ci/browser

$(READY): pyproject.toml
	@sh .ci/environment $(PYTHON) $(VENV)
	@rm -f $(VENV)/.ready-*
	@touch $@
