"""Who uses a term: shapes, rules and questions that name it, and how often the data do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.rdf.graph import Graph, Subject
from kg.rdf.namespaces import PREFIXES, SHAPES, TERM_PREFIXES, is_term
from kg.reasoning import read_rules
from kg.server.dataset.counting import Counts, counts_of
from kg.server.dataset.numbers import counts_of_view
from kg.server.site.site import Site
from kg.sparql.tokens import tokenize

__all__ = ["Usage", "shapes_graph", "terms_of_shape", "usage_of"]

_QUERIES = tuple(PREFIXES["sh"] + word for word in ("select", "ask", "construct"))
_WRITTEN = ("ontology", "sources", "authored", "links", "gazetteer")


@dataclass
class Usage:
    """By term: names of the shapes, rules and questions that use it, and how often it is used in the data."""

    shapes: Mapping[str, list[str]] = field(default_factory=dict)
    rules: Mapping[str, list[str]] = field(default_factory=dict)
    questions: Mapping[str, list[str]] = field(default_factory=dict)
    whole: Counts = field(default_factory=Counts)
    written: Counts = field(default_factory=Counts)

    def times(self, term: NamedNode) -> tuple[int, int]:
        """Return how often a class has members, or a property values: as written, and with what follows."""
        written, whole = (c.by_class.get(term, 0) or c.by_property.get(term, 0) for c in (self.written, self.whole))
        return written, whole


def usage_of(site: Site) -> Usage:
    """Return who uses what."""
    return site.kept("usage", lambda: _usage(site))


def shapes_graph(site: Site) -> Graph:
    """Return the shapes of the data."""
    return site.graph_of_files("shapes", site.project.shape_files())


def _usage(site: Site) -> Usage:
    shapes = shapes_graph(site)
    in_shapes = {str(s.value): terms_of_shape(shapes, s) for s in shapes.all_subjects() if _is_shape(s)}
    in_rules = {rule.name: _terms_in(rule.text) for rule in read_rules(site.project.rule_files())}
    in_questions = {query.name: _terms_in(query.text) for query in site.graph.catalogue}
    written = counts_of(t for layer in _WRITTEN for t in site.layers[layer])
    return Usage(_turned(in_shapes), _turned(in_rules), _turned(in_questions), counts_of_view(site), written)


def _is_shape(node: Subject) -> bool:
    return isinstance(node, NamedNode) and node.value.startswith(SHAPES)


def terms_of_shape(shapes: Graph, node: Subject) -> set[str]:
    """Return the terms of ours that a shape names: itself, in its nameless parts, and in its SPARQL."""
    found: set[str] = set()
    for predicate, value in shapes.about(node):
        if isinstance(value, NamedNode) and is_term(value):
            found.add(value.value)
        elif isinstance(value, Literal) and predicate.value in _QUERIES:
            found |= _terms_in(value.value)
        elif isinstance(value, BlankNode):
            found |= terms_of_shape(shapes, value)
    return found


def _terms_in(query: str) -> set[str]:
    names = (token.text.partition(":") for token in tokenize(query) if token.prefix in TERM_PREFIXES)
    return {PREFIXES[prefix] + local for prefix, _, local in names if local}


def _turned(users: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    by_term: dict[str, list[str]] = defaultdict(list)
    for user, terms in sorted(users.items()):
        for term in terms:
            by_term[term].append(user)
    return dict(by_term)
