"""The core over HTTP, so that `owl:imports` of it leads to what it imports (OWL 2, section 3.4 of its syntax)."""

from __future__ import annotations

from typing import Any

from pyoxigraph import NamedNode

from kg.project import core_files
from kg.rdf import turtle
from kg.rdf.graph import Graph
from kg.rdf.namespaces import CORE_BASE, OWL
from kg.server.dataset.documents import links_of_dataset
from kg.server.site.linkheader import Link
from kg.server.site.replies import as_graph, rdf_reply, wanted
from kg.server.site.site import Site
from kg.server.vocabulary.versions import check_version
from kg.server.wire.formats import FORMATS, HTML
from kg.server.wire.reply import Reply

__all__ = ["core_document"]

_CORE = NamedNode(CORE_BASE + "core")


def core_document(site: Site, arguments: dict[str, Any]) -> Reply:
    """Return terms, axioms and concepts of the core in a format of RDF; its page is that of the ontology.

    Arguments: format, and version where one is asked for: there is only the one that the data are built with.
    """
    form = wanted(arguments["format"], (HTML, *FORMATS))
    core = site.kept("core", _read)
    check_version(site, "core", arguments.get("version"), _CORE)
    version = NamedNode(f"{_CORE.value}/{core.text(_CORE, OWL.versionInfo)}")
    if form == HTML:
        page = f"{site.root}/ontology"
        return Reply(f"The page is {page}\n".encode(), "text/plain; charset=utf-8", 303, {"Location": page})
    others = [
        Link(f"{site.root}/core.{other.suffix}", "alternate", other.media_type) for other in FORMATS if other != form
    ]
    links = [Link(_CORE.value, "canonical"), Link(version.value, "latest-version"), *others, *links_of_dataset(site)]
    return rdf_reply(as_graph(site, core, form), form, links)


def _read() -> Graph:
    files = (*core_files("*.ttl"), *core_files("concepts/*.ttl"))
    return Graph(turtle.read_all(files))
