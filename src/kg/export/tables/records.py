"""What the rows of tables are read from: a view, what of it was written, and short ways to a cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from pyoxigraph import Literal, NamedNode

from kg.evidence import Citation, citations_of
from kg.export.tables.model import Cell, Column
from kg.languages import MAIN, TAGS, english_name
from kg.rdf.graph import Graph, Term
from kg.rdf.namespaces import CG, IDENTIFIER, IDENTIFIERS, RDF, RDFS, SKOS, abbreviate, slug_of

__all__ = ["DATING", "LANGUAGE", "NAMES", "Records", "reference", "references"]

LANGUAGE = english_name(MAIN)
"""What the language of names is called where a table gives them in one only."""
NAMES = tuple(Column(f"name_{tag}", f"its name in {english_name(tag)}") for tag in TAGS)
"""The columns of names in every language of the project."""

DATING = (
    Column("when", "the date as told, in EDTF"),
    Column("begin_earliest", "first day on which it may have begun", "date"),
    Column("begin_latest", "last day on which it may have begun", "date"),
    Column("end_earliest", "first day on which it may have ended", "date"),
    Column("end_latest", "last day on which it may have ended", "date"),
    Column("open_end", "it has not ended", "boolean"),
)
"""The columns of a date, as told and as its four bounds."""

_BOUNDS = (CG.beginEarliest, CG.beginLatest, CG.endEarliest, CG.endLatest)


class Records:
    """A view with ontology and sources; `layers` are what it was made of, in the order in which origins are told."""

    def __init__(self, graph: Graph, layers: Mapping[str, Graph]):
        self.graph, self.layers = graph, layers

    @cached_property
    def written(self) -> Graph:
        """What the editors wrote in this view, and the values of claims."""
        return Graph(t for name in ("authored", "claims") if name in self.layers for t in self.layers[name])

    def of_kind(self, *kinds: str) -> list[NamedNode]:
        """Return the things whose IRI has one of the kinds, in order of the IRIs."""
        starts = tuple(f"{IDENTIFIER}{kind}/" for kind in kinds)
        return [node for node in self.things if node.value.startswith(starts)]

    @cached_property
    def things(self) -> list[NamedNode]:
        """Every subject of ours in the view, in order of the IRIs."""
        found = (s for s in self.graph.all_subjects() if isinstance(s, NamedNode))
        return [node for node in found if node.value.startswith(IDENTIFIERS)]

    def classes(self, node: NamedNode) -> tuple[str, ...]:
        """Return the classes that were written of a thing, without what follows."""
        found = {c for name in self.layers for c in self.layers[name].nodes(node, RDF.type) if name not in _FOLLOWING}
        return tuple(sorted(slug_of(cls) for cls in found))

    def kind(self, node: NamedNode) -> str:
        """Return the class that was written, for a column of one value."""
        return ", ".join(self.classes(node))

    def name(self, node: Term | None, language: str = MAIN) -> str | None:
        """Return the name of a thing in a language."""
        if node is None:
            return None
        return self.graph.label(node, RDFS.label, language) or self.graph.label(node, SKOS.prefLabel, language)

    def names(self, node: NamedNode, *properties: NamedNode) -> tuple[str, ...]:
        """Return the names of the values of some properties in the first language of the project."""
        return self.names_of(value for each in properties for value in self.graph.nodes(node, each))

    def names_of(self, nodes: Iterable[NamedNode]) -> tuple[str, ...]:
        """Return the names of some things, each thing once."""
        return tuple(sorted(self.name(node) or abbreviate(node.value) for node in set(nodes)))

    def every_name(self, node: NamedNode) -> dict[str, Cell]:
        """Return the cells of the columns of names."""
        return {column.name: self.name(node, tag) for column, tag in zip(NAMES, TAGS, strict=True)}

    def one(self, node: NamedNode, *properties: NamedNode) -> NamedNode | None:
        """Return the only thing among the values of some properties; None where there is none, or are several."""
        found = {value for each in properties for value in self.graph.nodes(node, each)}
        return found.pop() if len(found) == 1 else None

    def texts(self, node: NamedNode, prop: NamedNode) -> tuple[str, ...]:
        """Return the literals of a property, each once."""
        return tuple(sorted({str(o.value) for o in self.graph.objects(node, prop) if isinstance(o, Literal)}))

    def dating(self, node: NamedNode | None) -> dict[str, Cell]:
        """Return the cells of the columns of a date."""
        if node is None:
            return {}
        found = [self.graph.text(node, each) for each in _BOUNDS]
        days: list[Cell] = [date.fromisoformat(text) if text else None for text in found]
        is_open = self.graph.text(node, CG.openEnd) in ("true", "1") or None
        values = ["; ".join(self.texts(node, CG.when)) or None, *days, is_open]
        return dict(zip((column.name for column in DATING), values, strict=True))

    def citations(self, node: NamedNode) -> list[Citation]:
        """Return the passages behind a node."""
        return citations_of(self.graph, node)

    def sections(self, node: NamedNode) -> tuple[str, ...]:
        """Return the sections that tell of a node."""
        return tuple(sorted({citation.section for citation in self.citations(node)}))


_FOLLOWING = ("inferred", "rules")


def reference(node: Term | None) -> str | None:
    """Return the id of a thing in tables: its prefixed name.

    >>> reference(NamedNode("https://w3id.org/defector-graph/id/person/rudolf-nureyev"))
    'person:rudolf-nureyev'
    """
    return abbreviate(node.value) if isinstance(node, NamedNode) else None


def references(nodes: Sequence[NamedNode]) -> tuple[str, ...]:
    """Return the ids of things, in order."""
    return tuple(sorted(abbreviate(node.value) for node in nodes))
