"""What each shape found, kept from one validation to the next together with a digest of what it read.

A shape's queries are noted while they run. When the triples that they read are the same the next time, every query
would be the same and give the same answer, so what was found still holds. A shape is asked anew when anything that
it read has changed, and always when its results cannot be written down (blank nodes have no lasting name).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pyoxigraph
from pyoxigraph import BlankNode, Literal, RdfFormat

from kg.validation.shacl.digests import Digests
from kg.validation.shacl.graph import Subject, Term
from kg.validation.shacl.model import Shape, Shapes
from kg.validation.shacl.paths import Path, Predicate
from kg.validation.shacl.report import Result

__all__ = ["Kept"]

OWN_PATH = OWN_QUERY = "of the shape"


class _NotKept(Exception):  # noqa: N818
    """A result that cannot be written down."""


class Kept:
    """The results of an earlier validation with the same shapes, and those of this one."""

    def __init__(self, earlier: Mapping[str, Any] | None = None):
        self._earlier = earlier or {}
        self.now: dict[str, Any] = {}
        self.asked: list[str] = []
        self.reused = 0

    def results(
        self, model: Shapes, shape: Shape, digests: Digests, ask: Callable[[], tuple[list[Result], set[str]]]
    ) -> list[Result]:
        """Return the results of a shape: those kept, if they still hold, else what asking it finds."""
        name, entry = str(shape.node), self._earlier.get(str(shape.node))
        if entry and entry["digest"] == digests.of(entry["reads"]):
            self.now[name] = entry
            self.reused += 1
            return [_read(model, written) for written in entry["found"]]
        self.asked.append(name)
        found, reads = ask()
        try:
            written = [_write(model, result) for result in found]
        except _NotKept:
            return found
        if not isinstance(shape.node, BlankNode):
            self.now[name] = {"reads": sorted(reads), "digest": digests.of(reads), "found": written}
        return found


def _write(model: Shapes, result: Result) -> dict[str, Any]:
    """Return a result as JSON has it."""
    return {
        "focus": _text(result.focus),
        "component": _text(result.component),
        "shape": _text(result.shape),
        "severity": _text(result.severity),
        "path": _path_text(result.path, model[result.shape]),
        "value": _text(result.value),
        "messages": [_text(message) for message in result.messages],
        "constraint": OWN_QUERY if result.constraint in _only_query(model[result.shape]) else _text(result.constraint),
        "details": [_write(model, detail) for detail in result.details],
    }


def _only_query(shape: Shape) -> tuple[Subject, ...]:
    """Return the node of the query of a shape that has just one: it is known without a name."""
    return tuple(query.node for query in shape.queries) if len(shape.queries) == 1 else ()


def _text(term: Term | None) -> str | None:
    if isinstance(term, BlankNode):
        raise _NotKept
    return None if term is None else str(term)


def _path_text(path: Path | None, shape: Shape) -> str | None:
    if path is None or path == shape.path:
        return None if path is None else OWN_PATH
    if isinstance(path, Predicate):
        return str(path)
    raise _NotKept


def _read(model: Shapes, written: Mapping[str, Any]) -> Result:
    """Return a result that was written down."""
    names = ("focus", "component", "shape", "severity", "value")
    fields: dict[str, Any] = {name: _term(written[name]) for name in names}
    shape, path, query = model[fields["shape"]], written["path"], written["constraint"]
    return Result(
        **fields,
        path=shape.path if path == OWN_PATH else None if path is None else Predicate(_term(path)),
        constraint=_only_query(shape)[0] if query == OWN_QUERY else _term(query),
        messages=tuple(message for text in written["messages"] if isinstance(message := _term(text), Literal)),
        details=tuple(_read(model, detail) for detail in written["details"]),
    )


def _term(text: str | None) -> Any:
    if text is None:
        return None
    (quad,) = pyoxigraph.parse(f"<urn:x> <urn:x> {text} .", RdfFormat.N_TRIPLES)
    return quad.object
