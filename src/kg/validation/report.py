"""The validation report as this project reads it: results by weight, each with the name of its constraint."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass, field

from pyoxigraph import BlankNode, NamedNode, Triple

from kg.rdf.graph import Graph, Subject, Term, subject_of
from kg.rdf.namespaces import SH, abbreviate, abbreviated
from kg.validation import shacl
from kg.validation.shacl.paths import Predicate

__all__ = ["Report", "Result", "Severity", "report_of"]


class Severity(enum.IntEnum):
    """How much a result matters; the order is that of growing weight."""

    INFO = 1
    WARNING = 2
    VIOLATION = 3

    @classmethod
    def of(cls, node: NamedNode) -> Severity:
        """Return the severity that an IRI of SHACL names; any other counts as a violation."""
        return {SH.Info: cls.INFO, SH.Warning: cls.WARNING}.get(node, cls.VIOLATION)

    def counted(self, count: int) -> str:
        """Return how many there are, in words: 1 violation, 2 violations."""
        word = self.name.lower()
        return f"{count} {word}" if count == 1 or self is Severity.INFO else f"{count} {word}s"


@dataclass(frozen=True)
class Result:
    """One validation result (SHACL, section 3.6.2); `named_shape` is the nearest shape that has an IRI."""

    found: shacl.Result
    named_shape: Term

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return Severity.of(self.found.severity)

    @property
    def focus(self) -> Term:
        """The node that breaks the constraint."""
        return self.found.focus

    @property
    def value(self) -> Term | None:
        """The value that breaks it, if one does."""
        return self.found.value

    @property
    def message(self) -> str:
        """What is wrong and how to mend it, with prefixed names."""
        return abbreviated(" ".join(message.value for message in self.found.messages))

    @property
    def constraint(self) -> str:
        """The name of the constraint: the shape that holds it, as a prefixed name."""
        return abbreviate(str(self.named_shape.value))

    @property
    def component(self) -> str:
        """The constraint component, as a prefixed name."""
        return abbreviate(self.found.component.value)

    @property
    def path(self) -> str | None:
        """The property path, prefixed when it is a single property, else as SPARQL writes it."""
        path = self.found.path
        if isinstance(path, Predicate):
            return abbreviate(path.iri.value)
        return None if path is None else str(path)


@dataclass(frozen=True)
class Report:
    """The results of one validation, weightiest first, and the shapes that pySHACL had to check, with the reason.

    `notices` are sentences on what in the shapes says nothing.
    """

    results: list[Result] = field(default_factory=list)
    fallbacks: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()

    def conforms(self, fail_on: Severity | None = Severity.VIOLATION) -> bool:
        """Tell whether nothing weighs as much as `fail_on` or more; None lets everything pass."""
        return fail_on is None or not any(result.severity >= fail_on for result in self.results)

    def __add__(self, other: Report) -> Report:
        return Report(
            _sorted([*self.results, *other.results]),
            (*self.fallbacks, *other.fallbacks),
            (*self.notices, *other.notices),
        )

    def to_triples(self) -> list[Triple]:
        """Return the report as a `sh:ValidationReport` (SHACL, section 3.6)."""
        return list(shacl.Report(tuple(result.found for result in self.results)).to_triples())


def report_of(
    found: Iterable[shacl.Result],
    shapes: Graph,
    fallbacks: Iterable[shacl.Fallback] = (),
    notices: Iterable[str] = (),
) -> Report:
    """Return raw results as a report."""
    results = [Result(result, _named_shape(shapes, result.shape)) for result in found]
    reasons = (f"{abbreviate(str(f.shape.value))} was checked by pySHACL: {f.reason}" for f in fallbacks)
    return Report(_sorted(results), tuple(reasons), tuple(notices))


def _named_shape(shapes: Graph, shape: Subject) -> Term:
    while isinstance(shape, BlankNode):
        holders = [subject_of(t) for t in shapes if t.object == shape]
        if not holders:
            return shape
        shape = holders[0]
    return shape


def _sorted(results: list[Result]) -> list[Result]:
    return sorted(results, key=lambda r: (-r.severity, str(r.focus), r.constraint, r.message, str(r.value)))
