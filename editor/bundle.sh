#!/bin/sh
# Makes the query editor's script from this folder. Nothing here fails: without the script the server uses a plain form.

cd "$(dirname "$0")" || exit 0
log=$(mktemp) || exit 0
trap 'rm -f "$log"' EXIT

fall_back() {
    echo "query editor: $1; the server uses its plain form, or the editor made before" >&2
    tail -n 3 "$log" >&2
    exit 0
}

command -v npm >/dev/null 2>&1 || fall_back "npm is not here"

if ! cmp -s package-lock.json node_modules/.installed; then
    npm ci --silent >"$log" 2>&1 </dev/null || fall_back "npm could not install its packages"
    cp package-lock.json node_modules/.installed
fi
node build.mjs >"$log" 2>&1 || fall_back "it could not be bundled"
