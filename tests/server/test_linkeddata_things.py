from __future__ import annotations

import json
from urllib.parse import quote

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Triple

from kg.build import Built
from kg.rdf.namespaces import BASE, CORE_BASE, RDF, RDFS
from kg.server.dataset.documents import document_of
from kg.server.linkeddata.things import data_of_thing, redirect_of_thing
from kg.server.pages.things import thing_page
from kg.server.site.site import Site
from kg.server.wire.formats import CARD, FORMATS, HTML
from kg.server.wire.problems import Problem

from ..little import DG, node, triples
from .linked_support import (
    ROOTS,
    body_of,
    counted_by_rdflib,
    links_of,
    quads_of,
    spoilt_site,
    triples_of,
)

NUREYEV = {"kind": "person", "slug": "rudolf-nureyev"}
# One of every sort: told by the editors, a source, a concept, a scheme, a match, a claim.
THINGS = [
    ("person", "rudolf-nureyev"),
    ("event", "godunov-defection"),
    ("section", "aif"),
    ("sentence", "aif-030"),
    ("span", "aif-godunov-asylum"),
    ("citation", "event-godunov-defection-by-aif-godunov-carter-brezhnev"),
    ("concept", "dancer"),
    ("scheme", "bases"),
    ("match", "concept-actor-q33999"),
    ("claim", "baryshnikov-own-choice"),
    ("dispute", "baryshnikov-voluntariness"),
    ("doc", "seed-000"),
    ("state", "ussr"),
]
WAYS = [
    ("text/html", "/page/person/rudolf-nureyev"),
    ("application/xhtml+xml", "/page/person/rudolf-nureyev"),
    ("text/turtle", "/data/person/rudolf-nureyev.ttl"),
    ("application/x-turtle", "/data/person/rudolf-nureyev.ttl"),
    ("application/n-triples", "/data/person/rudolf-nureyev.nt"),
    ("application/ld+json", "/data/person/rudolf-nureyev.jsonld"),
    ("application/rdf+xml", "/data/person/rudolf-nureyev.rdf"),
    ("application/trig", "/data/person/rudolf-nureyev.trig"),
    ("application/n-quads", "/data/person/rudolf-nureyev.nq"),
    ("application/json", "/data/person/rudolf-nureyev.json"),
]


def data(rootless: Site, form: str, kind: str = "person", slug: str = "rudolf-nureyev") -> bytes:
    return body_of(data_of_thing(rootless, {"kind": kind, "slug": slug, "format": form}))


@pytest.mark.parametrize(("form", "place"), WAYS)
@pytest.mark.parametrize("root", ROOTS)
def test_an_identifier_leads_to_what_the_client_prefers(rootless: Site, form: str, place: str, root: str):
    reply = redirect_of_thing(Site(rootless.graph, root, "test"), {**NUREYEV, "format": form})
    assert (reply.status, reply.headers["Location"]) == (303, root + place)


@pytest.mark.parametrize("job", [redirect_of_thing, data_of_thing])
@pytest.mark.parametrize(
    ("kind", "slug", "near"),
    [
        ("person", "rudolf-nureev", "person/rudolf-nureyev"),
        ("person", "nureyev", "person/rudolf-nureyev"),
        ("people", "rudolf-nureyev", "person/rudolf-nureyev"),
        ("group", "kirov-teatre", "group/kirov-theatre"),
    ],
)
def test_a_thing_that_is_not_there_is_a_404_with_what_may_have_been_meant(job, rootless: Site, kind, slug, near):
    with pytest.raises(Problem) as found:
        job(Site(rootless.graph, "/graph"), {"kind": kind, "slug": slug, "format": "text/turtle"})
    first = found.value.members["candidates"][0]
    assert found.value.status == 404
    assert (first["id"], first["href"]) == (f"{BASE}id/{near}", f"/graph/page/{near}")


def test_a_kind_that_is_not_there_is_told_of(rootless: Site):
    with pytest.raises(Problem, match=r"There is no kind “animal” either; kinds are: .*person, place"):
        data_of_thing(rootless, {"kind": "animal", "slug": "dog", "format": "ttl"})


