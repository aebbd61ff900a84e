"""Paths through dense graphs, long lists, deep paths: each ends, and comes to what the Recommendation says (2.3.1)."""

from __future__ import annotations

import random

import pytest
from pyoxigraph import NamedNode

from kg.validation.shacl import LimitError, ShapesError, evaluation, validate, walking
from kg.validation.shacl.dataset import Dataset
from kg.validation.shacl.density import Density
from kg.validation.shacl.paths import Alternative, Inverse, Path, Predicate, Repeated, Sequence
from kg.validation.shacl.walking import Walks

from .support import turtle

EX = "http://example.org/"
P, Q = (Predicate(NamedNode(EX + name)) for name in "pq")
STAR = {"zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath"}


def dense(nodes: int) -> str:
    return " ".join(f"ex:n{i} ex:p ex:n{j} ." for i in range(nodes) for j in range(nodes))


def path(chance: random.Random, depth: int = 3) -> Path:
    """Return a path of some kinds within each other."""
    kind = chance.randrange(6) if depth else 0
    if kind < 2:
        return chance.choice([P, Q])
    parts = tuple(path(chance, depth - 1) for _ in range(2))
    compound = [Sequence(parts), Alternative(parts), Inverse(parts[0])]
    return compound[kind - 2] if kind < 5 else Repeated(parts[0], chance.choice(sorted(STAR)))


@pytest.mark.parametrize("seed", range(40))
def test_what_is_walked_is_what_the_engine_finds(seed: int):
    """SPARQL 1.1, section 9: the nodes that a path connects, each once."""
    chance = random.Random(seed)  # noqa: S311 (a world, no secret)
    nodes = [f"ex:n{number}" for number in range(5)]
    lines = [
        f"{chance.choice(nodes)} ex:{chance.choice('pq')} {chance.choice([*nodes, '07', '7'])} ." for _ in range(9)
    ]
    data, wanted = Dataset(turtle(" ".join(lines))), path(chance)
    walks = Walks(data)
    data.mention(NamedNode(f"{EX}n{name}") for name in range(5))
    for name in range(5):
        start = NamedNode(f"{EX}n{name}")
        rows = data.select(f"SELECT DISTINCT ?end WHERE {{ {start} {wanted} ?end }}")
        assert walks._from(wanted, start) == {row[0] for row in rows}, str(wanted)


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("[ sh:oneOrMorePath ( ex:p ex:p ) ]", 40),
        ("( ex:p ex:p ex:p ex:p ex:p )", 40),
        ("( [ sh:zeroOrMorePath ex:p ] [ sh:inversePath [ sh:zeroOrMorePath ex:p ] ] [ sh:zeroOrMorePath ex:p ] )", 40),
        ("( " + "ex:p " * 60 + ")", 40),
    ],
)
def test_a_dense_graph_is_walked(written: str, count: int):
    shape = f"ex:S sh:targetSubjectsOf ex:p ; sh:property [ sh:path {written} ; sh:minCount {{}} ] ."
    data = turtle(dense(40))
    assert not validate(data, turtle(shape.format(count))).results
    assert len(validate(data, turtle(shape.format(count + 1))).results) == 40
    inner = (
        f"ex:S sh:targetNode ex:n0 ; sh:property [ sh:path {written} ; sh:property [ sh:path ex:q ; sh:minCount 1 ] ] ."
    )
    assert len(validate(data, turtle(inner)).results) == 40


def test_only_what_has_many_ways_is_walked():
    thin = Density(Dataset(turtle("ex:a ex:p ex:b . ex:b ex:p ex:c ; ex:q ex:a .")))
    thick = Density(Dataset(turtle(dense(20))))
    repeated = Repeated(Sequence((P, P)), "oneOrMorePath")
    assert [thin.is_dense(repeated), thick.is_dense(repeated)] == [False, True]
    assert [each.is_dense(Repeated(P, "zeroOrMorePath")) for each in (thin, thick)] == [False, False]
    assert thin.is_dense(Sequence((P,) * 40))


def test_a_path_that_leads_to_too_many_nodes_is_told(monkeypatch):
    monkeypatch.setattr(walking, "MOST_STEPS", 50)
    shape = "ex:S sh:targetSubjectsOf ex:p ; sh:property [ sh:path ( ex:p ex:p ex:p ex:p ex:p ) ; sh:maxCount 1 ] ."
    with pytest.raises(LimitError, match="more than 50 nodes"):
        validate(turtle(dense(40)), turtle(shape))


def test_results_without_end_are_not_waited_for(monkeypatch):
    monkeypatch.setattr(evaluation, "MOST_RESULTS", 100)
    shape = "ex:S sh:targetSubjectsOf ex:p ; sh:property [ sh:path ex:p ; sh:lessThan ex:p ] ."
    with pytest.raises(LimitError, match="more than 100 results"):
        validate(turtle(dense(10)), turtle(shape))


@pytest.mark.parametrize("value", ["4999", "ex:n4999", '"x4999"', "04999", "4999.0"])
def test_a_long_list_is_looked_up(value: str):
    """SHACL 4.8.3: as terms; an expression of thousands of terms ended the program."""
    items = " ".join(f' {number} ex:n{number} "x{number}" 0{number} ' for number in range(4990, 5000))
    items += " ".join(map(str, range(4000)))
    shape = f"ex:S sh:targetNode ex:a ; sh:property [ sh:path ex:p ; sh:in ( {items} ) ] ."
    assert bool(validate(turtle(f"ex:a ex:p {value} ."), turtle(shape)).results) == (value == "4999.0")


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("[ sh:inversePath " * 300 + "ex:p" + "]" * 300, "deeper than 100"),
        ("_:x . _:x sh:inversePath [ sh:zeroOrMorePath _:x ]", "contains itself"),
        ("_:x . _:x sh:alternativePath ( ex:p _:x )", "contains itself"),
    ],
)
def test_a_path_within_itself_and_a_deep_one_are_two_things(written: str, word: str):
    head = "ex:S sh:targetNode ex:a ; sh:property _:s . _:s sh:maxCount 0 ; sh:path "
    with pytest.raises(ShapesError, match=word):
        validate(turtle("ex:a ex:p 1 ."), turtle(f"{head} {written} ."))
