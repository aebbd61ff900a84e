"""What is offered for an argument of a command."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kg import locate
from kg.cli.completing.names import iris_of_classes, names_of_class, names_of_kinds, prefixed_names

__all__ = ["attach"]

Offer = Callable[..., Iterable[str]]

_THINGS = {
    ("show", "entity"), ("explain", "subject"), ("explain", "object"), ("path", "start"), ("path", "end"),
    ("export", "entity"), ("link", "entity"),
}  # fmt: skip
_QUESTIONS = {("query", "query"), ("compare", "names")}
_SECTIONS = {("coverage", "section"), ("cite", "document")}


def attach(command: str, parser: argparse.ArgumentParser) -> None:
    """Tell each action of a command, and of its actions, what is offered for it."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                attach(command, below)
            continue
        offer = _offer(command, action.dest, parser)
        if offer is not None:
            setattr(action, "completer", offer)  # noqa: B010


def _offer(command: str, name: str, parser: argparse.ArgumentParser) -> Offer | None:
    if (command, name) in _THINGS:
        return _things
    if (command, name) in _QUESTIONS:
        return _questions
    if (command, name) in _SECTIONS:
        return _sections
    by_name: dict[str, Offer] = {
        "parameter": _parameters,
        "with": _pairs,
        "view": _views,
        "format": lambda **_: parser.get_default("formats") or (),
        "style": lambda **_: ("chicago", "mla", "gost"),
    }
    return by_name.get(name)


def _things(prefix: str, **_: object) -> Iterator[str]:
    """Offer names of things, those of registers by any of their words; after a kind and a colon what is of it."""
    from kg.settings import current

    kinds = current().kinds
    if prefix:
        yield from names_of_kinds(prefix, kinds.offered, kinds.registers)
        yield from prefixed_names(prefix)
    yield from (f"{kind}:" for kind in kinds.own)


def _questions(prefix: str, **_: object) -> Iterator[str]:
    root = locate.project_root_or_none()
    folder = Path(root or ".") / "queries"
    named = (path.relative_to(folder).with_suffix("").as_posix() for path in sorted(folder.rglob("*.rq")))
    yield from (name for name in named if not name.startswith("checks/"))
    if "." in prefix or prefix.startswith("/"):
        yield from (str(path) for path in sorted(Path().glob("*.rq")))


def _parameters(prefix: str, parsed_args: argparse.Namespace, **_: object) -> Iterator[str]:
    """Offer the parameters of the question that was typed, and after `=` what may fill them."""
    from kg.project import find
    from kg.queries import find_query
    from kg.rdf.namespaces import expand

    query = find_query(find().queries, parsed_args.query)
    name, equals, value = prefix.partition("=")
    for parameter in query.parameters:
        if not equals:
            yield f"{parameter.name}="
        elif parameter.name == name and parameter.cls:
            yield from (f"{name}={each}" for each in names_of_class(value, expand(parameter.cls) or ""))


def _pairs(prefix: str, **_: object) -> Iterator[str]:
    """Offer the properties of the ontology, and after `=` things of the kind that is typed."""
    from kg.rdf.namespaces import KINDS, OWL, TERM_PREFIXES, abbreviate

    name, equals, value = prefix.partition("=")
    if equals:
        yield from (f"{name}={each}" for each in (*prefixed_names(value), *(f"{kind}:" for kind in KINDS)))
        return
    terms = map(abbreviate, iris_of_classes((OWL.ObjectProperty.value, OWL.DatatypeProperty.value)))
    yield from (f"{term}=" for term in terms if term.partition(":")[0] in TERM_PREFIXES)


def _views(**_: object) -> Iterator[str]:
    yield from ("accepted", "asserted", "claims")
    yield from (f"without:{slug}" for slug in _slugs("section"))


def _sections(**_: object) -> Iterator[str]:
    yield from _slugs("section")
    yield from _slugs("doc")


def _slugs(kind: str) -> Iterator[str]:
    """Yield the last parts of the addresses of things of a kind."""
    yield from (name.partition(":")[2] for name in prefixed_names(f"{kind}:"))
