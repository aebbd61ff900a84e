"""What could be given back to Wikidata: lines of QuickStatements (version 1) that only add, and mismatches.

A line is a statement that they lack, or one that they have and our source supports, with one reference. What stays out
is counted by its reason. Nothing here sends anything anywhere.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.link.audit.comparing import Row
from kg.link.wikibase.entities import Entity
from kg.settings import current

__all__ = ["Batch", "Citing", "batch_of", "mismatches", "quickstatements_date"]

_ADDED = ("they lack", "same value but our source is new", "theirs without source")
_SENSITIVE = frozenset({"P509", "P1050", "P1399", "P140", "P91", "P1196"})
"""Cause and manner of death, illness, conviction, belief, orientation."""
_LOOSE = frozenset(current().links.loose)
_LIVES = tuple(f"{kind}:" for kind in current().kinds.lives)
"""How the ids of those begin who may be living."""
_CIRCA = ("P1480", "Q5727902")
"""Sourcing circumstances: circa, as Help:Dates says an about date."""
_PLAIN = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_DECADE = re.compile(r"(\d{3})X")
_RANGE = re.compile(r"\[([\d-]*)\.\.([\d-]*)\]")
_REFORM = "1918-02-14"


@dataclass(frozen=True)
class Citing:
    """How our sections are cited: by item, by address, and on which day somebody read the address."""

    stated_in: Mapping[str, str] = field(default_factory=dict)
    url: Mapping[str, str] = field(default_factory=dict)
    retrieved: Mapping[str, str] = field(default_factory=dict)

    def reference(self, section: str) -> list[str] | None:
        """Return the fields of a reference to a section; None for one that cannot be cited."""
        fields: list[str] = []
        if section in self.stated_in:
            fields += ["S248", self.stated_in[section]]
        if section in self.url:
            fields += ["S854", f'"{self.url[section]}"']
        if fields and section in self.retrieved:
            fields += ["S813", f"+{self.retrieved[section]}T00:00:00Z/11"]
        return fields or None


@dataclass(frozen=True)
class Batch:
    """Lines with the rows that they come from, and what stays out by its reason."""

    lines: list[tuple[Row, str]]
    left_out: Counter[str]

    @property
    def id(self) -> str:
        """What the batch is known by: the same lines have the same."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:12]

    @property
    def text(self) -> str:
        """The lines, as QuickStatements takes them."""
        return "".join(line + "\n" for _, line in self.lines)

    @property
    def diff(self) -> str:
        """What each item would gain, item by item."""
        told, last = "", ""
        for row, line in self.lines:
            told += f"{row.item} ({row.thing})\n" if row.item != last else ""
            told += f"  {'+' if row.kind == 'they lack' else '+ source'} {line.partition(chr(9))[2]}\n"
            last = row.item
        return told


def batch_of(
    rows: Sequence[Row],
    snapshot: Mapping[str, Entity],
    citing: Citing,
    named: frozenset[str] = frozenset(),
    most: int = 50,
) -> Batch:
    """Return the lines of the rows that pass every gate, at most so many statements.

    `named` are the numbers of properties and of items that are let through although they are sensitive, or living.
    """
    lines: list[tuple[Row, str]] = []
    left_out: Counter[str] = Counter()
    dead = {row.item for row in rows if row.pid == "P570" and row.ours}
    dead |= {number for number, entity in snapshot.items() if entity.statements.get("P570")}
    statements = 0
    for row in rows:
        why = _obstacle(row, dead, named)
        value = quickstatements_date(row.ours) if not row.ours_item else [row.ours_item]
        references = [r for r in map(citing.reference, row.sections) if r is not None]
        why = why or _of_value(row, value) or ("" if references else "no source that can be cited")
        why = why or ("more than one batch holds" if statements >= most else "")
        if why:
            left_out[why] += 1
            continue
        statements += 1
        lines += [(row, "\t".join([row.item, row.pid, *(value or ()), *reference])) for reference in references]
    return Batch(lines, left_out)


def _obstacle(row: Row, dead: set[str], named: frozenset[str]) -> str:
    """Return why a row is no addition that may be made; empty when it is one."""
    gates = (
        (row.kind == "agree", "already there"),
        (row.kind not in _ADDED, f"nothing to add: {row.kind}"),
        (row.is_disputed, "disputed here"),
        (not (row.sections and row.is_told), "inferred, told by no passage"),
        (row.pid in _LOOSE - named, "their property may mean more or less than ours, and is not named"),
        (row.pid in _SENSITIVE and row.pid not in named, "sensitive, and not named"),
        (row.thing.startswith(_LIVES) and row.item not in dead | named, "of somebody who may be living, and not named"),
    )
    return next((why for holds, why in gates if holds), "")


def _of_value(row: Row, value: list[str] | None) -> str:
    if value is not None:
        return ""
    return "a date that QuickStatements cannot say, or of an untold calendar" if row.ours[:1].isdigit() else "no item"


def quickstatements_date(edtf: str) -> list[str] | None:
    """Return the fields of a date with its true precision; None for one that cannot be said.

    A range has an unknown value with earliest and latest date (P1319, P1326), an about date says circa (P1480), as
    Help:Dates has it. Days before the reform of the calendar in Russia are left out: no document says the calendar.

    >>> quickstatements_date("1917-05"), quickstatements_date("[..1974]")
    (['+1917-05-00T00:00:00Z/10'], ['somevalue', 'P1326', '+1974-00-00T00:00:00Z/9'])
    """
    if found := _DECADE.fullmatch(edtf):
        return [f"+{found[1]}0-00-00T00:00:00Z/8"]
    if found := _RANGE.fullmatch(edtf):
        sides = [(pid, _plain(text)) for pid, text in (("P1319", found[1]), ("P1326", found[2])) if text]
        told = [(pid, date) for pid, date in sides if date is not None]
        return ["somevalue", *(each for pair in told for each in pair)] if sides and len(told) == len(sides) else None
    plain = _plain(edtf.removesuffix("~"))
    return [plain, *(_CIRCA if edtf.endswith("~") else ())] if plain is not None else None


def _plain(text: str) -> str | None:
    found = _PLAIN.fullmatch(text)
    if found is None or (found[3] and text < _REFORM):
        return None
    precision = 11 if found[3] else 10 if found[2] else 9
    return f"+{found[1]}-{found[2] or '00'}-{found[3] or '00'}T00:00:00Z/{precision}"


def mismatches(rows: Sequence[Row], citing: Citing) -> str:
    """Return the rows that differ, and are not disputed here, as CSV for the Mismatch Finder."""
    file = io.StringIO()
    lines = csv.writer(file, lineterminator="\n")
    head = "item_id statement_guid property_id wikidata_value meta_wikidata_value external_value external_url type"
    lines.writerow(head.split())
    for row in rows:
        if row.kind == "differ" and not row.is_disputed:
            url = next((citing.url[section] for section in row.sections if section in citing.url), "")
            ours = row.ours_item or row.ours
            lines.writerow([row.item, row.statement, row.pid, row.theirs, *_calendar(row), ours, url, "statement"])
    return file.getvalue()


def _calendar(row: Row) -> Iterator[str]:
    """Yield what Mismatch Finder wants to know beside a date of theirs: the item of the Julian calendar."""
    yield "Q1985786" if row.theirs.endswith("(Julian)") else ""
