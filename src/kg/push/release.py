"""What is pushed: layers and views of one build as sorted N-Triples, and the digest that names them on the server.

Blank nodes are given names (RDF 1.1 Concepts, section 3.5): a graph is sent in pieces, and a label means something in
one piece only. The labels of a build depend on its content alone, so the same build has the same names.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, serialize

from kg.rdf.namespaces import BASE
from kg.rdf.store import graph_name, view_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.build import Built

__all__ = ["Release", "lines_of", "release_of"]

_GENID = f"{BASE}.well-known/genid/"
_DIGITS = 16


@dataclass(frozen=True)
class Release:
    """The graphs of a build by their lasting names: sorted lines of N-Triples, each once, without blank nodes."""

    graphs: Mapping[str, Sequence[bytes]]

    @cached_property
    def digest(self) -> str:
        """The digest of names and content: the same graphs have the same."""
        whole = hashlib.sha256()
        for name, lines in sorted(self.graphs.items()):
            whole.update(f"{name} {len(lines)}\n".encode())
            whole.update(b"".join(lines))
        return whole.hexdigest()[:_DIGITS]

    @property
    def sizes(self) -> dict[str, int]:
        """The number of triples of each graph."""
        return {name: len(lines) for name, lines in self.graphs.items()}


def release_of(built: Built, views: Iterable[str]) -> Release:
    """Return every layer of a build, and these views of it; a view that nobody asked for before is built now."""
    from kg.build.layers import LAYERS

    layers = {layer: built.layer(layer) for layer in LAYERS}
    graphs = {graph_name(layer).value: lines_of(triples) for layer, triples in layers.items()}
    for view in views:
        graphs[view_name(view).value] = lines_of(built.triples(view))
    return Release(graphs)


def lines_of(triples: Iterable[Triple]) -> list[bytes]:
    """Return triples as sorted lines, each once, with names in place of blank nodes."""
    named = (Triple(_named(s), p, _named(o)) if _has_blank(s, o) else Triple(s, p, o) for s, p, o in triples)
    return sorted(set((serialize(named, format=RdfFormat.N_TRIPLES) or b"").splitlines(keepends=True)))


def _has_blank(*terms: object) -> bool:
    return any(isinstance(term, BlankNode) for term in terms)


def _named(term: object):  # type: ignore[no-untyped-def]
    return NamedNode(_GENID + term.value) if isinstance(term, BlankNode) else term
