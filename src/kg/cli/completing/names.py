"""Names of things, as far as they are typed: read from the index of the last build, and never built for.

It is read as bare JSON, because a press of a key is to be answered at once.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from pathlib import Path

from kg import locate
from kg.collector import without_collector

__all__ = ["iris_of_classes", "names_of_class", "names_of_kinds", "prefixed_names"]

_Row = tuple[str, str, list[int], list[tuple[str, str]]]


def names_of_kinds(typed: str, kinds: Collection[str], by_any_word: Collection[str]) -> Iterator[str]:
    """Yield the names of things of some kinds that go on from what is typed, those of some begun at any word."""
    _, things = _index()
    for _, kind, _, names in things:
        if kind in kinds:
            yield from _going_on(typed, names, by_any_word=kind in by_any_word)


def names_of_class(typed: str, cls: str) -> Iterator[str]:
    """Yield the names of things of a class (its IRI) that go on from what is typed."""
    classes, things = _index()
    wanted = classes.index(cls) if cls in classes else -1
    for _, _, of, names in things:
        if wanted in of:
            yield from _going_on(typed, names, by_any_word=True)


def iris_of_classes(classes: Collection[str]) -> Iterator[str]:
    """Yield the IRIs of whatever is of one of some classes (IRIs, too)."""
    known, things = _index()
    wanted = {place for place, cls in enumerate(known) if cls in classes}
    yield from (iri for iri, _, of, _ in things if wanted.intersection(of))


def prefixed_names(typed: str) -> Iterator[str]:
    """Yield `kind:name` of each thing of the kind that is typed, with its colon."""
    kind, colon, _ = typed.partition(":")
    if colon:
        _, things = _index()
        yield from (f"{kind}:{iri.rpartition('/')[2]}" for iri, of, *_ in things if of == kind)


def _index() -> tuple[list[str], list[_Row]]:
    """Return the classes, and the things with kind, classes and names; nothing where nothing was built."""
    root = locate.project_root_or_none()
    file = Path(locate.build_folder(root), "current", "names.json") if root else None
    if file is None or not file.is_file():
        return [], []
    with without_collector():
        told = json.loads(file.read_bytes())
    return told["classes"], [(iri, kind, of, names) for iri, kind, of, names, *_ in told["things"]]


def _going_on(typed: str, names: list[tuple[str, str]], *, by_any_word: bool) -> Iterator[str]:
    begun = typed.casefold()
    for name, _ in names:
        if name.casefold().startswith(begun):
            yield name
        elif begun and by_any_word:
            # A surname alone is enough to find somebody.
            place = f" {name}".casefold().find(f" {begun}")
            if place > 0:
                yield name[place:]
