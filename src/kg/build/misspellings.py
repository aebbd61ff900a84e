"""What was probably meant by a name that nothing bears: of those there are, the ones that come near."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from difflib import get_close_matches

from pyoxigraph import Literal, NamedNode, Triple

from kg.rdf.namespaces import PREFIXES, RDF, abbreviate
from kg.validation import Report, Result

__all__ = ["nearest", "with_nearest"]

_MOST = 3
_ALIKE = 0.75
_POINTS_AT_NOTHING = NamedNode(PREFIXES["csh"] + "Attestable-values")
"""The shape that finds pointers at nodes which nothing describes."""


def nearest(name: NamedNode, known: Iterable[NamedNode]) -> str:
    """Return the known names of the same namespace that are spelt alike, joined by "or"; nothing where none is.

    >>> core = "https://w3id.org/cited-graph/core#"
    >>> nearest(NamedNode(core + "evidance"), [NamedNode(core + "evidence"), NamedNode(core + "when")])
    'cg:evidence'
    """
    space, word = _split(name.value)
    words = sorted({other for each in known for near, other in [_split(each.value)] if near == space})
    return " or ".join(abbreviate(space + near) for near in get_close_matches(word, words, n=_MOST, cutoff=_ALIKE))


def with_nearest(report: Report, data: Iterable[Triple]) -> Report:
    """Return a report in which a pointer at a node that nothing describes is told with the nodes spelt alike.

    The data are not looked at unless there is such a pointer.
    """
    if not any(result.named_shape == _POINTS_AT_NOTHING for result in report.results):
        return report
    typed = (triple.subject for triple in data if triple.predicate == RDF.type)
    known = [node for node in typed if isinstance(node, NamedNode)]
    return replace(report, results=[_told(result, known) for result in report.results])


def _told(result: Result, known: Iterable[NamedNode]) -> Result:
    if result.named_shape != _POINTS_AT_NOTHING or not isinstance(result.value, NamedNode):
        return result
    near = nearest(result.value, known)
    if not near:
        return result
    told = (*result.found.messages, Literal(f"Did you mean {near}?", language="en"))
    return replace(result, found=replace(result.found, messages=told))


def _split(iri: str) -> tuple[str, str]:
    end = max(iri.rfind("/"), iri.rfind("#")) + 1
    return iri[:end], iri[end:]
