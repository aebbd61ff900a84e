"""What the command line left out: asked for, one after the other, before a terminal; told in one sentence elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg.cli.making.fields import Field, Form
from kg.errors import KgError
from kg.layout import columns, terminal_width, wrapped

__all__ = ["ask", "before_a_terminal", "complete"]

_MANY = 12
"""How many values are listed one a line; more of them stand side by side."""


def before_a_terminal() -> bool:
    """Tell whether there is somebody to ask."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def complete(kind: str, form: Form, told: dict[str, Any]) -> dict[str, Any]:
    """Return the answers with all that is needed; raise KgError, in one sentence, where nobody can be asked."""
    _check_choices(kind, form, told)
    missing = [field for field in form.fields if field.needed and not told.get(field.name)]
    asks = before_a_terminal()
    untold = [field for field in missing if field.usual is None]
    if untold and not asks:
        raise KgError(f"{kind} needs {_listed(untold)} as well; kg new {kind} --help explains them")
    answers = {**told, **{field.name: ask(field) if asks else field.usual for field in missing}}
    if asks and not answers.get("with"):
        answers["with"] = _parts(form, answers)
    return answers


def _check_choices(kind: str, form: Form, told: Mapping[str, Any]) -> None:
    for field in form.fields:
        value = told.get(field.name)
        if field.closed and value and value not in field.offered:
            raise KgError(f"{field.shown} of a new {kind} is {_among(field)}, not {value}")


def _parts(form: Form, answers: Mapping[str, Any]) -> list[str]:
    """Ask for what the shapes want besides, until it is told or left open; return it as PROPERTY=VALUE."""
    told: list[str] = []
    passed: list[Sequence[str]] = []
    while wanted := next((part for part in form.parts({**answers, "with": told}) if part[1] not in passed), None):
        field, properties = wanted
        value = ask(field)
        if not value:
            passed.append(properties)
            continue
        pair = value if value.partition("=")[0] in properties else f"{properties[0]}={value}"
        try:
            form.check(pair)
        except KgError as error:
            _tell(str(error))
        else:
            told.append(pair)
    return told


def _listed(fields: Iterable[Field]) -> str:
    return ", ".join(f"{field.shown} ({_among(field)})" for field in fields)


def _among(field: Field) -> str:
    return f"one of {', '.join(field.offered)}" if field.offered else field.help


def ask(field: Field) -> str:
    """Ask for one thing until it is told; an empty line takes what is usual, or nothing where nothing is needed."""
    _tell("", *wrapped(field.help, terminal_width(), "", ""), *_offer(field.offered))
    while True:
        print(f"{field.metavar or field.name}{f' [{field.usual}]' if field.usual else ''}: ", end="", file=sys.stderr)
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            raise KgError("stopped; nothing was written")
        answer = _chosen(field, line.strip()) or field.usual or ""
        if not field.needed or answer:
            if not (field.closed and answer and answer not in field.offered):
                return answer
            _tell(f"{answer} is none of them")


def _chosen(field: Field, answer: str) -> str:
    """Return the value that a number stands for, else the answer."""
    numbered = answer.isdecimal() and 0 < int(answer) <= len(field.offered)
    return field.offered[int(answer) - 1] if numbered else answer


def _offer(offered: tuple[str, ...]) -> list[str]:
    if len(offered) <= _MANY:
        return [f"  {number:>2}  {value}" for number, value in enumerate(offered, start=1)]
    numbered = [f"{number:>3} {value}" for number, value in enumerate(offered, start=1)]
    across = max(1, (terminal_width() - 2) // (max(map(len, numbered)) + 2))
    rows = [numbered[place : place + across] for place in range(0, len(numbered), across)]
    filled = [[*row, *[""] * (across - len(row))] for row in rows]
    return columns(filled, indent="  ").splitlines()


def _tell(*lines: str) -> None:
    for line in lines:
        print(line, file=sys.stderr)
