"""Loading once what all workers share: the store in memory, and for pages the graphs and the rest."""

from __future__ import annotations

import gzip
import hashlib
import os
import zlib
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, RdfFormat, Store, serialize

from kg.build import Built
from kg.build.layers import LAYERS
from kg.errors import KgError
from kg.queries.columns import names_of_columns
from kg.rdf.graph import Graph
from kg.rdf.namespaces import PREFIXES, kind_of, slug_of
from kg.rdf.store import graph_name, view_name
from kg.server.jobs import JobSet
from kg.server.site import views
from kg.server.site.candidates import things_of
from kg.server.site.data import Data
from kg.server.site.dates import read_words
from kg.server.site.pointers import pointers_of
from kg.server.site.site import Site
from kg.server.site.views import names_of_views
from kg.settings import current

__all__ = ["Loaded", "load"]


_LIKE_NOTHING = "qqqqqq"
"""Words that are near to nothing, so that every way of searching is tried."""


class _InMemory(Built):
    """A finished build whose accepted view and layers are kept in memory, each layer read once for all who need it."""

    @cached_property
    def _graphs(self) -> dict[str, Graph]:
        return {}

    def layer_graph(self, name: str) -> Graph:
        """Return a layer as a graph, which nobody may change."""
        if name not in self._graphs:
            self._graphs[name] = super().layer_graph(name)
        return self._graphs[name]

    def graph(self, view: str = "accepted") -> Graph:
        """Return a view as a graph; the accepted one is the union of the layers."""
        return Graph.union(*map(self.layer_graph, LAYERS)) if view == "accepted" else super().graph(view)

    @cached_property
    def memory(self) -> Store:
        store = Store()
        for graph in self.manifest["triples"]:
            if not graph.startswith("view/"):
                content = (self.folder / "layers" / f"{graph}.nt").read_bytes()
                for name in (graph_name(graph), view_name("accepted")):
                    store.load(content, format=RdfFormat.N_TRIPLES, to_graph=name)
        return store

    def store(self, view: str = "accepted") -> Store:
        """Return the store that holds a view."""
        return self.memory if view == "accepted" else super().store(view)


class Loaded:
    """The data that a nursery holds: those of the project, or any files."""

    def __init__(self, data: Data, version: str, counts: Mapping[str, int], site: Site | None = None):
        self.data, self.version, self.counts, self.site = data, version, counts, site

    def told(self) -> dict[str, Any]:
        """Return what the web process needs to know of the data."""
        told = {"ready": self.version, "project": self.site is not None, "triples": dict(self.counts)}
        return {**told, "views": names_of_views(self.site) if self.site is not None else []}

    def prepare(self, lane: JobSet) -> None:
        """Import and read, before forking, what workers of a lane would each import and read for themselves."""
        if self.site is None and not lane.closed:
            return
        for name in lane.jobs:
            lane.jobs[name]
        names_of_columns()
        read_words()
        if self.site is not None and not lane.closed:
            self.warm(self.site)

    @staticmethod
    def warm(site: Site) -> None:
        """Make what jobs share, so that workers that are forked afterwards need not."""
        from kg.server.pages.audit import audit_rows

        pointers_of(site)
        things_of(site)
        views.warm(site)
        _make_pages(site)
        audit_rows(site)

    def site_for(self, lane: JobSet, view: str) -> Any:
        """Return what a worker of a lane answers from."""
        if not lane.closed:
            return self.site
        if view == "accepted" or self.site is None:
            return self.data
        return _view_data(self.site, view, self.data)


def _make_pages(site: Site) -> None:
    """Make the first page and a life: that reads the graphs, the questions, the texts, and what proofs are found in."""
    from kg.server.pages.home import home_page
    from kg.server.pages.searching import search_page
    from kg.server.pages.things import thing_page

    search_page(site, {"q": _LIKE_NOTHING})
    home_page(site, {})
    lives = tuple(PREFIXES[kind] for kind in current().kinds.lives)
    one = next((node for node in map(NamedNode, things_of(site)) if node.value.startswith(lives)), None)
    if lives and one is not None:
        thing_page(site, {"kind": kind_of(one), "slug": slug_of(one)})


def _view_data(site: Site, view: str, accepted: Data) -> Data:
    """Load another view into memory, after which nothing needs to be opened any more."""
    triples = site.graph.built.triples(view)
    store = Store()
    name = view_name(view)
    store.bulk_load(b"".join(f"{t} .\n".encode() for t in triples), format=RdfFormat.N_TRIPLES, to_graph=name)
    return Data(store, name, frozenset({name.value}), accepted.prefixes)


def load(settings: Mapping[str, Any]) -> Loaded:
    """Load the project's build, or the files that the settings name."""
    return _load_files(settings["data"]) if settings.get("data") is not None else _load_build(settings)


def _load_build(settings: Mapping[str, Any]) -> Loaded:
    from kg.api import DefectorGraph
    from kg.build import publish
    from kg.project import Project

    folder = Path(settings["build"])
    built = _InMemory(folder, publish.read_manifest(folder), Project(Path(settings["project"])))
    store = built.memory
    graphs = frozenset(name.value for name in store.named_graphs() if isinstance(name, NamedNode))
    version = _version(folder / "layers")
    snapshot = Path(settings["snapshot"]) if settings.get("snapshot") else None
    site = Site(DefectorGraph(built), settings.get("root", ""), version, snapshot)
    return Loaded(Data(store, view_name("accepted"), graphs, PREFIXES), version, built.manifest["triples"], site)


def _version(layers: Path) -> str:
    """Return a digest of what was built, and of nothing else: the same data are the same version on every machine."""
    digest = hashlib.sha256()
    for path in sorted(layers.glob("*.nt")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _fill(store: Store, content: bytes, path: Path) -> None:
    """Load some RDF as every command reads it; the store keeps blank nodes of different files apart.

    What has to be read in Python is: the other formats go to the engine as they are, for they may be large.
    """
    from kg.rdf.formats import GZIP, rdf_format
    from kg.rdf.reading import decoded

    form, base = rdf_format(None, path), Path(os.path.realpath(path)).as_uri()
    text = gzip.decompress(content) if path.suffix == GZIP else content
    if form.name in ("rdfxml", "jsonld"):
        quads = serialize(form.read(text, base), format=RdfFormat.N_QUADS) or b""
        store.bulk_load(quads, format=RdfFormat.N_QUADS)
    else:
        store.bulk_load(decoded(text), format=form.engine, base_iri=base)


def _load_files(files: Sequence[str]) -> Loaded:
    store, digest = Store(), hashlib.sha256()
    for name in files:
        path = Path(name)
        try:
            content = path.read_bytes()
            _fill(store, content, path)
        except (OSError, SyntaxError, ValueError, EOFError, zlib.error) as error:
            raise KgError(f"{name}: {error}") from None
        digest.update(content)
    return Loaded(Data(store, None, None, {}), digest.hexdigest()[:16], {"all": len(store)})
