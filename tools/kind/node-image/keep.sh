#!/bin/bash
# Keeps an image in a file: keep.sh IMAGE FILE. Ones that were kept of earlier parts go.
set -euo pipefail
partial=$2.$$.partial
trap 'rm -f "$partial"' EXIT
docker save "$1" | gzip -1 >"$partial"
rm -f "$(dirname "$2")"/node-*.tar.gz
mv "$partial" "$2"
