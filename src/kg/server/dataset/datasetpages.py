"""The description of the data set and the list of dumps over HTTP: as data, or as a page."""

from __future__ import annotations

import json
from itertools import groupby
from operator import itemgetter
from typing import Any

from kg.build.layers import LAYERS
from kg.export.profiles import read_profiles
from kg.rdf.formats import Format
from kg.rdf.namespaces import BASE
from kg.server.dataset.dataset import LAYER_LABELS, dataset_description
from kg.server.dataset.documents import links_of_dataset
from kg.server.dataset.dumpfiles import listed
from kg.server.dataset.numbers import counts_of_layers, counts_of_view
from kg.server.dataset.parts import PARTS
from kg.server.site.linkheader import Link, link_header
from kg.server.site.links import path_of
from kg.server.site.rendering import render_plain
from kg.server.site.replies import as_graph, rdf_reply, wanted
from kg.server.site.site import Site
from kg.server.wire.formats import CARD, FORMATS, HTML
from kg.server.wire.reply import Reply

__all__ = ["dataset_document", "dumps_document"]

_VOID = ".well-known/void"


def dataset_document(site: Site, arguments: dict[str, Any]) -> Reply:
    """Return the description of the data set. Arguments: format, and base, the absolute address of the site's root."""
    form = wanted(arguments["format"], (HTML, *FORMATS))
    if form != HTML:
        content = as_graph(site, dataset_description(site, arguments["base"]), form)
        return rdf_reply(content, form, _links(site, form))
    view, layers = counts_of_view(site), counts_of_layers(site)
    rows = [(name, LAYER_LABELS[name], layers[name]) for name in LAYERS]
    return _page(site, "dataset.html", _links(site, form), view=view, layers=rows)


def dumps_document(site: Site, arguments: dict[str, Any]) -> Reply:
    """Return the list of all dumps. Arguments: format, json or html."""
    form, dumps = wanted(arguments["format"], (CARD, HTML)), listed(site)
    if form == HTML:
        parts = [(part, list(files)) for part, files in groupby(sorted(dumps, key=_order), key=itemgetter("part"))]
        return _page(site, "dumps.html", links_of_dataset(site), parts=parts, profiles=_profiles(site))
    content = {"version": site.data_version, "dumps": dumps}
    return rdf_reply((json.dumps(content, indent=2) + "\n").encode(), CARD, links_of_dataset(site))


def _profiles(site: Site) -> list[dict[str, Any]]:
    """Return what the data can be had as beside their own vocabulary, each with the paths of its files."""
    return [
        {"about": profile, "files": [(f"{site.root}/exports/{profile.name}.{form.suffix}", form) for form in formats]}
        for profile in read_profiles(site.project.ontology).values()
        for formats in [[form for form in FORMATS if form.several or not profile.graphs]]
    ]


def _order(dump: dict[str, Any]) -> tuple[int, str]:
    return list(PARTS).index(dump["part"]), dump["name"]


def _links(site: Site, form: Format) -> list[Link]:
    others = [other for other in (HTML, *FORMATS) if other != form]
    return [
        Link(BASE + _VOID, "canonical"),
        *(Link(f"{site.root}/{_VOID}.{other.suffix}", "alternate", other.media_type) for other in others),
        links_of_dataset(site)[0],
    ]


def _page(site: Site, template: str, links: list[Link], **variables: Any) -> Reply:
    named = {
        "formats": [(form.name, form.media_type, f"{site.root}/{_VOID}.{form.suffix}") for form in FORMATS],
        "path": lambda node: path_of(node.value, site.pages),
        "pieces": lambda text: [(text, "")],
        "iri": BASE + _VOID,
    }
    reply = render_plain(template, 200, site.root, site.data_version, **named, **variables)
    reply.headers["Link"] = link_header(links)
    return reply
