"""What to take an answer away with: a link to share, files, and code that fetches it and runs as it stands."""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Code", "Taking", "code_for"]

_PYTHON = """\
import csv
import io
import urllib.request

address = {address}
with urllib.request.urlopen(address) as answer:
    rows = list(csv.DictReader(io.TextIOWrapper(answer, encoding="utf-8", newline="")))
for row in rows:
    print(row)
"""
_R = """\
address <- {address}
rows <- read.csv(address, encoding = "UTF-8", check.names = FALSE)
print(rows)
"""
_JAVASCRIPT = """\
const address = {address};
const answer = await (await fetch(address)).json();
const rows = answer.results.bindings.map((row) =>
  Object.fromEntries(Object.entries(row).map(([name, { value }]) => [name, value])),
);
console.log(rows);
"""


@dataclass(frozen=True)
class Code:
    """Code in one language that fetches an answer."""

    language: str
    text: str


@dataclass(frozen=True)
class Taking:
    """The link to an answer as it is shown, its files by name, and code."""

    link: str
    files: Mapping[str, str]
    code: tuple[Code, ...]


def code_for(csv: str, results: str) -> tuple[Code, ...]:
    """Return code for the addresses of an answer as CSV and as SPARQL results in JSON; both are percent-encoded."""
    return (
        Code("curl", f"curl --fail --silent --show-error {shlex.quote(csv)}\n"),
        Code("Python", _PYTHON.format(address=json.dumps(csv))),
        Code("R", _R.format(address=json.dumps(csv))),
        Code("JavaScript", _JAVASCRIPT.replace("{address}", json.dumps(results))),
    )