@pytest.mark.parametrize("job", [redirect_of_thing, data_of_thing])
def test_a_thing_that_is_gone_is_a_410_with_its_successors(job, site: Site):
    with pytest.raises(Problem) as found:
        job(site, {"kind": "concept", "slug": "accusation-of-fraud", "format": "turtle"})
    problem = found.value
    assert (problem.status, problem.kind) == (410, "retired-thing")
    assert [each["id"] for each in problem.members["candidates"]] == [node("c:accusation").value]
    assert problem.headers["Link"] == f'<{site.root}/page/concept/accusation>; rel="successor-version"'


@pytest.mark.parametrize("name", ["pdf", "", "html", "text/html", "../ttl"])
def test_data_in_a_format_that_there_is_not_are_a_404_that_names_those_there_are(rootless: Site, name: str):
    with pytest.raises(Problem, match="there are: ttl, nt, jsonld, rdf, trig, nq, json") as found:
        data(rootless, name)
    assert found.value.status == 404


@pytest.mark.parametrize(("kind", "slug"), THINGS)
def test_every_format_says_the_same_to_two_readers(rootless: Site, kind: str, slug: str):
    told = triples_of(data(rootless, "ttl", kind, slug), "turtle")
    thing = NamedNode(f"{CORE_BASE if kind == 'scheme' else BASE}id/{kind}/{slug}")
    assert Triple(document_of(thing), node("foaf:primaryTopic"), thing) in told
    for form in FORMATS:
        content = data(rootless, form.suffix, kind, slug)
        assert triples_of(content, form.name) == told, form.name
        assert counted_by_rdflib(content, form.name) == len(told), form.name


def test_the_same_data_are_the_same_bytes_wherever_the_site_lies(built: Built, rootless: Site):
    moved = spoilt_site(built, [], root="/graph")
    assert [data(moved, f.suffix) for f in FORMATS] == [data(rootless, f.suffix) for f in FORMATS]


def test_a_life_is_told_with_its_events_their_passages_and_the_names_of_the_neighbours(rootless: Site):
    told = triples_of(data(rootless, "ttl"), "turtle")
    wanted = triples(
        """
        event:nureyev-defection dg:defector person:rudolf-nureyev ; dg:duringTour journey:kirov-tour-1961 .
        journey:kirov-tour-1961 a dg:Tour .
        group:kirov-theatre rdfs:label "Kirov Theatre"@en .
        person:rudolf-nureyev dg:defectedFromCompany group:kirov-theatre .
        span:aif-nureyev-stayed a cg:Span ; cg:ofSection section:aif .
        """
    )
    assert [triple for triple in wanted if triple not in told] == []


def test_what_is_told_and_what_follows_stand_in_different_graphs_where_a_format_has_graphs(rootless: Site):
    short_cut, event = triples(
        """
        person:rudolf-nureyev dg:defectedFromCompany group:kirov-theatre .
        event:nureyev-defection dg:defector person:rudolf-nureyev .
        """
    )
    for form in ("trig", "nquads"):
        graphs = {q.triple: q.graph_name for q in quads_of(data(rootless, form), form)}
        assert (graphs[short_cut], graphs[event]) == (node("graph:inferred"), node("graph:authored"))
        about = [t for t, name in graphs.items() if name == DefaultGraph()]
        assert {t.subject for t in about} >= {document_of(node("person:rudolf-nureyev"))}
        assert short_cut not in about


def test_every_statement_is_one_of_the_view_or_about_the_document(rootless: Site):
    thing = node("person:rudolf-nureyev")
    apart = (document_of(thing), node(BASE + ".well-known/void#dataset"))
    left = [
        t
        for t in triples_of(data(rootless, "ttl"), "turtle")
        if t not in rootless.graph.graph and t.subject not in apart
    ]
    assert left == [Triple(thing, node("foaf:page"), NamedNode(BASE + "page/person/rudolf-nureyev"))]


def test_the_claims_about_what_happened_and_their_dispute_belong_to_a_life(rootless: Site):
    told = triples_of(data(rootless, "ttl", slug="mikhail-baryshnikov"), "turtle")
    wanted = triples(
        """
        claim:baryshnikov-kidnapped cg:rank cc:deprecated ; cg:assertedBy collective:soviet-embassy-officials ;
            cg:evidence span:oped-baryshnikov-kidnap .
        span:oped-baryshnikov-kidnap cg:ofSection section:oped .
        dispute:baryshnikov-voluntariness cg:hasClaim claim:baryshnikov-kidnapped .
        """
    )
    assert [triple for triple in wanted if triple not in told] == []


