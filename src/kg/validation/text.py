"""Validation reports as people and programs read them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from kg.layout import columns
from kg.project import Project
from kg.rdf import turtle
from kg.rdf.formats import RDF_FORMATS
from kg.rdf.graph import Term
from kg.rdf.labels import canonical_dataset
from kg.rdf.namespaces import PREFIXES, XSD, abbreviate, abbreviated
from kg.validation.report import Report, Result, Severity

__all__ = ["FORMATS", "locate", "report_as_text"]

Places = Mapping[Term, str]


def locate(report: Report, files: Sequence[Path], project: Project | None) -> dict[Term, str]:
    """Return file and line of each focus node and value, for those that begin a block in one of the Turtle files.

    Files of a project are named from its root on; without a project as they were given.
    """
    terms = {term for result in report.results for term in (result.focus, result.value)}
    wanted = {term for term in terms if isinstance(term, NamedNode)}
    places: dict[Term, str] = {}
    for path in files if wanted else ():
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        for node in wanted - set(places):
            if (line := turtle.subject_line(text, node)) is not None:
                places[node] = f"{project.relative(path) if project else path}:{line}"
    return places


def report_as_text(report: Report, project: Project) -> str:
    """Return the report of the project's data for people."""
    return _human(report, locate(report, project.data_files(), project)).rstrip()


def _human(report: Report, places: Places) -> str:
    lines = []
    for result in report.results:
        place = places.get(result.focus, "")
        lines.append(f"{result.severity.name.lower()}: {_shown(result.focus)}" + (f"  ({place})" if place else ""))
        lines.append(f"  {result.message}")
        lines.append(f"  {result.constraint}" + _details(result, places))
    lines += [f"note: {reason}" for reason in report.fallbacks]
    counts = {weight: sum(r.severity is weight for r in report.results) for weight in reversed(Severity)}
    verdict = "does not conform" if not report.conforms() else "passes" if report.results else "conforms"
    totals = ", ".join(weight.counted(count) for weight, count in counts.items())
    return "\n".join([*lines, f"{verdict}: {totals}"]) + "\n"


def _details(result: Result, places: Places) -> str:
    path = f"  path {abbreviated(result.path)}" if result.path else ""
    if result.value is None:
        return path
    place = places.get(result.value, "")
    return f"{path}  value {_shown(result.value)}" + (f"  ({place})" if place else "")


def _shown(term: Term | None) -> str:
    if isinstance(term, Literal) and not term.language:
        return str(Literal(term.value)) + (
            f"^^{abbreviate(term.datatype.value)}" if term.datatype != XSD.string else ""
        )
    return abbreviate(term.value) if isinstance(term, NamedNode) else str(term)


def _table(report: Report, places: Places) -> str:
    rows = [("severity", "focus", "constraint", "message", "place")]
    rows += [
        (r.severity.name.lower(), _shown(r.focus), r.constraint, r.message, places.get(r.focus, ""))
        for r in report.results
    ]
    return columns(rows, aligned=3)


def _json(report: Report, places: Places) -> str:
    results = [
        {
            "severity": r.severity.name.lower(),
            "focus": str(r.focus.value),
            "path": r.path,
            "value": None if r.value is None else str(r.value.value),
            "component": r.component,
            "constraint": r.constraint,
            "message": r.message,
            "place": places.get(r.focus),
        }
        for r in report.results
    ]
    return json.dumps({"conforms": not report.results, "results": results}, ensure_ascii=False, indent=2) + "\n"


def _rdf(name: str) -> Callable[[Report, Places], str]:
    def write(report: Report, _places: Places) -> str:
        dataset = canonical_dataset(Quad(t.subject, t.predicate, t.object) for t in report.to_triples())
        syntax = RDF_FORMATS[name]
        return syntax.write(sorted(dataset, key=str), _used(dataset) if syntax.abbreviates else None).decode()

    return write


def _used(quads: Iterable[Quad]) -> dict[str, str]:
    """Return the prefixes that shorten some name: a report on the data of others has none of ours besides."""
    terms = {term for quad in quads for term in (quad.subject, quad.predicate, quad.object)}
    iris = [_iri(term) for term in terms]
    spaces = {iri[: max(iri.rfind("#"), iri.rfind("/")) + 1] for iri in iris if iri}
    return {prefix: namespace for prefix, namespace in PREFIXES.items() if namespace in spaces}


def _iri(term: object) -> str:
    if isinstance(term, Literal):
        return "" if term.language else term.datatype.value
    return term.value if isinstance(term, NamedNode) else ""


FORMATS: dict[str, Callable[[Report, Places], str]] = {
    "human": _human,
    "table": _table,
    "json": _json,
    **{name: _rdf(name) for name in ("turtle", "jsonld")},
}
