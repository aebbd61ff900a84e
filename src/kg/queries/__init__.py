"""Canned SPARQL queries: one `.rq` file asks one question; and any other query, on any engine."""

from __future__ import annotations

from kg.lazy import attributes_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kg.queries.answers import Answer, Row
    from kg.queries.catalogue import Catalogue, Parameter, Query, find_query, read_catalogue, read_query
    from kg.queries.engines import ask_oxigraph, ask_rdflib
    from kg.queries.evidence import evidence_of_rows
    from kg.queries.formats import FORMATS, serialise
    from kg.queries.parameters import bind
    from kg.queries.remote import Endpoint, ask_endpoint

__all__ = [
    "FORMATS",
    "Answer",
    "Catalogue",
    "Endpoint",
    "Parameter",
    "Query",
    "Row",
    "ask_endpoint",
    "ask_oxigraph",
    "ask_rdflib",
    "bind",
    "evidence_of_rows",
    "find_query",
    "read_catalogue",
    "read_query",
    "serialise",
]

__getattr__ = attributes_of(
    __name__,
    {
        "answers": "Answer Row",
        "catalogue": "Catalogue Parameter Query find_query read_catalogue read_query",
        "engines": "ask_oxigraph ask_rdflib",
        "evidence": "evidence_of_rows",
        "formats": "FORMATS serialise",
        "parameters": "bind",
        "remote": "Endpoint ask_endpoint",
    },
)
