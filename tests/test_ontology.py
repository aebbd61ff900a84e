from __future__ import annotations

import json
import re
import tomllib

import pytest
import yaml

import kg
from kg.build import read_corpus
from kg.build.read import read_graph
from kg.project import Project
from kg.rdf.graph import Graph
from kg.rdf.namespaces import BASE, DCTERMS, OWL, PREFIXES, RDF, RDFS, SKOS, abbreviate, is_term

from .little import ROOT, node


@pytest.fixture(scope="module")
def ontology(project: Project) -> Graph:
    return read_graph(project.vocabulary_files())


@pytest.fixture(scope="module")
def terms(ontology: Graph) -> list:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    return sorted({t for kind in kinds for t in ontology.of_type(kind) if is_term(t)}, key=str)


def test_nothing_merges_two_things(ontology: Graph):
    merging = {OWL.sameAs, node("owl:hasKey"), OWL.equivalentClass, OWL.equivalentProperty}
    kinds = {node("owl:FunctionalProperty"), node("owl:InverseFunctionalProperty")}
    assert [str(t) for t in ontology if t.predicate in merging or t.object in kinds] == []


def test_every_term_has_a_label_in_both_languages_and_a_definition(ontology: Graph, terms: list):
    lacking = [
        (abbreviate(term.value), what)
        for term in terms
        for what, predicate, tag in (
            ("en", RDFS.label, "en"),
            ("ru", RDFS.label, "ru"),
            ("definition", SKOS.definition, "en"),
        )
        if ontology.label(term, predicate, tag) is None
    ]
    assert lacking == []
    assert len(terms) > 250


def test_what_the_data_use_has_an_example(project: Project, ontology: Graph, terms: list):
    corpus = read_corpus(project)
    triples = [*corpus.authored, *corpus.sources]
    used = {t.predicate for t in triples} | {t.object for t in triples if t.predicate == RDF.type}
    assert [abbreviate(t.value) for t in terms if t in used and not ontology.has(t, node("skos:example"))] == []


def test_every_position_names_a_profession_or_says_whether_it_makes_a_member(ontology: Graph):
    positions = ontology.subjects(SKOS.inScheme, node("scheme:positions"))
    told = (node("dg:namesProfession"), node("dg:makesMember"))
    assert [abbreviate(p.value) for p in positions if not any(ontology.has(p, term) for term in told)] == []


def test_no_definition_merely_says_the_name(ontology: Graph):
    for term in {*ontology.subjects(SKOS.definition)}:
        for tag in ("en", "ru"):
            names = {str(ontology.label(term, p, tag)).casefold() for p in (RDFS.label, SKOS.prefLabel)}
            definition = ontology.label(term, SKOS.definition, tag)
            assert str(definition).rstrip(".").casefold() not in names - {"none"}, term


def test_no_term_has_two_labels_in_one_language(ontology: Graph, terms: list):
    tags = {term: [label.language for label in ontology.objects(term, RDFS.label)] for term in terms}
    assert {abbreviate(t.value) for t, found in tags.items() if sorted(found) != ["en", "ru"]} == set()


@pytest.mark.parametrize("tag", ["en", "ru"])
def test_no_two_terms_share_a_label(ontology: Graph, terms: list, tag: str):
    found: dict[str, list[str]] = {}
    for term in terms:
        found.setdefault(str(ontology.label(term, RDFS.label, tag)), []).append(abbreviate(term.value))
    assert {label: named for label, named in found.items() if len(named) > 1} == {}


def test_every_term_says_which_ontology_defines_it(ontology: Graph, terms: list):
    homes = {term: node(term.value.partition("#")[0]) for term in terms}
    assert [abbreviate(t.value) for t in terms if ontology.node(t, node("rdfs:isDefinedBy")) != homes[t]] == []


def test_classes_are_upper_camel_and_properties_lower_camel(ontology: Graph, terms: list):
    classes = set(ontology.of_type(OWL.Class))
    wrong = [
        abbreviate(term.value)
        for term in terms
        if not re.fullmatch(
            r"(dg|cg):[A-Z][A-Za-z0-9]*" if term in classes else r"(dg|cg):[a-z][A-Za-z0-9]*", abbreviate(term.value)
        )
    ]
    assert wrong == []


def test_every_concept_has_labels_and_a_scheme(ontology: Graph):
    concepts = ontology.of_type(SKOS.Concept)
    assert [
        abbreviate(str(concept.value))
        for concept in concepts
        if ontology.label(concept, SKOS.prefLabel, "en") is None
        or ontology.label(concept, SKOS.prefLabel, "ru") is None
        or not ontology.nodes(concept, SKOS.inScheme)
    ] == []
    assert len(concepts) > 100


