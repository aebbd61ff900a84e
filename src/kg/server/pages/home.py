"""The first page: what this is, in sentences and numbers that are counted; search; questions; a line of time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode

from kg.evidence import ledger
from kg.rdf.namespaces import DG
from kg.server.pages.context import Context, context_of
from kg.server.pages.pictures import Axis, Stretch, axis_of, stretches
from kg.server.pages.rendering import render
from kg.server.site.families import families_of
from kg.server.site.questions import catalogue_of
from kg.server.site.site import Site
from kg.server.wire.reply import Reply

__all__ = ["Departure", "departures", "home_page"]


@dataclass(frozen=True)
class Departure:
    """One defection on the line of time."""

    node: NamedNode
    person: NamedNode
    when: str
    where: NamedNode | None
    companies: tuple[NamedNode, ...]


def home_page(site: Site, arguments: Mapping[str, Any]) -> Reply:
    """Return the first page."""
    del arguments
    context = context_of(site)
    found = departures(context)
    axis, drawn = _line_of_time(found)
    return render(
        context,
        "home.html",
        counts=_counts(context),
        families=families_of(site, catalogue_of(site)),
        departures=found,
        axis=axis,
        stretches={one.row: one for one in drawn},
        documents=site.sources.of_type(DG.Document),
        disputes=context.graph.of_type(DG.Dispute),
    )


def departures(context: Context) -> list[Departure]:
    """Return every defection in order of date, those without one last."""
    graph = context.graph
    found = []
    for node in graph.of_type(DG.Defection):
        person = graph.node(node, DG.defector)
        if isinstance(node, NamedNode) and person is not None:
            tour = graph.node(node, DG.duringTour)
            where = graph.node(node, DG.place) or graph.node(node, DG.inState)
            companies = tuple(graph.nodes(tour, DG.touredBy)) if tour else ()
            found.append(Departure(node, person, graph.text(node, DG.when) or "", where, companies))
    return sorted(found, key=lambda each: (graph.text(each.node, DG.beginEarliest) or "9", each.node.value))


def _line_of_time(found: list[Departure]) -> tuple[Axis | None, list[Stretch]]:
    dates = [each.when or None for each in found]
    axis = axis_of(date for date in dates if date)
    return axis, stretches(dates, axis) if axis else []


def _counts(context: Context) -> dict[str, int]:
    sources, graph = context.site.sources, context.graph
    rows = ledger(sources, context.site.authored)
    return {
        "people": len(graph.of_type(DG.Person)),
        "defectors": len({each.person for each in departures(context)}),
        "documents": len(sources.of_type(DG.Document)),
        "sections": len(rows),
        "sentences": sum(row.total for row in rows),
        "said": sum(len(row.said) for row in rows),
        "in_words": sum(len(row.in_words) for row in rows),
        "set_aside": sum(len(row.set_aside) for row in rows),
        "open": sum(len(row.open) for row in rows),
        "passages": len(sources.of_type(DG.Span)),
        "disputes": len(graph.of_type(DG.Dispute)),
        "claims": len(graph.of_type(DG.Claim)),
        "questions": len(catalogue_of(context.site).queries),
        "links": len(context.graph.subjects(DG.wikidata)),
    }
