"""Frames by which a JSON-LD processor makes one tree of what is told of a thing (JSON-LD 1.1 Framing).

A frame finds nodes by what they point at only where it says so. Most of a life points at its person and not the other
way round, so a frame names every property by which something points at things of its kind, and below them those by
which claims, disputes and grounds point at what they are about.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pyoxigraph import NamedNode

from kg.export.names import ContextNames
from kg.rdf.graph import Graph
from kg.rdf.namespaces import CG, IDENTIFIERS, RDF, is_term

__all__ = ["frame_of"]

_DISPUTES = (CG.hasClaim, CG.hasSide)
_CLAIMS = (CG.aboutNode, CG.featureOf)


def frame_of(kind: str, graphs: Iterable[Graph], context: dict[str, Any], said: Any = None) -> dict[str, Any]:
    """Return the frame of a kind of things; with `id` added it is that of one of them.

    `context` are the terms that it is written in, and what it says as its context unless something else is `said`: the
    address of the context, say.
    """
    names, start = ContextNames(context), tuple(f"{base}{kind}/" for base in IDENTIFIERS)
    inward, outward, classes = set(), set(), set()
    for triple in (triple for graph in graphs for triple in graph):
        if _begins(triple.object, start):
            inward.add(triple.predicate)
        if not _begins(triple.subject, start):
            continue
        if triple.predicate == RDF.type and is_term(triple.object):
            classes.add(names.type_name(str(getattr(triple.object, "value", ""))))
        elif _begins(triple.object, IDENTIFIERS):
            outward.add(triple.predicate)
    disputes = _pointing(names, _DISPUTES, {})
    claims = {**disputes, **_pointing(names, _CLAIMS, disputes)}
    frame: dict[str, Any] = {"@context": context if said is None else said, "@embed": "@once", "@omitDefault": True}
    frame |= {"type": sorted(classes)}
    frame |= {_key(names, predicate): claims for predicate in sorted(outward, key=str)}
    return frame | _pointing(names, sorted(inward, key=str), claims)


def _begins(term: object, start: tuple[str, ...]) -> bool:
    return isinstance(term, NamedNode) and term.value.startswith(start)


def _key(names: ContextNames, predicate: NamedNode) -> str:
    return names.keys.get(predicate.value) or names.iri(predicate.value)


def _pointing(names: ContextNames, predicates: Iterable[NamedNode], below: dict[str, Any]) -> dict[str, Any]:
    """Return what a frame says of the nodes that point at the one it is about: by a term of its own, or `@reverse`."""
    named = {key: below for p in predicates if (key := names.reverse.get(p.value))}
    others = {names.iri(p.value): below for p in predicates if p.value not in names.reverse}
    return {**named, **({"@reverse": others} if others else {})}
