"""Making beforehand what all pages share, so that workers that are forked afterwards need not."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.rdf.namespaces import DG, slug_of
from kg.server.pages.home import home_page
from kg.server.pages.things import thing_page
from kg.server.site.site import Site

__all__ = ["warm"]


def warm(site: Site) -> None:
    """Make the first page and a life: that reads the graphs, the questions, the texts, and what proofs are found in."""
    site.graph.names.search("a")
    home_page(site, {})
    person = next((node for node in site.graph.graph.of_type(DG.Person) if isinstance(node, NamedNode)), None)
    if person is not None:
        thing_page(site, {"kind": "person", "slug": slug_of(person)})
