"""Answers and things of a site for pictures: their names, addresses and positions."""

from __future__ import annotations

from functools import cached_property

from pyoxigraph import Literal, NamedNode

from kg.export.geometry import Position
from kg.export.placing import position_of
from kg.rdf.graph import Term
from kg.rdf.namespaces import CG
from kg.server.pages.context import Context
from kg.server.pages.titles import NAMING
from kg.server.pictures.places import AT_CAPITAL

__all__ = ["ThingsOfSite", "things_of_site"]


class ThingsOfSite:
    """Names, addresses and positions of the things of one site."""

    def __init__(self, context: Context):
        self._context, self._graph = context, context.graph

    def title(self, term: Term) -> str:
        """Return what a term is called."""
        return self._context.terms.title(term)

    def path(self, node: NamedNode) -> str:
        """Return where a thing is shown, or nothing."""
        return self._context.terms.path(node)

    def position(self, node: NamedNode) -> Position | None:
        """Return longitude and latitude, or None."""
        return position_of(self._graph, node)

    def at_capital(self, node: NamedNode) -> bool:
        """Tell whether the position is that of a capital that stands for a state."""
        return AT_CAPITAL is not None and self._graph.text(node, AT_CAPITAL) in {"true", "1"}

    def place_called(self, name: str) -> NamedNode | None:
        """Return the one place of a name that lies somewhere, or None."""
        return self._places.get(name)

    @cached_property
    def _places(self) -> dict[str, NamedNode | None]:
        """Places by their names; None where several bear one."""
        found: dict[str, NamedNode | None] = {}
        for node in self._graph.subjects(CG.longitude):
            names = {o.value for p in NAMING for o in self._graph.objects(node, p) if isinstance(o, Literal)}
            for name in names:
                found[name] = node if name not in found and isinstance(node, NamedNode) else None
        return found


def things_of_site(context: Context) -> ThingsOfSite:
    """Return the things of a site; made when first asked for and kept with it."""
    return context.site.kept_for_reader("things of pictures", lambda: ThingsOfSite(context))
