"""How far the matching with Wikidata has come: by kind of thing, and which items that could be used are not."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import NamedNode

from kg.errors import SourceError
from kg.link.authorities import WIKIDATA
from kg.link.matches import ACCEPTED, NOT_FOUND, OPEN, REJECTED, Match, matches_in
from kg.rdf.graph import Graph
from kg.rdf.namespaces import IDENTIFIERS, RDF, RDFS, is_term, kind_of
from kg.settings import current

__all__ = ["GRADES", "KindRow", "UnusedItem", "link_status", "unused_items"]

GRADES = ("seen-together", "inferred-from-credits", "weak-source")
_KINDS = (*current().links.entities, "class")
_NAMED_ONLY = ("event", *current().kinds.unnamed)
_HEAD = ("item", "label", "reason")


@dataclass
class KindRow:
    """The things of one kind: linked ones by grade, judgements that reject or are open, and what has no link."""

    kind: str
    linked: Counter[str] = field(default_factory=Counter)
    rejected: int = 0
    open: int = 0
    not_found: int = 0
    never_looked: int = 0

    @property
    def total_linked(self) -> int:
        """How many things are linked, whatever the grade."""
        return sum(self.linked.values())


@dataclass(frozen=True)
class UnusedItem:
    """An item whose number is verified and that is the same as nothing here, with the reason."""

    item: str
    label: str
    reason: str


def link_status(graph: Graph) -> list[KindRow]:
    """Return a row for each kind of thing; `graph` is the view with its links."""
    by_thing: dict[NamedNode, list[Match]] = defaultdict(list)
    for match in matches_in(graph):
        if match.authority == WIKIDATA:
            by_thing[match.thing].append(match)
    rows = {kind: KindRow(kind) for kind in _KINDS}
    for thing in {*_things(graph), *by_thing}:
        if (kind := _kind_of(thing)) in rows:
            _count(rows[kind], by_thing.get(thing, []))
    return list(rows.values())


def _count(row: KindRow, matches: Iterable[Match]) -> None:
    found = list(matches)
    statuses = {match.status for match in found}
    row.rejected += sum(match.status == REJECTED for match in found)
    row.open += sum(match.status == OPEN for match in found)
    accepted = next((match for match in found if match.status == ACCEPTED), None)
    if accepted is not None:
        row.linked[accepted.grade] += 1
    elif NOT_FOUND in statuses:
        row.not_found += 1
    elif not found:
        row.never_looked += 1


def _things(graph: Graph) -> Iterator[NamedNode]:
    """Yield our things and concepts that could have an item; of our classes only those that are matched count."""
    for subject in graph.subjects(RDF.type):
        if isinstance(subject, NamedNode) and _may_have_an_item(graph, subject):
            yield subject


def _may_have_an_item(graph: Graph, thing: NamedNode) -> bool:
    """Tell whether one could look for an item; most events have no name, and none is missed."""
    is_named = _kind_of(thing) not in _NAMED_ONLY or graph.has(thing, RDFS.label)
    return thing.value.startswith(IDENTIFIERS) and is_named


def _kind_of(thing: NamedNode) -> str:
    """Return the kind of a thing, as in its IRI; a term of the ontology is a class."""
    if is_term(thing):
        return "class"
    return kind_of(thing)


def unused_items(path: Path) -> list[UnusedItem]:
    """Return the items of a register of those that are not used (item, label, reason); no file, no items.

    Raises SourceError for a row that has not the three fields.
    """
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    if not rows or tuple(rows[0]) != _HEAD:
        raise SourceError(path, "does not begin with its head", line=1, hint=f"the columns are {', '.join(_HEAD)}")
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(_HEAD) or not all(row):
            raise SourceError(path, "has a row without item, label and reason", line=number, hint="divide by tabs")
    return [UnusedItem(*row) for row in rows[1:]]
