#!/usr/bin/env bash
# Builds what is published, and tries it: the crate, and the Debian package, which is installed and purged. As root, on
# Debian 12; the program must not be installed as a package.
set -euo pipefail
cd "$(dirname "$0")/.."
fail() {
  echo "package.sh: $*" >&2
  exit 1
}

# The crate: what the program is built from, and no tests.
cargo package --locked --allow-dirty --no-verify --quiet 2>&1 | grep -vE '^warning: ignoring (test|benchmark) ' &&
  fail 'a warning of cargo package'
version=$(cargo pkgid | sed 's/.*[#@]//')
crate=target/package/ipaper-codes-$version
rm -rf "$crate"
tar -xzf "$crate.crate" -C target/package
if find "$crate" | grep -E '/tests?(/|\.rs)|golden|\.snap$|/fuzz/|corpus|/benches/|/\.ci/'; then fail 'these are not for the crate'; fi
[ "$(stat -c %s "$crate.crate")" -lt 700000 ] || fail 'the crate is too large'
cargo build --quiet --locked --manifest-path "$crate/Cargo.toml" --target-dir target

# The Debian package.
cargo build --quiet --release --locked
program=target/release/ipaper-codes
[ "$(stat -c %s $program)" -lt $((6 * 1024 * 1024)) ] || fail 'the program is larger than 6 MiB'
bash .ci/documents.sh $program target/documents
date=$(git log -1 --format=%aD)
cat >target/documents/changelog.Debian <<END
ipaper-codes ($version-1) unstable; urgency=medium

  * See changelog.gz.

 -- The ipaper-codes maintainers <ipaper-codes@users.noreply.github.com>  $date
END
cat - LICENSE-MIT >target/documents/copyright <<END
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: ipaper-codes
Source: https://github.com/ipaper-codes/ipaper-codes

Files: *
Copyright: 2026 The ipaper-codes maintainers
License: MIT or Apache-2.0
Comment: The crates in the program are in LICENSES-OF-DEPENDENCIES.gz.

License: Apache-2.0
 See /usr/share/common-licenses/Apache-2.0.

License: MIT
END
sed -i '/^License: MIT$/,$ { /^License: MIT$/b; s/^$/./; s/^/ / }' target/documents/copyright
rm -f target/debian/*.deb
cargo deb --quiet --locked --no-build
deb=$(echo target/debian/ipaper-codes_*.deb)
dpkg --contents "$deb"
# It is in no archive of Debian, and closes no bug there.
lintian --allow-root --fail-on error,warning --suppress-tags initial-upload-closes-no-bugs "$deb"

# What is installed works, and all of it goes again.
! dpkg --status ipaper-codes >/dev/null 2>&1 || fail 'ipaper-codes is installed'
# Some images of Debian are set to leave out manual pages.
dpkg --path-include='/usr/share/*' --install "$deb"
trap 'dpkg --purge ipaper-codes' EXIT
installed=$(dpkg --listfiles ipaper-codes)
export IPAPER_CODES_CONFIG='' LC_ALL=C.UTF-8
cd /
[ "$(/usr/bin/ipaper-codes --version)" = "ipaper-codes $version" ] || fail 'another version'
/usr/bin/ipaper-codes show readonly | grep -q '^READONLY' || fail 'the program does not answer'
man -w ipaper-codes ipaper-codes-explain
man ipaper-codes-explain | grep -q 'EXIT STATUS' || fail 'the manual page is not shown'
# bash loads the script when the program is completed first, and says so by 124.
bash -c 'source /usr/share/bash-completion/bash_completion
  _completion_loader ipaper-codes && exit 1
  [ $? = 124 ] || exit 1
  COMP_WORDS=(ipaper-codes show READ) COMP_CWORD=2
  _ipaper__codes ipaper-codes READ show
  [ "${COMPREPLY[*]}" = READONLY ]' || fail 'bash does not complete'
zsh -fc 'autoload -U compinit; compinit -u -D; [ "$_comps[ipaper-codes]" = _ipaper-codes ]' || fail 'zsh does not complete'
[[ $(fish -c 'complete -C "ipaper-codes show READ"') = READONLY* ]] || fail 'fish does not complete'
trap - EXIT
dpkg --purge ipaper-codes
for path in $installed; do
  if [ -f "$path" ] || [ -L "$path" ]; then fail "$path was not purged"; fi
  [[ $path != *ipaper-codes* ]] || [ ! -e "$path" ] || fail "$path was not purged"
done
echo 'package.sh: the crate and the Debian package are in order'
