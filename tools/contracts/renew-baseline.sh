#!/bin/sh
# Makes the protos of now the baseline: `make lint` refuses changes of protos that break programs built from it.
set -eu
cd "$(dirname "$0")/../.."
buf build --exclude-source-info -o protos/baseline.binpb
