"""Where the words of accounts lie: the core's beside its ontology, those of a project in `ontology/accounts/`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg import locate
from kg.errors import KgError

__all__ = ["FALLBACK", "PLAN", "Read", "files_of", "folders", "read_file"]

PLAN = "plan.toml"
FALLBACK = "en"
"""The language of the words where neither core nor project brings those of the one asked for."""
_FOLDER = "accounts"


@dataclass(frozen=True)
class Read:
    """A file that was read: its tables, and its path for what is to be said about it."""

    path: Path
    tables: Mapping[str, Any]


def folders(project: Path | None) -> list[Path]:
    """Return the folders of accounts that are there, the core's first, so that a project can word anything anew."""
    places = [Path(locate.CORE) / _FOLDER, *([project / "ontology" / _FOLDER] if project else [])]
    return [place for place in places if place.is_dir()]


def files_of(project: Path | None, language: str) -> Iterator[Read]:
    """Yield the files of a language: `<language>.toml` and all in the folder `<language>`."""
    for folder in folders(project):
        yield from map(read_file, [*folder.glob(f"{language}.toml"), *sorted(folder.glob(f"{language}/*.toml"))])


def read_file(path: Path) -> Read:
    """Return a file of accounts; what is no TOML is an error with file and line."""
    try:
        return Read(path, tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError) as error:
        raise KgError(f"{path} cannot be read: {error}") from None
    except tomllib.TOMLDecodeError as error:
        raise KgError(f"{path}: {error}; docs/accounts.md explains what stands there") from None
