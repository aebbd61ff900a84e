"""What is installed: libraries with their versions, optional parts and what they are for, the project and its build."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kg import locate
from kg.version import __version__

__all__ = ["NEEDED", "Part", "parts"]

NEEDED = (
    "argcomplete", "httptools", "Jinja2", "markdown-it-py", "mdit-py-plugins", "numpy", "owlrl", "polib", "pyoxigraph",
    "pyshacl", "PyStemmer", "PyYAML", "RapidFuzz", "regex", "rdflib", "rich", "starlette", "uvicorn", "uvloop",
    "XlsxWriter",
)  # fmt: skip
"""The libraries that the program stands on, as pyproject.toml names them."""
_EDITOR = Path(__file__).parent / "server" / "static" / "editor.js"


@dataclass(frozen=True)
class Part:
    """One part: what it is, what was found of it (empty where it is missing), what it is for, whether all need it."""

    name: str
    found: str
    purpose: str
    needed: bool = False


def parts() -> list[Part]:
    """Return every part, those that everything needs first."""
    return [*_program(), *_options(), _project(), _texts()]


def _program() -> Iterator[Part]:
    yield Part("kg", __version__, "this program", needed=True)
    yield Part("Python", platform.python_version(), "3.11 or newer runs it", needed=True)
    needed = (name for name in NEEDED if name != "uvloop" or sys.platform != "win32")
    yield from (Part(name, _version(name), "a library that kg stands on", needed=True) for name in needed)


def _options() -> Iterator[Part]:
    yield Part("pandas", _version("pandas"), "answers as data frames: pip install pandas")
    yield Part("checkers", _version("pytest"), "what make test runs: pip install --editable '.[dev]'")
    editor = "bundled" if _EDITOR.is_file() else ""
    yield Part("query editor", editor, "colours and completion at /sparql; without it the page has a plain form")


def _project() -> Part:
    root = locate.project_root_or_none()
    return Part("project", root or "", "a folder with a project.toml; --project or KG_PROJECT names one")


def _texts() -> Part:
    folder = locate.sources()
    found = folder if folder and Path(folder).is_dir() else ""
    return Part("source texts", found, "kg verify, and the words of passages; KG_SOURCES names their folder")


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
