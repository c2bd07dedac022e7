#!/bin/sh
# Chromium for the tests in a browser: the one of the machine, or installed on a Debian. Exit code 69: it cannot be had here.
set -eu
for name in chromium chromium-browser google-chrome; do
  if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
  echo 'there is no Chromium, and it cannot be installed here: it needs root on a Debian, or the package chromium' >&2
  exit 69
fi
echo 'installing Chromium (the package chromium) ...'
export DEBIAN_FRONTEND=noninteractive
if apt-get -qq update && apt-get -qq install -y --no-install-recommends chromium fonts-liberation fonts-noto-color-emoji >/dev/null; then exit 0; fi
echo 'Chromium cannot be installed: apt-get failed, see above' >&2
exit 69
