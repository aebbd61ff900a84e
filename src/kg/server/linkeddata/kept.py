"""What is read or made once for a site and kept: the data of a site never change."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar, cast

from kg.build import Built
from kg.build.layers import LAYERS
from kg.project import Project
from kg.rdf import turtle
from kg.rdf.graph import Graph
from kg.server.site.site import Site

__all__ = ["built_of", "graph_of_files", "kept", "layers_of", "project_of", "version_of"]

_Made = TypeVar("_Made")


def kept(site: Site, name: str, make: Callable[[], _Made]) -> _Made:
    """Return what bears the name, making it the first time."""
    store = cast(dict[str, _Made], site.__dict__.setdefault("_kept", {}))
    if name not in store:
        store[name] = make()
    return store[name]


def built_of(site: Site) -> Built:
    """Return the build that a site shows."""
    return site.graph.built


def project_of(site: Site) -> Project:
    """Return the project whose build it is."""
    return built_of(site).project


def version_of(site: Site) -> str:
    """Return the version of the data: the digest of everything they are built from."""
    return site.version or str(built_of(site).manifest["inputs"])


def layers_of(site: Site) -> dict[str, Graph]:
    """Return the layers of the build by name, in the order of the pipeline."""
    return kept(site, "layers", lambda: {name: _layer(site, name) for name in LAYERS})


def _layer(site: Site, name: str) -> Graph:
    own = getattr(site, name, None)
    return own if isinstance(own, Graph) else Graph(built_of(site).layer(name))


def graph_of_files(site: Site, name: str, paths: Iterable[Path]) -> Graph:
    """Return the union of some Turtle files of the project, read once."""
    return kept(site, name, lambda: Graph(triple for path in paths for triple in turtle.read(path)))
