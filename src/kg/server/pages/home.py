"""The first page: what this is, in sentences and numbers that are counted; search; questions; a timeline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup
from pyoxigraph import NamedNode

from kg.domain import optional_term, terms
from kg.evidence import ledger
from kg.export.schemaorg import schema_dataset
from kg.rdf.formats import RDF_FORMATS
from kg.rdf.graph import Graph
from kg.rdf.namespaces import BASE, CG
from kg.server.dataset.parts import PARTS
from kg.server.pages.context import Context, context_of
from kg.server.pages.embedding import within_script
from kg.server.pages.lists import every_list
from kg.server.pages.rendering import render
from kg.server.pages.sampling import sample_dispute
from kg.server.pictures.lengths import Axis, Stretch, axis_of, stretches
from kg.server.site.families import families_of
from kg.server.site.questions import catalogue_of
from kg.server.site.site import Site
from kg.server.site.vocabularies import DATASET
from kg.server.wire.reply import Reply
from kg.settings import current
from kg.translation import said

__all__ = ["Departure", "departures", "home_page"]


@dataclass(frozen=True)
class Departure:
    """One event on the timeline: whom it is about, when, where, with whom."""

    node: NamedNode
    who: NamedNode
    when: str
    where: NamedNode | None
    companions: tuple[NamedNode, ...]


def home_page(site: Site, arguments: Mapping[str, Any]) -> Reply:
    """Return the first page."""
    del arguments
    context = context_of(site)
    found = departures(context)
    axis, drawn = _line_of_time(found)
    return render(
        context,
        "home.html",
        counts=(counts := _counts(context)),
        explanation=_counted(said(current().home.explanation), counts["on_the_line"]),
        lists=every_list(context),
        sample=sample_dispute(context),
        families=families_of(site, catalogue_of(site)),
        departures=found,
        axis=axis,
        stretches={one.row: one for one in drawn},
        documents=site.sources.of_type(CG.Document),
        disputes=context.graph.of_type(CG.Dispute),
        json_ld=_dataset(site),
        has_snapshot=site.snapshot is not None,
    )


def _counted(text: str, number: int) -> str:
    """Return a text with a number in it: where it says `{count}`, else before it."""
    return text.replace("{count}", str(number)) if "{count}" in text else f"{number} {text}"


def _dataset(site: Site) -> Markup:
    """Return the data set in the words of schema.org, with its dumps, for searches of data sets."""
    downloads = {
        f"{BASE}dump/{part}.{RDF_FORMATS[name].suffix}": RDF_FORMATS[name].media_type
        for part, names in PARTS.items()
        for name in names
    }
    dataset = {**schema_dataset(site.graph.description, downloads), "@id": DATASET.value}
    return Markup(within_script(dataset))  # noqa: S704


def departures(context: Context) -> list[Departure]:
    """Return the events that the project puts on the timeline, in order of date, those without one last."""
    graph, told = context.graph, current().home
    events, who = optional_term(told.events), optional_term(told.who)
    if events is None or who is None:
        return []
    nodes = [(node, graph.node(node, who)) for node in graph.of_type(events) if isinstance(node, NamedNode)]
    found = [_departure(graph, node, whom) for node, whom in nodes if whom is not None]
    return sorted(found, key=lambda each: (graph.text(each.node, CG.beginEarliest) or "9", each.node.value))


def _departure(graph: Graph, node: NamedNode, who: NamedNode) -> Departure:
    told = current().home
    during, companions = optional_term(told.during), optional_term(told.companions)
    occasion = graph.node(node, during) if during else None
    where = next((place for p in terms(told.where) if (place := graph.node(node, p))), None)
    beside = tuple(graph.nodes(occasion, companions)) if occasion and companions else ()
    return Departure(node, who, graph.text(node, CG.when) or "", where, beside)


def _line_of_time(found: list[Departure]) -> tuple[Axis | None, list[Stretch]]:
    dates = [each.when or None for each in found]
    axis = axis_of(date for date in dates if date)
    return axis, stretches(dates, axis) if axis else []


def _counts(context: Context) -> dict[str, int]:
    sources, graph = context.site.sources, context.graph
    rows = ledger(sources, context.site.authored)
    return {
        "counted": len(graph.of_type(counted)) if (counted := optional_term(current().home.count)) else 0,
        "on_the_line": len({each.who for each in departures(context)}),
        "documents": len(sources.of_type(CG.Document)),
        "sections": len(rows),
        "sentences": sum(row.total for row in rows),
        "said": sum(len(row.said) for row in rows),
        "in_words": sum(len(row.in_words) for row in rows),
        "set_aside": sum(len(row.set_aside) for row in rows),
        "open": sum(len(row.open) for row in rows),
        "passages": len(sources.of_type(CG.Span)),
        "disputes": len(graph.of_type(CG.Dispute)),
        "claims": len(graph.of_type(CG.Claim)),
        "questions": len(catalogue_of(context.site).queries),
        "links": len(context.graph.subjects(CG.wikidata)),
    }
