"""Validation by either engine: shapes compiled to SPARQL, or pySHACL."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from pyoxigraph import Triple

from kg.errors import KgError
from kg.rdf.graph import Graph
from kg.validation import shacl
from kg.validation.report import Report, report_of
from kg.validation.stages import shapes_of_other_stages, shapes_of_stage

__all__ = ["ENGINES", "Validation", "validate"]

ENGINES = ("compiled", "pyshacl")


def validate(
    data: Iterable[Triple],
    shapes: Graph,
    engine: str = "compiled",
    stage: str | None = None,
    *,
    strict: bool = True,
) -> Report:
    """Return the report of the data against the shapes; the data graph is flat and holds the class tree too.

    With a stage, only the shapes of that stage are asked. The compiled engine leaves to pySHACL a shape that it cannot
    compile, and the report says so. Unless it is `strict`, terms that SHACL does not have are ignored with a notice.
    """
    return Validation(shapes, engine, strict=strict).report(data, stage)


class Validation:
    """Shapes asked of data that grow from stage to stage: nothing is loaded twice."""

    def __init__(self, shapes: Graph, engine: str = "compiled", *, strict: bool = True):
        if engine not in ENGINES:
            raise KgError(f"no engine is called {engine}; there are: {', '.join(ENGINES)}")
        self._shapes, self._engine, self._strict = shapes, engine, strict
        self._data = Graph()
        self._dataset = shacl.Dataset()

    def report(self, more: Iterable[Triple], stage: str | None = None) -> Report:
        """Return the report of the data so far and these together, against the shapes of one stage or all."""
        try:
            return self._by_pyshacl(more, stage) if self._engine == "pyshacl" else self._by_queries(more, stage)
        except shacl.ShapesError as error:
            raise KgError(f"the shapes cannot be used: {error}") from None
        except (shacl.LimitError, shacl.ValidationFailureError) as error:
            raise KgError(f"no report: {error}") from None

    def _by_queries(self, more: Iterable[Triple], stage: str | None) -> Report:
        model, skip = _read(self._shapes, len(self._shapes), self._strict), shapes_of_other_stages(self._shapes, stage)
        self._dataset.extend(more)
        report = shacl.check(self._dataset, model, skip, with_notices=not self._strict)
        return report_of(report.results, self._shapes, report.fallbacks, report.notices)

    def _by_pyshacl(self, more: Iterable[Triple], stage: str | None) -> Report:
        self._data.update(more)
        chosen = shapes_of_stage(self._shapes, stage) if stage else self._shapes
        return report_of(_by_pyshacl(self._data, chosen), self._shapes)


@lru_cache(maxsize=4)
def _read(shapes: Graph, _size: int, strict: bool) -> shacl.Shapes:
    """Return the shapes ready for use; a graph that was read before is not read again unless it has grown."""
    return shacl.read_shapes(shapes, strict=strict)


def _by_pyshacl(data: Iterable[Triple], shapes: Graph) -> list[shacl.Result]:
    import pyshacl

    from kg.rdf.interchange import to_rdflib
    from kg.validation.shacl.fallback import read_report

    try:
        found = pyshacl.validate(to_rdflib(data), shacl_graph=to_rdflib(shapes), advanced=False, inplace=True)
    except pyshacl.errors.ReportableRuntimeError as error:
        raise KgError(f"the shapes cannot be used: {error}") from None
    if not hasattr(found[1], "triples"):
        raise KgError(f"the shapes cannot be used: {found[1]}")
    return read_report(found[1])
