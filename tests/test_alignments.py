"""How our terms stand to those of others: the tables, what is made of them, and that it holds."""

from __future__ import annotations

import re
import sys
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
import rdflib.namespace

from kg.build.read import read_graph
from kg.project import Project
from kg.rdf import turtle
from kg.rdf.graph import Graph
from kg.rdf.namespaces import OWL, RDF, RDFS, SKOS, is_term

from .little import ROOT

sys.path.insert(0, str(ROOT / "tools"))
alignments = import_module("alignments")

RELATIONS = {"rdfs:subClassOf", "rdfs:subPropertyOf", "skos:closeMatch", "skos:relatedMatch"}
# Namespaces of which rdflib knows every term.
CLOSED = {
    "dcterms": rdflib.namespace.DCTERMS,
    "foaf": rdflib.namespace.FOAF,
    "geo": rdflib.namespace.GEO,
    "org": rdflib.namespace.ORG,
    "prov": rdflib.namespace.PROV,
    "schema": rdflib.namespace.SDO,
    "time": rdflib.namespace.TIME,
}

TABLE = """\
#curie_map:
#  e: http://e.org/
#  dg: https://w3id.org/defector-graph/ontology#
#  rdfs: http://www.w3.org/2000/01/rdf-schema#
#  skos: http://www.w3.org/2004/02/skos/core#
subject_id\tpredicate_id\tobject_id\tobject_type
dg:place\tskos:closeMatch\te:site\towl object property
dg:City\trdfs:subClassOf\te:Town\towl class
dg:City\tskos:closeMatch\te:Q1\trdfs resource
"""

