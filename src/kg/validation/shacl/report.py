"""The validation report (SHACL, section 3.6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.validation.shacl.graph import Subject, Term
from kg.validation.shacl.paths import Path
from kg.validation.shacl.vocabulary import RDF, SH, XSD

__all__ = ["Fallback", "Report", "Result"]


@dataclass(frozen=True)
class Result:
    """One validation result (3.6.2)."""

    focus: Term
    component: NamedNode
    shape: Subject
    severity: NamedNode
    path: Path | None = None
    value: Term | None = None
    messages: tuple[Literal, ...] = ()
    constraint: Subject | None = None
    details: tuple[Result, ...] = field(default=(), compare=False)

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Return a key that gives reports a stable order."""
        fields = (
            self.severity,
            self.shape,
            self.component,
            self.focus,
            self.path,
            self.value,
            self.constraint,
        )
        return (*map(str, fields), *map(str, self.messages))


@dataclass(frozen=True)
class Fallback:
    """A shape that pySHACL had to check, and why."""

    shape: Subject
    reason: str


@dataclass(frozen=True)
class Report:
    """What a validation found."""

    results: tuple[Result, ...]
    fallbacks: tuple[Fallback, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def conforms(self) -> bool:
        """Tell whether there is no result of any severity (3.6.1.1)."""
        return not self.results

    def to_triples(self) -> Iterator[Triple]:
        """Yield the report as an `sh:ValidationReport`."""
        report = BlankNode()
        yield Triple(report, RDF.type, SH.ValidationReport)
        truth = "true" if self.conforms else "false"
        yield Triple(report, SH.conforms, Literal(truth, datatype=XSD.boolean))
        for result in self.results:
            node = BlankNode()
            yield Triple(report, SH.result, node)
            yield from _describe(node, result)


def _describe(node: BlankNode, result: Result) -> Iterator[Triple]:
    """Yield the properties of one result (3.6.2)."""
    yield Triple(node, RDF.type, SH.ValidationResult)
    yield Triple(node, SH.focusNode, result.focus)
    yield Triple(node, SH.resultSeverity, result.severity)
    yield Triple(node, SH.sourceConstraintComponent, result.component)
    yield Triple(node, SH.sourceShape, result.shape)
    if result.value is not None:
        yield Triple(node, SH.value, result.value)
    if result.constraint is not None:
        yield Triple(node, SH.sourceConstraint, result.constraint)
    yield from (Triple(node, SH.resultMessage, message) for message in result.messages)
    yield from _path(node, result)
    yield from _details(node, result)


def _path(node: BlankNode, result: Result) -> Iterator[Triple]:
    """Yield `sh:resultPath` with a fresh copy of the path (3.6.2.2)."""
    if result.path is not None:
        out: list[Triple] = []
        head = result.path.write(out)
        yield Triple(node, SH.resultPath, head)
        yield from out


def _details(node: BlankNode, result: Result) -> Iterator[Triple]:
    """Yield `sh:detail`: the results that caused this one (3.6.2.8)."""
    for detail in result.details:
        inner = BlankNode()
        yield Triple(node, SH.detail, inner)
        yield from _describe(inner, detail)
