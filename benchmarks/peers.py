"""The same tasks by the peers: rdflib, owlrl, pySHACL, reasonable, pyrudof."""

from __future__ import annotations

import contextlib
import json
import signal
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

from task import Stages, cpu

__all__ = ["build", "owlrl_closure", "pyrudof", "pyshacl", "queries", "reasonable_closure", "turtle"]

_ERROR = "http://www.daml.org/2002/03/agents/agent-ont#error"
_AXIOMATIC = ("owl#Nothing", "owl#Thing", "XMLSchema#", "22-rdf-syntax-ns#", "rdf-schema#")
_REFLEXIVE = ("sameAs", "subClassOf", "subPropertyOf", "equivalentClass", "equivalentProperty")


def _rdflib_graph(path: Path, form: str = "nt") -> Any:
    import rdflib

    return rdflib.Graph(bind_namespaces="none").parse(path, format=form)


# Closure


def owlrl_closure(stages: Stages) -> None:
    """Close a corpus with owlrl."""
    import owlrl

    with stages.stage("read"):
        graph = _rdflib_graph(stages.folder / "authored.ttl")
    reasoner = owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, axiomatic_triples=False, datatype_axioms=False)
    with stages.stage("rules"):
        reasoner.expand(graph)
    _keep_facts(stages, "closure-owlrl", graph, stages.folder / "authored.ttl")


def _keep_facts(stages: Stages, name: str, found: Iterable[Any], given: Path) -> None:
    """Keep what is new, is about named things and says something."""
    from kg.rdf.interchange import from_rdflib
    from ours import named_only

    known = {line.removesuffix(" .") for line in given.read_text(encoding="utf-8").splitlines()}
    lines = {str(triple) for triple in from_rdflib(found) if _says_something(triple)} - known
    stages.keep(name, named_only(lines))


def _says_something(triple: Any) -> bool:
    """Tell whether a fact is more than x = x, C below C, x a Thing, or a report of an error."""
    predicate, value = str(triple.predicate.value), str(getattr(triple.object, "value", ""))
    if predicate == _ERROR or value.endswith("agent-ont#ErrorMessage"):
        return False
    if triple.subject == triple.object and predicate.endswith(_REFLEXIVE):
        return False
    if any(name in str(triple.subject) for name in _AXIOMATIC):
        return False
    return not value.endswith(("owl#Thing", "rdf-schema#Resource", "rdf-schema#Datatype", "#AnnotationProperty"))


def reasonable_closure(stages: Stages) -> None:
    """Close a corpus with reasonable."""
    import reasonable

    reasoner = reasonable.PyReasoner()
    with stages.stage("read"):
        reasoner.load_file(str(stages.folder / "authored.ttl"))
    with stages.stage("rules"):
        found = reasoner.reason()
    _keep_facts(stages, "closure-reasonable", found, stages.folder / "authored.ttl")


# Validation


def pyshacl(stages: Stages) -> None:
    """Validate both stages with pySHACL; its graphs are ready before the clock starts."""
    import pyshacl as engine

    from kg.build.read import read_graph
    from kg.rdf.interchange import to_rdflib
    from kg.validation import shapes_of_stage
    from kg.validation.report import report_of
    from kg.validation.shacl.fallback import read_report
    from ours import report_lines
    from prepare import PROJECT

    shapes = read_graph(PROJECT.shape_files())
    lines: list[str] = []
    for stage in ("authored", "whole"):
        data, chosen = _rdflib_graph(stages.folder / f"{stage}.ttl"), to_rdflib(shapes_of_stage(shapes, stage))
        with stages.stage(stage):
            found = engine.validate(data, shacl_graph=chosen, advanced=False, inplace=True)
        lines += report_lines(report_of(read_report(found[1]), shapes), stage)
    stages.facts["results"] = len(lines)
    stages.keep("validation-pyshacl", lines)


def pyrudof(stages: Stages) -> None:
    """Validate both stages with pyrudof, reading the data included."""
    import pyrudof as engine

    from kg.build.read import read_graph
    from kg.rdf.interchange import to_rdflib
    from kg.validation import shapes_of_stage
    from prepare import PROJECT

    shapes = read_graph(PROJECT.shape_files())
    lines: list[str] = []
    for stage in ("authored", "whole"):
        chosen = to_rdflib(shapes_of_stage(shapes, stage)).serialize(format="turtle")
        rudof = engine.Rudof(engine.RudofConfig())
        with stages.stage(stage):
            rudof.read_data(str(stages.folder / f"{stage}.ttl"), engine.RDFFormat.Turtle)
            rudof.read_shacl(chosen, engine.ShaclFormat.Turtle)
            report = rudof.validate_shacl()
        lines += [f"{stage} {_iri(r.focus_node)} {_iri(r.constraint_component)}" for r in report.violations]
    stages.facts["results"] = len(lines)
    stages.keep("validation-pyrudof", lines)


def _iri(text: object) -> str:
    return str(text).strip("<>")


# Queries


class _TooSlowError(BaseException):
    """A query used more CPU time than it may; no library may catch it as an error of its own."""


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise _TooSlowError


