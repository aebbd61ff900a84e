"""What queries are asked of, of the project or of any files: a store, and which of its graphs may be named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

__all__ = ["Data", "named_graphs"]


@dataclass(frozen=True)
class Data:
    """What queries are asked of: a store, and the graph that is the default one (None: the store's own).

    `graphs` are the names of the graphs that a query may name; None where any may be named.
    """

    store: Store
    default: NamedNode | None
    graphs: frozenset[str] | None
    prefixes: Mapping[str, str]


def named_graphs(store: Store) -> list[str]:
    """Return the IRIs of the named graphs, in order; graphs named by a blank node cannot be asked for."""
    return sorted(name.value for name in store.named_graphs() if isinstance(name, NamedNode))
