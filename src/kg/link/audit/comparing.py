"""One property of one thing, ours beside theirs: rows, each with its kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.dates import bounds
from kg.link.audit.calendars import Span, bounds_of_time, span_of, without_calendar
from kg.link.audit.facts import Fact, wider_of
from kg.link.reconciliation.properties import SINGLE
from kg.link.wikibase.entities import Statement
from kg.rdf.graph import Graph
from kg.rdf.namespaces import abbreviate

__all__ = ["KINDS", "Row", "compare"]

KINDS = (
    "agree",
    "theirs finer",
    "ours finer",
    "same value but our source is new",
    "they lack",
    "we lack",
    "theirs deprecated",
    "theirs without source",
    "differ",
)
_NEAREST = ("same", "theirs finer", "ours finer", "differ")


@dataclass(frozen=True)
class Row:
    """One value of one side, or of both: its kind, and what each side has to show for it."""

    thing: str
    item: str
    pid: str
    kind: str
    ours: str = ""
    ours_item: str = ""
    sections: tuple[str, ...] = ()
    is_disputed: bool = False
    is_told: bool = False
    theirs: str = ""
    statement: str = ""
    rank: str = ""
    references: int = 0
    ours_thing: str = ""


@dataclass(frozen=True)
class Compared:
    """What a comparison needs beside the two sides: our graph, our things by item, and our sections by their items."""

    graph: Graph
    things: Mapping[str, NamedNode]
    stated_in: Mapping[str, str]


def compare(
    thing: str, item: str, facts: Sequence[Fact], statements: Sequence[Statement], world: Compared
) -> Iterator[Row]:
    """Yield the rows of one property: each value of ours with the nearest of theirs, then what only they have."""
    used: set[str] = set()
    for fact in facts:
        relation, nearest = _nearest(fact, statements, world)
        if nearest is None or (relation == "differ" and fact.pid not in SINGLE):
            yield _row(thing, item, "they lack", fact, None)
            continue
        used.add(nearest.id)
        yield _row(thing, item, _kind(relation, fact, nearest, world), fact, nearest)
    for statement in statements:
        is_told = facts and statement.property in SINGLE
        if statement.id not in used and statement.rank != "deprecated" and not is_told and _says_something(statement):
            yield _row(thing, item, "we lack", None, statement)


def _says_something(statement: Statement) -> bool:
    return statement.value.kind not in {"unknown", "none"}


def _nearest(fact: Fact, statements: Sequence[Statement], world: Compared) -> tuple[str, Statement | None]:
    """Return the statement that is nearest to a value of ours, those that count (by rank) before deprecated ones."""
    found = [(relation, s) for s in statements if (relation := _relation(fact, s, world)) is not None]
    order = {"preferred": 0, "normal": 1, "deprecated": 2}
    found.sort(key=lambda pair: (_NEAREST.index(pair[0]), order.get(pair[1].rank, 1)))
    usable = [pair for pair in found if pair[0] != "differ" or pair[1].rank != "deprecated"]
    return usable[0] if usable else ("differ", None)


def _relation(fact: Fact, statement: Statement, world: Compared) -> str | None:
    if isinstance(fact.value, Literal):
        theirs = bounds_of_time(statement.value) if statement.value.kind == "time" else None
        if theirs is None:
            return None
        relations = [_of_spans(ours, theirs) for ours in without_calendar(span_of(bounds(fact.value.value)))]
        return min(relations, key=_NEAREST.index)
    if statement.value.kind != "item":
        return None
    if fact.item == statement.value.text:
        return "same"
    return _of_concepts(fact.value, world.things.get(statement.value.text), world.graph)


def _of_spans(ours: Span, theirs: Span) -> str:
    """Tell how two dates lie: the same days, one within the other, or apart; those that overlap may be the same."""
    if ours == theirs:
        return "same"
    if _within(theirs, ours):
        return "theirs finer"
    if _within(ours, theirs):
        return "ours finer"
    return "differ" if _apart(ours, theirs) or _apart(theirs, ours) else "same"


def _within(inner: Span, outer: Span) -> bool:
    begins = outer[0] is None or (inner[0] is not None and inner[0] >= outer[0])
    return begins and (outer[1] is None or (inner[1] is not None and inner[1] <= outer[1]))


def _apart(one: Span, other: Span) -> bool:
    return one[1] is not None and other[0] is not None and one[1] < other[0]


def _of_concepts(ours: object, theirs: NamedNode | None, graph: Graph) -> str:
    if isinstance(ours, NamedNode) and theirs is not None:
        if ours in wider_of(theirs, graph):
            return "theirs finer"
        if theirs in wider_of(ours, graph):
            return "ours finer"
    return "differ"


def _kind(relation: str, fact: Fact, statement: Statement, world: Compared) -> str:
    if relation != "same":
        return relation
    if statement.rank == "deprecated":
        return "theirs deprecated"
    if not statement.references:
        return "theirs without source"
    cited = {value.text for reference in statement.references for value in reference.get("P248", ())}
    ours = {world.stated_in[section] for section in fact.sections if section in world.stated_in}
    are_known = all(section in world.stated_in for section in fact.sections)
    return "agree" if are_known and ours <= cited else "same value but our source is new"


def _row(thing: str, item: str, kind: str, fact: Fact | None, theirs: Statement | None) -> Row:
    return Row(
        thing,
        item,
        fact.pid if fact is not None else theirs.property if theirs is not None else "",
        kind,
        fact.text if fact is not None else "",
        (fact.item or "") if fact is not None else "",
        fact.sections if fact is not None else (),
        fact.is_disputed if fact is not None else False,
        fact.is_told if fact is not None else False,
        _shown(theirs) if theirs is not None else "",
        theirs.id if theirs is not None else "",
        theirs.rank if theirs is not None else "",
        len(theirs.references) if theirs is not None else 0,
        abbreviate(fact.value.value) if fact is not None and isinstance(fact.value, NamedNode) else "",
    )


def _shown(statement: Statement) -> str:
    """Return a value as it is shown: a time as far as its precision goes, and whether it is of the Julian calendar."""
    value = statement.value
    if value.kind != "time":
        return value.text or value.kind
    day = value.text.lstrip("+").partition("T")[0]
    shown = {10: day[:7], 9: day[:4], 8: f"{day[:3]}X", 7: f"century of {day[:4]}"}.get(value.precision, day)
    return f"{shown} (Julian)" if value.calendar == "Q1985786" else shown
