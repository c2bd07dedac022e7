# `make run` starts the whole platform on this machine; `make test` checks what every change must pass. Both install what they need.
SHELL := /bin/sh
.DEFAULT_GOAL := help
export PATH := $(CURDIR)/node_modules/.bin:$(PATH)
export NODE_OPTIONS := --disable-warning=ExperimentalWarning --disable-warning=TimeoutNegativeWarning
# What Node made of a source is kept: programs start in half the time.
export NODE_COMPILE_CACHE := $(CURDIR)/.cache/node

installed := node_modules/.installed

.PHONY: help run conformance test test-all nightly lint types contracts contracts-baseline crds simulate clean drills bundle sdk images charts up down e2e bench contracts-fresh audit web

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-15s %s\n", $$1, $$2}' Makefile
	@awk -F "'" '/^    target:/{target = $$2} /^    summary:/{printf "make %-15s suite: %s\n", target, $$2}' tools/ci/suites.ts

$(installed): package.json package-lock.json
	@sh tools/check-prerequisites.sh
	@echo "installing npm packages ..."
	@npm ci --no-audit --no-fund --loglevel=error
	@touch $@

run: $(installed) ## start stores and services here, replay the demonstration, stay until Ctrl-C
	@sh tools/check-prerequisites.sh
	@exec node tools/run/main.ts $(ARGS)

test: $(installed) ## what every change must pass: lint, types, unit, property and integration tests; minutes
	@sh tools/check-prerequisites.sh
	@exec node tools/ci/main.ts test

# The suites are listed in tools/ci/suites.ts.
test-%: $(installed)
	@sh tools/check-prerequisites.sh
	@exec node tools/ci/main.ts $*

test-all: $(installed) ## `make test`, then every other suite that this machine can run
	@sh tools/check-prerequisites.sh
	@exec node tools/ci/main.ts --all $(ARGS)

nightly: ## what CI runs, without a budget
	@CI_BUDGET_MINUTES=none sh .ci/run

contracts-fresh: $(installed)
	@sh tools/contracts/check-fresh.sh

lint: $(installed) ## style budgets, import rules, protobuf rules
	@npm run --silent lint

types: $(installed) ## type check
	@npm run --silent types

audit: $(installed) ## advisories of the registry for the packages of the product; fails if there are any
	@exec node tools/audit/main.ts

conformance: $(installed) ## check a client of any language against docs/protocol.md: ARGS="python3 client.py"
	@exec node test/conformance/main.ts $(ARGS)

drills: $(installed) ## break the platform of `make run` in every way, while 1,000 devices chat, and show a table
	@exec node client/cli/cecochat.js drill all $(ARGS)

contracts: $(installed) ## generate libs/contracts from protos
	@tools/contracts/generate.sh

contracts-baseline: $(installed) ## at a release: what later versions of protos must be compatible with
	@tools/contracts/renew-baseline.sh

bundle: $(installed) ## one file of each program, and what it reads, into dist; for images
	@exec node tools/bundle/main.ts $(ARGS)

sdk: $(installed) ## the SDK and the command line as packages for npm install, into dist/packages
	@exec node tools/packages/main.ts $(ARGS)

images: $(installed) ## container images into archives, for docker, kind and registries; ARGS=--help shows how
	@exec node tools/images/main.ts $(ARGS)

web: $(installed) ## the client for browsers, into web/dist; `make run` and `make bundle` do it as well
	@exec node tools/site/main.ts

charts: $(installed) ## write the Helm charts and the plain manifests: charts/cecochat, charts/cecochat-dev-stores, charts/dist
	@exec node charts/main.ts

crds: $(installed) ## generate crds from the schema of the manifest, and what has them in it
	@node operator/manifest/crd/write-crd.ts
	@node charts/main.ts

simulate: $(installed) ## simulate platforms: SEEDS=10000 of them, SEED=123 again, SCALE=1 for decisions at full size
	@exec node $(if $(SCALE),--max-old-space-size=80 --max-semi-space-size=4) test/simulation/main.ts $(if $(SCALE),scale,$(if $(SEED),seed $(SEED),seeds $(or $(SEEDS),10000)))

bench: $(installed) ## measure how fast it is, beside references; BENCH=name for one, ARGS=--help shows how
	@exec node bench/main.ts $(BENCH) $(ARGS)

up: $(installed) ## a kind cluster on this machine with stores, the operator and a ChatCluster in it, ready to chat; ARGS=--help shows how
	@exec node tools/kind/main.ts up $(ARGS)

e2e: $(installed) # A suite of tools/ci/suites.ts; ARGS=name runs one file of it.
	@exec $(if $(ARGS),sh tools/ci/e2e.sh $(ARGS),node tools/ci/main.ts e2e)

down: $(installed) ## remove the cluster of `make up`
	@exec node tools/kind/main.ts down $(ARGS)

clean: ## remove the data of `make run`
	@sh tools/run/clean.sh
