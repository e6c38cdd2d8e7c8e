#!/usr/bin/env bash
# documents.sh PROGRAM FOLDER: what packages hold beside the program: manual pages, scripts of completions by the names
# that they are installed by, and the licences of the crates in the program.
set -euo pipefail
cd "$(dirname "$0")/.."
program=$1
folder=$2

rm -rf "$folder"
mkdir -p "$folder/completions"
# Neither the language nor the configuration of whoever packages it.
export IPAPER_CODES_CONFIG='' LC_ALL=C.UTF-8
"$program" man "$folder/man" >/dev/null
for shell in bash:ipaper-codes.bash zsh:_ipaper-codes fish:ipaper-codes.fish elvish:ipaper-codes.elv \
  nushell:ipaper-codes.nu powershell:_ipaper-codes.ps1; do
  "$program" completions "${shell%%:*}" >"$folder/completions/${shell#*:}"
done

# Every crate with its licence, and each text of a licence once, with the crates that have it; those of all systems.
cargo fetch --quiet --locked
licences=$folder/LICENSES-OF-DEPENDENCIES
sources=$(echo "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*/)
cargo tree --locked -e normal --target all --prefix none --format '{p}: {l}' | grep -v '^ipaper-codes ' | sed 's/ (\*)$//' | sort -u |
  sed -E 's/ \(proc-macro\)//; s/ v([^ ]+):/ \1:/' >"$licences"
declare -A texts=()
while IFS=: read -r crate _; do
  for index in $sources; do
    for text in "$index${crate/ /-}"/{LICEN[CS]E,COPYING,NOTICE,COPYRIGHT,UNLICENSE,license}*; do
      [ -f "$text" ] && texts[$(sha256sum "$text" | cut -d' ' -f1)]+="$text"$'\n'
    done
  done
done <"$licences"
for files in "${texts[@]}"; do
  printf '\n%s\n' "$(printf '%80s' '' | tr ' ' -)"
  sed -E 's#.*/([^/]+)/([^/]+)$#\1: \2#' <<<"${files%$'\n'}"
  echo
  cat "${files%%$'\n'*}"
done >>"$licences"
