"""Which pages there are, for search engines (sitemaps.org, protocol 0.9)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from xml.etree import ElementTree

from kg.rdf.namespaces import kind_of
from kg.server.site.candidates import things_of
from kg.server.site.links import path_of
from kg.server.site.questions import page_path, questions
from kg.server.site.site import Site
from kg.server.wire.problems import Problem
from kg.server.wire.reply import Reply
from kg.settings import current
from kg.translation import message

__all__ = ["MOST", "sitemap", "sitemap_part"]

MOST = 50_000
"""How many addresses one file may hold; a site with more has an index of files."""

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_PAGES = ("/", "/questions", "/ontology", "/shapes", "/docs", "/guide", "/sparql", "/dump/", "/.well-known/void")
_OF_SOURCES = ("doc", "section", "dispute")


def sitemap(site: Site, arguments: dict[str, Any]) -> Reply:
    """Return all pages, or the index of the files that list them. Arguments: base, the address of the site's root."""
    base, pages = arguments["base"], _pages(site)
    if len(pages) <= MOST:
        return _reply("urlset", "url", (base + page for page in pages))
    parts = range(1, -(-len(pages) // MOST) + 1)
    return _reply("sitemapindex", "sitemap", (f"{base}/sitemap/{part}.xml" for part in parts))


def sitemap_part(site: Site, arguments: dict[str, Any]) -> Reply:
    """Return one part of the pages. Arguments: part, counted from 1; base."""
    part, pages = str(arguments["part"]), _pages(site)
    if not part.isdecimal() or not 0 < int(part) <= -(-len(pages) // MOST):
        raise Problem(
            404, "not-found", "Not found", message("There is no part %(part)s of the list of pages.", part=part)
        )
    start = (int(part) - 1) * MOST
    return _reply("urlset", "url", (arguments["base"] + page for page in pages[start : start + MOST]))


def _pages(site: Site) -> list[str]:
    """Return the paths of the pages below the root: those of the site, its questions, the things that people look for.

    Passages, sentences and claims are parts of what is listed.
    """
    return site.kept("pages for search engines", lambda: [*_PAGES, *_questions(site), *_things(site)])


def _questions(site: Site) -> list[str]:
    return [page_path(site, query.name).removeprefix(site.root) for query in questions(site)]


def _things(site: Site) -> list[str]:
    kinds = current().kinds
    wanted = {*kinds.offered, *kinds.facts_offered, *_OF_SOURCES}
    return [path_of(iri) for iri in sorted(things_of(site)) if kind_of(iri) in wanted]


def _reply(root_name: str, entry_name: str, addresses: Iterable[str]) -> Reply:
    root = ElementTree.Element(root_name, {"xmlns": _NAMESPACE})
    for address in addresses:
        ElementTree.SubElement(ElementTree.SubElement(root, entry_name), "loc").text = address
    ElementTree.indent(root)
    return Reply(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n", "application/xml")
