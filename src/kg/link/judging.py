"""Writing a judgement: an open candidate, an acceptance, a rejection. A rejected pair never comes back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import KgError
from kg.link.authorities import WIKIDATA, authority_of, record_meant
from kg.link.matches import ACCEPTED, NOT_FOUND, OPEN, REJECTED, Match, matches_in, number_of
from kg.rdf import turtle
from kg.rdf.graph import Graph
from kg.rdf.namespaces import (
    CG,
    CONCEPT,
    PREFIXES,
    RDF,
    RDFS,
    XSD,
    abbreviate,
    identifier,
    is_term,
    local_path,
    slug_of,
)

__all__ = ["Compared", "Judge", "Pair", "judge", "propose"]

_AGREES, _DIFFERS = (getattr(CONCEPT, f"feature-{how}") for how in ("agrees", "differs"))
_NAMES = {ACCEPTED: "accepted", REJECTED: "rejected", OPEN: "open"}

Compared = Mapping[str, tuple[bool, str, str]]
"""By property (`label` for the name): whether both sides agree, ours and theirs."""


class Pair(NamedTuple):
    """A thing of ours and a record: the number of an item of Wikidata, or the name of a record of another authority."""

    thing: NamedNode
    item: str


class Judge(NamedTuple):
    """Who judges, and on which day."""

    name: str
    day: date


def propose(path: Path, pair: Pair, where: str, compared: Compared, judge: Judge) -> NamedNode:
    """Write an open match with what was compared, and return it; `where` says which service proposed it.

    Raises KgError for a pair that was judged before, whatever the verdict.
    """
    graph, pair = Graph(turtle.read(path)), _checked(pair)
    thing, item = pair
    if (before := _judged(graph, pair)) is not None:
        raise KgError(f"{abbreviate(thing.value)} and {item} were judged before: {_told(before)}")
    node = _node(thing, item)
    told = [*_match(node, pair, OPEN, judge), *_features(node, compared, where)]
    told.append(Triple(node, CG.matchEvidence, Literal(f"Proposed by {where}")))
    _write(path, graph, (), told)
    return node


def judge(path: Path, pair: Pair, status: NamedNode, why: str, by: Judge) -> NamedNode:
    """Accept or reject a pair, whether it was open or is new, and return the match.

    Raises KgError for a pair that was rejected, a second record of one authority for a thing, a second thing for a
    record, and no reason.
    """
    if not why.strip():
        raise KgError("a judgement needs a reason: say with --why what was looked at")
    graph, pair = Graph(turtle.read(path)), _checked(pair)
    before = _judged(graph, pair)
    _check(graph, pair, status, before)
    node = before.node if before is not None else _node(*pair)
    gone = [Triple(node, p, v) for p, v in graph.about(node)] if before is not None else []
    gone += _looked_for_in_vain(graph, pair) if status == ACCEPTED else []
    told = [*_match(node, pair, status, by), Triple(node, CG.matchEvidence, Literal(why.strip()))]
    if status == ACCEPTED:
        told.append(Triple(node, CG.matchGrade, NamedNode(CONCEPT.base + "grade-seen-together")))
    _write(path, graph, gone, told)
    return node


def _checked(pair: Pair) -> Pair:
    """Return the pair with its record as `Match` has it; what is no record of an authority is an error."""
    return Pair(pair.thing, number_of(NamedNode(record_meant(pair.item))))


def _judged(graph: Graph, pair: Pair) -> Match | None:
    return next((match for match in matches_in(graph) if (match.thing, match.item) == pair), None)


def _told(match: Match) -> str:
    return f"{_NAMES.get(match.status, 'judged')} ({abbreviate(match.node.value)}: {match.evidence})"


def _check(graph: Graph, pair: Pair, status: NamedNode, before: Match | None) -> None:
    thing, item = pair
    if before is not None and before.status != OPEN:
        raise KgError(f"{abbreviate(thing.value)} and {item} were judged before: {_told(before)}")
    if status != ACCEPTED:
        return
    authority = authority_of(record_meant(item))
    for match in matches_in(graph):
        is_of_it = match.status == ACCEPTED and match.authority == authority
        if is_of_it and (match.thing == thing) != (match.item == item):
            raise KgError(
                f"{abbreviate(match.thing.value)} is {match.item} already: {_told(match)}; reject one of the two"
            )


def _looked_for_in_vain(graph: Graph, pair: Pair) -> list[Triple]:
    """Return what says that no item of Wikidata was found for a thing: one is found now."""
    if not WIKIDATA.has(pair.item):
        return []
    found = (match.node for match in matches_in(graph) if match.thing == pair.thing and match.status == NOT_FOUND)
    return [Triple(node, p, v) for node in found for p, v in graph.about(node)]


def _node(thing: NamedNode, item: str) -> NamedNode:
    kind, _, slug = local_path(thing.value).partition("/")
    if is_term(thing):
        kind, slug = "class", re.sub(r"(?<!^)(?=[A-Z])", "-", slug_of(thing)).lower()
    return identifier("match", f"{kind}-{slug}-{_short(item)}")


def _short(item: str) -> str:
    """Return what stands for a record in the name of a match: q84217, gnd-4005728-8."""
    authority = authority_of(item)
    if authority is None:
        return item.lower()
    return f"{authority.prefix}-{authority.number(item)}".lower()


def _match(node: NamedNode, pair: Pair, status: NamedNode, judge: Judge) -> Iterator[Triple]:
    yield Triple(node, RDF.type, CG.Match)
    yield Triple(node, CG.judgedBy, Literal(judge.name))
    yield Triple(node, CG.judgedOn, Literal(judge.day.isoformat(), datatype=XSD.date))
    yield Triple(node, CG.matchItem, NamedNode(record_meant(pair.item)))
    yield Triple(node, CG.matchOf, pair.thing)
    yield Triple(node, CG.matchStatus, status)


def _features(node: NamedNode, compared: Compared, where: str) -> Iterator[Triple]:
    for name, (agrees, ours, theirs) in compared.items():
        feature = NamedNode(f"{node.value}-{name.lower()}")
        about = RDFS.label if name == "label" else NamedNode(PREFIXES["wd"] + name)
        yield Triple(feature, RDF.type, CG.MatchFeature)
        yield Triple(feature, CG.featureOf, node)
        yield Triple(feature, CG.featureProperty, about)
        yield Triple(feature, CG.agreement, _AGREES if agrees else _DIFFERS)
        yield Triple(feature, CG.matchEvidence, Literal(where))
        yield Triple(feature, CG.theirLiteral, Literal(theirs))
        if ours:
            yield Triple(feature, CG.ourLiteral, Literal(ours))


def _write(path: Path, graph: Graph, gone: Iterable[Triple], told: Iterable[Triple]) -> None:
    leaving = set(gone)
    path.write_text(turtle.write([*(t for t in graph if t not in leaving), *told]), encoding="utf-8")
