#!/bin/sh
# Generates the static protobuf code and the descriptor set of the contracts into a folder (default: libs/contracts/generated).
set -eu
cd "$(dirname "$0")/../.."
out=${1:-libs/contracts/generated}
mkdir -p "$out"
pbjs --target static-module --wrap es6 --import-extension .js --es6 --force-long --keep-case=false \
  --no-convert --no-verify --no-delimited --no-service --no-typeurl \
  --path protos --out "$out/messages.js" protos/cecochat/v1/*.proto
pbts --no-comments --out "$out/messages.d.ts" "$out/messages.js"
buf build --as-file-descriptor-set -o "$out/descriptors.binpb"
