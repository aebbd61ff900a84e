from __future__ import annotations

import pytest
import rdflib.namespace as published
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.build import read_corpus
from kg.project import Project
from kg.rdf import namespaces
from kg.rdf.namespaces import (
    CG,
    CONCEPT,
    KINDS,
    PREFIXES,
    RDF,
    SKOS,
    Vocabulary,
    abbreviate,
    expand,
    identifier,
    slug_of,
)

from .little import DG

OF_OTHERS = ("DCTERMS", "OWL", "QB", "RDF", "RDFS", "SH", "SKOS", "XSD")
NUREYEV = "https://w3id.org/defector-graph/id/person/rudolf-nureyev"


@pytest.mark.parametrize("vocabulary", [CG, DG, CONCEPT], ids=["cg", "dg", "cc"])
def test_every_listed_term_of_ours_is_declared_in_the_ontology(vocabulary: Vocabulary, project: Project):
    ontology = read_corpus(project).ontology
    assert [term for term in vocabulary if not ontology.has(getattr(vocabulary, term), RDF.type)] == []


@pytest.mark.parametrize("name", OF_OTHERS)
def test_every_listed_term_of_others_is_published_by_them(name: str):
    theirs = getattr(published, name)
    ours = getattr(namespaces, name)
    assert str(theirs._NS) == ours.base
    assert [term for term in ours if theirs._NS[term] not in theirs] == []


@pytest.mark.parametrize("name", ["defectr", "persn", "Persons", ""])
def test_a_misspelt_term_is_an_error(name: str):
    with pytest.raises(AttributeError, match="has no listed term"):
        getattr(DG, name)


def test_a_vocabulary_contains_every_iri_of_its_namespace_and_no_other():
    assert SKOS.prefLabel in SKOS
    assert NamedNode(PREFIXES["skos"] + "notation") in SKOS
    assert SKOS.prefLabel not in DG
    assert "prefLabel" not in SKOS


def test_no_two_prefixes_stand_for_one_namespace():
    assert len(set(PREFIXES.values())) == len(PREFIXES)


def test_prefixes_are_in_alphabetical_order():
    assert list(PREFIXES) == sorted(PREFIXES)


@pytest.mark.parametrize(
    ("iri", "short"),
    [
        (NUREYEV, "person:rudolf-nureyev"),
        ("https://w3id.org/defector-graph/ontology#Defection", "dg:Defection"),
        ("https://w3id.org/defector-graph/id/concept/dancer", "c:dancer"),
        ("http://www.wikidata.org/entity/Q184", "wd:Q184"),
        ("http://www.w3.org/2001/XMLSchema#date", "xsd:date"),
        ("https://w3id.org/defector-graph/graph/authored", "graph:authored"),
    ],
)
def test_abbreviate_and_expand_are_each_other_s_reverse(iri: str, short: str):
    assert abbreviate(iri) == short
    assert expand(short) == iri


@pytest.mark.parametrize(
    "iri", ["http://example.org/lamp", "https://w3id.org/defector-graph/graph/view/accepted", "mailto:ada@example.org"]
)
def test_an_iri_without_a_fitting_prefix_stays_as_it_is(iri: str):
    assert abbreviate(iri) == iri


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        (f"<{NUREYEV}>", NUREYEV),
        (NUREYEV, NUREYEV),
        ("urn:isbn:0451450523", "urn:isbn:0451450523"),
        ("Nureyev", None),
        ("Article 64: treason", None),
        ("nobody:knows", None),
    ],
)
def test_expand_takes_iris_and_prefixed_names_and_nothing_else(name: str, iri: str | None):
    assert expand(name) == iri


@settings(deadline=None)
@given(st.sampled_from(sorted(PREFIXES)), st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True))
def test_every_prefixed_name_comes_back(prefix: str, local: str):
    assert abbreviate(expand(f"{prefix}:{local}") or "") == f"{prefix}:{local}"


@pytest.mark.parametrize("kind", KINDS)
def test_identifiers_carry_kind_and_slug(kind: str):
    assert identifier(kind, "ada-fenn").value == f"https://w3id.org/defector-graph/id/{kind}/ada-fenn"
    assert slug_of(identifier(kind, "ada-fenn")) == "ada-fenn"


def test_the_slug_of_a_term_stands_behind_the_hash():
    assert slug_of(CG.Claim) == "Claim"
