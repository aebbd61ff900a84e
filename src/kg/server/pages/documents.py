"""Pages of sections, sentence by sentence, and of documents, section by section."""

from __future__ import annotations

from collections import Counter

from pyoxigraph import NamedNode

from kg.evidence import ledger
from kg.rdf.namespaces import CG
from kg.server.pages.context import Context
from kg.server.pages.describing import described
from kg.server.pages.heads import head_of
from kg.server.pages.ledger import sentences_of
from kg.server.pages.rendering import render
from kg.server.wire.reply import Reply

__all__ = ["document_page", "section_page"]


def section_page(context: Context, node: NamedNode) -> Reply:
    """Return the page of a section: its sentences in order, and what became of each."""
    sentences = sentences_of(context, node)
    return render(
        context,
        "section.html",
        **head_of(context, node),
        elements=described(context, node),
        document=context.site.sources.node(node, CG.partOfDocument),
        sentences=sentences,
        counts=Counter(sentence.state for sentence in sentences),
        has_texts=any(sentence.text for sentence in sentences),
    )


def document_page(context: Context, node: NamedNode) -> Reply:
    """Return the page of a document: its sections with their counts."""
    sources = context.site.sources
    rows = [
        row for row in ledger(sources, context.site.authored) if sources.node(row.section, CG.partOfDocument) == node
    ]
    return render(
        context,
        "document.html",
        **head_of(context, node),
        elements=described(context, node),
        rows=rows,
        file_name=sources.text(node, CG.fileName) or "",
        digest=sources.text(node, CG.sha256) or "",
        length=sources.text(node, CG.charLength) or "",
    )
