"""What all skeletons share: names, texts in the languages of the project, files that must not exist yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import KgError
from kg.languages import TAGS
from kg.rdf import turtle
from kg.rdf.namespaces import RDFS

__all__ = [
    "Labels",
    "add_to",
    "can_be_added_to",
    "check_slug",
    "is_slug",
    "labelled",
    "literals",
    "refuse_existing",
    "side_by_side",
    "write_new",
]

Labels = Sequence[str]
"""Texts in the languages of the project, in their order."""

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def is_slug(text: str) -> bool:
    """Tell whether a text can be the last part of an address.

    >>> is_slug("ada-fenn"), is_slug("Ada Fenn")
    (True, False)
    """
    return _SLUG.fullmatch(text) is not None


def check_slug(slug: str) -> None:
    """Raise KgError for what cannot be the last part of an address."""
    if not is_slug(slug):
        raise KgError(f"{slug}: a slug has lower-case letters and digits in words joined by hyphens")


def literals(texts: Labels) -> list[Literal]:
    """Return texts with the tags of the languages."""
    return [Literal(text, language=tag) for text, tag in zip(texts, TAGS, strict=True)]


def labelled(node: NamedNode, labels: Labels, by: NamedNode = RDFS.label) -> list[Triple]:
    """Return the triples that name a thing."""
    return [Triple(node, by, literal) for literal in literals(labels)]


def side_by_side(texts: Labels) -> str:
    """Return texts as the ontology has them, on one line."""
    return " , ".join(str(literal) for literal in literals(texts))


def refuse_existing(path: Path) -> None:
    """Raise KgError for a file that is there."""
    if path.exists():
        raise KgError(f"{path} exists already; nothing was written")


def write_new(path: Path, content: str) -> Path:
    """Write a file that must not exist yet, and return it."""
    refuse_existing(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def can_be_added_to(path: Path) -> bool:
    """Tell whether a file is canonical Turtle, so that nothing of it is lost when it is written anew."""
    try:
        return turtle.is_canonical(path)
    except (KgError, OSError):
        return False


def add_to(path: Path, triples: Iterable[Triple]) -> Path:
    """Write triples into a file in canonical form, new or not, and return it."""
    before = turtle.read(path) if path.exists() else []
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(turtle.write([*before, *triples]), encoding="utf-8")
    return path
