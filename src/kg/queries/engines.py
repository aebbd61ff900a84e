"""The engines that answer: embedded Oxigraph, and rdflib as the second opinion."""

from __future__ import annotations

from typing import Any

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
)

from kg.errors import KgError
from kg.queries.answers import Answer
from kg.rdf.namespaces import PREFIXES
from kg.sparql.complexity import QueryLimits

__all__ = ["answer_of", "ask_oxigraph", "ask_rdflib"]


def ask_oxigraph(text: str, store: Store, view: NamedNode, limits: QueryLimits | None = None) -> Answer:
    """Answer a query from one graph of a store, taken as the default graph; layers can be named in GRAPH.

    Our prefixes need not be declared.
    """
    _refuse_what_leaves_the_graph(text, limits or QueryLimits())
    try:
        found = store.query(text, default_graph=view, prefixes=PREFIXES)
        return answer_of(found)
    except SyntaxError as error:
        raise KgError(f"the query is malformed: {_fault(error)}") from None
    except (OSError, RuntimeError, ValueError) as error:
        raise KgError(f"the query cannot be answered: {error}") from None


def _fault(error: SyntaxError) -> str:
    """Return where a query is wrong, without the parser's list of every character that could stand there."""
    place, _, expected = str(error).partition(": expected one of ")
    if not expected:
        return str(error)
    return f"{place} (line:column): the query cannot go on like this, or end here; is a prefix undeclared?"


def answer_of(found: Any) -> Answer:
    """Return what pyoxigraph gives as an answer of ours."""
    if isinstance(found, QueryBoolean):
        return Answer(boolean=bool(found))
    if isinstance(found, QueryTriples):
        return Answer(triples=sorted(set(found), key=str))
    if not isinstance(found, QuerySolutions):
        raise KgError("the endpoint answered something that is no SPARQL result")
    variables = tuple(variable.value for variable in found.variables)
    return Answer(variables, [tuple(solution) for solution in found])


def _refuse_what_leaves_the_graph(text: str, limits: QueryLimits) -> None:
    from kg.sparql.complexity import first_excess
    from kg.sparql.lexer import readings

    found = readings(text)
    if excess := first_excess(text, found, limits):
        raise KgError(f"{excess}: --max-size and --max-depth allow more, at your own risk")
    if not any(reading.words for reading in found):
        raise KgError("the query is empty: ask with SELECT, ASK, CONSTRUCT or DESCRIBE")
    if update := next((reading.update for reading in found if reading.update), ""):
        raise KgError(f"{update} is an update: the graph is only read; change the files in data/ and build it again")
    if any(reading.may_call_service for reading in found):
        raise KgError("SERVICE is not allowed: a query reads the graph and nothing else")
    if any(reading.may_hide_service for reading in found):
        raise KgError(
            "after `<` it cannot be told less-than from an IRI, and SERVICE may hide there:"
            " write a space after less-than, an IRI with its scheme"
        )
    if any(reading.names_graphs for reading in found):
        raise KgError("FROM is not allowed: name the view with --view, and layers with GRAPH")


def ask_rdflib(text: str, triples: list[Triple] | set[Triple], limits: QueryLimits | None = None) -> Answer:
    """Answer a query with rdflib from a set of triples; nothing is fetched."""
    import rdflib
    from rdflib.plugins import sparql

    from kg.rdf.interchange import from_rdflib, term_from_rdflib, to_rdflib

    _refuse_what_leaves_the_graph(text, limits or QueryLimits())
    sparql.SPARQL_LOAD_GRAPHS = False
    try:
        found = to_rdflib(triples).query(text)
        if found.type == "ASK":
            return Answer(boolean=found.askAnswer)
        if found.type != "SELECT":
            return Answer(triples=sorted(set(from_rdflib(found.graph or rdflib.Graph())), key=str))
        bindings: Any = found
        rows = [tuple(None if term is None else term_from_rdflib(term) for term in row) for row in bindings]
        return Answer(tuple(str(variable) for variable in found.vars or ()), rows)
    except Exception as error:
        raise KgError(f"rdflib cannot answer the query: {error}") from None
