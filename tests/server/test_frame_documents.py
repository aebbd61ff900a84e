"""Frame, context and data as they are served go together: a processor that loads them makes one tree without loss."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from pyld import jsonld

from kg.rdf.namespaces import BASE
from kg.server.linkeddata.things import data_of_thing
from kg.server.site.site import Site
from kg.server.vocabulary.contextdocs import context_document, frame_document

from .linked_support import body_of, links_of

HERE = "https://example.org"
ADDRESS = f"{HERE}/context/0.1.0.jsonld"


@pytest.mark.parametrize(("kind", "slug"), [("person", "natalia-makarova"), ("dispute", "baryshnikov-voluntariness")])
def test_the_data_of_a_thing_are_framed_without_loss(rootless: Site, kind: str, slug: str):
    context = json.loads(body_of(context_document(rootless, {"base": HERE})))
    frame = json.loads(body_of(frame_document(rootless, {"kind": kind, "slug": slug, "base": HERE})))
    told = json.loads(body_of(data_of_thing(rootless, {"kind": kind, "slug": slug, "format": "jsonld"})))

    def load(url: str, _: object) -> dict:
        assert url == ADDRESS
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": context}

    framed = jsonld.frame(told, frame, {"documentLoader": load})
    options = {"format": "application/n-quads", "documentLoader": load}
    assert set(jsonld.to_rdf(framed, options).splitlines()) == set(jsonld.to_rdf(told, options).splitlines())
    assert framed["id"] == f"{kind}:{slug}"


@pytest.mark.parametrize(
    "name", ["person/alexander-alekhine", "event/godunov-defection", "concept/treason", "place/paris"]
)
def test_every_node_that_is_told_of_has_a_type(rootless: Site, name: str):
    kind, slug = name.split("/")
    document = json.loads(body_of(data_of_thing(rootless, {"kind": kind, "slug": slug, "format": "jsonld"})))
    assert [node["id"] for node in nodes(document["@graph"]) if "type" not in node] == []


def nodes(value: Any) -> Iterator[dict]:
    for part in value if isinstance(value, list) else value.values() if isinstance(value, dict) else ():
        yield from nodes(part)
    if isinstance(value, dict) and "id" in value and len(value) > 1:
        yield value


def test_the_context_names_its_version(rootless: Site):
    reply = context_document(rootless, {"base": HERE})
    assert (f"{BASE}context/0.1.0.jsonld", "canonical") in {(place, rel) for place, rel, _ in links_of(reply)}
    assert reply.media_type == 'application/ld+json;profile="http://www.w3.org/ns/json-ld#context"'
