"""Who points at what: every statement that leads from one named thing to another, by the thing it leads to."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.server.site.site import Site

__all__ = ["WRITTEN", "Pointer", "pointers_of"]

WRITTEN = ("authored", "sources", "ontology", "links", "gazetteer")
"""The layers that people wrote."""


class Pointer(NamedTuple):
    """One statement that leads to a thing: its layer, property and subject."""

    layer: str
    predicate: NamedNode
    subject: NamedNode


def pointers_of(site: Site) -> dict[NamedNode, list[Pointer]]:
    """Return what points at each named thing, in any layer; found once."""

    def collect() -> dict[NamedNode, list[Pointer]]:
        found: dict[NamedNode, list[Pointer]] = defaultdict(list)
        for layer, graph in site.layers.items():
            for triple in graph:
                if isinstance(triple.object, NamedNode) and isinstance(triple.subject, NamedNode):
                    found[triple.object].append(Pointer(layer, triple.predicate, triple.subject))
        return dict(found)

    return site.kept("pointers", collect)
