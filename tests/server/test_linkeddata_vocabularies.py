from __future__ import annotations

import re
from collections import Counter
from functools import cache

import html5lib
import pytest
from pyoxigraph import Literal, NamedNode, Triple

from kg.build import Built
from kg.project import Project
from kg.rdf import turtle
from kg.rdf.graph import Graph
from kg.rdf.namespaces import BASE, OWL, PREFIXES, RDF, RDFS, SKOS, abbreviate, slug_of
from kg.rdf.store import view_name
from kg.server.site.links import path_of
from kg.server.site.site import Site
from kg.server.vocabulary.coredocs import core_document
from kg.server.vocabulary.shapedocs import documented_shapes
from kg.server.vocabulary.termdocs import concept_schemes, documented_terms
from kg.server.vocabulary.vocabularydocs import ontology_document, shapes_document
from kg.server.vocabulary.wording import pieces
from kg.server.wire.formats import FORMATS
from kg.server.wire.problems import Problem

from ..little import node
from .linked_support import ROOTS, body_of, counted_by_rdflib, links_of, spoilt_site, triples_of

HOSTILE = "</p><script>alert(1)</script> & dg:Person \"'"


def parsed(job, rootless: Site):
    text = body_of(job(rootless, {"format": "text/html"})).decode()
    return html5lib.parse(text, namespaceHTMLElements=False)


@pytest.fixture(scope="module")
def page_of(rootless: Site):
    """Return the page of a job at a root, parsed once."""

    @cache
    def page(job, root: str = ""):
        return parsed(job, Site(rootless.graph, root, "test"))

    return page


def anchors(page) -> Counter[str]:
    return Counter(element.get("id") for element in page.iter() if element.get("id"))


def names_in(files, prefix: str) -> set[str]:
    """Return the local names of what some files of the project describe."""
    subjects = {triple.subject.value for path in files for triple in turtle.read(path)}
    return {s.removeprefix(PREFIXES[prefix]) for s in subjects if s.startswith(PREFIXES[prefix])}


def text_of(element) -> str:
    return " ".join("".join(element.itertext()).split())


def details_of(article) -> set[tuple[str, str]]:
    return {(text_of(pair.find("dt")), text_of(pair.find("dd"))) for pair in article.find("dl")}


def articles(page) -> dict[str, object]:
    return {element.get("id"): element for element in page.iter("article")}


def test_every_term_of_the_ontology_has_one_anchor_and_nothing_else_looks_like_one(page_of, project: Project):
    page = page_of(ontology_document)
    files = project.vocabulary_files()
    expected = names_in(files, "cg") | names_in(files, "dg")
    assert {e.get("id") for e in page.iter("article") if e.get("class") == "term"} == expected
    assert [name for name, times in anchors(page).items() if times > 1] == []


def test_every_shape_has_one_anchor(page_of, project: Project):
    page = page_of(shapes_document)
    files = project.shape_files()
    assert {e.get("id") for e in page.iter("article")} == names_in(files, "csh") | names_in(files, "s")
    assert [name for name, times in anchors(page).items() if times > 1] == []


def test_every_concept_scheme_is_there_with_its_concepts(rootless: Site):
    found = {slug_of(scheme.node): scheme for scheme in concept_schemes(rootless)}
    assert set(found) == {slug_of(s) for s in rootless.graph.graph.of_type(SKOS.ConceptScheme)}
    assert [slug_of(concept) for concept, _, _ in found["bases"].concepts] == [
        "editorial-inference",
        "editors-knowledge",
    ]


@pytest.mark.parametrize("job", [ontology_document, shapes_document])
@pytest.mark.parametrize("root", ROOTS)
def test_every_link_within_the_site_lies_below_its_root_and_every_anchor_is_there(page_of, job, root: str):
    there = {
        f"{root}/{name}": anchors(page_of(document, root))
        for name, document in (("ontology", ontology_document), ("shapes", shapes_document))
    }
    here = there[f"{root}/{'ontology' if job is ontology_document else 'shapes'}"]
    for link in page_of(job, root).iter("a"):
        path, _, fragment = link.get("href").partition("#")
        assert path == "" or path.startswith((f"{root}/", "http://", "https://")), path
        if fragment and (path == "" or path in there):
            assert fragment in (there[path] if path else here), link.get("href")


