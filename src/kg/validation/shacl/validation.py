"""Validate a data graph: compiled shapes on Oxigraph, the rest with pySHACL (SHACL, section 3.4)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from pyoxigraph import Triple

from kg.validation.shacl.compiling import Compiling
from kg.validation.shacl.dataset import Dataset
from kg.validation.shacl.errors import LimitError
from kg.validation.shacl.evaluation import Evaluation
from kg.validation.shacl.focus import target_focus
from kg.validation.shacl.graph import Subject
from kg.validation.shacl.literals import decode
from kg.validation.shacl.model import Shape, Shapes
from kg.validation.shacl.notices import notices_on
from kg.validation.shacl.reader import read_shapes
from kg.validation.shacl.report import Fallback, Report, Result

__all__ = ["check", "validate"]


def validate(
    data: Iterable[Triple],
    shapes: Iterable[Triple] | Shapes,
    skip: Collection[Subject] = frozenset(),
    *,
    strict: bool = True,
) -> Report:
    """Check the data against the shapes; raise `ShapesError` if the shapes are wrong themselves.

    Shapes that were read before serve again; those in `skip` keep their meaning but are not asked of their targets.
    Shapes that are not read strictly get notices on what in them says nothing.
    """
    model = shapes if isinstance(shapes, Shapes) else read_shapes(shapes, strict=strict)
    return check(Dataset(data), model, skip, with_notices=not strict)


def check(dataset: Dataset, model: Shapes, skip: Collection[Subject], *, with_notices: bool = False) -> Report:
    """Check data that are loaded already; raise `LimitError` for shapes nested too deeply, or too many results."""
    try:
        return _check_all(dataset, model, skip, with_notices)
    except RecursionError:
        raise LimitError("shapes within shapes, deeper than this program can go; flatten them") from None


def _check_all(dataset: Dataset, model: Shapes, skip: Collection[Subject], with_notices: bool) -> Report:
    compiled, fallbacks = _divide(model, skip)
    dataset.mention(node for shape in compiled for node in shape.targets.nodes)
    evaluation = Evaluation(model, dataset)
    found: list[Result] = []
    for shape in [shape for shape in compiled if shape.has_target]:
        try:
            found += _check(evaluation, shape)
        except (SyntaxError, RuntimeError) as error:  # a query of ours that the engine does not take
            fallbacks.append(Fallback(shape.node, str(error)))
    found += _fall_back(dataset, model, fallbacks)
    notices = notices_on(model, dataset) if with_notices else []
    return Report(tuple(sorted(found, key=lambda result: result.order)), tuple(fallbacks), tuple(notices))


def _fall_back(dataset: Dataset, model: Shapes, fallbacks: list[Fallback]) -> list[Result]:
    """Return pySHACL's results for the shapes that could not be compiled."""
    if not fallbacks:
        return []
    from kg.validation.shacl.fallback import check_with_pyshacl

    return check_with_pyshacl(dataset.triples(), model, {fallback.shape for fallback in fallbacks})


def _divide(model: Shapes, skip: Collection[Subject]) -> tuple[list[Shape], list[Fallback]]:
    """Tell the shapes with targets that can be compiled from those that cannot."""
    compiling = Compiling(model)
    compiled, fallbacks = [], []
    for shape in (shape for shape in model if shape.node not in skip):
        if obstacle := compiling.obstacle(shape):
            fallbacks.append(Fallback(shape.node, obstacle))
        else:
            compiled.append(shape)
    return compiled, [f for f in fallbacks if model[f.shape].has_target and not model[f.shape].deactivated]


def _check(evaluation: Evaluation, shape: Shape) -> Iterator[Result]:
    """Yield the results of a shape on its target nodes, in the terms of the data."""
    focus = target_focus(shape, evaluation.data, evaluation.walks.density.repeats)
    if focus is not None:
        yield from map(_decoded, evaluation.results(shape, focus))


def _decoded(result: Result) -> Result:
    """Return a result with its literals as the data wrote them."""
    return replace(
        result,
        focus=decode(result.focus),
        value=None if result.value is None else decode(result.value),
        details=tuple(map(_decoded, result.details)),
    )
