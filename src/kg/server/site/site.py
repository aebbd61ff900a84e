"""What a worker answers from: the built graph in memory, where the site's root lies, and what is made once and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from kg.build.layers import LAYERS
from kg.rdf import turtle
from kg.rdf.graph import Graph
from kg.server.site.reader import reader, reading
from kg.server.wire.mount import Root, mount, mounted
from kg.translation import language

if TYPE_CHECKING:
    from kg.api import DefectorGraph
    from kg.build import Built
    from kg.project import Project

__all__ = ["Site"]

_Made = TypeVar("_Made")


@dataclass
class Site:
    """The accepted view of the built graph, the path prefix of every link, and the version of the data.

    The data of a site never change, so what is read or made of them is kept for all who ask later.
    """

    graph: DefectorGraph
    root: Root = Root()  # noqa: RUF009
    version: str = ""
    snapshot: Path | None = None
    """Entities of Wikidata that the audit compares with, if any."""
    _made: dict[str, Any] = field(default_factory=dict)
    _elsewhere: tuple[str, dict[str, Any]] = ("", {})

    def kept(self, name: str, make: Callable[[], _Made]) -> _Made:
        """Return what bears the name, making it the first time; it is the same for all readers."""
        if name not in self._made:
            with reading({}), mounted(""):
                self._made[name] = make()
        found: _Made = self._made[name]
        return found

    def kept_for_reader(self, name: str, make: Callable[[], _Made]) -> _Made:
        """Return what has words or addresses of pages in it: it is kept for each language, and each way to address."""
        key, made = f"{name} in {language()}{reader().prefix}", self._made_here()
        if key not in made:
            made[key] = make()
        found: _Made = made[key]
        return found

    def _made_here(self) -> dict[str, Any]:
        """Return what is kept for readers who come as this one does: directly, or through the proxy that came last."""
        if not mount():
            return self._made
        if self._elsewhere[0] != mount():
            self._elsewhere = mount(), {}
        return self._elsewhere[1]

    @property
    def pages(self) -> str:
        """Where the addresses of pages begin: below the root, in the language that the reader’s own address names."""
        return self.root + reader().prefix

    @property
    def built(self) -> Built:
        """The build that the site shows."""
        return self.graph.built

    @property
    def project(self) -> Project:
        """The project whose build it is."""
        return self.built.project

    @property
    def data_version(self) -> str:
        """The version of the data: the digest of everything they are built from."""
        return self.version or str(self.built.manifest["inputs"])

    @property
    def layers(self) -> dict[str, Graph]:
        """The layers of the build by name, in the order of the pipeline."""
        return {name: self.layer(name) for name in LAYERS}

    def layer(self, name: str) -> Graph:
        """Return a layer as a graph."""
        return self.kept(f"layer {name}", lambda: self.built.layer_graph(name))

    @property
    def authored(self) -> Graph:
        """What was written by the editors."""
        return self.layer("authored")

    @property
    def sources(self) -> Graph:
        """Documents, sections, sentences, passages and citations."""
        return self.layer("sources")

    @property
    def ontology(self) -> Graph:
        """Terms, axioms and concepts."""
        return self.layer("ontology")

    @property
    def links(self) -> Graph:
        """Matches to Wikidata."""
        return self.layer("links")

    @property
    def gazetteer(self) -> Graph:
        """What no text tells: facts about places, with the records that they come from."""
        return self.layer("gazetteer")

    def graph_of_files(self, name: str, paths: Iterable[Path]) -> Graph:
        """Return the union of some Turtle files of the project, read once."""
        return self.kept(name, lambda: Graph(turtle.read_all(paths)))
