"""The checks of `queries/checks/`, which must find nothing, as results of a validation.

Each is a SPARQL SELECT (SPARQL 1.1 Query, section 16.1) asked of the accepted view; a row is a finding. Its first
node is where to mend, the next the value that stands against it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, QuerySolution, QuerySolutions, Store, Triple

from kg.errors import SourceError
from kg.project import Project
from kg.rdf.namespaces import PREFIXES, SH, abbreviate
from kg.rdf.store import open_store, view_name
from kg.validation import Report, Result, shacl

__all__ = ["contradictions_in", "contradictions_in_store"]

_SUMMARY, _ADVICE = "#+ summary: ", "#+ advice: "
_ENDING = "-violation"
_CONTRADICTIONS = "#+ tags: [checks, contradictions"
"""The tag of checks whose findings may be told side by side in a dispute, and need no mending then."""


def contradictions_in_store(project: Project, folder: Path) -> Report:
    """Return what the checks find in the accepted view of a built store; a check that cannot be asked is an error."""
    return _report(project, open_store(folder), view_name("accepted"))


def contradictions_in(project: Project, triples: Iterable[Triple]) -> Report:
    """Return what the checks find in a graph; a check that cannot be asked is an error."""
    store = Store()
    view = view_name("accepted")
    store.bulk_extend(Quad(triple.subject, triple.predicate, triple.object, view) for triple in triples)
    return _report(project, store, view)


def _report(project: Project, store: Store, view: NamedNode) -> Report:
    paths = sorted((project.queries / "checks").glob(f"*{_ENDING}.rq"))
    return Report() + Report([result for path in paths for result in _findings(path, store, view)])


def _findings(path: Path, store: Store, view: NamedNode) -> list[Result]:
    text = path.read_text(encoding="utf-8")
    try:
        rows = store.query(text, default_graph=view, prefixes=PREFIXES)
    except SyntaxError as error:
        raise SourceError(path, f"the check is malformed: {error}") from None
    if not isinstance(rows, QuerySolutions):
        raise SourceError(
            path, "a check must be a SELECT", hint="every row is a finding; its first node is to be mended"
        )
    names = [variable.value for variable in rows.variables]
    usual = "Mend one, or register both in a dispute." if _CONTRADICTIONS in text else "Mend it."
    summary, advice = _said(text, _SUMMARY, "This must not be."), _said(text, _ADVICE, usual)
    return [_result(path.stem.removesuffix(_ENDING), summary, _told(names, row), advice, row) for row in rows]


def _said(text: str, key: str, usual: str) -> str:
    """Return what the line of a key in the header says, without the quotation marks of YAML, else what is usual."""
    found = (line.removeprefix(key).strip('"') for line in text.splitlines() if line.startswith(key))
    return next(found, usual)


def _told(names: list[str], row: QuerySolution) -> str:
    return "; ".join(f"{name.replace('_', ' ')} {abbreviate(str(row[name].value))}" for name in names if row[name])


def _result(check: str, summary: str, told: str, advice: str, row: QuerySolution) -> Result:
    nodes = [term for term in row if isinstance(term, NamedNode)]
    found = shacl.Result(
        focus=nodes[0],
        component=NamedNode(PREFIXES["s"] + "ContradictionCheck"),
        shape=NamedNode(f"{PREFIXES['s']}Check-{check}"),
        severity=SH.Violation,
        value=next((node for node in nodes[1:] if node != nodes[0]), None),
        messages=(Literal(f"{summary} Found: {told}. {advice}", language="en"),),
    )
    return Result(found, found.shape)
