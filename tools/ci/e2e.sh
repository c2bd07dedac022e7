#!/bin/sh
# The end-to-end tests where Docker runs or can be started; what was started here is ended. Exit code 69: this machine cannot run them.
#   e2e.sh prepare        builds or pulls what the cluster is made of, and nothing else
#   e2e.sh [NAME ...]     runs the files of these names, or all
set -eu
cd "$(dirname "$0")/../.."

finish() {
  status=$?
  trap - EXIT INT TERM
  if [ $status -ne 0 ] && docker info >/dev/null 2>&1; then node tools/kind/main.ts down --name cecochat-e2e || true; fi
  node tools/kind/engine/main.ts stop || true
  exit $status
}

node tools/kind/engine/main.ts start --with-builder || exit 69
trap finish EXIT
trap 'exit 130' INT TERM
if [ "${1:-}" = prepare ]; then
  node test/e2e/cluster/prepare.ts
  exit
fi
node --experimental-vm-modules node_modules/jest/bin/jest.js --config test/e2e/cluster/jest.config.js "$@"
