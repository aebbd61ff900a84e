"""The tasks of our own engines; each function runs in a process of its own."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator

from pyoxigraph import Quad, RdfFormat, Store, parse, serialize

import prepare as preparation
from kg.build import build as run_build
from kg.build.read import read_graph
from kg.rdf.namespaces import PREFIXES
from kg.reasoning.owl2rl.closure import encode, reason
from kg.validation import Report, shapes_of_stage, validate
from task import Stages, cpu

__all__ = ["build", "closure", "prepare", "queries", "report_lines", "turtle", "validation"]

prepare = preparation.prepare


def closure(stages: Stages, keep: bool = True) -> None:
    """Close a corpus: read and number, apply the rules, spell out and put everything into a store."""
    path = stages.folder / "authored.ttl"
    with stages.stage("read"):
        graph = encode(quad.triple for quad in parse(path=path, format=RdfFormat.N_TRIPLES))
    with stages.stage("rules"):
        found = reason(graph)
    with stages.stage("store"):
        store = Store()
        store.load(path=path, format=RdfFormat.N_TRIPLES)
        store.extend(Quad(t.subject, t.predicate, t.object) for t in found.inferred)
    stages.facts.update(facts=len(found.inferred), inconsistencies=len(found.inconsistencies), stored=len(store))
    if keep:
        stages.keep("closure-compiled", named_only(map(str, found.inferred)))


def named_only(lines: Iterable[str]) -> Iterator[str]:
    """Yield the facts without blank nodes, which have no name that two programs would share."""
    return (line for line in lines if not line.startswith("_:") and not line.rpartition(" ")[2].startswith("_:"))


def rules(stages: Stages) -> None:
    """Close a corpus in numbers and store nothing: for sizes at which memory counts."""
    path = stages.folder / "authored.ttl"
    with stages.stage("read"):
        graph = encode(quad.triple for quad in parse(path=path, format=RdfFormat.N_TRIPLES))
    with stages.stage("rules"):
        found = reason(graph)
    stages.facts.update(facts=len(found.inferred), inconsistencies=len(found.inconsistencies))


def validation(stages: Stages, keep: bool = True) -> None:
    """Validate both stages, reading the data included."""
    shapes = read_graph(preparation.PROJECT.shape_files())
    lines: list[str] = []
    for stage, file in (("authored", "authored.ttl"), ("whole", "whole.ttl")):
        chosen = shapes_of_stage(shapes, stage)
        with stages.stage(stage):
            data = (quad.triple for quad in parse(path=stages.folder / file, format=RdfFormat.N_TRIPLES))
            report = validate(data, chosen)
        lines += report_lines(report, stage)
        stages.facts[f"fallbacks-{stage}"] = len(report.fallbacks)
    stages.facts["results"] = len(lines)
    if keep:
        stages.keep("validation-compiled", lines)


def report_lines(report: Report, stage: str) -> list[str]:
    """Return one line a result: what every engine reports alike (blank nodes have no common name)."""
    return [f"{stage} {r.focus} {r.found.component} {r.named_shape} {r.value} {r.path}" for r in report.results]


def queries(stages: Stages) -> None:
    """Ask every canned query of the store on disk, each three times."""
    store = Store.read_only(str(stages.folder / "store"))
    times: dict[str, float] = {}
    lines: list[str] = []
    for name, text in json.loads((stages.folder / "queries.json").read_text()):
        taken = []
        for _ in range(3):
            begun = cpu()
            found = [tuple(row) for row in store.query(text, prefixes=PREFIXES)]  # type: ignore[union-attr]
            taken.append(cpu() - begun)
        times[name] = max(sorted(taken)[1], 1e-5)
        lines += [f"{name} {' | '.join(map(_cell, row))}" for row in found]
    stages.facts.update(times=times, rows=len(lines))
    stages.keep("queries-pyoxigraph", lines)


def _cell(term: object) -> str:
    value = "" if term is None else str(getattr(term, "value", term))
    return spelled(value)


def spelled(value: str) -> str:
    """Return a value of a row so that numbers written in different ways look alike."""
    try:
        return f"{float(value):g}"
    except ValueError:
        return value


def turtle(stages: Stages) -> None:
    """Read Turtle and write it again."""
    with stages.stage("read"):
        triples = [quad.triple for quad in parse(path=stages.folder / "data.ttl", format=RdfFormat.TURTLE)]
    with stages.stage("store"):
        store = Store()
        store.load(path=stages.folder / "data.ttl", format=RdfFormat.TURTLE)
    with stages.stage("write"):
        text = serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES)
    stages.facts.update(triples=len(store), bytes=len(text or b""))
    stages.keep("turtle-pyoxigraph", map(str, triples))


def build(stages: Stages) -> None:
    """Run our pipeline on the project and publish it."""
    os.environ["KG_BUILD"] = str(stages.folder / "build")
    with stages.stage("pipeline"):
        built = run_build(preparation.PROJECT)
    stages.facts.update(steps=built.manifest["seconds"], triples=built.manifest["triples"])
    stages.keep("build-ours", named_only(map(str, built.triples())))
