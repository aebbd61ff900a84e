from __future__ import annotations

import pytest

from kg.server.pages.errors import problem_page
from kg.server.pages.home import home_page
from kg.server.pages.searching import search_page
from kg.server.pages.things import thing_page
from kg.server.site.site import Site
from kg.server.wire.problems import Problem
from kg.server.wire.reply import Reply

from .pages_support import faults_of, links_of, little_site, parsed, text_of, with_class

EVIL = "</script><script>alert(1)</script>\" onload='x' & <b>"
ESCAPED = EVIL.replace('"', '\\"')
AUTHORED = f"""
person:eve a dg:Person ; rdfs:label "{ESCAPED}"@en , "Ева <i>&"@ru ; skos:altLabel "{ESCAPED} again"@en ;
  cg:statedIn <javascript:alert(1)> ; cg:wikidata <data:text/html,x> .
event:leaving a dg:Defection ; dg:defector person:eve ; cg:when "1961"^^edtf:EDTF ; cg:evidence span:one-leaving .
claim:one a cg:Claim ; cg:aboutNode event:leaving ; cg:aboutProperty dg:place ; cg:valueNode place:bay ;
  cg:rank cc:normal ; cg:rationale "{ESCAPED}"@en ; cg:evidence span:one-leaving .
dispute:one a cg:Dispute ; rdfs:label "{ESCAPED}"@en ; cg:rationale "{ESCAPED}"@en ; cg:hasClaim claim:one .
place:bay a cg:Place ; rdfs:label "Bay & <u>"@en .
"""
SOURCES = f"""
doc:d a cg:Document ; rdfs:label "{ESCAPED}"@en ; cg:fileName "{ESCAPED}" .
section:one a cg:Section ; rdfs:label "{ESCAPED}"@en ; cg:partOfDocument doc:d ; cg:startOffset 0 ; cg:endOffset 50 .
span:one-leaving a cg:Span ; cg:ofSection section:one ; cg:startOffset 0 ; cg:endOffset 9 ;
  cg:paraphrase "{ESCAPED}"@en .
sentence:one-000 a cg:Sentence ; cg:ofSection section:one ; cg:ordinal 0 ; cg:startOffset 0 ; cg:endOffset 10 .
"""
ONTOLOGY = f"""
dg:Person a owl:Class ; rdfs:label "person"@en . dg:Defection a owl:Class ; rdfs:label "{ESCAPED}"@en .
dg:defector a owl:ObjectProperty ; rdfs:label "{ESCAPED}"@en .
"""


@pytest.fixture(scope="module")
def site() -> Site:
    return little_site(AUTHORED, SOURCES, ONTOLOGY)


def check(reply: Reply) -> None:
    """Check that nothing of the evil name has become markup, though all of it can be read."""
    assert isinstance(reply.body, bytes)
    page = parsed(reply)
    assert faults_of(page) == []
    assert b"<script>alert" not in reply.body
    assert [each.tag for each in page.iter() if each.tag in {"b", "i", "u"}] == []


@pytest.mark.parametrize(
    "name",
    [
        "person/eve",
        "event/leaving",
        "claim/one",
        "dispute/one",
        "place/bay",
        "section/one",
        "doc/d",
        "sentence/one-000",
        "span/one-leaving",
    ],
)
def test_names_with_markup_in_them_are_harmless(site: Site, name: str):
    kind, _, slug = name.partition("/")
    check(thing_page(site, {"kind": kind, "slug": slug}))


def test_a_name_with_markup_can_be_read(site: Site):
    page = parsed(thing_page(site, {"kind": "person", "slug": "eve"}))
    assert text_of(next(page.iter("h1"))) == EVIL


def test_addresses_that_run_something_are_no_links(site: Site):
    page = parsed(thing_page(site, {"kind": "person", "slug": "eve"}))
    assert [link for link in links_of(page) if link.startswith(("javascript", "data"))] == []
    assert "javascript:alert(1)" in text_of(page)


@pytest.mark.parametrize("asked", [EVIL, "'\"><img src=x onerror=alert(1)>", "\x00", "a" * 5000, "ё" * 300, "  "])
def test_what_is_searched_for_is_harmless(site: Site, asked: str):
    page = parsed(search_page(site, {"q": asked}))
    assert faults_of(page) == []
    assert list(page.iter("img")) == []


def test_the_first_page_of_a_little_world_is_sound(site: Site):
    check(home_page(site, {}))


def test_problems_are_harmless_and_name_their_candidates():
    found = [
        {"id": "https://w3id.org/defector-graph/id/person/eve", "label": EVIL},
        {"name": "person:ada", "label": "Ada"},
    ]
    reply = problem_page(Problem(404, "not-found", EVIL, EVIL, candidates=found, allowed=[EVIL]), "/graph")
    assert reply.status == 404
    check(reply)
    links = [each.get("href") for each in with_class(parsed(reply), "candidates")[0].iter("a")]
    assert links == ["/graph/page/person/eve", "/graph/page/person/ada"]
