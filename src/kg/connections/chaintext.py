"""Chains as text for the terminal and as data, each tie with the passages behind it."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from typing import Any

from pyoxigraph import NamedNode

from kg.connections.chains import Chain, Step
from kg.connections.ties import Tie
from kg.evidence import Citation, Texts, citations_of
from kg.rdf.graph import Graph

__all__ = ["chains_as_dict", "chains_as_text"]

Label = Callable[[NamedNode], str]


def chains_as_text(
    chains: Sequence[Chain], graph: Graph, label: Label, texts: Texts | None = None, width: int = 100
) -> str:
    """Return chains as plain text: a heading of names, then each step with its ties and their passages."""
    lines: list[str] = []
    for number, chain in enumerate(chains, 1):
        names = [label(chain.steps[0].start), *(label(step.end) for step in chain.steps)]
        steps = len(chain.steps)
        lines += [f"{number}. {' – '.join(names)}  ({steps} step{'s' if steps > 1 else ''})"]
        for step in chain.steps:
            lines += _step(step, graph, label, texts, width)
        lines.append("")
    return "\n".join(lines)


def _step(step: Step, graph: Graph, label: Label, texts: Texts | None, width: int) -> list[str]:
    lines = [f"   {label(step.start)} – {label(step.end)}"]
    for tie in step.ties:
        lines.append(f"     {_told(tie, label)}")
        for citation in _passages(tie, graph, texts):
            lines += _wrapped(f"{citation.place}: {citation.paraphrase}", width, 7)
            if citation.text is not None:
                lines += _wrapped(f"“{citation.text}”", width, 9)
    return lines


def _told(tie: Tie, label: Label) -> str:
    return label(tie.kind) + (f" of both: {label(tie.through)}" if tie.through else "")


def _passages(tie: Tie, graph: Graph, texts: Texts | None) -> list[Citation]:
    found = {citation.span: citation for node in tie.nodes for citation in citations_of(graph, node, texts)}
    return sorted(found.values(), key=lambda citation: (citation.section, citation.start))


def _wrapped(text: str, width: int, indent: int) -> list[str]:
    first, later = " " * indent, " " * (indent + 2)
    return textwrap.wrap(text, width, initial_indent=first, subsequent_indent=later, break_long_words=False)


def chains_as_dict(
    chains: Sequence[Chain], graph: Graph, label: Label, texts: Texts | None = None
) -> list[dict[str, Any]]:
    """Return chains as data for JSON."""

    def named(node: NamedNode) -> dict[str, str]:
        return {"id": node.value, "label": label(node)}

    return [
        {
            "between": [named(person) for person in chain.between],
            "steps": [
                {
                    "from": named(step.start),
                    "to": named(step.end),
                    "ties": [
                        {
                            "kind": named(tie.kind),
                            **({"through": named(tie.through)} if tie.through else {}),
                            "nodes": [node.value for node in tie.nodes],
                            "citations": [citation.as_dict() for citation in _passages(tie, graph, texts)],
                        }
                        for tie in step.ties
                    ],
                }
                for step in chain.steps
            ],
        }
        for chain in chains
    ]
