"""How two are connected: the shortest chains of told ties, each with its passages, and what is told of both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode

from kg.connections import Chain, Tie, chains_between, shared_by, ties_of
from kg.domain import BETWEEN
from kg.evidence import citations_of
from kg.queries import Parameter
from kg.server.pages.context import Context, context_of
from kg.server.pages.footnotes import Footnotes, Mark
from kg.server.pages.forms import Field, field_of
from kg.server.pages.rendering import render
from kg.server.pictures.lengths import Steps, steps_of
from kg.server.site.site import Site
from kg.server.wire.problems import Problem
from kg.server.wire.reply import Reply
from kg.settings import current

__all__ = ["connections_page"]

_MOST = 12
"""So many chains are shown; more say little."""


@dataclass(frozen=True)
class ShownTie:
    """A tie: its kind, what is shared by it, the nodes that tell it, and their passages."""

    kind: NamedNode
    through: NamedNode | None
    nodes: tuple[NamedNode, ...]
    marks: Sequence[Mark]


@dataclass(frozen=True)
class ShownStep:
    """From one to the next, by one tie or several."""

    start: NamedNode
    end: NamedNode
    ties: tuple[ShownTie, ...]


def connections_page(site: Site, arguments: Mapping[str, Any]) -> Reply:
    """Return the page for two that are named, or the form alone. Arguments: from, to, bodies (yes or nothing)."""
    if BETWEEN is None:
        raise Problem(404, "not-found", "Not found", "nothing is said of ties here: see [ties] in docs/project.md")
    context, notes = context_of(site), Footnotes()
    fields = [_field(context, name, str(arguments.get(name) or "").strip()) for name in ("from", "to")]
    bodies = str(arguments.get("bodies") or "") == "yes"
    shown: dict[str, Any] = {"fields": fields, "bodies": bodies, "pair": None, "notes": notes, "same": False}
    ends = [_meant(context, field) for field in fields]
    if ends[0] is not None and ends[1] is not None:
        pair = (ends[0], ends[1])
        shown |= {"pair": pair, "same": pair[0] == pair[1], **_connected(context, pair, bodies, notes)}
    return render(context, "connections.html", **shown)


def _field(context: Context, name: str, value: str) -> Field:
    parameter = Parameter(
        name=name, variable=name, kind="iri", cls=current().ties.between, optional=False, default=None
    )
    return field_of(context, parameter, value or None)


def _meant(context: Context, field: Field) -> NamedNode | None:
    if not field.value or field.error:
        return None
    return context.site.graph.names.resolve(field.value, current().ties.between)


def _connected(context: Context, pair: tuple[NamedNode, NamedNode], bodies: bool, notes: Footnotes) -> dict[str, Any]:
    graph = context.graph
    ties = context.site.kept(f"ties {bodies}", lambda: ties_of(graph, bodies))
    chains = chains_between(ties, *pair)
    kinds = frozenset(current().kinds.headings)
    shared = shared_by(graph, context.site.authored, pair, kinds) if pair[0] != pair[1] else []
    return {
        "chains": [_steps(context, chain, notes) for chain in chains[:_MOST]],
        "more": len(chains[_MOST:]),
        "between": len(chains[0].between) if chains else 0,
        "picture": _picture(context, chains[:_MOST]),
        "shared": [(each, _marks(context, (*each.one, *each.other), notes)) for each in shared],
    }


def _steps(context: Context, chain: Chain, notes: Footnotes) -> list[ShownStep]:
    return [
        ShownStep(step.start, step.end, tuple(_tie(context, tie, notes) for tie in step.ties)) for step in chain.steps
    ]


def _tie(context: Context, tie: Tie, notes: Footnotes) -> ShownTie:
    return ShownTie(tie.kind, tie.through, tie.nodes, _marks(context, tie.nodes, notes))


def _marks(context: Context, nodes: Sequence[NamedNode], notes: Footnotes) -> list[Mark]:
    texts = context.site.graph.texts
    return notes.mark(citation for node in nodes for citation in citations_of(context.graph, node, texts))


def _picture(context: Context, chains: Sequence[Chain]) -> Steps | None:
    """Return the chains as a drawing where there is something to see: more than one, or one with people between."""
    paths = [[chain.steps[0].start, *(step.end for step in chain.steps)] for chain in chains]
    if not paths or max(len(path) for path in paths) < 3:
        return None
    return steps_of([[context.terms.title(node) for node in path] for path in paths])
