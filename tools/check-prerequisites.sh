#!/bin/sh
# Says in one line what is missing on this machine, and how to get it.
set -eu

missing() {
  echo "error: $1" >&2
  exit 1
}

command -v node >/dev/null || missing "Node.js 20 or newer is needed to start: install it from your distribution or https://nodejs.org"
command -v npm >/dev/null || missing "npm is needed: it comes with Node.js"
[ "$(node -p 'Number(process.versions.node.split(".")[0]) >= 20')" = true ] ||
  missing "Node.js 20 or newer is needed, found $(node --version)"
command -v mvn >/dev/null || missing "Maven is needed to fetch Kafka, Cassandra and Redis: install the package 'maven'"
command -v java >/dev/null || [ -n "${JAVA_HOME:-}" ] ||
  missing "a JDK 17 or 21 is needed for Kafka and Cassandra: install the package 'openjdk-17-jdk-headless'"
