"""A finished build: its layers and views, and what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.project import Project
from kg.rdf.graph import Graph
from kg.rdf.store import open_store

if TYPE_CHECKING:
    from pyoxigraph import Store, Triple

    from kg.search import Index

__all__ = ["Built"]

_VIEW_FILE = "view"


@dataclass(frozen=True)
class Built:
    """A finished build: where it lies, and what it says of itself."""

    folder: Path
    manifest: dict[str, Any]
    project: Project

    def layer(self, name: str) -> list[Triple]:
        """Return the triples of a layer."""
        from kg.build.layers import read_layer

        return read_layer(self.folder / "layers", name)

    def triples(self, view: str = "accepted") -> set[Triple]:
        """Return the triples of a view; the accepted one is the union of the layers."""
        from kg.build.layers import LAYERS, read_layer

        if view == "accepted":
            return {triple for layer in LAYERS for triple in self.layer(layer)}
        return set(read_layer(self._view_folder(view), _VIEW_FILE))

    def names(self) -> Index:
        """Return the index of the names in the accepted view."""
        from kg.search import read_index

        return read_index(self.folder)

    def layer_graph(self, name: str) -> Graph:
        """Return a layer as a graph in memory."""
        return Graph(self.layer(name))

    def graph(self, view: str = "accepted") -> Graph:
        """Return a view as a graph in memory."""
        return Graph(self.triples(view))

    def store(self, view: str = "accepted") -> Store:
        """Open the store that holds a view; a view other than `accepted` is built when first asked for."""
        return open_store((self.folder if view == "accepted" else self._view_folder(view)) / "store")

    def _view_folder(self, view: str) -> Path:
        folder = self.folder / "views" / view.replace(":", "-")
        if not folder.is_dir():
            _build_view(self.project, view, folder)
        return folder


def _build_view(project: Project, name: str, folder: Path) -> None:
    """Build one more view beside a finished build; what is half done is never seen."""
    from kg.build import publish
    from kg.build.findings import read_labelled
    from kg.build.layers import write_layer
    from kg.build.views import check_view_name, materialise
    from kg.rdf.store import view_name, write_store
    from kg.reasoning import read_rules

    corpus = read_labelled(project)
    check_view_name(name, corpus.sources)
    whole = materialise(corpus, name, read_rules(project.rule_files())).graph(corpus)
    folder.parent.mkdir(exist_ok=True)
    with publish.into(folder) as unfinished:
        content = write_layer(unfinished, _VIEW_FILE, whole)
        write_store(unfinished / "store", {view_name(name): [content]})
