"""The views of a site: the graph and the store of each, opened once."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad, Store

from kg.api import DefectorGraph
from kg.build import Built
from kg.build.views import view_names
from kg.errors import NotFoundError
from kg.queries import Answer, Query, ask_oxigraph
from kg.queries.evidence import evidence_of_rows, row_matcher
from kg.rdf.store import view_name
from kg.server.site import faults
from kg.server.site.site import Site

__all__ = ["View", "names_of_views", "view_of", "warm"]

_KEPT = 3
"""How many views beside the accepted one are kept open; each takes some 50 MB."""


@dataclass(frozen=True)
class View:
    """One view: what names are looked up in, and what queries are asked of."""

    graph: DefectorGraph
    store: Store
    iri: NamedNode

    def ask(self, text: str) -> Answer:
        """Answer a query whose parameters are bound."""
        return ask_oxigraph(text, self.store, self.iri)

    def add_evidence(self, query: Query, text: str, answer: Answer) -> None:
        """Add to each row the passages that carry it, a smallest set."""
        matcher = row_matcher(text, self.graph.theory, self.ask, self.graph.graph)
        answer.evidence = evidence_of_rows(query, answer, self.graph.graph, self.graph.texts, matcher)


def names_of_views(site: Site) -> list[str]:
    """Return the views that a site can be asked in."""
    return view_names(site.sources)


def view_of(site: Site, name: str) -> View:
    """Return one view of a site, opened when it is first asked for; a Problem when there is none of that name."""
    opened = site.kept("views", dict[str, View])
    if name not in opened:
        found = _open(site, name)
        for other in [other for other in opened if other != site.graph.view][: 1 - _KEPT]:
            del opened[other]
        opened[name] = found
    return opened[name]


def _open(site: Site, name: str) -> View:
    known = names_of_views(site)
    if name not in known:
        raise faults.no_such_view(name, known)
    built = site.graph.built
    if name == site.graph.view:
        return View(site.graph, built.store(name), view_name(name))
    return View(DefectorGraph(built, name), _in_memory(built, name), view_name(name))


def _in_memory(built: Built, name: str) -> Store:
    store, iri = Store(), view_name(name)
    store.extend(Quad(triple.subject, triple.predicate, triple.object, iri) for triple in built.triples(name))
    return store


def warm(site: Site) -> None:
    """Read what answers with names and with evidence need, so that workers forked from here need not."""
    view = view_of(site, site.graph.view)
    with suppress(NotFoundError):
        view.graph.names.resolve("")
    view.graph.theory.graph, view.graph.texts  # noqa: B018
