"""A page about the graph: a template with the context of pages."""

from __future__ import annotations

from typing import Any

from kg.server.pages.context import Context
from kg.server.pictures.assets import asset
from kg.server.site.rendering import page_of
from kg.server.wire.reply import Reply

__all__ = ["render"]


def render(context: Context, template: str, status: int = 200, **variables: Any) -> Reply:
    """Return a page about the graph."""
    site = context.site
    named = {"context": context, "terms": context.terms, "asset": asset}
    return page_of(template, status, site.root, site.version, {**named, **variables})
