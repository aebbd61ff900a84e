"""What a worker answers from: the built graph in memory, and where the site's root lies."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.api import DefectorGraph
    from kg.rdf.graph import Graph

__all__ = ["Site"]


@dataclass
class Site:
    """The accepted view of the built graph, the path prefix of every link, and the version of the data."""

    graph: DefectorGraph
    root: str = ""
    version: str = ""
    views: dict[str, DefectorGraph] = field(default_factory=dict)

    @cached_property
    def authored(self) -> Graph:
        """What was written by the editors."""
        return self._layer("authored")

    @cached_property
    def sources(self) -> Graph:
        """Documents, sections, sentences, passages and citations."""
        return self._layer("sources")

    @cached_property
    def ontology(self) -> Graph:
        """Terms, axioms and concepts."""
        return self._layer("ontology")

    @cached_property
    def links(self) -> Graph:
        """Matches to Wikidata."""
        return self._layer("links")

    def _layer(self, name: str) -> Graph:
        from kg.rdf.graph import Graph

        return Graph(self.graph.built.layer(name))
