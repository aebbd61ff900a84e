"""The job that answers a canned query: in any format and view, with evidence, in parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kg.errors import KgError
from kg.queries import Answer, Query
from kg.server.api import faults
from kg.server.api.answered import Answered
from kg.server.api.asking import Asking
from kg.server.api.filling import fill
from kg.server.api.formats import CITATIONS, holding, name_of
from kg.server.api.paging import address, links
from kg.server.api.writers import written
from kg.server.site.linkheader import Link, link_header
from kg.server.site.questions import api_path, find, page_path
from kg.server.site.site import Site
from kg.server.site.views import View, view_of
from kg.server.wire.reply import Reply
from kg.translation import message

__all__ = ["TOTAL", "answered", "canned"]

TOTAL = "X-Total-Count"


def canned(site: Site, arguments: Mapping[str, Any]) -> Reply:
    """Answer one canned query; the arguments are those of `Asking`, as plain values."""
    asking = Asking.from_arguments(arguments)
    found, media_type = answered(site, asking)
    return Reply(written(found, name_of(media_type)), media_type, headers=_headers(site, found))


def answered(site: Site, asking: Asking) -> tuple[Answered, str]:
    """Return the answer to a request and the media type in which it goes out."""
    query = find(site, asking.name)
    view = view_of(site, asking.view)
    filled = fill(query, asking.parameters, lambda name, cls: view.graph.names.resolve(name, cls))  # noqa: PLW0108
    whole = view.ask(filled.text)
    media_type = _media_type(whole, asking)
    _check_is_of_rows(whole, asking)
    part = replace(whole, rows=whole.rows[asking.offset :][: asking.limit])
    if asking.evidence or name_of(media_type) in CITATIONS:
        _add_evidence(view, query, filled.text, part)
    others = links(api_path(site, query.name), asking.pairs(), len(whole), asking.limit, asking.offset)
    return Answered(query, asking, filled.terms, part, len(whole), others, view.graph.graph), media_type


def _media_type(answer: Answer, asking: Asking) -> str:
    """Return the one of the acceptable formats that can hold the answer."""
    kind = "rows" if answer.triples is None else "triples"
    offered = list(holding(kind, asking.evidence).values())
    for media_type in asking.media_types:
        if media_type in offered:
            return media_type
    of_rows = message("the answer consists of rows, and RDF formats hold their evidence (evidence=true)")
    raise faults.not_acceptable(offered, of_rows if kind == "rows" else message("the answer consists of triples"))


def _check_is_of_rows(answer: Answer, asking: Asking) -> None:
    is_of_rows = answer.triples is None and answer.boolean is None
    asked = {"evidence": asking.evidence, "limit": asking.limit is not None, "offset": asking.offset > 0}
    for parameter, is_asked in asked.items():
        if is_asked and not is_of_rows:
            raise faults.only_for_rows(parameter)


def _add_evidence(view: View, query: Query, text: str, answer: Answer) -> None:
    try:
        view.add_evidence(query, text, answer)
    except KgError as error:
        raise faults.no_evidence(error.message) from None


def _headers(site: Site, found: Answered) -> dict[str, str]:
    """Return the links to the other parts, to the page and to the description of the API, and the number of rows."""
    name = found.query.name
    told = [
        *(Link(target, relation) for relation, target in found.links.items()),
        Link(address(page_path(site, name), found.asking.parameters), "alternate", "text/html"),
        Link(f"{site.root}/openapi.json", "service-desc", "application/vnd.oai.openapi+json"),
    ]
    headers = {"Link": link_header(told)}
    if found.answer.triples is None and found.answer.boolean is None:
        headers[TOTAL] = str(found.total)
    return headers
