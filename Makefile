# `make run` starts the whole platform on this machine; `make test` checks everything. Both install what they need.
SHELL := /bin/sh
.DEFAULT_GOAL := help
export PATH := $(CURDIR)/node_modules/.bin:$(PATH)
export NODE_OPTIONS := --disable-warning=ExperimentalWarning --disable-warning=TimeoutNegativeWarning
# What Node made of a source is kept: programs start in half the time.
export NODE_COMPILE_CACHE := $(CURDIR)/.cache/node

installed := node_modules/.installed

.PHONY: help run test lint types contracts crds simulate clean drills bundle images charts up down e2e bench contracts-fresh

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(installed): package.json package-lock.json
	@sh tools/check-prerequisites.sh
	@echo "installing npm packages ..."
	@npm ci --no-audit --no-fund --loglevel=error
	@touch $@

run: $(installed) ## start stores and services here, replay the demonstration, stay until Ctrl-C
	@sh tools/check-prerequisites.sh
	@exec node tools/run/main.ts $(ARGS)

test: $(installed) ## lint, types, unit, property and integration tests
	@sh tools/check-prerequisites.sh
	@$(MAKE) --no-print-directory --jobs=2 --output-sync lint types contracts-fresh
	@node test/support/kubernetes/prepare.ts
	@npm test --silent

# Stores that tests start live for minutes: what Java compiles for a long life would take more time than it saves.
test: export JAVA_TOOL_OPTIONS := -XX:TieredStopAtLevel=1

contracts-fresh: $(installed)
	@sh tools/contracts/check-fresh.sh

lint: $(installed) ## style budgets, import rules, protobuf rules
	@npm run --silent lint

types: $(installed) ## type check
	@npm run --silent types

drills: $(installed) ## break the platform of `make run` in every way, while 1,000 devices chat, and show a table
	@exec node client/cli/cecochat.js drill all $(ARGS)

contracts: $(installed) ## generate libs/contracts from protos
	@tools/contracts/generate.sh

bundle: $(installed) ## one file of each program, and what it reads, into dist; for images
	@exec node tools/bundle/main.ts $(ARGS)

images: $(installed) ## container images into archives, for docker, kind and registries; ARGS=--help shows how
	@exec node tools/images/main.ts $(ARGS)

charts: $(installed) ## write the Helm charts and the plain manifests: charts/cecochat, charts/cecochat-dev-stores, charts/dist
	@exec node charts/main.ts

crds: $(installed) ## generate crds from the schema of the manifest, and what has them in it
	@node operator/manifest/crd/write-crd.ts
	@node charts/main.ts

simulate: $(installed) ## simulate platforms: SEEDS=10000 of them, SEED=123 again, SCALE=1 for decisions at full size
	@exec node $(if $(SCALE),--max-old-space-size=80 --max-semi-space-size=4) operator/simulation/main.ts $(if $(SCALE),scale,$(if $(SEED),seed $(SEED),seeds $(or $(SEEDS),10000)))

bench: $(installed) ## measure how fast it is, beside references; BENCH=name for one, ARGS=--help shows how
	@exec node bench/main.ts $(BENCH) $(ARGS)

up: $(installed) ## a kind cluster on this machine with stores, the operator and a ChatCluster in it, ready to chat; ARGS=--help shows how
	@exec node tools/kind/main.ts up $(ARGS)

e2e: $(installed) ## end-to-end tests of the platform in a kind cluster of their own, about ten minutes
	@exec node --experimental-vm-modules node_modules/jest/bin/jest.js --config test/e2e/cluster/jest.config.js $(ARGS)

down: $(installed) ## remove the cluster of `make up`
	@exec node tools/kind/main.ts down $(ARGS)

clean: ## remove the data of `make run`
	@sh tools/run/clean.sh