@contextlib.contextmanager
def _within(seconds: float) -> Iterator[None]:
    signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def queries(stages: Stages, patience: float = 20.0) -> None:
    """Ask every canned query of an rdflib graph, each once, for no longer than allowed."""
    graph = _rdflib_graph(stages.folder / "whole.ttl")
    times: dict[str, float] = {}
    failures: dict[str, str] = {}
    lines: list[str] = []
    for name, text in json.loads((stages.folder / "queries.json").read_text()):
        begun = cpu()
        try:
            with _within(patience):
                found = list(graph.query(text))
        except _TooSlowError:
            failures[name] = f"not within {patience:g} s"
            continue
        except Exception as error:
            failures[name] = f"ended early: {type(error).__name__}"
            continue
        times[name] = cpu() - begun
        lines += [f"{name} {' | '.join(map(_cell, row))}" for row in found]
    stages.facts.update(times=times, failures=failures, rows=len(lines))
    stages.keep("queries-rdflib", lines)


def _cell(term: object) -> str:
    from ours import spelled

    return spelled("" if term is None else str(term))


# Turtle


def turtle(stages: Stages) -> None:
    """Read Turtle and write it again with rdflib."""
    from kg.rdf.interchange import from_rdflib

    with stages.stage("read"):
        graph = _rdflib_graph(stages.folder / "data.ttl", "turtle")
    with stages.stage("write"):
        text = graph.serialize(format="turtle")
    stages.facts.update(triples=len(graph), bytes=len(text))
    stages.keep("turtle-rdflib", map(str, from_rdflib(graph)))


# The whole pipeline


def build(stages: Stages) -> None:
    """Run the pipeline of `kg build` with rdflib, owlrl and pySHACL throughout; the expansion of dates is ours."""
    from kg.rdf.interchange import from_rdflib
    from ours import named_only
    from prepare import PROJECT

    with stages.stage("pipeline"):
        with stages.stage("read"):
            vocabulary, data, shapes = (
                _union(paths) for paths in (PROJECT.vocabulary_files(), PROJECT.data_files(), PROJECT.shape_files())
            )
        with stages.stage("validate authored"):
            dates = _dates(data)
            _conform(vocabulary + data + dates, shapes, "authored")
        with stages.stage("settle, reason, apply rules"):
            whole = _close(vocabulary, data)
            _apply_rules(whole, [path.read_text() for path in PROJECT.rule_files()])
        with stages.stage("validate whole"):
            _conform(whole, shapes, "whole")
        with stages.stage("store"):
            whole.serialize(stages.folder / "peer.nt", format="nt", encoding="utf-8")
    stages.keep("build-peers", named_only(map(str, from_rdflib(whole))))


def _union(paths: Iterable[Path]) -> Any:
    import rdflib

    graph = rdflib.Graph(bind_namespaces="none")
    for path in paths:
        graph.parse(path, format="turtle")
    return graph


def _dates(graph: Any) -> Any:
    from kg.build.expand import date_bounds
    from kg.rdf.graph import Graph
    from kg.rdf.interchange import from_rdflib, to_rdflib
    from kg.rdf.namespaces import CG

    when = [t for t in graph if str(t[1]) == CG.when.value]
    return to_rdflib(date_bounds(Graph(from_rdflib(when))))


def _conform(data: Any, shapes: Any, stage: str) -> None:
    import pyshacl as engine
    import rdflib
    from rdflib.namespace import SH

    from kg.rdf.namespaces import CG

    chosen = shapes + rdflib.Graph()
    for shape, own in shapes.subject_objects(rdflib.URIRef(CG.stage.value)):
        if str(own) != stage:
            chosen.add((shape, SH.deactivated, rdflib.Literal(True)))
    _, report, _ = engine.validate(data, shacl_graph=chosen, advanced=False, inplace=True)
    assert (None, SH.resultSeverity, SH.Violation) not in report


def _close(vocabulary: Any, data: Any) -> Any:
    """Return everything, closed as the pipeline closes it: the world, but neither sources nor links."""
    import owlrl

    from kg.build.settle import settled
    from kg.rdf.graph import Graph
    from kg.rdf.interchange import from_rdflib, to_rdflib
    from kg.reasoning import trim

    sources, world = _divide(data)
    world += to_rdflib(settled(Graph(from_rdflib(world))))
    world += _dates(world)
    ground = vocabulary + world
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, axiomatic_triples=False, datatype_axioms=False).expand(ground)
    new = [triple for triple in from_rdflib(ground - (vocabulary + world)) if _says_something(triple)]
    return vocabulary + world + sources + to_rdflib(trim(new, Graph(from_rdflib(vocabulary))))


def _divide(data: Any) -> tuple[Any, Any]:
    import rdflib

    from kg.rdf.namespaces import PREFIXES

    apart = tuple(PREFIXES[kind] for kind in ("sentence", "span", "section", "doc", "citation", "match"))
    sources, world = rdflib.Graph(), rdflib.Graph()
    for triple in data:
        is_link = str(triple[1]).endswith("ontology#wikidata")
        (sources if is_link or str(triple[0]).startswith(apart) else world).add(triple)
    return sources, world


def _apply_rules(graph: Any, rules: list[str]) -> None:
    """Apply the CONSTRUCT rules until nothing new follows."""
    before = -1
    while len(graph) != before:
        before = len(graph)
        for text in rules:
            graph += graph.query(text).graph
