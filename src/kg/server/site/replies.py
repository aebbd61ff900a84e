"""The format that was asked for, and graphs in a format as a reply with its links: the same data, the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import quote

from pyoxigraph import DefaultGraph, NamedNode, Triple

from kg.export import write_dataset, write_graph
from kg.rdf.formats import Format
from kg.server.site.linkheader import Link, link_header
from kg.server.site.site import Site
from kg.server.wire.formats import FORMATS, format_of
from kg.server.wire.problems import Problem
from kg.server.wire.reply import Reply
from kg.translation import message

__all__ = ["as_dataset", "as_file", "as_graph", "rdf_reply", "wanted"]

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


def wanted(name: str, offered: Iterable[Format] = FORMATS) -> Format:
    """Return the format of a name, suffix or media type; one that is not offered is a 404 that names those that are."""
    found, offers = format_of(name), tuple(offered)
    if found is None or found not in offers:
        suffixes = [f.suffix for f in offers]
        detail = message(
            "There is no format “%(name)s” here; there are: %(suffixes)s.", name=name, suffixes=", ".join(suffixes)
        )
        raise Problem(404, "unknown-format", "No such format", detail, formats=suffixes)
    return found


def rdf_reply(content: bytes, form: Format, links: Iterable[Link] = ()) -> Reply:
    """Return content with its media type and links."""
    header = link_header(links)
    return Reply(content, form.media_type, 200, {"Link": header} if header else {})


def as_file(name: str) -> dict[str, str]:
    """Return the header by which a browser keeps an answer as a file of that name (RFC 6266, sections 4.3 and 5).

    >>> print(as_file("people/où.xlsx")["Content-Disposition"])
    attachment; filename="people-o-.xlsx"; filename*=UTF-8''people-o%C3%B9.xlsx
    """
    name = name.replace("/", "-").replace("\\", "-")
    plain = _UNSAFE.sub("-", name)
    more = "" if plain == name else f"; filename*=UTF-8''{quote(name, safe='')}"
    return {"Content-Disposition": f'attachment; filename="{plain}"{more}'}


def as_graph(site: Site, triples: Iterable[Triple], form: Format) -> bytes:
    """Return triples as one graph, also in a format that could hold several."""
    return write_graph(triples, form.name, _context(site)).encode()


def as_dataset(site: Site, graphs: Mapping[NamedNode | DefaultGraph, Iterable[Triple]], form: Format) -> bytes:
    """Return several graphs with their names."""
    return write_dataset(graphs, form.name, _context(site)).encode()


def _context(site: Site) -> Path:
    return site.project.ontology / "context.jsonld"
