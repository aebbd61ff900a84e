"""Which build a server holds: the graph that points to the graphs of the current one, and the graph of all builds.

`graph:current` says of each graph, by its lasting name, which graph has its content now (`dcat:hasCurrentVersion`, DCAT
3, section 11) and how many triples that has (`void:triples`). `graph:builds` lists the graphs of every build that was
begun, before the first triple is sent, so that what was broken off is found and dropped.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.rdf.namespaces import GRAPH

__all__ = [
    "CURRENT",
    "TRIPLES",
    "VERSION",
    "begun",
    "begun_query",
    "build_name",
    "current_query",
    "forgotten",
    "lasting_name",
    "pointed",
    "switch",
    "versioned",
]

CURRENT = f"{GRAPH}current"
_BUILDS, _BUILD = f"{GRAPH}builds", f"{GRAPH}build/"
VERSION = "http://www.w3.org/ns/dcat#hasCurrentVersion"
TRIPLES = "http://rdfs.org/ns/void#triples"
_PART = "http://purl.org/dc/terms/hasPart"
_INTEGER = "http://www.w3.org/2001/XMLSchema#integer"


def build_name(digest: str) -> str:
    """Return the IRI of a build."""
    return _BUILD + digest


def versioned(graph: str, build: str) -> str:
    """Return the name that a graph has in a build.

    >>> versioned(GRAPH + "view/accepted", build_name("d1")).removeprefix(GRAPH)
    'build/d1/view/accepted'
    """
    return f"{build}/{graph.removeprefix(GRAPH)}"


def lasting_name(name: str) -> str:
    """Return the IRI of a layer or view, by which others ask for it."""
    return GRAPH + name


def pointed(build: str, sizes: Mapping[str, int]) -> list[str]:
    """Return the triples that make a build the current one; `sizes` has the triples of each graph by lasting name."""
    triples = [f"<{CURRENT}> <{VERSION}> <{build}> ."]
    for graph, size in sorted(sizes.items()):
        name = versioned(graph, build)
        triples += [f"<{graph}> <{VERSION}> <{name}> .", f'<{name}> <{TRIPLES}> "{size}"^^<{_INTEGER}> .']
    return triples


def current_query() -> str:
    """Return what asks for the triples of the pointer."""
    return f"SELECT ?s ?p ?o WHERE {{ GRAPH <{CURRENT}> {{ ?s ?p ?o }} }}"


def switch(old: list[str], new: list[str], before: str | None) -> str:
    """Return the one update that makes a build the current one in place of `before`, and does nothing without it.

    The templates have no variables, and what the pattern asks for is there: Virtuoso inserts nothing where a pattern is
    empty but for an OPTIONAL.
    """
    added = f"GRAPH <{CURRENT}> {{ {' '.join(new)} }}"
    if before is None:
        return f"INSERT DATA {{ {added} }}"
    gone = f"GRAPH <{CURRENT}> {{ {' '.join(old)} }}"
    wanted = f"GRAPH <{CURRENT}> {{ <{CURRENT}> <{VERSION}> <{before}> }}"
    return f"DELETE {{ {gone} }} INSERT {{ {added} }} WHERE {{ {wanted} }}"


def begun(build: str, graphs: list[str]) -> str:
    """Return the update that lists the graphs of a build that is begun."""
    parts = " ".join(f"<{build}> <{_PART}> <{graph}> ." for graph in graphs)
    return f"INSERT DATA {{ GRAPH <{_BUILDS}> {{ {parts} }} }}"


def begun_query() -> str:
    """Return what asks for every build that was begun, and its graphs."""
    return f"SELECT ?build ?graph WHERE {{ GRAPH <{_BUILDS}> {{ ?build <{_PART}> ?graph }} }} ORDER BY ?build ?graph"


def forgotten(build: str) -> str:
    """Return the update that strikes a build off the list."""
    return f"DELETE WHERE {{ GRAPH <{_BUILDS}> {{ <{build}> <{_PART}> ?graph }} }}"
