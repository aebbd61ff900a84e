"""The header of a canned query as grlc has it: lines of YAML behind `#+`, their keys, and what each must be."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from kg.errors import SourceError
from kg.yamlfiles import parse_yaml

__all__ = ["DISPLAYS", "header_of", "line_of", "one_of", "pairs_of"]

DISPLAYS = ("table", "timeline", "map", "graph", "chart", "tree")
_FORMS: dict[str, Callable[[object], bool]] = {
    "summary": lambda value: isinstance(value, str),
    "description": lambda value: isinstance(value, str),
    "advice": lambda value: isinstance(value, str),
    "tags": lambda value: _is_list_of(value, str),
    "wordings": lambda value: _is_list_of(value, str),
    "evidence": lambda value: _is_list_of(value, str),
    "defaults": lambda value: _is_list_of(value, dict),
    "classes": lambda value: _is_list_of(value, dict),
}
_EXAMPLES = {
    "summary": "#+ summary: Who kept which lamp?",
    "description": "#+ description: One row per person.",
    "advice": "#+ advice: Give the lamp a keeper.",
    "tags": "#+ tags: [lamps, keepers]",
    "wordings": "#+ wordings:\n  #+   - Whose lamp was it?",
    "evidence": "#+ evidence: [keeping, lamp]",
    "defaults": "#+ defaults:\n  #+   - year: 1961",
    "classes": "#+ classes:\n  #+   - keeper: ex:Keeper",
}
_KEYS = {"summary", "description", "advice", "tags", "wordings", "display", "evidence", "defaults", "classes"}
_IN_LANGUAGES = re.compile(r"(summary|description)-[a-z]{2,3}")
"""Keys for the question in other languages, by tag: `#+ summary-ru: …`."""


def _is_list_of(value: object, kind: type) -> bool:
    return isinstance(value, list) and all(isinstance(entry, kind) for entry in value)


def header_of(path: Path, text: str) -> dict[str, Any]:
    """Return the header of a query as a mapping; what is wrong in it is an error with its line."""
    import yaml

    lines = [line[2:] for line in text.splitlines() if line.startswith("#+")]
    try:
        header = parse_yaml("\n".join(line.removeprefix(" ") for line in lines)) or {}
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise SourceError(path, f"the header is not YAML: {error.problem}", line=line) from None
    if not isinstance(header, dict) or not header.get("summary"):
        raise SourceError(path, "the header has no summary", line=1, hint="#+ summary: the question, in one sentence")
    for key, is_right in _FORMS.items():
        if key in header and not is_right(header[key]):
            raise SourceError(path, f"{key} has the wrong form", line=line_of(text, f"{key}:"), hint=_EXAMPLES[key])
    if unknown := {key for key in header if key not in _KEYS and not _IN_LANGUAGES.fullmatch(str(key))}:
        word = sorted(unknown)[0]
        raise SourceError(
            path, f"the header has no key {word}", line=line_of(text, word), hint=", ".join(sorted(_KEYS))
        )
    return header


def one_of(path: Path, text: str, key: str, value: str, allowed: Sequence[str]) -> str:
    """Return the value of a key if it is one of those that are allowed."""
    if value not in allowed:
        raise SourceError(path, f"{key} is {value}", line=line_of(text, f"{key}:"), hint="one of " + ", ".join(allowed))
    return value


def pairs_of(header: dict[str, Any], key: str) -> dict[str, str]:
    """Return a header list of one-key mappings as one mapping."""
    return {name: str(value) for entry in header.get(key, ()) for name, value in entry.items()}


def line_of(text: str, word: str) -> int | None:
    """Return the number of the first line that has a word."""
    return next((number for number, line in enumerate(text.splitlines(), 1) if word in line), None)
