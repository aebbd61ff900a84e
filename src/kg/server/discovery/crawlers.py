"""What robots may ask (RFC 9309), and what a language model should know of the site (llmstxt.org)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from kg.rdf.namespaces import IDENTIFIER
from kg.server.site.families import families_of
from kg.server.site.questions import questions
from kg.server.site.site import Site
from kg.server.wire.reply import Reply
from kg.settings import current, in_english

__all__ = ["llms_text", "robots_text"]

_COSTLY = ("/sparql?", "/query", "/search", "/reconcile/", "/api/")
_TEXT = "text/plain; charset=utf-8"
_MARKDOWN = "text/markdown; charset=utf-8"


def robots_text(site: Site, arguments: dict[str, Any]) -> Reply:
    """Return which paths robots may ask: all but those where each address is a question of its own. Arguments: base."""
    lines = ["User-agent: *", *(f"Disallow: {site.root}{path}" for path in _COSTLY), ""]
    lines.append(f"Sitemap: {arguments['base']}/sitemap.xml")
    return Reply(("\n".join(lines) + "\n").encode(), _TEXT)


def llms_text(site: Site, arguments: dict[str, Any]) -> Reply:
    """Return what this is and where everything lies, in Markdown. Arguments: base."""
    return Reply(("\n".join(_lines(site, arguments["base"])) + "\n").encode(), _MARKDOWN)


def _lines(site: Site, base: str) -> Iterator[str]:
    about = site.graph.description
    yield f"# {about.title}"
    yield f"\n> {about.text}\n"
    yield f"Licence: [{about.licence_title}]({about.licence}). Cite as: {about.credit}. For a single fact cite its"
    yield "passage as well: each page and each row of an answer names section, sentence and characters."
    yield "\nThe texts themselves are not here. What no passage tells is not in the graph; an empty answer means that"
    yield "the texts do not say, not that it did not happen. A claim is a fact only where its rank is preferred.\n"
    yield from _links("Ask", _ways_to_ask(base))
    yield from _links("Read as data", _ways_to_read(base))
    families = families_of(site, questions(site))
    yield from _links("Questions", {f"{base}/questions#{f.name}": (f.title, f.about) for f in families})


def _ways_to_ask(base: str) -> dict[str, tuple[str, str]]:
    return {
        f"{base}/openapi.json": ("OpenAPI", "every written-down question as an operation, with examples"),
        f"{base}/api/queries": ("Questions as JSON", "`?q=` finds them by plain words; `evidence` adds passages"),
        f"{base}/sparql": ("SPARQL 1.1 endpoint", "reading only; without a query it describes itself"),
        f"{base}/reconcile": ("Reconciliation service", "from names in any spelling to identifiers"),
        f"{base}/search?q={quote(in_english(current().search.example).partition(',')[0])}": (
            "Search",
            "things and questions by name",
        ),
    }


def _ways_to_read(base: str) -> dict[str, tuple[str, str]]:
    example = current().guide.thing.replace(":", "/", 1)
    found = {
        f"{base}/.well-known/void": ("Data set", "VoID, DCAT, PROV-O: counts, layers, dumps"),
        f"{base}/dump/": ("Dumps", "the whole as Turtle, N-Triples, TriG, N-Quads, JSON-LD"),
        f"{base}/exports": (
            "In other vocabularies",
            "CIDOC CRM, Linked Art, nanopublications, Web Annotations, NIF, OWL-Time",
        ),
        f"{base}/ontology": ("Ontology", "what every term means"),
        f"{base}/shapes": ("Shapes", "what is asked of the data"),
        f"{base}/context.jsonld": ("JSON-LD context", "and frames at /frames/KIND.jsonld"),
        f"{base}/sitemap.xml": ("All pages", f"things have the addresses {IDENTIFIER}KIND/NAME"),
    }
    if example:
        found[f"{base}/data/{example}.json"] = ("One thing as JSON", "each fact with its passages; also .ttl, .jsonld")
    return found


def _links(heading: str, links: dict[str, tuple[str, str]]) -> Iterator[str]:
    yield f"## {heading}\n"
    yield from (
        f"- [{name}]({address}): {about}" if about else f"- [{name}]({address})"
        for address, (name, about) in links.items()
    )
    yield ""
