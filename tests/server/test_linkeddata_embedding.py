from __future__ import annotations

import json

import html5lib
import pytest
from pyoxigraph import Literal, Triple

from kg.build import Built
from kg.rdf.namespaces import BASE, RDF, RDFS
from kg.server.pages.embedding import embedded_jsonld, within_script
from kg.server.site.site import Site

from ..little import DG, node
from .linked_support import spoilt_site

HOSTILE = "</script><script>alert(1)</script><!-- & \u2028\u2029 ]]> \"'"


def embedded(rootless: Site, name: str) -> dict:
    return json.loads(embedded_jsonld(rootless, node(name).value))


def test_a_person_is_told_in_the_words_of_schema_org(rootless: Site):
    found = embedded(rootless, "person:alexander-godunov")
    assert (found["@type"], found["name"], found["deathDate"]) == (["Person"], "Alexander Godunov", "1995")
    assert "Александр Годунов" in found["alternateName"]
    company = {"@type": ["Organization", "PerformingGroup"], "name": "Bolshoi Theatre"}
    assert {"@id": node("group:bolshoi-theatre").value, **company} in found["memberOf"]
    assert found["sameAs"] == ["http://www.wikidata.org/entity/Q435124"]
    assert found["mainEntityOfPage"]["@id"] == BASE + "page/person/alexander-godunov"


@pytest.mark.parametrize(
    ("name", "types"),
    [
        ("group:bolshoi-theatre", ["Organization", "PerformingGroup"]),
        ("journey:bolshoi-tour-1979", ["Event"]),
        ("event:godunov-defection", ["Event"]),
        ("place:new-york", ["City", "Place"]),
        ("c:dancer", ["DefinedTerm"]),
        ("span:aif-godunov-asylum", ["Thing"]),
    ],
)
def test_the_classes_are_those_that_the_alignments_give(rootless: Site, name: str, types: list[str]):
    assert embedded(rootless, name)["@type"] == types


@pytest.mark.parametrize("name", ["person:alexander-godunov", "event:godunov-defection", "journey:bolshoi-tour-1979"])
def test_every_node_within_has_a_type(rootless: Site, name: str):
    def nodes(value: object) -> list[dict]:
        parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        return [*([value] if isinstance(value, dict) else []), *(node for part in parts for node in nodes(part))]

    assert [found for found in nodes(embedded(rootless, name)) if "@type" not in found] == []


def test_a_date_that_is_only_bounded_is_not_told_as_a_date(rootless: Site):
    # Died in December 1966 at the latest, by data/people/brajesh-singh.ttl.
    assert "deathDate" not in embedded(rootless, "person:brajesh-singh")


@pytest.mark.parametrize("text", [HOSTILE, "<", "&amp;", "Нуреев"])
def test_no_text_can_end_the_script(text: str):
    script = within_script({"name": text})
    assert not set(script) & set("<>&\u2028\u2029")
    assert json.loads(script) == {"name": text}


def test_a_hostile_label_stays_within_the_script(built: Built):
    person = node("person:hostile")
    more = [Triple(person, RDF.type, DG.Person), Triple(person, RDFS.label, Literal(HOSTILE, language="en"))]
    script = embedded_jsonld(spoilt_site(built, more), person.value)
    page = html5lib.parse(
        f'<script type="application/ld+json">{script}</script><p>end</p>', namespaceHTMLElements=False
    )
    assert len(page.findall(".//script")) == 1
    assert json.loads(page.find(".//script").text)["name"] == HOSTILE
