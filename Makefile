# `make` alone prints the targets. One build configuration serves demo, tests and benchmarks, so
# that they share one build folder: optimised, with tests able to look inside.
SHELL := bash
CONFIGURATION := -c release -Xswiftc -enable-testing
BUILD := swift build $(CONFIGURATION) --explicit-target-dependency-import-check error
NAMES ?= ../shared/data/names
BIN := .build/release/tabayyun
SWIFT_FOLDERS := Sources Tests Package.swift $(wildcard Fuzz/Sources) $(wildcard Fuzz/Package.swift)

.PHONY: help demo test check build lint tables generated train readme scorecard soak fuzz packages run bench api-test load-test fault-test

help: ## print the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: build ## set up, build, and check a few names against sample lists
	@Scripts/demo $(BIN)

test: packages ## build and pass the tests
	@Scripts/announce-build
	@$(BUILD) --build-tests
	@Scripts/run-tests

check: packages lint generated ## all that CI runs: lint, build, import check, tests, generated files
	@Scripts/announce-build
	@$(BUILD) --build-tests
	@Scripts/run-tests
	@Scripts/make-scorecard $(BIN) --check
	@Scripts/api-test $(BIN)

build: packages ## build the program
	@Scripts/announce-build
	@$(BUILD) --product tabayyun

run: build ## run the program: make run ARGS="check 'محمد علي'"
	@$(BIN) $(ARGS)

packages: ## install the Debian packages that are missing (where root), or say which
	@Scripts/install-packages

lint: ## hold the format of the code
	@swift format lint --strict --parallel --recursive $(SWIFT_FOLDERS)

tables: ## compile Tables/*.txt into Sources/EmbeddedTables
	@Scripts/embed-tables

train: packages ## learn the costs of letters anew: make train NAMES=../shared/data/names
	@swift build $(CONFIGURATION) --product train-letters
	@.build/release/train-letters --names $(NAMES)
	@Scripts/embed-tables

readme: build ## write the README's sessions anew from the built program
	@Scripts/make-readme.py

scorecard: build ## measure matching on invented people anew: docs/scorecard.md
	@Scripts/make-scorecard $(BIN)

generated: ## the compiled tables are those of Tables/
	@Scripts/check-generated

soak: build ## long runs: a file of 1 GB, kills, real lists; each with a budget
	@Scripts/soak $(BIN)

api-test: build ## hold the service against its OpenAPI document: make api-test EXAMPLES=20 SEED=1
	@Scripts/api-test $(BIN)

load-test: build ## load the service on this machine: make load-test SIZE=43k (1m)
	@Scripts/load-test $(BIN)

fault-test: build ## kill the service, fill its disk, damage its files
	@Scripts/fault-test $(BIN)

bench: build ## measure speed and recall beside other programs: make bench SIZE=150k (1m, 5m)
	@python3 Benchmarks/bench.py $(BIN) $(or $(SIZE),150k)

fuzz: packages ## fuzz a target for a minute: make fuzz TARGET=UNReader SECONDS=60
	@Scripts/fuzz $(TARGET) $(SECONDS)
