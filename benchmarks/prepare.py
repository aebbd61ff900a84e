"""What the measurements start from: the files of one corpus, made once and not timed.

data.ttl       the corpus as an editor would write it
authored.ttl   ontology, corpus and date bounds, one triple a line: what is closed, and validated
whole.ttl      the same with settled claims and what follows by reasoning and by rules: what is validated and asked
store/         the whole in Oxigraph on disk
queries.json   the canned queries with their parameters filled
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, Store, Triple, parse

import corpus
import pen
from kg.build.expand import date_bounds
from kg.build.layers import label_blank_nodes
from kg.build.read import read_graph
from kg.build.settle import settled
from kg.project import Project
from kg.queries import Parameter, Query, bind, read_catalogue
from kg.rdf.graph import Graph
from kg.rdf.namespaces import CG, PREFIXES, RDF, abbreviate
from kg.reasoning import apply_rules, close, read_rules, trim
from task import Stages

__all__ = ["PROJECT", "prepare"]

PROJECT = Project(pen.ROOT)
STORE_LIMIT = 2_000_000
_CLAIMS = (CG.rank, CG.basis, CG.aboutNode, CG.aboutProperty, CG.valueNode, CG.valueLiteral, CG.when)
_OF_SOURCES = tuple(PREFIXES[kind] for kind in ("sentence", "span", "section", "doc", "citation"))


def prepare(stages: Stages, triples: int, seed: int = 1, faults: float = 0.01) -> None:
    """Make all files of one size, and tell how many triples each has."""
    folder = stages.folder
    data_count = corpus.write(folder / "data.ttl", triples, seed, faults)
    ontology = label_blank_nodes(read_graph(PROJECT.vocabulary_files()))
    data = [quad.triple for quad in parse(path=folder / "data.ttl", format=RdfFormat.TURTLE)]
    claims, dates = _settled_and_dated(data)
    authored = _write(folder / "authored.ttl", (ontology, data, dates))
    following = _following(ontology, data, [*claims, *dates])
    whole = _write(folder / "whole.ttl", (ontology, data, claims, dates, following))
    if whole < STORE_LIMIT:
        _store(folder)
    (folder / "queries.json").write_text(json.dumps(_questions(data)), encoding="utf-8")
    stages.facts.update(data=data_count, ontology=len(ontology), authored=authored, whole=whole)


def _settled_and_dated(data: Iterable[Triple]) -> tuple[list[Triple], list[Triple]]:
    graph = Graph(triple for triple in data if triple.predicate in _CLAIMS)
    claims = list(settled(graph))
    graph.update(claims)
    return claims, list(date_bounds(graph))


def _following(ontology: list[Triple], data: Iterable[Triple], derived: list[Triple]) -> list[Triple]:
    """Return what the pipeline adds; like the pipeline, it reasons about the world and not about the sources."""
    world = (triple for triple in data if not str(triple.subject).startswith(tuple("<" + p for p in _OF_SOURCES)))
    ground = [*ontology, *world, *derived]
    closure = close(ground)
    assert not closure.inconsistencies, closure.inconsistencies[:3]
    inferred = trim(closure.inferred, Graph(ontology))
    by_rule = apply_rules([*ground, *inferred], read_rules(PROJECT.rule_files()))
    return [*inferred, *(triple for found in by_rule.values() for triple in found)]


def _write(path: Path, parts: Iterable[Iterable[Triple]]) -> int:
    """Write the union of some graphs as N-Triples, which are Turtle too, and return how many there are."""
    lines = list(dict.fromkeys(f"{triple} .\n" for part in parts for triple in part))
    with path.open("w", encoding="utf-8") as file:
        file.writelines(lines)
    return len(lines)


def _store(folder: Path) -> None:
    store = Store(folder / "store")
    store.bulk_load(path=folder / "whole.ttl", format=RdfFormat.N_TRIPLES)
    store.optimize()
    store.flush()


def _questions(data: list[Triple]) -> list[tuple[str, str]]:
    """Return name and text of each canned query; a parameter that must have a value gets one of this corpus."""
    catalogue = read_catalogue(PROJECT.queries).answered_here
    examples = {"cg:Agent": "person:b0", "": "event:b0-defection", "skos:Concept": pen.concepts("positions")[0]}
    for triple in data:
        if triple.predicate == RDF.type and isinstance(triple.object, NamedNode):
            examples.setdefault(abbreviate(triple.object.value), abbreviate(str(triple.subject).strip("<>")))
    return [(query.name, bind(query, dict(_values(query, examples)), _resolve)) for query in catalogue]


def _values(query: Query, examples: dict[str, str]) -> Iterator[tuple[str, str]]:
    for parameter in query.parameters:
        if not parameter.optional:
            yield parameter.name, _value(parameter, examples)


def _value(parameter: Parameter, examples: dict[str, str]) -> str:
    if parameter.kind == "iri":
        return examples.get(parameter.cls or "", examples["cg:Agent"])
    return {"integer": "1961", "date": "1961-06-16"}.get(parameter.kind, "1961")


def _resolve(name: str, _cls: str | None) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)
