#!/bin/bash
# Fails when a part of iptables cannot be loaded: kube-proxy without it looks healthy and writes no rules.
set -euo pipefail
shopt -s nullglob
problems=0
for library in /usr/lib/*/xtables/*.so; do
  if ldd "$library" | grep 'not found' >&2; then
    echo "error: $library lacks a library" >&2
    problems=1
  fi
done
for tool in iptables-nft iptables-legacy; do
  for match in addrtype comment conntrack mark recent statistic tcp udp; do
    "$tool" -m "$match" -h >/dev/null || { echo "error: $tool cannot load the match $match" >&2; problems=1; }
  done
  for target in DNAT MARK MASQUERADE REJECT SNAT; do
    "$tool" -j "$target" -h >/dev/null || { echo "error: $tool cannot load the target $target" >&2; problems=1; }
  done
done
exit $problems
