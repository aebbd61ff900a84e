"""The folder of a new project and what is written into it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import Path
from string import Template

from kg.errors import KgError
from kg.newproject.context import context_of, core_context
from kg.newproject.wording import labels
from kg.rdf.namespaces import PREFIXES

__all__ = ["new_project"]

_FILES = Path(__file__).parent / "files"
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_KINDS = ("citation", "claim", "doc", "event", "person", "place", "section", "sentence", "span")
_IN_PLACE = {"gitignore": ".gitignore", "readme": "README.md"}


def new_project(folder: Path, languages: Sequence[str], base: str | None = None) -> list[Path]:
    """Write a project into a new folder, called as it is, and return its files.

    `languages` are tags (BCP 47, RFC 5646), the first one that of the pages; all names begin with `base`.
    Raises KgError for a name or a tag that is none, and for a folder in which there is something.
    """
    name = folder.name
    _check(name, languages, base)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise KgError(f"{folder} exists already; nothing was written")
    values = _values(name, languages, base or f"https://example.org/{name}/")
    texts = {_place(path): _filled(path, values) for path in sorted(_FILES.rglob("*")) if path.is_file()}
    written = [_write(folder / place, text) for place, text in texts.items()]
    prefixes = {values["prefix"]: values["base"] + "ontology#", **{k: f"{values['base']}id/{k}/" for k in _KINDS}}
    keys = context_of(folder / "ontology" / "terms.ttl", values["prefix"], prefixes)
    context = _write(folder / "ontology" / "context.jsonld", keys)
    return [*written, context]


def _check(name: str, languages: Sequence[str], base: str | None) -> None:
    if not _NAME.fullmatch(name):
        raise KgError(f"{name}: a project is called by lower-case letters and digits in words joined by hyphens")
    for tag in languages:
        if not _TAG.fullmatch(tag):
            raise KgError(f"{tag!r} is no language tag: write --languages en,de, the first one that of the pages")
    if len(set(languages)) < len(languages):
        raise KgError("a language is named twice")
    if base is not None and not re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+/", base):
        raise KgError(f"{base}: the base is an http address that ends in /, for all names begin with it")


def _values(name: str, languages: Sequence[str], base: str) -> dict[str, str]:
    """Return what stands for the names in the files."""
    return {
        "name": name,
        "prefix": f"{name}-terms" if name in {*PREFIXES, *_KINDS, *core_context(), "c", "s"} else name,
        "base": base,
        "language": languages[0],
        "tags": ", ".join(f'"{tag}"' for tag in languages),
        "titles": ", ".join(f'{tag} = "{name}"' for tag in languages),
        "title_literals": " , ".join(f'"{name}"@{tag}' for tag in languages),
        "name_shapes": " , ".join((*(f"s:Named-{tag}" for tag in languages), "s:Named-one-per-language")),
        "name_shapes_in_full": "".join(map(_name_shape, languages)),
        **labels(languages),
    }


def _name_shape(tag: str) -> str:
    return f"""
s:Named-{tag}
    a sh:PropertyShape ;
    sh:path rdfs:label ;
    sh:qualifiedValueShape [ sh:languageIn ( "{tag}" ) ] ;
    sh:qualifiedMinCount 1 ;
    sh:severity sh:Violation ;
    sh:message "Has no name in this language: add rdfs:label with the tag @{tag}."
    .
"""


def _place(path: Path) -> Path:
    relative = path.relative_to(_FILES)
    return relative.with_name(_IN_PLACE.get(relative.name, relative.name))


def _filled(path: Path, values: dict[str, str]) -> str:
    text = Template(path.read_text(encoding="utf-8")).substitute(values)
    return "".join(_in_order(text.splitlines(keepends=True)))


def _write(target: Path, text: str) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")
    return target


def _in_order(lines: list[str]) -> Iterator[str]:
    """Yield the lines with the prefixes that they declare at the top in order: the project's own may come anywhere."""
    declared = list(takewhile(lambda line: line.startswith("@prefix"), lines))
    yield from sorted(declared)
    yield from lines[len(declared) :]
