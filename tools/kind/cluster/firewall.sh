#!/bin/sh
# Rejects what comes from a bridge and goes anywhere else: firewall.sh ensure|remove|list BRIDGE. Runs in the network of the
# host, in a container. Docker asks the chain DOCKER-USER before all rules of its own.
set -eu
action=$1 bridge=$2
# There are two places for rules; those of Docker are in one of them, and a host uses one for both families.
backend=nft
iptables-nft -w 10 -S DOCKER-USER >/dev/null 2>&1 || ! iptables-legacy -w 10 -S DOCKER-USER >/dev/null 2>&1 || backend=legacy
for family in iptables ip6tables; do
  [ "$family" = iptables ] || [ -e /proc/sys/net/ipv6 ] || continue
  tool=$family-$backend chain=DOCKER-USER
  "$tool" -w 10 -S DOCKER-USER >/dev/null 2>&1 || chain=FORWARD
  table() { "$tool" -w 10 "$@"; }
  set -- -i "$bridge" ! -o "$bridge" -j REJECT
  case $action in
    ensure)
      # Others may have put theirs before it.
      while table -C "$chain" "$@" 2>/dev/null; do table -D "$chain" "$@"; done
      table -I "$chain" 1 "$@"
      ;;
    remove) while table -C "$chain" "$@" 2>/dev/null; do table -D "$chain" "$@"; done ;;
    list)
      echo "# $family"
      table -S FORWARD
      [ "$chain" = FORWARD ] || table -S DOCKER-USER
      ;;
  esac
done
