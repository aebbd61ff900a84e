"""Whom a query calls: the addresses of SERVICE (SPARQL 1.1 Federated Query, section 2)."""

from __future__ import annotations

from itertools import pairwise

from kg.sparql.tokens import tokenize

__all__ = ["services_of"]


def services_of(text: str) -> tuple[str, ...]:
    """Return the addresses that a query calls by name, each once, in order.

    >>> services_of("SELECT * { SERVICE SILENT <https://example.org/sparql> { ?s ?p ?o } }")
    ('https://example.org/sparql',)
    """
    if "SERVICE" not in text.upper():
        return ()
    solid = [token for token in tokenize(text) if token.kind != "space" and token.keyword != "SILENT"]
    called = (after.text[1:-1] for word, after in pairwise(solid) if word.keyword == "SERVICE" and after.kind == "iri")
    return tuple(dict.fromkeys(called))
