"""Labels of blank nodes: those of RDFC-1.0 where it ends soon, and the same for the same graph where it would not."""

from __future__ import annotations

import random

import pytest
from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, Literal, NamedNode, Quad, Triple

from kg.rdf.labels import canonical_dataset

KNOWS = NamedNode("http://example.org/knows")


def linked(pairs, seed):
    """Return quads between blank nodes, under labels and in an order that the seed chooses."""
    chance = random.Random(seed)  # noqa: S311
    numbers = sorted({number for pair in pairs for number in pair})
    labels = dict(zip(numbers, chance.sample(range(10**6), len(numbers)), strict=True))
    quads = [Quad(BlankNode(f"b{labels[a]}"), KNOWS, BlankNode(f"b{labels[b]}")) for a, b in pairs]
    chance.shuffle(quads)
    return quads


def both_ways(pairs):
    return [*pairs, *((b, a) for a, b in pairs)]


SYMMETRIC = {
    "everybody knows everybody": [(a, b) for a in range(10) for b in range(10) if a != b],
    "two sides": [(a, 20 + b) for a in range(9) for b in range(9)],
    "a ring, both ways": both_ways([(n, (n + 1) % 60) for n in range(60)]),
    "a long ring": [(n, (n + 1) % 900) for n in range(900)],
    "a cube of six dimensions": [(n, n ^ (1 << bit)) for n in range(64) for bit in range(6)],
    "twelve triangles": both_ways([(3 * t + n, 3 * t + (n + 1) % 3) for t in range(12) for n in range(3)]),
    "a star": [(0, n) for n in range(1, 300)],
}


@pytest.mark.parametrize("pairs", SYMMETRIC.values(), ids=SYMMETRIC)
def test_symmetric_graphs_have_labels_that_depend_on_the_graph_alone(pairs):
    quads = linked(pairs, 1)
    labelled = set(canonical_dataset(quads))
    assert labelled == set(canonical_dataset(linked(pairs, 2)))
    assert len(labelled) == len(set(quads))
    assert len({quad.subject for quad in labelled}) == len({quad.subject for quad in quads})
    assert len({quad.object for quad in labelled}) == len({quad.object for quad in quads})


@pytest.mark.parametrize(
    "pairs", [[(0, 1), (1, 2), (2, 0)], [(0, 1)], [(0, 1), (0, 2), (3, 0)], [(n, n + 1) for n in range(40)]]
)
def test_other_graphs_have_the_labels_of_rdfc(pairs):
    quads = linked(pairs, 3)
    expected = Dataset(quads)
    expected.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    assert set(canonical_dataset(quads)) == set(expected)


def test_names_of_graphs_and_triple_terms_get_the_new_labels_too():
    pairs = SYMMETRIC["everybody knows everybody"]

    def around(seed):
        quads = linked(pairs, seed)
        named = [Quad(quad.subject, KNOWS, Literal("x"), quad.object) for quad in quads]
        about = [Quad(q.subject, KNOWS, Triple(q.object, KNOWS, q.subject)) for q in quads]
        return set(canonical_dataset([*quads, *named, *about]))

    assert around(1) == around(2)
