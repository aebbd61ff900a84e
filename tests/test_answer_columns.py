"""Answers show names: addresses stand behind all that is read, and what has an address has a name beside it."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from kg.rdf.namespaces import PREFIXES

from .test_answers import ASKED, name_of, read_expected

ADDRESS = re.compile(r"https?://\S+")
SLUG = re.compile(rf"(?:{'|'.join(sorted(PREFIXES))})[/:][\w-]+")
"""`event/nureyev-defection` or `event:nureyev-defection`; a hyphened word like `fair-haired` is none."""


def faults_of(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return what is shown as an address where a name should be, column by column."""
    table = [dict(zip(columns, row, strict=True)) for row in rows]
    addresses = [column for column in columns if _is_of_addresses(column, columns, table)]
    read = [column for column in columns if column not in addresses]
    first = min((columns.index(column) for column in addresses), default=len(columns))
    found = [f"{column}: stands behind addresses" for column in read if columns.index(column) > first]
    found += [f"{column}: shows {row[column]}" for column in read for row in table if _is_address(row[column])]
    named = [column for column in columns if f"{column}_name" in columns]
    return found + [f"{c}: no name for {row[c]}" for c in named for row in table if row[c] and not row[f"{c}_name"]]


def _is_of_addresses(column: str, columns: Sequence[str], table: list[dict[str, str]]) -> bool:
    told = [row[column] for row in table if row[column]]
    return f"{column}_name" in columns or (bool(told) and all(map(ADDRESS.fullmatch, told)))


def _is_address(value: str) -> bool:
    return bool(ADDRESS.fullmatch(value) or SLUG.fullmatch(value))


@pytest.mark.parametrize(
    ("columns", "row", "faults"),
    [
        ("when person_name person event", "1961|Ada Fenn|https://example.org/a|https://example.org/e", []),
        ("what person_name person", "fair-haired|Ada Fenn|https://example.org/a", []),
        ("person_name person", "|", []),
        ("event when", "https://example.org/e|1961", ["when: stands behind addresses"]),
        ("about value", "event/ada-flight|1961", ["about: shows event/ada-flight"]),
        ("about value", "event:ada-flight|1961", ["about: shows event:ada-flight"]),
        ("person_name person", "|https://example.org/a", ["person: no name for https://example.org/a"]),
    ],
)
def test_what_is_no_name_is_told(columns: str, row: str, faults: list[str]) -> None:
    assert faults_of(columns.split(), [row.split("|")]) == faults


def test_an_address_among_words_is_told() -> None:
    assert faults_of(["value"], [["1961"], ["https://example.org/a"]]) == ["value: shows https://example.org/a"]


@pytest.mark.parametrize("path", ASKED, ids=name_of)
def test_an_answer_shows_names(path: Path) -> None:
    columns, *rows = csv.reader(read_expected(name_of(path)).csv.splitlines())
    assert faults_of(columns, rows) == []
