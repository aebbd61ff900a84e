#!/bin/sh
# Put OWL API, HermiT and JPype aside into .reasoner/: for the check alone, no dependency of the project.
# The jars come out of a wheel that carries them; installed as a package it would drag in gigabytes.
set -eu
cd "$(dirname "$0")/../.."
python=${PYTHON:-.venv/bin/python}
rm -rf .reasoner
mkdir -p .reasoner
trap 'rm -rf .reasoner/wheel' EXIT
"$python" -m pip install --quiet --target .reasoner/python 'jpype1>=1.7,<2'
"$python" -m pip download --quiet --no-deps --dest .reasoner/wheel 'mowl-borg>=2.1,<3'
"$python" - <<'PYTHON'
import pathlib
import zipfile

jars = pathlib.Path(".reasoner/jars")
jars.mkdir()
for wheel in pathlib.Path(".reasoner/wheel").glob("*.whl"):
    with zipfile.ZipFile(wheel) as packed:
        for name in packed.namelist():
            if name.endswith(".jar"):
                (jars / pathlib.Path(name).name).write_bytes(packed.read(name))
PYTHON
touch .reasoner/.ready
