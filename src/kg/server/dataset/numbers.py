"""The numbers of the data set and of its parts, counted once, and as VoID tells them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from pyoxigraph import NamedNode, Triple

from kg.rdf.namespaces import BASE, RDF, abbreviate
from kg.server.dataset.counting import Counts, counts_of
from kg.server.site.site import Site
from kg.server.site.vocabularies import DATASET, VOID, count, named

__all__ = ["counts_of_layers", "counts_of_view", "numbers", "partitions"]

_PARTS = BASE + ".well-known/void#"


def counts_of_view(site: Site) -> Counts:
    """Return the counts of the view that the site shows."""
    return site.kept("counts of the view", lambda: counts_of(site.graph.graph))


def counts_of_layers(site: Site) -> dict[str, Counts]:
    """Return the counts of each layer."""
    return site.kept("counts of layers", lambda: {name: counts_of(graph) for name, graph in site.layers.items()})


def numbers(node: NamedNode, counts: Counts) -> Iterator[Triple]:
    """Yield the counts of a data set or of a part of it."""
    yield Triple(node, VOID.triples, count(counts.triples))
    yield Triple(node, VOID.entities, count(counts.entities))
    yield Triple(node, VOID.classes, count(len(counts.by_class)))
    yield Triple(node, VOID.properties, count(len(counts.by_property)))
    yield Triple(node, VOID.distinctSubjects, count(counts.subjects))
    yield Triple(node, VOID.distinctObjects, count(counts.objects))


def partitions(counts: Counts) -> Iterator[Triple]:
    """Yield how many entities each class has, and how many triples each property."""
    kinds: tuple[tuple[str, NamedNode, NamedNode, NamedNode, Mapping[NamedNode, int]], ...] = (
        ("class", VOID.classPartition, getattr(VOID, "class"), VOID.entities, counts.by_class),
        ("property", VOID.propertyPartition, VOID.property, VOID.triples, counts.by_property),
    )
    for kind, has_part, names, counted, numbers in kinds:
        for term, number in numbers.items():
            part = named(f"{_PARTS}{kind}-{quote(abbreviate(term.value).replace(':', '-', 1), safe='')}")
            yield Triple(DATASET, has_part, part)
            yield Triple(part, RDF.type, VOID.Dataset)
            yield Triple(part, names, term)
            yield Triple(part, counted, count(number))
