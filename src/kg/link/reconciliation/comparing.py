"""Whether a value that is asked for agrees with what is told of an entity, differs from it, or cannot be compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pyoxigraph import Literal, NamedNode

from kg.dates import Bounds, DateError, bounds
from kg.link.reconciliation.asked import Value
from kg.link.reconciliation.lifetimes import could_have_lived
from kg.link.reconciliation.naming import name_fits
from kg.link.reconciliation.properties import PROPERTIES, Property, values_of
from kg.link.reconciliation.register import Register
from kg.rdf.graph import Graph, Term
from kg.rdf.namespaces import IDENTIFIERS, SKOS

__all__ = ["agreement", "date_meant", "lifetime_agrees"]

_ALIKE = 0.85
"""By how much a name must fit to mean a thing that is compared."""
_WIKIDATA_TIME = re.compile(r"[+]?(\d{4}-\d\d-\d\d)T.*")
_DAY_FIRST = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_OF_A_LIFE = {"P569": "born", "P570": "died"}


def agreement(register: Register, node: NamedNode, wanted: Property, values: Iterable[Value]) -> bool | None:
    """Tell whether one of the values agrees with what is told; None where either side says nothing that compares."""
    told = values_of(register.graph, node, wanted)
    found = [_agrees(register, node, wanted, told, value) for value in values]
    if any(found):
        return True
    return False if False in found else None


def _agrees(register: Register, node: NamedNode, wanted: Property, told: Sequence[Term], value: Value) -> bool | None:
    if wanted.values == "date":
        return _date_agrees(register.graph, node, wanted, told, value.text)
    if wanted.values == "item":
        return value.text.upper() == register.items[node] if node in register.items else None
    asked = _meant(register, value)
    nodes = {each for each in told if isinstance(each, NamedNode)}
    if not nodes or not asked:
        return None
    return any(_related(register.graph, one, other) for one in asked for other in nodes)


def _related(graph: Graph, one: NamedNode, other: NamedNode) -> bool:
    """Tell whether two things are the same, or one is a kind of the other."""
    return one in _with_wider(graph, other) or other in _with_wider(graph, one)


def _with_wider(graph: Graph, node: NamedNode) -> set[NamedNode]:
    found, waiting = {node}, [node]
    while waiting:
        wider = [each for each in graph.nodes(waiting.pop(), SKOS.broader) if each not in found]
        found.update(wider)
        waiting += wider
    return found


def _meant(register: Register, value: Value) -> set[NamedNode]:
    """Return what a value means: by identifier, else all that the words name well."""
    by_identifier = register.entity_meant(value.identifier or value.text)
    if by_identifier is not None:
        return {register.node_of(by_identifier)}
    fits = name_fits(value.text, register.index)
    alike = (register.index.things[place].iri for place, fit in fits.items() if fit.score >= _ALIKE)
    return {NamedNode(iri) for iri in alike if iri.startswith(IDENTIFIERS)}


def _date_agrees(graph: Graph, node: NamedNode, wanted: Property, told: Sequence[Term], text: str) -> bool | None:
    asked = date_meant(text)
    if asked is None:
        return None
    dates = [bounds(value.value) for value in told if isinstance(value, Literal)]
    if dates:
        return any(_overlap(asked, each) for each in dates)
    return lifetime_agrees(graph, node, wanted, asked)


def lifetime_agrees(graph: Graph, node: NamedNode, wanted: Property, asked: Bounds) -> bool | None:
    """Tell whether a birth or a death that is not told is possible for what else is told of a person."""
    side = _OF_A_LIFE.get(wanted.id)
    if side is None:
        return None
    other = next(pid for pid in _OF_A_LIFE if pid != wanted.id)
    values = values_of(graph, node, PROPERTIES[other]) if other in PROPERTIES else []
    told = next((bounds(value.value) for value in values if isinstance(value, Literal)), None)
    born, died = (asked, told) if side == "born" else (told, asked)
    return could_have_lived(graph, node, born, died)


def _overlap(one: Bounds, other: Bounds) -> bool:
    """Tell whether two dates may be the same."""
    later = (one.begin_earliest, other.end_latest), (other.begin_earliest, one.end_latest)
    return not any(begin is not None and end is not None and begin > end for begin, end in later)


def date_meant(text: str) -> Bounds | None:
    """Return the bounds of a date: EDTF, ISO, as in Wikidata's JSON, or day.month.year; None for anything else.

    >>> date_meant("+1938-03-17T00:00:00Z").begin_earliest
    datetime.date(1938, 3, 17)
    """
    plain = text.strip()
    if found := _WIKIDATA_TIME.fullmatch(plain):
        plain = found[1].removesuffix("-00").removesuffix("-00")
    elif found := _DAY_FIRST.fullmatch(plain):
        plain = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    try:
        return bounds(plain)
    except DateError:
        return None
