"""Patterns of sentences: text with slots that values fill, and parts in brackets that go when a slot within is empty.

    {me} died[ {cg:when@when}][ {dg:place@in}]

docs/accounts.md explains the notation; it is small on purpose, so that whoever knows the language can write it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.errors import KgError
from kg.rdf.namespaces import expand

__all__ = ["GIVEN", "Include", "Optional", "Part", "Path", "PatternError", "Slot", "Step", "Test", "parsed"]


class PatternError(KgError):
    """A pattern that cannot be read."""


@dataclass(frozen=True)
class Step:
    """One property to follow, forwards or (`^`) backwards; what is reached must have `having` and lack `lacking`."""

    predicate: NamedNode
    inverse: bool = False
    having: tuple[NamedNode, ...] = ()
    lacking: tuple[NamedNode, ...] = ()


Path = tuple[Step, ...]


@dataclass(frozen=True)
class Slot:
    """A place for values in a form: what the paths lead to, or a word.

    Words are `me`, the thing of the account; `self`, what the pattern is about; `kind`, its kind; and those of `GIVEN`.
    `number` are forms that agree with a number told, `count` those that agree with how many values there are.
    """

    paths: tuple[Path, ...] = ()
    word: str = ""
    form: str = ""
    number: tuple[str, ...] = ()
    count: tuple[str, ...] = ()


@dataclass(frozen=True)
class Test:
    """A condition that shows nothing: the paths lead somewhere (to `value`), or, denied, nowhere.

    With `plural`, the words around what they lead to agree with several, or with one.
    """

    paths: tuple[Path, ...]
    denied: bool
    value: NamedNode | str | None = None
    plural: bool | None = None


@dataclass(frozen=True)
class Include:
    """A pattern that is written once and used by name."""

    name: str


@dataclass(frozen=True)
class Optional:
    """Parts that are left out together when one of them is empty."""

    parts: tuple[Part, ...]


Part = str | Slot | Test | Include | Optional
_TOKEN = re.compile(r"\[|\]|\{[^{}]*\}|[^\[\]{}]+|[{}]")
_STEP = re.compile(r"(\^?)([a-z][\w-]*:[\w-]+)((?:[?!][a-z][\w-]*:[\w-]+)*)")
GIVEN = ("one", "other", "shared", "of-one", "of-other", "property", "times")
"""What is given to patterns that tell how two things are connected: both, what they share, the facts, how times lie."""
_WORDS = ("me", "self", "kind", *GIVEN)


def parsed(text: str) -> tuple[Part, ...]:
    """Return the parts of a pattern; raise PatternError with what is wrong in it.

    >>> parsed("died[ in {me}]")
    ('died', Optional(parts=(' in ', Slot(paths=(), word='me', form='', number=(), count=()))))
    """
    open_parts: list[list[Part]] = [[]]
    for found in _TOKEN.findall(text):
        if found == "[":
            open_parts.append([])
        elif found == "]":
            if len(open_parts) == 1:
                raise PatternError("a ] closes nothing")
            closed = Optional(tuple(open_parts.pop()))
            open_parts[-1].append(closed)
        elif found in {"{", "}"}:
            raise PatternError("a { or } stands alone")
        else:
            open_parts[-1].append(_braced(found[1:-1].strip()) if found.startswith("{") else found)
    if len(open_parts) > 1:
        raise PatternError("a [ is not closed")
    return tuple(open_parts[0])


def _braced(body: str) -> Part:
    if body.startswith("*"):
        return Include(body[1:])
    if body[:1] in {"+", "-"}:
        return Test(_paths(body[1:]), denied=False, plural=body[0] == "+")
    if body[:1] in {"?", "!"}:
        source, _, value = body[1:].partition("=")
        return Test(_paths(source), body[0] == "!", _value(value))
    return _slot(body)


def _slot(body: str) -> Slot:
    found = re.fullmatch(r"([^@#~]+)(?:@([\w-]+))?(?:#([^~]+))?(?:~(.+))?", body)
    if found is None:
        raise PatternError(f"{{{body}}} is no slot; examples: {{ex:place}}, {{cg:when@when}}, {{ex:years#year|years}}")
    source, form, number, count = found.groups()
    word = source.strip() if source.strip() in _WORDS else ""
    return Slot(() if word else _paths(source), word, form or "", _forms(number), _forms(count))


def _forms(text: str | None) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()


def _paths(source: str) -> tuple[Path, ...]:
    return tuple(tuple(map(_step, path.strip().split("/"))) for path in source.split(","))


def _step(text: str) -> Step:
    found = _STEP.fullmatch(text.strip())
    if found is None:
        raise PatternError(f"“{text}” is no property; examples: ex:place, ^ex:keeper, ^ex:keeper!ex:atLamp")
    inverse, name, conditions = found.groups()
    checks = re.findall(r"([?!])([^?!]+)", conditions)
    having, lacking = ([_term(each) for mark, each in checks if mark == wanted] for wanted in "?!")
    return Step(_term(name), bool(inverse), tuple(having), tuple(lacking))


def _value(text: str) -> NamedNode | str | None:
    return (_term(text) if ":" in text else text) if text else None


def _term(name: str) -> NamedNode:
    iri = expand(name.strip())
    if iri is None:
        raise PatternError(f"no prefix explains {name.strip()}")
    return NamedNode(iri)
