"""Canned SPARQL queries: one `.rq` file asks one question; and any other query, on any engine."""

from kg.queries.answers import Answer, Row
from kg.queries.catalogue import Catalogue, Parameter, Query, read_catalogue, read_query
from kg.queries.engines import ask_endpoint, ask_oxigraph, ask_rdflib
from kg.queries.evidence import evidence_of_rows
from kg.queries.formats import FORMATS, serialise
from kg.queries.parameters import bind

__all__ = [
    "FORMATS",
    "Answer",
    "Catalogue",
    "Parameter",
    "Query",
    "Row",
    "ask_endpoint",
    "ask_oxigraph",
    "ask_rdflib",
    "bind",
    "evidence_of_rows",
    "read_catalogue",
    "read_query",
    "serialise",
]
