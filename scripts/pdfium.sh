#!/bin/sh
# Puts PDFium, built as WebAssembly, where package ingest/pdf embeds it.
# The npm package is fixed by package-lock.json, the file itself by its SHA-256
# in ingest/pdf/blob/pdfium.wasm.sha256. Nothing of the package is executed.
set -eu
cd "$(dirname "$0")/.."

npm ci --ignore-scripts --no-audit --no-fund --loglevel=error

from=node_modules/@hyzyla/pdfium/dist/pdfium.wasm
to=ingest/pdf/blob/pdfium.wasm
want=$(cut -d ' ' -f 1 "$to.sha256")
if command -v sha256sum >/dev/null 2>&1; then
	got=$(sha256sum "$from" | cut -d ' ' -f 1)
else
	got=$(shasum -a 256 "$from" | cut -d ' ' -f 1)
fi
if [ "$got" != "$want" ]; then
	echo "$from: its SHA-256 is $got, not $want: it is not the file that this version was tested with" >&2
	exit 1
fi
cp "$from" "$to.part"
chmod 644 "$to.part"
mv "$to.part" "$to"