def test_no_class_is_below_itself(ontology: Graph):
    def above(cls, seen: set) -> set:
        for parent in ontology.nodes(cls, RDFS.subClassOf):
            if parent not in seen:
                seen.add(parent)
                above(parent, seen)
        return seen

    assert [abbreviate(str(c.value)) for c in ontology.of_type(OWL.Class) if c in above(c, set())] == []


def test_every_term_used_in_the_data_is_declared(project: Project, terms: list):
    corpus = read_corpus(project)
    declared = set(terms)
    used = {
        term
        for graph in (corpus.authored, corpus.sources, corpus.links, corpus.gazetteer)
        for t in graph
        for term in (t.predicate, t.object)
        if is_term(term)
    }
    assert sorted(abbreviate(term.value) for term in used - declared) == []


def test_every_concept_used_in_the_data_is_declared(project: Project):
    corpus = read_corpus(project)
    concepts = (PREFIXES["c"], PREFIXES["cc"])
    used = {
        t.object
        for g in (corpus.authored, corpus.sources)
        for t in g
        if str(getattr(t.object, "value", "")).startswith(concepts)
    }
    assert (
        sorted(
            abbreviate(c.value)
            for c in used
            if not (corpus.ontology.has(c, RDF.type) or corpus.authored.has(c, RDF.type))
        )
        == []
    )


def test_every_rule_and_shape_uses_declared_terms_only(project: Project, terms: list):
    declared = {term.value for term in terms}
    found = {}
    for path in (*project.rule_files(), *project.shape_files()):
        names = set(re.findall(r"(?<![\w:])((?:dg|cg):\w+)", path.read_text(encoding="utf-8")))
        unknown = sorted(name for name in names if node(name).value not in declared)
        if unknown:
            found[path.name] = unknown
    assert found == {}


def test_one_version_everywhere(ontology: Graph):
    header = node(PREFIXES["dg"].removesuffix("#"))
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))["version"]
    iri = ontology.node(header, OWL.versionIRI)
    assert iri is not None
    assert {
        "package": kg.__version__,
        "pyproject": pyproject,
        "citation": str(citation),
        "header": ontology.text(header, OWL.versionInfo),
        "IRI": iri.value.rpartition("/")[2],
    } == dict.fromkeys(("package", "pyproject", "citation", "header", "IRI"), kg.__version__)


def test_the_citation_file_says_what_the_header_says(ontology: Graph):
    header = node(PREFIXES["dg"].removesuffix("#"))
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    editors = ontology.node(header, DCTERMS.creator)
    assert editors is not None
    assert editors == ontology.node(header, DCTERMS.publisher)
    (author,) = citation["authors"]
    assert author["name"] == ontology.label(editors, node("foaf:name"), "en")
    assert str(citation["date-released"]) == ontology.text(header, DCTERMS.issued)
    assert citation["url"] == BASE
    assert citation["title"].startswith("Defector Graph: ")
    licences = {"MIT": "LICENSE", "CC-BY-4.0": "LICENSE-DATA"}
    assert set(citation["license"]) == set(licences)
    assert all((ROOT / name).is_file() for name in licences.values())


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_header_says_what_and_under_which_licence(ontology: Graph, language: str):
    header = node(PREFIXES["dg"].removesuffix("#"))
    assert OWL.Ontology in ontology.objects(header, RDF.type)
    assert ontology.label(header, DCTERMS.title, language)
    assert ontology.text(header, DCTERMS.license) == "https://creativecommons.org/licenses/by/4.0/"


@pytest.fixture(scope="module")
def context(project: Project) -> dict:
    return json.loads((project.ontology / "context.jsonld").read_text(encoding="utf-8"))["@context"]


def test_every_term_has_one_key_in_the_json_ld_context(context: dict, terms: list):
    ids = [
        e if isinstance(e, str) else e["@id"]
        for e in context.values()
        if isinstance(e, str) or "@id" in (e if isinstance(e, dict) else {})
    ]
    named = [name for name in ids if str(name).startswith(("dg:", "cg:"))]
    assert sorted(named) == sorted(abbreviate(term.value) for term in terms)


def test_the_context_has_our_prefixes_and_none_that_differs(context: dict):
    theirs = {key: value for key, value in context.items() if key in PREFIXES}
    assert theirs == {key: PREFIXES[key] for key in theirs}


def test_the_context_agrees_with_the_kind_of_each_property(context: dict, ontology: Graph):
    wrong = []
    for key, entry in context.items():
        if not isinstance(entry, dict) or not str(entry.get("@id", "")).startswith("dg:"):
            continue
        is_object = OWL.ObjectProperty in ontology.objects(node(entry["@id"]), RDF.type)
        if is_object != (entry.get("@type") in {"@id", "@vocab"}):
            wrong.append(key)
    assert wrong == []
