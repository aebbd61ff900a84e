"""Chains as text for the terminal, in sentences with numbered passages, and as data."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from pyoxigraph import NamedNode

from kg.accounts import Sentence
from kg.accounts.text import numbered
from kg.connections.chains import Chain
from kg.connections.connection import Connection
from kg.connections.telling import ToldChain
from kg.connections.ties import Tie
from kg.evidence import Citation, Texts, citations_of
from kg.layout import wrapped
from kg.rdf.graph import Graph

__all__ = ["connection_as_dict", "connection_as_text"]

Label = Callable[[NamedNode], str]


def connection_as_text(connection: Connection, label: Label, width: int = 100) -> str:
    """Return a connection as plain text: chains in sentences, what both have in common, then the passages."""
    notes: dict[str, tuple[int, Citation]] = {}

    def number(citation: Citation) -> int:
        return notes.setdefault(citation.span.value, (len(notes) + 1, citation))[0]

    lines: list[str] = []
    for place, told in enumerate(connection.chains, 1):
        lines += [f"{place}. {_heading(told.chain, label)}", *wrapped(numbered(told.sentence, number), width, "   ")]
        lines += _listed(told.further, number, width)
        lines.append("")
    sentences = (*connection.both, *(sentence for _, sentence in connection.shared))
    if common := _listed(sentences, number, width):
        lines += ["In common", *common, ""]
    if notes and connection.reserve:
        lines += [*wrapped(connection.reserve, width, ""), ""]
    if notes:
        lines += ["Passages", *(line for number_, note in notes.values() for line in _note(number_, note, width)), ""]
    return "\n".join(lines)


def _heading(chain: Chain, label: Label) -> str:
    names = [label(chain.steps[0].start), *(label(step.end) for step in chain.steps)]
    steps = len(chain.steps)
    return f"{' – '.join(names)}  ({steps} step{'s' if steps > 1 else ''})"


def _listed(sentences: Iterable[Sentence], number: Callable[[Citation], int], width: int) -> list[str]:
    return [line for each in sentences for line in wrapped(numbered(each, number), width, "   – ", "     ")]


def _note(number: int, citation: Citation, width: int) -> list[str]:
    lines = wrapped(f"[{number}] {citation.place}: {citation.paraphrase}", width, "  ", "      ")
    return lines if citation.text is None else [*lines, *wrapped(f"“{citation.text}”", width, "      ")]


def connection_as_dict(
    connection: Connection, graph: Graph, label: Label, texts: Texts | None = None
) -> dict[str, Any]:
    """Return a connection as data for JSON."""

    def named(node: NamedNode) -> dict[str, str]:
        return {"id": node.value, "label": label(node)}

    def tied(tie: Tie) -> dict[str, Any]:
        return {
            "kind": named(tie.kind),
            **({"through": named(tie.through)} if tie.through else {}),
            "nodes": [node.value for node in tie.nodes],
            "citations": [citation.as_dict() for citation in _passages(tie, graph, texts)],
        }

    def chained(told: ToldChain) -> dict[str, Any]:
        steps = told.chain.steps
        return {
            "told": _told(told.sentence),
            "further": [_told(sentence) for sentence in told.further],
            "between": [named(person) for person in told.chain.between],
            "steps": [
                {"from": named(step.start), "to": named(step.end), "ties": [tied(tie) for tie in step.ties]}
                for step in steps
            ],
        }

    return {
        "by_facts": connection.is_by_facts,
        "chains": [chained(told) for told in connection.chains],
        "naming_both": [_told(sentence) for sentence in connection.both],
        "shared": [
            {"thing": named(shared.thing), "times": shared.times.how, "told": _told(sentence)}
            for shared, sentence in connection.shared
        ],
    }


def _told(sentence: Sentence) -> dict[str, Any]:
    return {"text": sentence.text, "spans": [citation.span.value for citation in sentence.citations]}


def _passages(tie: Tie, graph: Graph, texts: Texts | None) -> list[Citation]:
    found = {citation.span: citation for node in tie.nodes for citation in citations_of(graph, node, texts)}
    return sorted(found.values(), key=lambda citation: (citation.section, citation.start))
