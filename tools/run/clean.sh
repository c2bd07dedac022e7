#!/bin/sh
# Removes the data of `make run`, unless one is using it.
set -eu
folder=.cecochat

pid=$(cat "$folder/run.lock" 2>/dev/null || true)
if [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null; then
  echo "error: $folder is in use by make run, process $pid: end it with Ctrl-C first (if there is none, remove $folder/run.lock)" >&2
  exit 1
fi
for note in "$folder"/kind/*/cluster.json; do
  [ -e "$note" ] || continue
  name=$(basename "$(dirname "$note")")
  echo "error: $folder knows the cluster '$name' of make up: remove it first with 'make down ARGS=\"--name $name\"'" >&2
  exit 1
done
rm -rf "$folder"
