"""The built dataset in embedded Oxigraph: one graph per layer, one per view, read-only once written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, Store

from kg.errors import KgError
from kg.rdf.namespaces import GRAPH

__all__ = ["graph_name", "open_store", "view_name", "write_store"]


def graph_name(layer: str) -> NamedNode:
    """Return the IRI of a layer graph, for example of `authored`."""
    return NamedNode(GRAPH + layer)


def view_name(view: str) -> NamedNode:
    """Return the IRI of a view graph, for example of `accepted`."""
    return NamedNode(f"{GRAPH}view/{view.replace(':', '-')}")


def write_store(folder: Path, graphs: Mapping[NamedNode, Sequence[bytes]]) -> None:
    """Write graphs, given as pieces of N-Triples, into a new store on disk; the folder must not exist yet.

    N-Triples ends each triple, and nothing else, with a full stop and a line end.
    """
    quads = [
        piece.replace(b" .\n", b" %s .\n" % str(name).encode()) for name, pieces in graphs.items() for piece in pieces
    ]
    Store(folder).bulk_load(b"".join(quads), format=RdfFormat.N_QUADS, lenient=True)


def open_store(folder: Path) -> Store:
    """Open a store for reading; several processes may do so at once."""
    try:
        return Store.read_only(str(folder))
    except OSError as error:
        raise KgError(f"{folder}: the built store cannot be opened ({error}); run: kg build --force") from None