def test_a_class_is_told_with_what_is_said_of_it(page_of):
    told = articles(page_of(ontology_document))["TourDefector"]
    assert text_of(told).startswith("tour defector оставшийся на гастролях dg:TourDefector")
    assert details_of(told) >= {
        ("narrower than", "dg:Defector"),
        ("axiom", "every (dg:defectedDuring some dg:Tour) is dg:TourDefector"),
        ("asked in", "statistics/fates-of-defectors"),
    }


@pytest.mark.parametrize(
    ("term", "name", "value"),
    [
        ("defectedFromCompany", "axiom", "dg:defectedDuring then dg:touredBy makes dg:defectedFromCompany"),
        ("touredBy", "axiom", "dg:defectedDuring then dg:touredBy makes dg:defectedFromCompany"),
        ("defector", "domain", "dg:Defection"),
        ("connectedTo", "axiom", "dg:connectedTo holds both ways"),
        ("RefugeCountry", "named in rules", "refuge-country"),
        (
            "AsylumRequest",
            "example",
            "An application handed in at an embassy in Delhi, addressed to the United States.",
        ),
        ("City", "other vocabularies", "narrower than schema:City, close to wd:Q515"),
    ],
)
def test_a_term_is_told_with_axioms_relations_rules_and_alignments(page_of, term: str, name: str, value: str):
    assert (name, value) in details_of(articles(page_of(ontology_document))[term])


def test_uses_are_counted_in_the_view(rootless: Site, built: Built):
    query = "SELECT ?t (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?t } GROUP BY ?t"
    members = {row["t"]: int(row["n"].value) for row in built.store().query(query, default_graph=view_name("accepted"))}
    query = "SELECT ?t (COUNT(*) AS ?n) WHERE { ?s ?t ?o } GROUP BY ?t"
    values = {row["t"]: int(row["n"].value) for row in built.store().query(query, default_graph=view_name("accepted"))}
    for term in documented_terms(rootless):
        assert term.whole == (members if term.kind == "class" else values).get(term.node, 0), term.name
        assert term.written <= term.whole
    tour = next(term for term in documented_terms(rootless) if term.name == "TourDefector")
    assert (tour.written, tour.whole > 0) == (0, True)


def test_a_shape_is_told_in_words(page_of):
    told = articles(page_of(shapes_document))
    assert {name for name, _ in details_of(told["Claim"])} == {"looks at", "property shapes", "stage", "terms"}
    assert details_of(told["Claim-value"]) == {
        ("path", "(cg:valueNode|cg:valueLiteral)"),
        ("sh:minCount", "1"),
        ("sh:maxCount", "1"),
        ("belongs to", "csh:Claim"),
        ("terms", "cg:valueLiteral, cg:valueNode"),
    }


def test_the_nodes_that_a_shape_looks_at_are_counted(rootless: Site, built: Built):
    found = {shape.name: shape.focus for shape in documented_shapes(rootless)}
    query = f"SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE {{ ?s a <{PREFIXES['cg']}Claim> }}"
    claims = int(next(iter(built.store().query(query, default_graph=view_name("accepted"))))["n"].value)
    assert (found["Claim"], found["Claim-value"]) == (claims, None)


@pytest.mark.parametrize(("job", "name"), [(ontology_document, "ontology"), (shapes_document, "shapes")])
@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_the_data_are_the_whole_content_of_the_files(rootless: Site, project: Project, job, name: str, form):
    files, starts = {
        "ontology": ([*project.vocabulary_files(), *project.alignment_files()], (PREFIXES["cg"], PREFIXES["dg"])),
        "shapes": (project.shape_files(), (PREFIXES["csh"], PREFIXES["s"])),
    }[name]
    written = {triple for path in files for triple in turtle.read(path)}
    gone = (triple for path in project.deprecated_files() for triple in turtle.read(path))
    written |= {triple for triple in gone if triple.subject.value.startswith(starts)}
    if name == "ontology":
        of_concepts = {node("skos:exactMatch"), node("skos:hasTopConcept")}
        written |= {triple for triple in rootless.layers["rules"] if triple.predicate in of_concepts}
    expected = triples_of("".join(f"{t} .\n" for t in written).encode(), "ntriples")
    reply = job(rootless, {"format": form.media_type})
    assert triples_of(body_of(reply), form.name) == expected
    assert counted_by_rdflib(body_of(reply), form.name) == len(expected)
    assert reply.headers["Content-Location"] == f"/{name}.{form.suffix}"


