"""The shapes graph in memory: look-ups and RDF lists, literals as they were written."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.rdf import graph
from kg.rdf.graph import Subject, Term
from kg.validation.shacl.vocabulary import RDF, RDFS

__all__ = ["Graph", "ListError", "Subject", "Term"]


class ListError(ValueError):
    """A node that should be an RDF list and is none."""


class Graph(graph.Graph):
    """A graph that reads RDF lists."""

    def predicates(self, subject: Subject) -> list[NamedNode]:
        """Return the properties that the subject has."""
        return list(dict.fromkeys(predicate for predicate, _ in self.about(subject)))

    def instances(self, cls: NamedNode) -> list[Subject]:
        """Return the SHACL instances of a class (section 1.1): nodes typed by it or by a subclass of a subclass."""
        classes: set[Term] = {cls}
        waiting: list[Term] = [cls]
        while waiting:
            new = {sub for sub in self.subjects(RDFS.subClassOf, waiting.pop()) if sub not in classes}
            classes |= new
            waiting += new
        return sorted({node for each in classes for node in self.subjects(RDF.type, each)}, key=str)

    def is_list(self, node: Term) -> bool:
        """Tell whether the node looks like the head of an RDF list."""
        return node == RDF.nil or bool(self.objects(node, RDF.first) or self.objects(node, RDF.rest))

    def items(self, node: Term) -> list[Term]:
        """Return the members of an RDF list; anything else is a `ListError` (SHACL, section 1.2)."""
        found: list[Term] = []
        seen: set[Term] = set()
        while node != RDF.nil:
            first, rest = self.objects(node, RDF.first), self.objects(node, RDF.rest)
            if len(first) != 1 or len(rest) != 1 or node in seen:
                raise ListError(f"{node} is not a well-formed list")
            seen.add(node)
            found.append(first[0])
            node = rest[0]
        return found
