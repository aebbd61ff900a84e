"""What one kind of skeleton needs to be told, and who makes it."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.languages import MAIN, OTHERS, TAGS, english_name

__all__ = ["Answers", "Field", "Form", "add_fields", "texts", "texts_in"]

Answers = Mapping[str, Any]
"""Values by names of fields; a field that may be told repeatedly has a list."""


@dataclass(frozen=True)
class Field:
    """One thing to be told: as an option, or as a word of its own; what is not needed may stay untold.

    `offered` are values to choose from, if it is `closed` the only ones; `usual` is taken when nothing else is told.
    """

    name: str
    help: str
    word: bool = False
    needed: bool = True
    metavar: str | None = None
    usual: str | None = None
    offered: tuple[str, ...] = ()
    closed: bool = False
    many: bool = False

    @property
    def shown(self) -> str:
        """The field as on the command line."""
        return self.metavar or self.name.upper() if self.word else f"--{self.name}"


@dataclass(frozen=True)
class Form:
    """One kind: what it is, what it needs, who makes it, and what is to be said of what was made."""

    help: str
    fields: tuple[Field, ...]
    make: Callable[[Answers], Iterable[Path]]
    after: Callable[[Answers, Sequence[Path]], Iterator[str]] = lambda _answers, _paths: iter(())
    parts: Callable[[Answers], Iterator[tuple[Field, Sequence[str]]]] = lambda _answers: iter(())
    """What else the shapes ask for, once the fields are told: each part, and the properties it may be a value of."""
    check: Callable[[str], object] = lambda _pair: None
    """Raises KgError for PROPERTY=VALUE that cannot be so."""


def texts(name: str, what: str, needed: bool = True) -> tuple[Field, ...]:
    """Return the field of a text in the first language of the project, and one with its tag for each other."""
    named = ((name, MAIN), *((f"{name}-{tag}", tag) for tag in OTHERS))
    return tuple(
        Field(option, f"{what} in {english_name(tag)}", needed=needed, metavar=english_name(tag).upper())
        for option, tag in named
    )


def texts_in(answers: Answers, name: str) -> list[str]:
    """Return what was told of a text in the languages of the project; nothing unless it is told in each of them."""
    told = [answers.get(name if tag == MAIN else f"{name}-{tag}") for tag in TAGS]
    return [text for text in told if text is not None] if all(told) else []


def add_fields(parser: argparse.ArgumentParser, fields: Iterable[Field]) -> None:
    """Add the fields of a form; what is needed is looked for afterwards, so that it can be asked for."""
    for field in fields:
        more: dict[str, Any] = {"metavar": field.metavar, "help": field.help.replace("%", "%%")}
        if field.word:
            parser.add_argument(field.name, nargs="?", **more)
            continue
        if field.many:
            more["action"] = "append"
        short = ("-w",) if field.name == "with" else ()
        action = parser.add_argument(*short, f"--{field.name}", dest=field.name, **more)
        if field.offered:
            # Read by the completion of shells; no choices of the parser, for others may be told where it is not closed.
            setattr(action, "completer", lambda offered=field.offered, **_: offered)  # noqa: B010
