# Everything a newcomer needs: `make demo`, `make test`, `make install PREFIX=…`.

PREFIX ?= /usr/local
DESTDIR ?=
BUILD := .build/release
PLUGINS := dates entities figures locations structure
LIBRARY := $(DESTDIR)$(PREFIX)/lib/glossator/plugins
SHARE := $(DESTDIR)$(PREFIX)/share/glossator
VENV := .venv
CONVERSATIONS := $(CURDIR)/.build/conversations

.PHONY: demo build test test-swift test-clients bench model evaluate gold install picture lint format clean setup

# Installs what is missing, builds, and shows an annotated article.
demo: build
	@$(BUILD)/glossator annotate --format color docs/2026-03-05-sample.txt

setup:
	@Tools/setup.sh build

# The program, its plugins, and the gazetteer compiled from its tables.
build: setup
	swift build -c release
	@$(BUILD)/glossator-kb compile --data plugins/locations/data

# Every test: those in Swift, then those that drive the built program from outside.
test: test-swift test-clients

test-swift: setup
	@rm -rf $(CONVERSATIONS) && mkdir -p $(CONVERSATIONS)
	swift build --build-tests
	@.build/debug/glossator-kb compile --data plugins/locations/data
	GLOSSATOR_CONVERSATIONS=$(CONVERSATIONS) swift test --skip-build

test-clients: build $(VENV)/ready
	GLOSSATOR_CONVERSATIONS=$(CONVERSATIONS) $(VENV)/bin/python -m pytest -q Tests/Clients

$(VENV)/ready: Tests/Clients/requirements.txt
	@Tools/setup.sh test
	python3 -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --disable-pip-version-check -r Tests/Clients/requirements.txt
	@touch $@

# Prints speed and memory as a client sees them, then the speed of each annotator by itself.
bench: build
	python3 Tests/Benchmarks/run.py --binary $(BUILD)/glossator
	python3 Tests/Benchmarks/annotators.py --binary $(BUILD)/bench-annotators

# Learns the model of names anew from marked texts, in half a minute: CORPORA is a folder with the
# folders that plugins/entities/Train/corpora.tsv names.
model: build
	@test -d "$(CORPORA)" || { echo "usage: make model CORPORA=FOLDER: expected a folder," \
	  "found \"$(CORPORA)\"" >&2; exit 2; }
	$(BUILD)/train-entities plugins $(CORPORA) plugins/entities/data/names.model

# Prints precision, recall and F1 on a folder of gold JSON lines; RANGES=ends where gold has the
# two ends of a stretch of time.
evaluate: gold build
	python3 Tools/evaluate.py --binary $(BUILD)/glossator $(if $(RANGES),--ranges $(RANGES)) $(GOLD)

gold:
	@test -d "$(GOLD)" || { echo "usage: make evaluate GOLD=FOLDER [RANGES=ends]: expected a folder," \
	  "found \"$(GOLD)\"" >&2; exit 2; }

# `install` unlinks before it writes, so a running server keeps its old libraries.
install: build
	install -D -m 755 $(BUILD)/glossator "$(DESTDIR)$(PREFIX)/bin/glossator"
	install -D -m 755 $(BUILD)/glossator-kb "$(DESTDIR)$(PREFIX)/bin/glossator-kb"
	for name in $(PLUGINS); do \
	  install -D -m 644 plugins/$$name/plugin.json "$(LIBRARY)/$$name/plugin.json" && \
	  install -D -m 644 plugins/$$name/README.md "$(LIBRARY)/$$name/README.md" && \
	  install -D -m 755 $(BUILD)/libglossator-$$name.so "$(LIBRARY)/$$name/libglossator-$$name.so" && \
	  for file in plugins/$$name/data/*; do \
	    install -D -m 644 $$file "$(LIBRARY)/$$name/data/$${file##*/}" || exit 1; \
	  done || exit 1; \
	done
	install -D -m 644 NOTICE "$(SHARE)/NOTICE"
	install -D -m 644 docs/2026-03-05-sample.txt "$(SHARE)/2026-03-05-sample.txt"
	for file in $$(find protocol editors -type f); do \
	  install -D -m 644 $$file "$(SHARE)/$$file" || exit 1; \
	done

# The picture in the README, drawn by the program itself.
picture: build
	$(BUILD)/glossator annotate --format svg docs/2026-03-05-sample.txt > docs/annotated-article.svg

lint:
	swift format lint --strict --recursive Package.swift Sources Tests plugins

format:
	swift format --in-place --recursive Package.swift Sources Tests plugins

clean:
	rm -rf .build $(VENV) plugins/*/data/*.kb
