"""Results kept from one validation to the next: the same report as asking anew, whatever was edited between."""

from __future__ import annotations

import copy
import random
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from kg.build.expand import date_bounds
from kg.build.findings import read_labelled
from kg.build.read import read_graph
from kg.graph import Graph
from kg.project import Project
from kg.validation import Report, Validation
from kg.validation.shacl.digests import Digests

from .support import turtle

EDITS = 12
DATA = """
ex:a a ex:C ; ex:name "A" ; ex:knows ex:b .
ex:b a ex:C ; ex:name "B" , "BB" ; ex:age "07"^^xsd:integer .
ex:D rdfs:subClassOf ex:C .
"""
SHAPES = """
ex:Name a sh:NodeShape ; sh:targetClass ex:C ; sh:property ex:Name-path .
ex:Name-path sh:path ex:name ; sh:maxCount 1 ; sh:minCount 1 .
ex:Age a sh:NodeShape ; sh:targetSubjectsOf ex:age ; sh:property ex:Age-path .
ex:Age-path sh:path ex:age ; sh:minInclusive 10 .
ex:Known a sh:NodeShape ; sh:targetObjectsOf ex:knows ; sh:node ex:Whole .
ex:Whole a sh:NodeShape ; sh:closed true ; sh:ignoredProperties ( rdf:type ) .
ex:Old a sh:NodeShape ; sh:targetSubjectsOf ex:age ; sh:sparql [ sh:message "{?age}" ;
    sh:select "SELECT $this ?age { $this <http://example.org/age> ?age FILTER(?age < 18) }" ] .
ex:Nobody a sh:NodeShape ; sh:targetNode ex:nobody ; sh:property [ sh:path ex:name ; sh:minCount 1 ] .
"""


def validated(data: list[Triple], earlier: dict[str, Any]) -> tuple[Report, Validation]:
    validation = Validation(Graph(turtle(SHAPES)), earlier=earlier)
    return validation.report(data), validation


def asked(validation: Validation) -> set[str]:
    return {name.strip("<>").rpartition("/")[2] for name in validation.asked}


CHANGES = [
    ("", {"Nobody"}),
    ('ex:a ex:age "5"^^xsd:integer .', {"Age", "Known", "Nobody", "Old"}),
    ('ex:a ex:name "AA" .', {"Name", "Known", "Nobody", "Old"}),
    ("ex:c a ex:E .", {"Known", "Nobody", "Old"}),
    ("ex:c a ex:D .", {"Name", "Known", "Nobody", "Old"}),
    ("ex:E rdfs:subClassOf ex:C .", {"Name", "Known", "Nobody", "Old"}),
    ("ex:a ex:likes ex:c .", {"Known", "Nobody", "Old"}),
]


@pytest.mark.parametrize(("change", "again"), CHANGES, ids=[change or "nothing" for change, _ in CHANGES])
def test_only_shapes_that_read_what_changed_are_asked_again(change: str, again: set[str]):
    """A result without an IRI for its shape is never kept; a closed shape reads everything, and so does one that
    gives back a literal written in an odd way.
    """
    _, first = validated(turtle(DATA), {})
    assert asked(first) == {"Name", "Age", "Old", "Known", "Nobody"}
    report, second = validated(turtle(DATA + change), first.found)
    assert report.results == validated(turtle(DATA + change), {})[0].results
    assert asked(second) == again


def test_the_first_odd_literal_changes_every_query():
    _, first = validated(turtle(DATA.replace('"07"', '"7"')), {})
    report, second = validated(turtle(DATA), first.found)
    assert asked(second) == {"Name", "Age", "Old", "Known", "Nobody"}
    assert report.results == validated(turtle(DATA), {})[0].results


def test_what_is_kept_is_as_good_as_new_down_to_details():
    first_report, first = validated(turtle(DATA), {})
    again, second = validated(turtle(DATA), first.found)
    assert "Known" not in asked(second)
    assert [result.found for result in again.results] == [result.found for result in first_report.results]
    assert any(result.found.details for result in again.results)


def test_digests_follow_every_triple_and_not_their_order():
    lines = [f"<urn:s{n}> <urn:p{n % 2}> <urn:o> .\n".encode() for n in range(6)]
    one, other, less = Digests(), Digests(), Digests()
    one.extend(lines)
    other.extend(reversed([*lines, lines[0]]))
    less.extend(lines[1:])
    assert one.of(["urn:p0"]) == other.of(["urn:p0"])
    assert one.of(["urn:p0"]) != less.of(["urn:p0"])
    assert one.of(["urn:p1"]) == less.of(["urn:p1"])
    assert one.of(["*"]) != less.of(["*"])
    assert one.of(["urn:p0"]) != one.of(["urn:p1"])


def edited(data: list[Triple], chance: random.Random) -> list[Triple]:
    """Return the data with up to three triples less, more or other than before."""
    data = copy.copy(data)
    for _ in range(chance.randint(1, 3)):
        old, other = chance.choice(data), chance.choice(data)
        choice = chance.randrange(5)
        if choice in (0, 1):
            data.remove(old)
        if choice in (1, 2):
            data.append(Triple(old.subject, old.predicate, other.object))
        if choice == 3:
            data.append(Triple(NamedNode("urn:new"), old.predicate, old.object))
        if choice == 4 and isinstance(old.object, Literal) and not old.object.language:
            data.append(
                Triple(old.subject, old.predicate, Literal(f"0{old.object.value}", datatype=old.object.datatype))
            )
    return data


def test_after_random_edits_the_report_is_the_one_of_asking_anew(project: Project):
    corpus = read_labelled(project)
    written = (corpus.ontology, corpus.sources, corpus.authored, corpus.links)
    data = sorted(Graph.union(*written, date_bounds(corpus.authored)), key=str)
    shapes = read_graph(project.shape_files())
    chance = random.Random(1961)  # noqa: S311
    earlier: dict[str, Any] = {}
    kept, found = 0, 0
    for _ in range(EDITS):
        after = edited(data, chance)
        again, anew = Validation(shapes, earlier=earlier), Validation(shapes)
        report, wanted = again.report(after, "authored"), anew.report(after, "authored")
        assert [r.found for r in report.results] == [r.found for r in wanted.results]
        kept, found = kept + again.kept, found + len(report.results)
        data, earlier = (data, earlier) if chance.random() < 0.5 and earlier else (after, again.found)
    assert kept > EDITS * 20
    assert found > EDITS
