"""Ask programs that are not ours whether ontology and alignments hold: the OWL API and HermiT.

1. What is served as the ontology is within OWL 2 RL, terms of others declared.
2. With what the other vocabularies say of these terms (others.ttl) it is consistent, and every class can have members.
3. The same holds with the data of the last build, and with all named people told apart.

    make ontology-check

Exit 0: all hold. 1: findings, on stdout. 2: it could not be asked.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import owlapi
from owlapi import Ontology
from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, serialize

from kg.api import DefectorGraph
from kg.build import Built, ensure_built
from kg.errors import KgError
from kg.project import Project
from kg.rdf import turtle
from kg.rdf.graph import Graph
from kg.rdf.namespaces import OWL, PREFIXES, RDF
from kg.server.site.site import Site
from kg.server.vocabulary.vocabularydocs import ontology_triples

ROOT = Path(__file__).parents[2]
OTHERS = Path(__file__).with_name("others.ttl")
_DATA = ("sources", "authored", "claims", "dates", "gazetteer", "rules", "links")
_PERSON = NamedNode(PREFIXES["dg"] + "Person")
_ALL_DIFFERENT = NamedNode(PREFIXES["owl"] + "AllDifferent")
_MEMBERS = NamedNode(PREFIXES["owl"] + "distinctMembers")


def served(built: Built) -> list[Triple]:
    """Return what a server gives as the ontology; what it imports is part of it.

    So imports and the headers of what is imported are left out, as they are where an OWL program has followed them.
    """
    triples = list(ontology_triples(Site(DefectorGraph(built))))
    imported = {triple.object for triple in triples if triple.predicate == OWL.imports}
    return [t for t in triples if t.predicate != OWL.imports and t.subject not in imported]


def all_different(nodes: Iterable[NamedNode]) -> Iterator[Triple]:
    """Yield the axiom that the nodes are pairwise different (OWL 2 Mapping to RDF, table 1)."""
    rest: NamedNode | BlankNode = RDF.nil
    for node in sorted(nodes, key=str):
        cell = BlankNode()
        yield Triple(cell, RDF.first, node)
        yield Triple(cell, RDF.rest, rest)
        rest = cell
    axiom = BlankNode()
    yield Triple(axiom, RDF.type, _ALL_DIFFERENT)
    yield Triple(axiom, _MEMBERS, rest)


def data(built: Built) -> list[Triple]:
    """Return the layers of the last build that tell of things, with all named people told apart."""
    triples = [triple for layer in _DATA for triple in built.layer(layer)]
    people = (node for node in Graph(triples).of_type(_PERSON) if isinstance(node, NamedNode))
    return [*triples, *all_different(people)]


def load(triples: Iterable[Triple]) -> Ontology:
    """Give triples to the OWL API."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "ontology.ttl"
        file.write_bytes(serialize(triples, format=RdfFormat.TURTLE) or b"")
        return Ontology.of(file)


def findings(ontology: list[Triple], others: list[Triple], told: list[Triple]) -> Iterator[str]:
    """Yield what does not hold, a line each; says on stderr what is looked at."""
    outside = load(ontology).outside_rl()
    _tell(f"OWL 2 RL, as served: {len(outside)} violations")
    yield from (f"outside OWL 2 RL: {line}" for line in outside)
    for name, triples in (("with what others say", others), ("with the data", [*others, *told])):
        yield from _reasoned(name, load([*ontology, *triples]))


def _reasoned(name: str, ontology: Ontology) -> Iterator[str]:
    ignored = ontology.unsupported_datatypes()
    if ignored:
        _tell(f"HermiT, {name}: literals of these datatypes are not looked into: {', '.join(ignored)}")
    reasoner = ontology.reasoner()
    if not reasoner.isConsistent():
        _tell(f"HermiT, {name}: inconsistent")
        yield f"inconsistent {name}"
        return
    found = owlapi.unsatisfiable(ontology, reasoner)
    _tell(f"HermiT, {name}: consistent, {len(found)} unsatisfiable classes")
    yield from (f"unsatisfiable {name}: {cls}" for cls in found)


def _tell(line: str) -> None:
    print(line, file=sys.stderr)


def main() -> int:
    """Run the check on the project, or on the files that are named."""
    parser = argparse.ArgumentParser(description="Check ontology and alignments with the OWL API and HermiT.")
    parser.add_argument("--ontology", type=Path, action="append", help="a Turtle file, in place of the project's")
    parser.add_argument("--data", type=Path, action="append", default=[], help="a Turtle file, in place of the data")
    arguments = parser.parse_args()
    try:
        owlapi.start()
        if arguments.ontology:
            ontology, told = _read(arguments.ontology), _read(arguments.data)
        else:
            built = ensure_built(Project(ROOT))
            ontology, told = served(built), data(built)
        found = list(findings(ontology, turtle.read(OTHERS), told))
    except (owlapi.NotInstalledError, KgError) as error:
        _tell(f"ontology check: {error}")
        return 2
    print(*found, sep="\n", end="\n" if found else "")
    return int(bool(found))


def _read(files: list[Path]) -> list[Triple]:
    return [triple for file in files for triple in turtle.read(file)]


if __name__ == "__main__":
    raise SystemExit(main())