MADE = """\
@prefix dg: <https://w3id.org/defector-graph/ontology#> .
@prefix e: <http://e.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""

LINES = [
    "e:Town a owl:Class .",
    "e:site a owl:ObjectProperty .",
    "skos:closeMatch a owl:AnnotationProperty .",
    "dg:City rdfs:subClassOf e:Town .",
    "dg:City skos:closeMatch e:Q1 .",
    "dg:place skos:closeMatch e:site .",
]


@pytest.fixture(scope="module")
def tables(project: Project) -> list[Path]:
    return [alignments.table_of(file) for file in project.alignment_files()]


@pytest.fixture(scope="module")
def rows(tables: list[Path]) -> list[dict[str, str]]:
    return [row for table in tables for row in alignments.read(table)[1]]


def test_turtle_is_made_of_a_table(tmp_path: Path):
    table = tmp_path / "alignments.sssom.tsv"
    table.write_text(TABLE, encoding="utf-8")
    made = alignments.as_turtle(table)
    assert made.startswith(MADE)
    assert [line for line in made.splitlines() if line and line[0] not in "@#"] == LINES


def test_the_files_are_what_the_tables_say(project: Project):
    assert list(alignments.stale(project)) == []


def test_every_line_has_what_sssom_asks_for(rows: list[dict[str, str]]):
    wrong = [
        row
        for row in rows
        if row["predicate_id"] not in RELATIONS
        or row["mapping_justification"] != "semapv:ManualMappingCuration"
        or not 0 < float(row["confidence"]) <= 1
        or date.fromisoformat(row["mapping_date"]) > date(2100, 1, 1)
        or None in row.values()
    ]
    assert wrong == []
    assert len(rows) > 250


def test_a_pair_is_aligned_once_and_in_order(tables: list[Path]):
    for table in tables:
        keys = [(row["subject_id"], row["predicate_id"], row["object_id"]) for row in alignments.read(table)[1]]
        assert keys == sorted(set(keys))
        assert len({(subject, other) for subject, _, other in keys}) == len(keys)


def test_what_is_merely_near_says_why_unless_it_is_of_wikidata(rows: list[dict[str, str]]):
    bare = [
        row["subject_id"]
        for row in rows
        if row["predicate_id"] == "skos:relatedMatch" and not row["comment"] and not row["object_path"]
        and not row["object_id"].startswith("wd:")
    ]  # fmt: skip
    assert bare == []


def test_terms_of_well_known_vocabularies_exist(rows: list[dict[str, str]]):
    named = {name for row in rows for name in re.findall(r"\w+:[\w-]+", f"{row['object_id']} {row['object_path']}")}
    known = [name.partition(":") for name in sorted(named) if name.partition(":")[0] in CLOSED]
    assert [f"{prefix}:{name}" for prefix, _, name in known if name not in CLOSED[prefix]] == []
    assert len(known) > 60


def test_they_speak_of_our_terms_and_of_concepts(project: Project):
    ontology = read_graph(project.vocabulary_files())
    found = Graph(t for file in project.alignment_files() for t in turtle.read(file) if t.predicate != RDF.type)
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, SKOS.Concept)
    declared = {node for kind in kinds for node in ontology.of_type(kind)}
    assert set(found.all_subjects()) - declared == set()
    assert [str(t) for t in found if is_term(t.object)] == []


def test_terms_of_others_are_declared_as_what_the_relation_needs(project: Project):
    kinds = {RDFS.subClassOf: {OWL.Class}, RDFS.subPropertyOf: {OWL.ObjectProperty, OWL.DatatypeProperty}}
    graph = read_graph([*project.vocabulary_files(), *project.alignment_files()])
    for relation, wanted in kinds.items():
        for file in project.alignment_files():
            for triple in turtle.read(file):
                if triple.predicate == relation:
                    ours = wanted & set(graph.objects(triple.subject, RDF.type))
                    assert ours, triple
                    assert ours <= set(graph.objects(triple.object, RDF.type)), triple


@pytest.mark.parametrize(
    ("term", "other"),
    [
        # A node that cites is as often an event, which PROV-O holds apart from an entity.
        ("cg:Attestable", "prov:Entity"),
        ("cg:citation", "prov:qualifiedDerivation"),
        ("cg:evidence", "prov:wasDerivedFrom"),
        # To say is an act, what is said a proposition.
        ("cg:PublicStatement", "schema:Statement"),
        ("cg:Statement", "schema:Statement"),
        # A trip of schema.org is no event.
        ("dg:Journey", "schema:Trip"),
        ("dg:touring", "schema:itinerary"),
        # A court is a body.
        ("dg:Court", "schema:Courthouse"),
        # What begins an interval is not the interval.
        ("dg:Role", "bio:Employment"),
        ("dg:Union", "bio:Marriage"),
        # Of a file, a name, a closed list of ranks.
        ("cg:sha256", "schema:sha256"),
        ("dg:position", "schema:roleName"),
        ("cg:rank", "wikibase:rank"),
        # A proposition may have a place, too.
        ("dg:place", "bio:place"),
    ],
)
def test_ours_is_not_narrower_than_what_it_is_not(rows: list[dict[str, str]], term: str, other: str):
    narrower = {
        (row["subject_id"].partition(":")[2], row["object_id"])
        for row in rows
        if row["predicate_id"].startswith("rdfs:sub")
    }
    assert (term.partition(":")[2], other) not in narrower


@pytest.mark.parametrize(
    ("term", "path"),
    [
        # The four bounds of a time-span (CIDOC CRM in RDF, properties P81a to P82b).
        ("beginEarliest", "crm:P4_has_time-span/crm:P82a_begin_of_the_begin"),
        ("beginLatest", "crm:P4_has_time-span/crm:P81a_end_of_the_begin"),
        ("endEarliest", "crm:P4_has_time-span/crm:P81b_begin_of_the_end"),
        ("endLatest", "crm:P4_has_time-span/crm:P82b_end_of_the_end"),
        ("occurredWithin", "crm:P7_took_place_at/crm:P89_falls_within"),
    ],
)
def test_a_path_leads_to_theirs(rows: list[dict[str, str]], term: str, path: str):
    assert path in {row["object_path"] for row in rows if row["subject_id"].partition(":")[2] == term}


def test_properties_of_wikidata_are_told_by_name(rows: list[dict[str, str]]):
    names = {row["object_id"]: row["object_label"] for row in rows if row["object_id"].startswith("wd:")}
    assert {number: names[number] for number in ("wd:P27", "wd:P106", "wd:P551")} == {
        "wd:P27": "country of citizenship",
        "wd:P106": "occupation",
        "wd:P551": "residence",
    }
    assert [number for number, name in names.items() if not name] == []
