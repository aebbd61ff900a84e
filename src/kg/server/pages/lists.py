"""Lists of things with their facets: the page of all lists, and one list as it is narrowed, as a page or as data."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from pyoxigraph import Literal, NamedNode

from kg.browse import UNKNOWN, Chosen, Facet, Listing, left, listing_of, options
from kg.domain import term
from kg.export.describe import describe
from kg.languages import TAGS
from kg.link.audit.facts import wider_of
from kg.queries import Answer, serialise
from kg.rdf.formats import Format
from kg.rdf.graph import Graph, Term
from kg.server.pages.context import Context, context_of
from kg.server.pages.rendering import render
from kg.server.site.dates import in_words
from kg.server.site.replies import as_file, as_graph, rdf_reply
from kg.server.site.site import Site
from kg.server.wire.formats import format_of
from kg.server.wire.problems import Problem
from kg.server.wire.reply import Reply
from kg.settings import current
from kg.translation import gettext, marked, message, said

__all__ = ["LIST_FORMATS", "every_list", "list_page", "lists_page"]

LIST_FORMATS = {
    "csv": ("CSV", "text/csv"),
    "xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "json": ("JSON", "application/json"),
    "jsonld": ("JSON-LD", "application/ld+json"),
    "ttl": ("Turtle", "text/turtle"),
}
_FEW = 40
_WORDS = (marked("not told"), marked("not to the decade"), marked("yes"), marked("no"))
"""The choices that are no things and no values."""
_DECADE = re.compile(r"\d{3}0s")


@dataclass(frozen=True)
class Choice:
    """A choice as it is shown: what to send, what it is called, how many it leaves, and that as a share of the most."""

    key: str
    name: str
    node: NamedNode | None
    count: int
    share: float
    is_chosen: bool


@dataclass(frozen=True)
class Group:
    """A facet as it is shown; `is_open` where a choice is made or the choices are few."""

    name: str
    title: str
    choices: tuple[Choice, ...]
    is_open: bool


def lists_page(site: Site, arguments: Mapping[str, Any]) -> Reply:
    """Return the page that leads to every list."""
    del arguments
    context = context_of(site)
    return render(context, "lists.html", lists=every_list(context))


def every_list(context: Context) -> list[tuple[str, str, int]]:
    """Return the name, the title and the number of things of each list of the project."""
    lists = current().lists.items()
    return [(name, said(told.title), len(context.graph.of_type(term(told.of)))) for name, told in lists]


def list_page(site: Site, arguments: Mapping[str, Any]) -> Reply:
    """Return a list as it is narrowed. Arguments: list; chosen, pairs of facet and choice; format, a media type."""
    context, name = context_of(site), arguments["list"]
    if name not in current().lists:
        known = ", ".join(current().lists)
        raise Problem(
            404,
            "not-found",
            "Not found",
            message("there is no list %(name)s; there are: %(known)s", name=name, known=known),
        )
    listing = _listing(site, name)
    chosen = _chosen(listing, arguments["chosen"])
    things = sorted(left(listing, chosen), key=lambda node: (context.terms.title(node).casefold(), node.value))
    form = next((key for key, (_, media_type) in LIST_FORMATS.items() if media_type == arguments["format"]), "")
    if (graph_format := format_of(form) if form in {"ttl", "jsonld"} else None) is not None:
        return _as_graph(context, things, graph_format)
    if form == "json":
        return _as_json(context, listing, things)
    if form:
        return _as_rows(context, listing, things, form)
    return _as_page(context, listing, chosen, things)


def _listing(site: Site, name: str) -> Listing:
    return site.kept(f"list {name}", lambda: listing_of(name, lambda text: site.graph.query(text).rows))


def _chosen(listing: Listing, pairs: Sequence[Sequence[str]]) -> Chosen:
    """Return the choices that are made; parameters that are no facet are those of others and left alone."""
    facets = {facet.name: facet for facet in listing.facets}
    chosen: dict[str, set[str]] = {}
    for name, key in pairs:
        if name in facets and key:
            known = {UNKNOWN, *(each for keys in facets[name].of.values() for each in keys)}
            if key not in known:
                detail = message(
                    "%(name)s is never %(key)s here; it is one of: %(known)s",
                    name=name,
                    key=key,
                    known=", ".join(sorted(known)),
                )
                raise Problem(400, "unknown-choice", "Unknown choice", detail)
            chosen.setdefault(name, set()).add(key)
    return {name: frozenset(keys) for name, keys in chosen.items()}


def _as_page(context: Context, listing: Listing, chosen: Chosen, things: list[NamedNode]) -> Reply:
    groups = [_group(context, listing, facet, chosen) for facet in listing.facets]
    columns = [facet for facet in listing.facets if facet.name in current().lists[listing.name].facets]
    here = f"{context.site.pages}/browse/{listing.name}"
    pairs = [(name, key) for name in chosen for key in sorted(chosen[name])]
    shown: dict[str, Any] = {
        "listing": listing,
        "title": said(listing.titles),
        "groups": groups,
        "columns": [said(facet.titles) for facet in columns],
        "lines": [(thing, [_narrowest(context, facet, thing) for facet in columns]) for thing in things],
        "taken": [_without(pairs, pair, groups, here) for pair in pairs],
        "downloads": [
            (title, f"{here}?{urlencode([*pairs, ('format', key)])}") for key, (title, _) in LIST_FORMATS.items()
        ],
        "here": here,
        "total": len(listing.things),
    }
    return render(context, "list.html", **shown)


def _without(
    pairs: list[tuple[str, str]], pair: tuple[str, str], groups: list[Group], here: str
) -> tuple[str, str, str]:
    """Return facet and choice as they are called, and the address without that choice."""
    group = next(group for group in groups if group.name == pair[0])
    name = next(choice.name for choice in group.choices if choice.key == pair[1])
    rest = urlencode([each for each in pairs if each != pair])
    return group.title, name, f"{here}?{rest}" if rest else here


def _group(context: Context, listing: Listing, facet: Facet, chosen: Chosen) -> Group:
    found = options(listing, facet, chosen)
    most = max((each.count for each in found), default=0) or 1
    choices = tuple(
        Choice(each.key, _name(context, facet, each.key), facet.terms.get(each.key), each.count,
               round(100 * each.count / most, 1), each.is_chosen)
        for each in found
    )  # fmt: skip
    if facet.terms:  # Those of as many things stand in the order of what they are called in the language of the page.
        choices = tuple(sorted(choices, key=lambda each: (each.key == UNKNOWN, -each.count, each.name.casefold())))
    return Group(facet.name, said(facet.titles), choices, facet.name in chosen or len(choices) <= _FEW)


def _name(context: Context, facet: Facet, key: str) -> str:
    node = facet.terms.get(key)
    if node is not None:
        return context.terms.title(node)
    return gettext(key) if key in _WORDS else in_words(key[:3] + "X") if _DECADE.fullmatch(key) else key


def _values(context: Context, facet: Facet, thing: NamedNode) -> list[tuple[str, NamedNode | None]]:
    found = [(_name(context, facet, key), facet.terms.get(key)) for key in facet.of.get(thing, ())]
    return sorted(found, key=lambda each: each[0].casefold())


def _narrowest(context: Context, facet: Facet, thing: NamedNode) -> list[tuple[str, NamedNode | None]]:
    """Return the values without the wider kinds of others: who is a ballet dancer need not be said to be a dancer."""
    found = _values(context, facet, thing)
    wider = {above for _, node in found if node is not None for above in wider_of(node, context.graph)}
    return [(name, node) for name, node in found if node not in wider]


def _as_rows(context: Context, listing: Listing, things: list[NamedNode], form: str) -> Reply:
    """Return the list as a table: IRI, names in all languages, and the values of each facet, parted by semicolons."""
    variables = ("thing", *(f"name_{tag}" for tag in TAGS), *(facet.name for facet in listing.facets))
    rows: list[tuple[Term | None, ...]] = []
    for thing in things:
        told = [context.terms.in_language(thing, tag) for tag in TAGS]
        cells = ["; ".join(name for name, _ in _values(context, facet, thing)) for facet in listing.facets]
        rows.append((thing, *(Literal(text) if text else None for text in (*told, *cells))))
    answer = Answer(variables=variables, rows=rows)
    if form == "csv":
        return Reply(serialise(answer, form).encode(), LIST_FORMATS[form][1])
    body = context.site.graph.answer_file(answer, form, said(listing.titles))
    content, headers = body if isinstance(body, bytes) else body.encode(), as_file(f"{listing.name}.{form}")
    return Reply(content, LIST_FORMATS[form][1], headers=headers)


def _as_json(context: Context, listing: Listing, things: list[NamedNode]) -> Reply:
    told = [
        {
            "id": thing.value,
            "labels": {tag: name for tag in TAGS if (name := context.terms.in_language(thing, tag))},
            **{facet.name: [name for name, _ in _values(context, facet, thing)] for facet in listing.facets},
        }
        for thing in things
    ]
    document = {"list": listing.name, "total": len(listing.things), "count": len(told), "things": told}
    return Reply(json.dumps(document, ensure_ascii=False, indent=2).encode() + b"\n", LIST_FORMATS["json"][1])


def _as_graph(context: Context, things: list[NamedNode], form: Format) -> Reply:
    """Return what is told of each thing, with the passages behind it."""
    site, whole = context.site, Graph()
    for thing in things:
        whole.update(describe(thing, site.authored, site.sources, site.ontology))
    return rdf_reply(as_graph(site, whole, form), form)
