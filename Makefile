# hearsay: see README.md. Everything is built with CGO_ENABLED=0 into one static binary.
SHELL := /bin/sh
export CGO_ENABLED := 0

BLOB := ingest/pdf/blob/pdfium.wasm
VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)
BUILD := go build -trimpath -ldflags "-s -w -X main.version=$(VERSION)"

.PHONY: help build demo test lint race arm64 fuzz bench release clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: $(BLOB) ## build bin/hearsay
	$(BUILD) -o bin/hearsay ./cmd/hearsay

demo: build ## read the built-in sample collection and open the workbench
	bin/hearsay demo

test: $(BLOB) lint ## check the code and run every test (browser tests need chromium)
	go test ./...

lint: ## gofumpt, vet and staticcheck
	@files=$$(go tool gofumpt -l $$(git ls-files '*.go')); if [ -n "$$files" ]; then echo "not gofumpt-ed:"; echo "$$files"; exit 1; fi
	go vet ./...
	go tool staticcheck ./...

race: $(BLOB) ## run the tests under the race detector (needs a C compiler)
	CGO_ENABLED=1 go test -race -short ./...

arm64: ## test the syntax engine as an arm64 processor runs it (needs qemu-user)
	GOARCH=arm64 go test -exec qemu-aarch64 ./syntax/vector ./syntax/network ./syntax/english

fuzz: $(BLOB) ## run every fuzz test for ten seconds
	@sh scripts/fuzz.sh 10s

bench: $(BLOB) ## run the benchmarks
	go test -run '^$$' -bench . -benchmem ./...

release: $(BLOB) ## build for linux, macOS and Windows into dist/
	@for target in linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64; do \
		os=$${target%/*} arch=$${target#*/} ext=; [ $$os = windows ] && ext=.exe; \
		echo "dist/hearsay-$$os-$$arch$$ext"; \
		GOOS=$$os GOARCH=$$arch $(BUILD) -o dist/hearsay-$$os-$$arch$$ext ./cmd/hearsay || exit 1; \
	done

clean: ## remove what was built
	rm -rf bin dist node_modules $(BLOB)

$(BLOB): package-lock.json scripts/pdfium.sh
	sh scripts/pdfium.sh
