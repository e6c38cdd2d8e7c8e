#!/usr/bin/env bash
# unpack.sh: the references that the tests read, out of the packages of Debian 12 and not installed, as
# target/references/NAME. It needs the network, gzip and man.
set -euo pipefail
folder=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/target/references
packages=(nodejs-doc node-undici node-http-errors node-statuses manpages-dev libcurl4-doc)
unpacked=$(mktemp -d)
trap 'rm -rf "$unpacked"' EXIT
cd "$unpacked"
# Root's apt would give its downloads to another user, who may not write here.
apt-get download -qq -o APT::Sandbox::User=root "${packages[@]}"
for package in *.deb; do
  dpkg-deb -x "$package" .
done
mkdir -p "$folder"
cd usr/share
for page in errors os deprecations tls dns process; do
  gzip -dc "doc/nodejs/api/$page.md.gz" >"$folder/$page.md"
done
gzip -dc doc/node-http-errors/README.md.gz >"$folder/http-errors.md"
cp doc/node-undici/api/Errors.md "$folder/undici.md"
cp nodejs/statuses/codes.json "$folder/statuses.json"
for page in errno libcurl-errors; do
  MANWIDTH=80 LC_ALL=C.UTF-8 man -l "man/man3/$page.3.gz" >"$folder/$page.txt"
done
