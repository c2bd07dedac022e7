#!/bin/sh
# Fails when the generated contracts are not what the protos say.
set -eu
cd "$(dirname "$0")/../.."
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
tools/contracts/generate.sh "$fresh"
diff -r "$fresh" libs/contracts/generated || {
  echo "libs/contracts/generated is stale: run 'make contracts' and commit the result" >&2
  exit 1
}
