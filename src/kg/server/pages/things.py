"""The page of one thing: names, what is told of it in order of date, disputes, what follows, passages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pyoxigraph import NamedNode

from kg.cards import Card, card_of
from kg.rdf.namespaces import RDF
from kg.server.pages.accounts import shown_account
from kg.server.pages.audit import audited_item
from kg.server.pages.context import Context, context_of
from kg.server.pages.disputes import dispute_page, shown_dispute
from kg.server.pages.documents import document_page, section_page
from kg.server.pages.facts import grouped, shown_fact
from kg.server.pages.footnotes import Footnotes
from kg.server.pages.heads import alternates_of, head_of, other_names
from kg.server.pages.inference import Followed, inferred_classes, why
from kg.server.pages.matches import matches_of
from kg.server.pages.ownpictures import pictures_of_thing
from kg.server.pages.passages import sentence_page, span_page
from kg.server.pages.rendering import render
from kg.server.pages.statements import own_details, pointing_at
from kg.server.pages.titles import kind_of
from kg.server.site.candidates import thing_of
from kg.server.site.site import Site
from kg.server.wire.reply import Reply
from kg.settings import current
from kg.translation import gettext, label_language

__all__ = ["thing_page"]

_SPECIAL: dict[str, Callable[[Context, NamedNode], Reply]] = {
    "section": section_page,
    "doc": document_page,
    "span": span_page,
    "sentence": sentence_page,
    "dispute": dispute_page,
}


def thing_page(site: Site, arguments: Mapping[str, Any]) -> Reply:
    """Return the page of the thing of a kind and slug; a Problem with status 404 when there is none."""
    context = context_of(site)
    node = thing_of(site, arguments["kind"], arguments["slug"])
    reply = _SPECIAL.get(arguments["kind"], _general_page)(context, node)
    reply.headers["Link"] = alternates_of(context, node)
    return reply


def _general_page(context: Context, node: NamedNode) -> Reply:
    site, notes = context.site, Footnotes()
    card = card_of(node, context.graph, site.authored, site.graph.texts, site.gazetteer)
    is_life = kind_of(node) in current().kinds.lives
    account = shown_account(context, card, label_language(), notes)
    # Notes are numbered in the order of the page: what is said of somebody as a whole stands after the life.
    own = [] if is_life else own_details(context, node, notes)
    disputes = [shown_dispute(each, context, notes) for each in card.differences]
    facts = [shown_fact(fact, context, notes) for fact in card.facts if fact.node != node]
    own = own_details(context, node, notes) if is_life else own
    told = {fact.node for fact in facts} | {dispute.node for dispute in disputes}
    shown: dict[str, Any] = {
        "account": account,
        "own": own,
        "groups": grouped(facts),
        "disputes": disputes,
        "follows": _following(context, node, card),
        "classes": [why(context, node, RDF.type, cls) for cls in inferred_classes(context, node)],
        "matches": matches_of(context, node),
        "pointing": pointing_at(context, node, told),
        "pictures": pictures_of_thing(context, node, card),
    }
    more: dict[str, Any] = {
        "also": other_names(context, node),
        "is_life": is_life,
        "is_told_by_many": kind_of(node) in current().kinds.headings,
        "contents": _contents(shown),
        "audited": audited_item(site, node),
    }
    return render(context, "thing.html", **head_of(context, node), **shown, **more, notes=notes)


def _contents(shown: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return anchor and name of each part that the page has."""
    parts = [("account", gettext("In brief"))] if shown["account"].paragraphs else []
    parts += [(f"table-{table.name}", table.heading) for table in shown["account"].tables]
    parts += [("pictures", gettext("In pictures"))] if shown["pictures"] else []
    parts += [("sayings", gettext("What was said"))] if shown["account"].said else []
    parts += [("disputes", gettext("Where accounts differ"))] if shown["disputes"] else []
    parts += [("follows", gettext("What follows"))] if shown["follows"] or shown["classes"] else []
    parts += [("told", gettext("Fact by fact"))] if shown["groups"] else []
    parts += [("said", gettext("Told as a whole"))] if shown["own"] else []
    parts += [("matches", gettext("In Wikidata"))] if shown["matches"] else []
    return [*parts, *([("pointing", gettext("Named by"))] if shown["pointing"] else [])]


def _following(context: Context, node: NamedNode, card: Card) -> list[tuple[str, list[Followed]]]:
    return [
        (detail.name, [why(context, node, detail.predicate, value) for value, _ in detail.values])
        for detail in card.follows
        if detail.predicate is not None
    ]
