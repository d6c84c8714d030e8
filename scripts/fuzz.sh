#!/bin/sh
# Runs every fuzz test of the module, one after the other, for the time given.
set -eu
time=${1:-10s}
for file in $(git ls-files '*_test.go' | xargs grep -l '^func Fuzz'); do
	for name in $(sed -n 's/^func \(Fuzz[A-Za-z0-9_]*\).*/\1/p' "$file"); do
		echo "$file $name"
		go test -run '^$' -fuzz "^$name\$" -fuzztime "$time" "./$(dirname "$file")"
	done
done
