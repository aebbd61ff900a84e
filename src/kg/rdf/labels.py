"""Labels of blank nodes that are the same for the same graph: RDFC-1.0 where that ends soon, refinement elsewhere.

RDF Dataset Canonicalization tries the orders of neighbours that look alike, which takes for ever on symmetric graphs
(its section 7.1 on poison graphs leaves the limit to the implementation). Beyond the limit, nodes are told apart step
by step: one of those that look alike is singled out, and all others are looked at again. Where the nodes that look
alike can change places, as symmetric ones can, the outcome is the same for the same graph, too.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import count
from math import factorial, prod

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, NamedNode, Quad, Triple

__all__ = ["GIVEN", "canonical_dataset", "labels_in", "numbered", "relabelled"]

GIVEN = re.compile("[0-9a-f]{24,32}")
"""The label that an engine gives to a node without one: no other has it."""
_PLAIN = re.compile(r"[^\W\d][\w-]*")  # what all formats can write, NCName of XML too

_WORK = 20_000  # so many steps take about a second

Label = str
Neighbours = dict[Label, list[tuple[str, Label]]]
Colours = dict[Label, str]


def canonical_dataset(quads: Iterable[Quad]) -> Dataset:
    """Return the quads with labels of blank nodes that depend on the graph alone; `c14n0` and so on.

    They are those of RDFC-1.0 unless the blank nodes look too much alike.
    """
    dataset = Dataset(quads)
    linked = [quad for quad in dataset if _blank(quad)]
    if not linked:
        return dataset
    if _work(linked) <= _WORK:
        dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        return dataset
    names = _told_apart(linked)
    return Dataset(_renamed(quad, names) for quad in dataset)


def numbered(quads: list[Quad]) -> list[Quad]:
    """Return quads with blank nodes numbered that have no label of their own, or none that every format can write.

    What an engine calls a node without label is different each time, and the same file is to give the same bytes.
    """
    labels = dict.fromkeys(label for quad in quads for label in _blank(quad))
    nameless = [label for label in labels if GIVEN.fullmatch(label) or not _PLAIN.fullmatch(label)]
    unused = (name for number in count() if (name := f"b{number}") not in labels)
    names = dict(zip(nameless, unused, strict=False))
    return [_renamed(quad, names) for quad in quads] if nameless else quads


def _blank(quad: Quad) -> list[Label]:
    """Return the labels of the blank nodes of a quad, those in triple terms too."""
    found: list[Label] = []
    for term in (quad.subject, quad.object, quad.graph_name):
        found += labels_in(term)
    return found


def labels_in(term: object) -> list[Label]:
    """Return the labels of the blank nodes of a term, which may be a whole triple."""
    if isinstance(term, Triple):
        return [*labels_in(term.subject), *labels_in(term.object)]
    return [term.value] if isinstance(term, BlankNode) else []


def _written(term: object, marks: Mapping[Label, str]) -> str:
    """Return a term with marks in place of its blank nodes."""
    if isinstance(term, Triple):
        parts = (_written(part, marks) for part in (term.subject, term.predicate, term.object))
        return f"<<( {' '.join(parts)} )>>"
    return marks.get(term.value, "_:z") if isinstance(term, BlankNode) else str(term)


def _role(quad: Quad, marks: Mapping[Label, str]) -> str:
    parts = (quad.subject, quad.predicate, quad.object, quad.graph_name)
    return " ".join(_written(part, marks) for part in parts)


def _first_look(quads: list[Quad]) -> Colours:
    """Return a colour for each blank node: the same for those in quads that look alike (RDFC-1.0, section 4.6)."""
    roles: dict[Label, list[str]] = defaultdict(list)
    for quad in quads:
        for label in set(_blank(quad)):
            roles[label].append(_role(quad, {label: "_:a"}))
    return {label: _digest(*sorted(found)) for label, found in roles.items()}


def _digest(*parts: str) -> str:
    return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _neighbours(quads: list[Quad]) -> Neighbours:
    """Return for each blank node the others in its quads, and in which role they stand to it."""
    found: Neighbours = defaultdict(list)
    for quad in quads:
        labels = set(_blank(quad))
        for label in labels:
            for other in labels - {label}:
                found[label].append((_role(quad, {label: "_:a", other: "_:b"}), other))
    return found


def _work(quads: list[Quad]) -> int:
    """Return a bound on the work of RDFC-1.0: the orders of neighbours in each group of linked nodes that look alike.

    It walks such a group from each of its nodes, and at each step takes neighbours that look alike in every order.
    """
    colours, neighbours = _first_look(quads), _neighbours(quads)
    many = Counter(colours.values())
    left = {label for label, colour in colours.items() if many[colour] > 1}
    work = 0
    while left and work <= _WORK:
        group = _linked(left.pop(), left, neighbours)
        work += len(group) ** 2 * min(_WORK + 1, prod(_choices(label, group, colours, neighbours) for label in group))
    return work


def _linked(start: Label, left: set[Label], neighbours: Neighbours) -> set[Label]:
    """Return the nodes that links lead to from one, and take them from those that are left."""
    group, waiting = {start}, [start]
    while waiting:
        found = {other for _, other in neighbours[waiting.pop()] if other in left}
        left -= found
        group |= found
        waiting += found
    return group


def _choices(label: Label, group: set[Label], colours: Colours, neighbours: Neighbours) -> int:
    sizes = Counter((role, colours[other]) for role, other in neighbours[label] if other in group)
    return prod(factorial(min(size, 20)) for size in sizes.values())


def _told_apart(quads: list[Quad]) -> dict[Label, Label]:
    """Return new labels: nodes that look alike are singled out one by one, and their neighbours looked at again."""
    colours = Classes(_first_look(quads), _neighbours(quads))
    colours.refine(set(colours.of))
    while alike := colours.first_alike():
        colours.single_out(alike)
    order = sorted(colours.of, key=colours.of.__getitem__)
    return {label: f"c14n{number}" for number, label in enumerate(order)}


class Classes:
    """Nodes by colour: those of one colour cannot be told apart yet (colour refinement)."""

    def __init__(self, colours: Colours, neighbours: Neighbours):
        self.of, self._neighbours = colours, neighbours
        self._members: dict[str, set[Label]] = defaultdict(set)
        for label, colour in colours.items():
            self._members[colour].add(label)
        self._several = {colour for colour, members in self._members.items() if len(members) > 1}

    def first_alike(self) -> Label | None:
        """Return a node of the first colour that several have."""
        return min(self._members[min(self._several)]) if self._several else None

    def single_out(self, label: Label) -> None:
        """Give one node a colour of its own."""
        self._paint({label}, _digest(self.of[label], "singled out"))
        self.refine(self._beside({label}))

    def refine(self, touched: set[Label]) -> None:
        """Look again at nodes beside those with a new colour, until none gets a new one."""
        while touched:
            parts = list(self._parts(touched))
            for part, colour in parts:
                self._paint(part, colour)
            touched = self._beside({label for part, _ in parts for label in part})

    def _parts(self, touched: set[Label]) -> Iterator[tuple[set[Label], str]]:
        """Yield the parts of a class that look different from the rest of it, each with its new colour."""
        looks: dict[tuple[str, str], set[Label]] = defaultdict(set)
        for label in touched:
            look = _digest(*sorted(f"{role} {self.of[other]}" for role, other in self._neighbours[label]))
            looks[self.of[label], look].add(label)
        for (colour, look), part in looks.items():
            if len(part) < len(self._members[colour]):
                yield part, _digest(colour, look)

    def _beside(self, labels: set[Label]) -> set[Label]:
        """Return the nodes that are not alone in their class and beside some others."""
        found = {other for label in labels for _, other in self._neighbours[label]}
        return {label for label in found if self.of[label] in self._several}

    def _paint(self, labels: set[Label], colour: str) -> None:
        old = self.of[next(iter(labels))]
        self._members[old] -= labels
        self._members[colour] |= labels
        self.of.update(dict.fromkeys(labels, colour))
        if len(self._members[colour]) > 1:
            self._several.add(colour)
        if len(self._members[old]) < 2:
            self._several.discard(old)


def _renamed(quad: Quad, names: Mapping[Label, Label]) -> Quad:
    subject, value, graph = (relabelled(term, names) for term in (quad.subject, quad.object, quad.graph_name))
    return Quad(subject, quad.predicate, value, graph)


def relabelled(term: object, names: Mapping[Label, Label]) -> NamedNode:
    """Return the term, which may be a whole triple, with new labels for some of its blank nodes."""
    if isinstance(term, Triple):
        return Triple(relabelled(term.subject, names), term.predicate, relabelled(term.object, names))  # type: ignore[return-value]
    return BlankNode(names.get(term.value, term.value)) if isinstance(term, BlankNode) else term  # type: ignore[return-value]
