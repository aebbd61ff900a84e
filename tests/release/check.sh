#!/bin/sh
# Writes every export and opens it in programs of others, in an environment of their own; the first failure ends it.
set -eu

cd "$(dirname "$0")/../.."
here=tests/release
work=build/release-check
mkdir -p "$work"
rm -rf "$work/exports" "$work/again"

[ -x "$work/venv/bin/python" ] || python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --requirement "$here/requirements.txt"
cp "$here/package.json" "$here/check.mjs" "$work/"
(cd "$work" && npm install --silent --no-package-lock --no-audit --no-fund)

PYTHONHASHSEED=1 .venv/bin/python "$here/write.py" "$work/exports"
PYTHONHASHSEED=2 .venv/bin/python "$here/write.py" "$work/again"
diff -r "$work/exports" "$work/again"
echo "bytes: the same under two hash seeds"
"$work/venv/bin/python" "$here/check.py" "$work/exports"
node "$work/check.mjs" "$work/exports"
