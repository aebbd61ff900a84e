"""The audit of all matched things that a snapshot holds, and its rows as CSV, JSON and Turtle."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from pyoxigraph import Literal, NamedNode, Triple

from kg.link.audit.comparing import Compared, Row, compare
from kg.link.audit.facts import Fact, Told
from kg.link.reconciliation.properties import AUDITED
from kg.link.wikibase.entities import Entity
from kg.rdf import turtle
from kg.rdf.namespaces import CG, CONCEPT, PREFIXES, RDF, TERM_PREFIXES, abbreviate, identifier

__all__ = ["as_csv", "as_json", "as_turtle", "audit"]

_HEAD = (
    "thing", "item", "pid", "kind", "ours", "sections", "is_disputed", "theirs", "statement", "rank", "references",
)  # fmt: skip
_DIFFERS = getattr(CONCEPT, "feature-differs")
_AGREES = getattr(CONCEPT, "feature-agrees")


def audit(told: Told, snapshot: Mapping[str, Entity], stated_in: Mapping[str, str]) -> list[Row]:
    """Return the rows of every matched thing whose item the snapshot holds, in order of thing and property.

    `stated_in` has the items of our sections by their names, where there are any.
    """
    world = Compared(told.view, {item: thing for thing, item in told.items.items()}, stated_in)
    things = sorted(told.items.items(), key=lambda pair: pair[0].value)
    return [row for thing, item in things if item in snapshot for row in _rows(told, thing, snapshot[item], world)]


def _rows(told: Told, thing: NamedNode, entity: Entity, world: Compared) -> Iterator[Row]:
    facts: dict[str, list[Fact]] = defaultdict(list)
    for fact in told.facts(thing):
        facts[fact.pid].append(fact)
    for pid in AUDITED:
        yield from compare(abbreviate(thing.value), entity.id, facts[pid], entity.statements.get(pid, ()), world)


def as_csv(rows: Sequence[Row]) -> str:
    """Return a line for each row; several sections are divided by spaces."""
    file = io.StringIO()
    lines = csv.writer(file, lineterminator="\n")
    lines.writerow(_HEAD)
    lines.writerows([_cell(getattr(row, name)) for name in _HEAD] for row in rows)
    return file.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    return " ".join(value) if isinstance(value, tuple) else str(value)


def as_json(rows: Sequence[Row]) -> str:
    """Return the rows as a list of objects."""
    return json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2) + "\n"


def as_turtle(rows: Sequence[Row]) -> str:
    """Return what was compared as features of the matches: those of rows that both sides have a value in."""
    return turtle.write(triple for row in rows if row.ours and row.theirs for triple in _feature(row))


def _feature(row: Row) -> Iterator[Triple]:
    kind, _, slug = row.thing.partition(":")
    kind = {"c": "concept", "cc": "concept", **dict.fromkeys(TERM_PREFIXES, "class")}.get(kind, kind)
    match = identifier("match", f"{kind}-{slug.lower()}-{row.item.lower()}")
    end = row.statement.rpartition("$")[2].lower()
    feature = NamedNode(f"{match.value}-{row.pid.lower()}-{end}")
    yield Triple(feature, RDF.type, CG.MatchFeature)
    yield Triple(feature, CG.featureOf, match)
    yield Triple(feature, CG.featureProperty, NamedNode(PREFIXES["wd"] + row.pid))
    yield Triple(feature, CG.agreement, _DIFFERS if row.kind == "differ" else _AGREES)
    yield Triple(feature, CG.matchEvidence, Literal(f"Statement {row.statement}: {row.kind}"))
    yield Triple(feature, CG.ourLiteral, Literal(row.ours))
    yield Triple(feature, CG.theirLiteral, Literal(row.theirs))
