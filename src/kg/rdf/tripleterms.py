"""Triple terms of RDF 1.2, which the engines of RDF 1.1 cannot take."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Triple

from kg.errors import KgError

__all__ = ["without_triple_terms"]


def without_triple_terms(triples: Iterable[Triple], place: str) -> list[Triple]:
    """Return the triples; raise `KgError` for one that has another as a term (RDF 1.2 Concepts, section 3.1)."""
    found = list(triples)
    for triple in found:
        if isinstance(triple.object, Triple) or isinstance(triple.subject, Triple):
            raise KgError(f"{place}: a triple term of RDF 1.2, which this command does not know: {triple}")
    return found