def test_links_lead_to_the_page_and_to_all_formats(rootless: Site):
    links = links_of(ontology_document(Site(rootless.graph, "/graph", "test"), {"format": "ttl"}))
    alternates = {target for target, relation, _ in links if relation == "alternate"}
    assert alternates == {f"/graph/ontology.{suffix}" for suffix in ("html", "nt", "jsonld", "rdf", "trig", "nq")}
    assert (BASE + "ontology", "canonical", "") in links


def test_only_the_version_that_is_here_is_here(rootless: Site):
    assert ontology_document(rootless, {"format": "ttl", "version": "0.1.0"}).status == 200
    with pytest.raises(Problem, match=r"there is 0\.1\.0"):
        ontology_document(rootless, {"format": "ttl", "version": "9.0"})


def test_hostile_words_of_a_term_are_only_words(built: Built):
    term, hostile = node("dg:Hostile"), Literal(HOSTILE, language="en")
    more = [
        Triple(term, RDF.type, OWL.Class),
        Triple(term, RDFS.label, hostile),
        Triple(term, SKOS.definition, hostile),
        Triple(NamedNode(PREFIXES["dg"] + "&amp;'x"), RDF.type, OWL.Class),
    ]
    page = parsed(ontology_document, spoilt_site(built, more, "ontology"))
    assert list(page.iter("script")) == list(page.iter("b")) == []
    told = text_of(articles(page)["Hostile"])
    assert told.startswith(HOSTILE)
    assert "&amp;'x" in anchors(page)


@pytest.mark.parametrize("job", [ontology_document, shapes_document])
def test_pages_keep_to_the_policy_no_script_no_style_within(page_of, job):
    page = page_of(job)
    assert [e.tag for e in page.iter() if e.tag in {"script", "style"} or e.get("style")] == []
    assert [name for e in page.iter() for name in e.attrib if name.startswith("on")] == []


STEMS = {"dg": ("Tour", "p"), "c": ("ballet-dancer",), "csh": ("Claim-value",)}
KNOWN = {PREFIXES[prefix] + name for prefix, names in STEMS.items() for name in names}


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("every dg:Tour is told", {"dg:Tour": "/ontology#Tour"}),
        ("(dg:p some c:ballet-dancer).", {"dg:p": "/ontology#p", "c:ballet-dancer": "/page/concept/ballet-dancer"}),
        ("see csh:Claim-value, not skos:Concept", {"csh:Claim-value": "/shapes#Claim-value"}),
        ("dg:Tours and dg:Unknown are no terms", {}),
        ("http://example.org/dg:Tour mailto:a@b.c 12:30 nothing: here", {}),
        ("", {}),
    ],
)
def test_terms_in_a_text_are_linked_and_the_text_stays(text: str, linked: dict[str, str]):
    found = pieces(text, "", KNOWN)
    assert "".join(part for part, _ in found) == text
    assert {part: path for part, path in found if path} == linked


def test_questions_that_a_term_is_asked_in_are_there(rootless: Site):
    for term in documented_terms(rootless):
        assert [name for name in term.questions if name not in rootless.graph.catalogue.queries] == []
        for name in term.questions:
            assert re.search(rf"{abbreviate(term.node.value)}\b", rootless.graph.catalogue[name].text)


CORE = "https://w3id.org/cited-graph/core"


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_the_core_is_what_the_ontology_imports(rootless: Site, form):
    imported = rootless.ontology.text(node(BASE + "ontology"), OWL.imports)
    assert (imported, path_of(imported)) == (CORE, "/core")
    found = Graph(triples_of(body_of(core_document(rootless, {"format": form.name})), form.name))
    assert found.has(node("cg:Claim"), RDF.type)
    assert found.text(node(CORE), OWL.versionIRI) == f"{CORE}/0.1.0"
    subjects = {s.value for s in found.all_subjects() if isinstance(s, NamedNode)}
    assert [s for s in subjects if s.startswith(BASE)] == []
    own = {s.value for s in rootless.ontology.all_subjects() if s.value.startswith(PREFIXES["cg"])}
    assert own - subjects <= {t.subject.value for t in moved_terms(rootless)}


def moved_terms(site: Site) -> list[Triple]:
    return [t for t in site.ontology if t.predicate == OWL.deprecated]


def test_the_core_names_its_version_and_refuses_another(rootless: Site):
    links = {(place, rel) for place, rel, _ in links_of(core_document(rootless, {"format": "turtle"}))}
    assert {(CORE, "canonical"), (f"{CORE}/0.1.0", "latest-version")} <= links
    with pytest.raises(Problem) as error:
        core_document(rootless, {"format": "turtle", "version": "9.9.9"})
    assert error.value.status == 404
