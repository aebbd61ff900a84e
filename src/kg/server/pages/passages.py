"""Pages of passages and of single sentences."""

from __future__ import annotations

from typing import Any

from pyoxigraph import NamedNode

from kg.evidence import Citation
from kg.evidence.citations import describe_span
from kg.rdf.namespaces import CG
from kg.server.pages.context import Context
from kg.server.pages.heads import head_of
from kg.server.pages.ledger import facts_citing, sentences_of, text_of
from kg.server.pages.rendering import render
from kg.server.wire.reply import Reply
from kg.translation import written

__all__ = ["sentence_page", "span_page"]


def span_page(context: Context, node: NamedNode) -> Reply:
    """Return the page of a passage: where it is, what it says, what it tells."""
    found: Citation = describe_span(context.graph, node, context.site.graph.texts)
    return render(
        context,
        "span.html",
        **head_of(context, node),
        **_place(context, node),
        citation=found,
        facts=facts_citing(context, node),
        translation_note=written(context.site.sources, node, CG.translationNote),
    )


def sentence_page(context: Context, node: NamedNode) -> Reply:
    """Return the page of a sentence: where it is, and what became of it."""
    place = _place(context, node)
    sentence = next(each for each in sentences_of(context, place["section"]) if each.node == node)
    return render(context, "sentence.html", **head_of(context, node), **place, sentence=sentence)


def _place(context: Context, node: NamedNode) -> dict[str, Any]:
    sources = context.site.sources
    return {
        "section": sources.node(node, CG.ofSection),
        "start": sources.text(node, CG.startOffset),
        "end": sources.text(node, CG.endOffset),
        "digest": sources.text(node, CG.sha256) or "",
        "text": text_of(context, node),
    }
