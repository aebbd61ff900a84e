"""What may have been meant by a thing that is not there."""

from __future__ import annotations

from difflib import get_close_matches
from urllib.parse import quote, unquote

from pyoxigraph import NamedNode

from kg.names import Names
from kg.rdf.namespaces import IDENTIFIER, IDENTIFIERS, kind_of, slug_of
from kg.server.site.linkheader import Link, link_header
from kg.server.site.links import path_of
from kg.server.site.site import Site
from kg.server.wire.problems import Problem
from kg.successors import read_deprecated, successors
from kg.translation import message

__all__ = ["thing_of", "things_of", "unknown_thing"]

_MOST = 5


def thing_of(site: Site, kind: str, slug: str) -> NamedNode:
    """Return the thing with a kind and a slug, decoded or percent-encoded; unknown ones are a 404 with candidates."""
    known = things_of(site)
    for written in (slug, unquote(slug), quote(unquote(slug), safe="")):
        for start in IDENTIFIERS:
            if (iri := f"{start}{kind}/{written}") in known:
                return NamedNode(iri)
    raise _retired_thing(site, f"{IDENTIFIER}{kind}/{unquote(slug)}") or unknown_thing(site, kind, slug)


def _retired_thing(site: Site, iri: str) -> Problem | None:
    """Return the problem of a thing that is gone, with its successors (RFC 5829, section 3.3); None for any other."""
    try:
        node = NamedNode(iri)
    except ValueError:
        return None  # What is no IRI never was the name of anything.
    left = successors(site.kept("deprecated", lambda: read_deprecated(site.project)), node)
    if left is None:
        return None
    names = Names(site.graph.graph)
    candidates = [{"id": n.value, "label": names.label(n), "href": path_of(n.value, site.root)} for n in left]
    gone = message("%(node)s is gone. In its place stands what is listed here.", node=node.value)
    detail = gone if left else message("%(node)s is gone. Nothing stands in its place.", node=node.value)
    links = link_header(Link(str(found["href"]), "successor-version") for found in candidates)
    headers = {"Link": links} if links else {}
    return Problem(410, "retired-thing", "Thing retired", detail, headers=headers, candidates=candidates)


def unknown_thing(site: Site, kind: str, slug: str) -> Problem:
    """Return the problem of a thing that is not there, with those that come near: same slug first, then spelling."""
    known, wanted = things_of(site), unquote(slug)
    of_kind = {iri.rpartition("/")[2]: iri for iri in known if kind_of(iri) == kind}
    same_slug = [iri for iri in known if iri.rpartition("/")[2] == wanted]
    alike = [of_kind[near] for near in get_close_matches(wanted, of_kind, n=_MOST, cutoff=0.6)]
    containing = [iri for near, iri in of_kind.items() if wanted and wanted in near]
    near = list(dict.fromkeys([*same_slug, *alike, *containing]))[:_MOST]
    names = Names(site.graph.graph)
    candidates = [{"id": iri, "label": names.label(NamedNode(iri)), "href": path_of(iri, site.root)} for iri in near]
    kinds = sorted({kind_of(iri) for iri in known})
    detail = message("Nothing here is called “%(kind)s/%(wanted)s”.", kind=kind, wanted=wanted)
    if kind not in kinds:
        detail = message(
            "Nothing here is called “%(kind)s/%(wanted)s”. There is no kind “%(kind)s” either; kinds are: %(kinds)s.",
            kind=kind,
            wanted=wanted,
            kinds=", ".join(kinds),
        )
    return Problem(404, "unknown-thing", "No such thing", detail, candidates=candidates)


def things_of(site: Site) -> dict[str, str]:
    """Return the IRIs of the things that the view speaks of, each with its slug, in order."""

    def collect() -> dict[str, str]:
        subjects = (s for s in site.graph.graph.all_subjects() if isinstance(s, NamedNode))
        return {s.value: slug_of(s) for s in subjects if s.value.startswith(IDENTIFIERS)}

    return site.kept("things", collect)
