#!/usr/bin/env bash
# archives.sh PROGRAMS FOLDER: the archives of a release and their checksums. PROGRAMS has a folder with the program for
# each target; that of x86_64-unknown-linux-musl is run. The names are those of package.metadata.binstall.
set -euo pipefail
cd "$(dirname "$0")/.."
programs=$(realpath "$1")
mkdir -p "$2"
folder=$(realpath "$2")
version=$(cargo pkgid | sed 's/.*[#@]//')
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

chmod +x "$programs/x86_64-unknown-linux-musl/ipaper-codes"
bash .ci/documents.sh "$programs/x86_64-unknown-linux-musl/ipaper-codes" "$work/documents"
for program in "$programs"/*/ipaper-codes*; do
  target=$(basename "$(dirname "$program")")
  name=ipaper-codes-$version-$target
  mkdir "$work/$name"
  cp -r "$work"/documents/. README.md CHANGELOG.md LICENSE-MIT LICENSE-APACHE "$work/$name"
  install -m 755 "$program" "$work/$name"
  case $program in
  *.exe) (cd "$work" && zip -qr "$folder/$name.zip" "$name") ;;
  *) tar -czf "$folder/$name.tar.gz" -C "$work" --owner=0 --group=0 --sort=name "$name" ;;
  esac
done
cd "$folder"
sha256sum ipaper-codes-* >SHA256SUMS
