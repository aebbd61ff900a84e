"""Several files as one graph: a blank node is of its file alone, whatever its label (RDF 1.1 Semantics, 4.1)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from pyoxigraph import Triple

from kg.rdf.labels import GIVEN, labels_in, relabelled

__all__ = ["apart", "merged"]


def merged(files: Iterable[list[Triple]]) -> list[Triple]:
    """Return the triples of all files; a label that an earlier file has is changed in a later one.

    >>> from pyoxigraph import BlankNode, Literal, NamedNode
    >>> one = [Triple(BlankNode("x"), NamedNode("urn:p"), Literal("1"))]
    >>> [triple.subject.value for triple in merged([one, one])]
    ['x', 'x-2']
    """
    parts = list(files)
    if len(parts) < 2:
        return [triple for part in parts for triple in part]
    used: set[str] = set()
    found: list[Triple] = []
    for part in parts:
        labels = {label for triple in part for label in labels_in(triple)}
        names = {label: _unused(label, used | labels) for label in labels & used}
        used |= labels | {*names.values()}
        found += [_renamed(triple, names) for triple in part] if names else part
    return found


def apart(one: list[Triple], other: list[Triple]) -> list[Triple]:
    """Return the triples of another graph with no label of a blank node that the first has."""
    labels = {label for triple in other for label in labels_in(triple) if not GIVEN.fullmatch(label)}
    used = {label for triple in one for label in labels_in(triple)} if labels else set()
    names = {label: _unused(label, used | labels) for label in labels & used}
    return [_renamed(triple, names) for triple in other] if names else other


def _unused(label: str, used: set[str]) -> str:
    number = 2
    while f"{label}-{number}" in used:
        number += 1
    return f"{label}-{number}"


def _renamed(triple: Triple, names: dict[str, str]) -> Triple:
    return cast(Triple, relabelled(triple, names))
