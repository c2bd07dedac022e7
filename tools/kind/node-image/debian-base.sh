#!/bin/bash
# Makes the base of everything that has to do with the network: whole packages, so that no library is missing.
#   debian-base.sh FILE
# FILE becomes an archive of a root folder.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work" "$1.partial"' EXIT
debootstrap --variant=minbase --include=iptables,nftables,conntrack,iproute2,ethtool,kmod bookworm "$work/root"
rm -rf "$work"/root/var/{cache/apt,lib/apt/lists,log}/* "$work"/root/usr/share/{doc,man,locale,info}/*
tar -C "$work/root" --numeric-owner -cf "$1.partial" .
mv "$1.partial" "$1"
