#!/bin/sh
# Installs what a Debian machine lacks to build Glossator (`setup.sh build`) or to test it
# (`setup.sh test`). Says what it installs; asks for sudo when it is not run by root.
set -eu

case "${1:-build}" in
build) wanted="libjson-c-dev" ;;
test) wanted="libjson-c-dev gcc g++ libc6-dev python3 python3-venv neovim emacs-nox elpa-eglot elpa-markdown-mode" ;;
*) echo "setup.sh: expected build or test, found $1" >&2; exit 2 ;;
esac

if ! command -v swift >/dev/null; then
  echo "setup.sh: Swift 6.2 or newer is needed: https://www.swift.org/install/linux/" >&2
  exit 1
fi

missing=""
for package in $wanted; do
  status=$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || true)
  [ "$status" = "install ok installed" ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

echo "Installing with apt-get:$missing"
if [ "$(id -u)" -eq 0 ]; then sudo=""; else sudo="sudo"; fi
$sudo env DEBIAN_FRONTEND=noninteractive sh -c "
  apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing"
