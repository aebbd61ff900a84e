"""What the tests of linked data share: reading RDF twice, spoilt data, and the links of an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph
import rdflib
from pyoxigraph import Quad, Triple

from kg.api import DefectorGraph
from kg.build import Built
from kg.rdf.formats import RDF_FORMATS
from kg.rdf.namespaces import BASE
from kg.server.site.site import Site
from kg.server.wire.reply import Reply

RDFLIB_NAMES = {
    "turtle": "turtle",
    "ntriples": "nt",
    "jsonld": "json-ld",
    "rdfxml": "xml",
    "trig": "trig",
    "nquads": "nquads",
}
ROOTS = ("", "/graph")
_LINK = re.compile(r'<([^>]*)>; rel="([^"]*)"(?:; type="([^"]*)")?')


@dataclass(frozen=True)
class SpoiltBuilt(Built):
    """A build with more triples in one of its layers."""

    spoilt: str = "authored"
    more: tuple[Triple, ...] = ()

    def layer(self, name: str) -> list[Triple]:
        return [*super().layer(name), *(self.more if name == self.spoilt else ())]


def spoilt_site(built: Built, more: list[Triple], layer: str = "authored", root: str = "") -> Site:
    """Return a site whose data hold some more triples."""
    return Site(
        DefectorGraph(SpoiltBuilt(built.folder, built.manifest, built.project, layer, tuple(more))), root, "test"
    )


def body_of(reply: Reply) -> bytes:
    """Return the body of an answer that comes in one piece."""
    assert isinstance(reply.body, bytes)
    return reply.body


def quads_of(content: bytes, format_name: str) -> set[Quad]:
    """Return what a document says, read by pyoxigraph; blank nodes are labelled by what is said of them."""
    return _labelled(pyoxigraph.parse(content, format=RDF_FORMATS[format_name].engine))


def triples_of(content: bytes, format_name: str) -> set[Triple]:
    """Return what a document says, whatever the graphs; blank nodes are labelled by what is said of them."""
    quads = pyoxigraph.parse(content, format=RDF_FORMATS[format_name].engine)
    return {quad.triple for quad in _labelled(Quad(q.subject, q.predicate, q.object) for q in quads)}


def _labelled(quads: Iterable[Quad]) -> set[Quad]:
    dataset = pyoxigraph.Dataset(quads)
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    return set(dataset)


def counted_by_rdflib(content: bytes, format_name: str) -> int:
    """Return how many statements rdflib finds in a document."""
    dataset = rdflib.Dataset()
    dataset.parse(data=content, format=RDFLIB_NAMES[format_name])
    return sum(1 for _ in dataset.quads((None, None, None, None)))


def links_of(reply: Reply) -> list[tuple[str, str, str]]:
    """Return target, relation and media type of every link in the header."""
    header = reply.headers["Link"]
    found = _LINK.findall(header)
    assert ", ".join(f'<{t}>; rel="{r}"' + (f'; type="{m}"' if m else "") for t, r, m in found) == header
    return found


def local_path(target: str, root: str = "") -> str | None:
    """Return the path below the root that a target means: of this site, or of where the project lives; else None."""
    if target.startswith(BASE):
        return "/" + target.removeprefix(BASE)
    return target.removeprefix(root) if target.startswith(f"{root}/") else None