def test_the_card_is_that_of_kg_show(rootless: Site):
    assert json.loads(data(rootless, "json")) == rootless.graph.show("person:rudolf-nureyev").as_dict()


def test_the_document_says_where_it_belongs(rootless: Site):
    document = document_of(node("person:rudolf-nureyev"))
    told = {
        (t.predicate, str(t.object.value)) for t in triples_of(data(rootless, "ttl"), "turtle") if t.subject == document
    }
    assert told >= {
        (RDF.type, "http://xmlns.com/foaf/0.1/Document"),
        (node("dcterms:title"), "Data about Rudolf Nureyev"),
        (node("dcterms:isPartOf"), BASE + ".well-known/void#dataset"),
        (node("dcterms:license"), "https://creativecommons.org/licenses/by/4.0/"),
        (node("prov:wasGeneratedBy"), BASE + ".well-known/void#build"),
        (node("owl:versionInfo"), "test"),
        (node("dcterms:hasFormat"), BASE + "data/person/rudolf-nureyev.jsonld"),
    }


@pytest.mark.parametrize("root", ROOTS)
def test_the_links_lead_to_every_other_format_and_to_what_the_thing_is(rootless: Site, root: str):
    moved = Site(rootless.graph, root, "test")
    links = links_of(data_of_thing(moved, {**NUREYEV, "format": "ttl"}))
    alternates = {(target, kind) for target, relation, kind in links if relation == "alternate"}
    others = [form for form in (*FORMATS, CARD) if form.name != "turtle"]
    assert alternates == {
        (f"{root}/page/person/rudolf-nureyev", HTML.media_type),
        *((f"{root}/data/person/rudolf-nureyev.{form.suffix}", form.media_type) for form in others),
    }
    assert {(relation, target) for target, relation, _ in links if relation != "alternate"} == {
        ("canonical", BASE + "data/person/rudolf-nureyev.ttl"),
        ("cite-as", BASE + "id/person/rudolf-nureyev"),
        ("describes", BASE + "id/person/rudolf-nureyev"),
        ("license", "https://creativecommons.org/licenses/by/4.0/"),
        ("describedby", f"{root}/.well-known/void"),
        ("type", BASE + "ontology#Person"),
    }


def test_the_links_of_a_page_lead_to_its_data(rootless: Site):
    links = thing_page(rootless, {"kind": "state", "slug": "ussr"}).headers["Link"].split(", ")
    assert '</data/state/ussr.ttl>; rel="alternate"; type="text/turtle"' in links
    assert '</data/state/ussr.jsonld>; rel="alternate"; type="application/ld+json"' in links


@pytest.mark.parametrize("slug", ["нуреев", "a%20b", "o'neill"])
def test_any_slug_is_found_as_it_is_and_percent_encoded(built: Built, slug: str):
    thing = NamedNode(f"{BASE}id/person/{slug}")
    rootless = spoilt_site(built, [Triple(thing, RDF.type, DG.Person)])
    for written in {slug, quote(slug, safe="%")}:
        reply = redirect_of_thing(rootless, {"kind": "person", "slug": written, "format": "text/turtle"})
        assert reply.headers["Location"] == "/data/person/" + quote(slug, safe="%'") + ".ttl"
        content = body_of(data_of_thing(rootless, {"kind": "person", "slug": written, "format": "nt"}))
        assert Triple(thing, RDF.type, DG.Person) in triples_of(content, "ntriples")


def test_labels_can_neither_end_a_literal_nor_a_header(built: Built):
    label = 'x" . <urn:a> <urn:b> <urn:c> . \r\nSet-Cookie: a=b </script><script>alert(1)</script> \\'
    person = node("person:hostile")
    more = [Triple(person, RDF.type, DG.Person), Triple(person, RDFS.label, _english(label))]
    rootless = spoilt_site(built, more)
    for form in FORMATS:
        reply = data_of_thing(rootless, {"kind": "person", "slug": "hostile", "format": form.suffix})
        told = triples_of(body_of(reply), form.name)
        assert Triple(person, RDFS.label, _english(label)) in told
        assert [t for t in told if t.subject == NamedNode("urn:a")] == []
        assert not any(set(value) & set("\r\n") for value in reply.headers.values())


def _english(text: str) -> Literal:
    return Literal(text, language="en")
