"""The view of the built graph that is asked, and what every part of it reads: names, texts, layers, proofs."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kg.errors import NotFoundError

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from kg.build import Built
    from kg.evidence import Texts
    from kg.explain import Theory
    from kg.export import Description
    from kg.export.tables import Records
    from kg.names import Names
    from kg.queries import Catalogue
    from kg.rdf.graph import Graph
    from kg.search import Index

__all__ = ["View"]


class View:
    """One view of the built graph, read-only, with what the other parts read in it, each once."""

    def __init__(self, built: Built, view: str = "accepted"):
        if view != "accepted":
            from kg.build import check_view_name
            from kg.rdf.graph import Graph

            check_view_name(view, Graph(built.layer("sources")))
        self.built, self.view = built, view

    @cached_property
    def graph(self) -> Graph:
        """The view as a graph in memory."""
        return self.built.graph(self.view)

    @cached_property
    def records(self) -> Records:
        """What tables, networks and maps are made of: the view, and which layer tells each of its facts."""
        from kg.export.tables import Records
        from kg.rdf.graph import Graph

        layers = self._layers
        if self.view != "accepted":
            layers = {name: Graph(t for t in layer if t in self.graph) for name, layer in layers.items()}
        return Records(self.graph, layers)

    @cached_property
    def _layers(self) -> dict[str, Graph]:
        from kg.build.layers import LAYERS
        from kg.rdf.graph import Graph

        return {name: Graph(self.built.layer(name)) for name in LAYERS}

    @cached_property
    def names(self) -> Names:
        """Every name in the view."""
        from kg.names import Names

        return Names(self.graph, self.name_index)

    @cached_property
    def name_index(self) -> Index:
        """The index of the names in the view: the one that was built, or what another view has of it."""
        built = self.built.names()
        if self.view == "accepted":
            return built
        from kg.search import gather, index_of

        return index_of(gather(self.graph), built)

    @cached_property
    def texts(self) -> Texts | None:
        """The source texts, when `$KG_SOURCES` has them."""
        from kg.evidence import Texts
        from kg.rdf.graph import Graph

        return Texts.at_hand(Graph(self.built.layer("sources")))

    @cached_property
    def catalogue(self) -> Catalogue:
        """The canned queries."""
        from kg.queries import read_catalogue

        return read_catalogue(self.built.project.queries)

    @cached_property
    def description(self) -> Description:
        """What the data set says of itself."""
        from kg.export import describe_dataset

        return describe_dataset(self.graph, self.view)

    @cached_property
    def theory(self) -> Theory:
        """What is given in the view, what follows, and by which rules: what proofs are found in."""
        from kg.explain.asking import theory_of

        return theory_of(self.built, self.view)

    def resolve(self, name: str, cls: str | None = None) -> NamedNode:
        """Return the one thing that a name means; NotFoundError lists what comes near, best first.

        The name of something that is gone is told with what stands in its place.
        """
        from kg.names import resolve

        try:
            return resolve(name, self.name_index, lambda node: any(True for _ in self.graph.about(node)), cls)
        except NotFoundError as error:
            raise self._gone(name) or error from None

    def _gone(self, name: str) -> NotFoundError | None:
        """Return the error for a name of something that is gone; None for any other."""
        from kg.rdf.namespaces import abbreviate
        from kg.successors import read_deprecated, successors_of_name

        found = successors_of_name(read_deprecated(self.built.project), name)
        if found is None:
            return None
        gone, left = found
        described = [f"{abbreviate(node.value)}  {self.names.label(node)}" for node in left]
        place = "in its place stands:" if left else "nothing stands in its place"
        return NotFoundError(f"{abbreviate(gone.value)} is gone; {place}", described)
