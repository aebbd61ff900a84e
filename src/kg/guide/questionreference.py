"""The reference of the canned questions: by family, each with its blanks and how to ask it, made from their files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.guide.wording import cell, escaped
from kg.project import Project
from kg.queries import Query, read_catalogue
from kg.queries.catalogue import Parameter
from kg.yamlfiles import parse_yaml

__all__ = ["question_reference"]

_HEAD = """# Reference of the questions

Every question that was written down with its answer, made from the files of the questions. `kg query NAME` asks one,
and so do the pages and [the API](docs/api.md) of a server.
"""
_KINDS = {"iri": "a thing", "literal": "words", "integer": "a whole number", "date": "a day, as in 1961-06-16"}
_CHECKS = "checks"
"""The family whose questions look for faults in the data; they ask nothing that a reader would."""


def question_reference(project: Project) -> str:
    """Return the reference as Markdown."""
    families: dict[str, list[Query]] = {}
    for query in read_catalogue(project.queries):
        families.setdefault(query.name.partition("/")[0], []).append(query)
    families.pop(_CHECKS, None)
    lines = [_HEAD]
    told = _told(project)
    for name in sorted(families, key=lambda name: (list(told).index(name) if name in told else len(told), name)):
        lines += _family(_in_english(told.get(name, {}).get("title", name.capitalize())), families[name])
    return "\n".join(lines)


def _in_english(title: str | dict[str, str]) -> str:
    """Return a title in English, or in the first language that it is told in."""
    return title if isinstance(title, str) else title.get("en") or next(iter(title.values()))


def _told(project: Project) -> dict[str, dict[str, Any]]:
    path = project.queries / "families.yaml"
    return dict(parse_yaml(path.read_text(encoding="utf-8"))) if path.is_file() else {}


def _family(title: str, queries: list[Query]) -> Iterator[str]:
    yield f"## {escaped(title)}\n"
    for query in sorted(queries, key=lambda query: query.name):
        yield f"### {escaped(query.summary)}\n"
        yield f"`{query.name}`\n"
        if query.description:
            yield escaped(query.description) + "\n"
        yield from _parameters(query)


def _parameters(query: Query) -> Iterator[str]:
    if query.parameters:
        yield "| Parameter | Takes | Needed |\n|---|---|---|"
        yield from (_row(parameter) for parameter in query.parameters)
        yield ""


def _row(parameter: Parameter) -> str:
    takes = f"{_KINDS[parameter.kind]}{f' (`{parameter.cls}`)' if parameter.cls else ''}"
    needed = "no" if parameter.optional else f"no: `{parameter.default}`" if parameter.default else "yes"
    return f"| `{parameter.name}` | {cell(takes)} | {cell(needed)} |"
