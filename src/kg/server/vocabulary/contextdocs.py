"""The JSON-LD context and the frames over HTTP (JSON-LD 1.1, section 5.1; JSON-LD 1.1 Framing, section 7.1)."""

from __future__ import annotations

import json
from typing import Any

from kg.export.frames import frame_of
from kg.rdf.namespaces import BASE, KINDS
from kg.server.site.candidates import thing_of
from kg.server.site.linkheader import Link
from kg.server.site.replies import rdf_reply
from kg.server.site.site import Site
from kg.server.site.vocabularies import FOAF
from kg.server.vocabulary.versions import check_version, version_of
from kg.server.wire.formats import FORMATS
from kg.server.wire.problems import Problem
from kg.server.wire.reply import Reply
from kg.translation import message

__all__ = ["context_document", "frame_document"]

_JSON_LD = next(form for form in FORMATS if form.name == "jsonld")
_PROFILE = "http://www.w3.org/ns/json-ld#"


def context_document(site: Site, arguments: dict[str, Any]) -> Reply:
    """Return the context in which JSON-LD is written here.

    Arguments: version, where one is asked for: there is only the one that the data are built with.
    """
    check_version(site, "context", arguments.get("version"))
    content = (site.project.ontology / "context.jsonld").read_bytes()
    return _reply(content, "context", [Link(f"{BASE}context/{version_of(site)}.jsonld", "canonical")])


def frame_document(site: Site, arguments: dict[str, Any]) -> Reply:
    """Return the frame of a kind of things, or of one thing. Arguments: kind; slug, where it is of one; base."""
    kind = str(arguments["kind"])
    if kind not in {*KINDS, "concept"}:
        raise Problem(
            404, "not-found", "Not found", message("There are no things of the kind “%(kind)s” here.", kind=kind)
        )
    address = f"{arguments['base']}/context/{version_of(site)}.jsonld"
    frame = site.kept(f"frame {kind}", lambda: frame_of(kind, site.layers.values(), _terms(site)))
    document = {**frame.get("@reverse", {}), FOAF.primaryTopic.value: {}}
    frame = {**frame, "@context": address, "@reverse": document}
    if "slug" in arguments:
        frame["id"] = thing_of(site, kind, arguments["slug"]).value
    return _reply((json.dumps(frame, ensure_ascii=False, indent=1) + "\n").encode(), "frame", [])


def _terms(site: Site) -> dict[str, Any]:
    content = (site.project.ontology / "context.jsonld").read_text(encoding="utf-8")
    terms: dict[str, Any] = json.loads(content)["@context"]
    return terms


def _reply(content: bytes, profile: str, links: list[Link]) -> Reply:
    reply = rdf_reply(content, _JSON_LD, links)
    reply.media_type = f'{_JSON_LD.media_type};profile="{_PROFILE}{profile}"'
    return reply
