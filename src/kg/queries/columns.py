"""What columns and parameters of questions are called: `columns.yaml` beside the families of questions, by language.

A name that is not there is shown as it is written, with spaces: `event_date` as “event date”.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from kg.errors import SourceError
from kg.settings import current
from kg.yamlfiles import parse_yaml

__all__ = ["FILE", "called", "names_of_columns"]

FILE = "columns.yaml"


def called(name: str, language: str) -> str:
    """Return what a column or parameter is called; the name of a thing is called as the thing is (`person_name`)."""
    plain = name.removesuffix("_name") or name
    words = names_of_columns().get(plain, {})
    return words.get(language) or words.get("en") or plain.replace("_", " ")


def names_of_columns() -> Mapping[str, Mapping[str, str]]:
    """Return what the project calls columns: words by name and language; they are read once.

    A process that may open no files later asks for them before.
    """
    return _read(Path(current().file).parent / "queries" / FILE) if current().file else {}


@lru_cache(maxsize=8)
def _read(path: Path) -> Mapping[str, Mapping[str, str]]:
    """Return the words by name and language; a file of another form is an error that names it."""
    import yaml

    if not path.is_file():
        return {}
    try:
        found = parse_yaml(path.read_text(encoding="utf-8")) or {}
    except yaml.YAMLError as error:
        raise SourceError(path, f"this is not YAML: {str(error).splitlines()[0]}") from None
    if not isinstance(found, dict) or not all(isinstance(words, dict) for words in found.values()):
        raise SourceError(path, "the names have the wrong form", hint="event_date: { en: date, ru: дата }")
    return found
