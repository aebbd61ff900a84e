"""Answers as a table that fits the terminal, with the passages behind each row below it."""

from __future__ import annotations

import io

from kg.evidence import Citation
from kg.layout import terminal_width, visible, wrapped
from kg.queries.answers import Answer
from kg.queries.csvtext import shown
from kg.rdf.namespaces import abbreviate

__all__ = ["table"]

_LEAST_COLUMN = 8


def table(answer: Answer) -> str:
    """Return the answer drawn as a table, at most as wide as the terminal."""
    if answer.boolean is not None:
        return "yes\n" if answer.boolean else "no\n"
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    width = terminal_width()
    if len(answer.variables) * _LEAST_COLUMN > width:
        return _records(answer, width)
    drawn = Table(show_edge=False, header_style="bold", pad_edge=False)
    drawn.add_column("", justify="right", style="dim")
    for variable in answer.variables:
        drawn.add_column(variable.replace("_", " "), overflow="fold")
    for number, row in enumerate(answer.rows, 1):
        drawn.add_row(str(number), *(Text(visible(shown(term))) for term in row))
    out = io.StringIO()
    console = Console(file=out, width=width, highlight=False, color_system=None)
    console.print(drawn)
    for number, citations in enumerate(answer.evidence or (), 1):
        console.print(Text(_evidence(number, citations)))
    console.print(Text(f"\n{_count(answer)}"))
    return out.getvalue()


def _count(answer: Answer) -> str:
    return f"{len(answer.rows)} row{'' if len(answer.rows) == 1 else 's'}"


def _records(answer: Answer, width: int) -> str:
    """Return each row as lines of name and value: what does not fit beside each other stands below each other."""
    lines = []
    for number, row in enumerate(answer.rows, 1):
        lines.append(f"row {number}")
        for variable, term in zip(answer.variables, row, strict=True):
            if term is not None:
                lines += wrapped(f"{variable.replace('_', ' ')}: {visible(shown(term))}", width, "  ", "    ")
        if answer.evidence is not None:
            lines.append(_evidence(number, answer.evidence[number - 1]))
        lines.append("")
    return "\n".join([*lines, _count(answer)]) + "\n"


def _evidence(number: int, citations: list[Citation]) -> str:
    lines = [f"\n[{number}]" + ("" if citations else " no passage: nothing is told")]
    for citation in citations:
        only = ", ".join(abbreviate(node.value).partition(":")[2] for node in citation.supports)
        span = f"{abbreviate(citation.span.value)}, characters {citation.start}-{citation.end}"
        lines.append(f"  {citation.place} ({span})")
        lines += _note(citation.paraphrase + (f" [for: {only}]" if only else ""))
        if citation.text is not None:
            lines += _note(f"“{citation.text}”")
    return "\n".join(lines)


def _note(text: str) -> list[str]:
    return wrapped(text, terminal_width(), " " * 4, " " * 4)
