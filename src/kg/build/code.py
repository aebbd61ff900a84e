"""The code that builds: the modules of this package, and all that they import of ours, found by their import lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from kg import locate

__all__ = ["code_that_builds", "imported_by"]

_START = "kg.build"
_IMPORT = re.compile(
    r"^[ \t]*(?:from (?P<module>kg(?:\.\w+)*) import (?P<names>\([^)]*\)|[^(\n]*)|import (?P<whole>kg(?:\.\w+)*))", re.M
)
_NAME = re.compile(r"(\w+)(?: as \w+)?")


@lru_cache(maxsize=1)
def code_that_builds() -> tuple[str, ...]:
    """Return the files of every module that a build may import, in order."""
    files = _modules()
    waiting = [name for name in files if name == _START or name.startswith(f"{_START}.")]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in files and name not in found:
            found.add(name)
            waiting += imported_by(Path(files[name]).read_text(encoding="utf-8"))
    return tuple(sorted(files[name] for name in found))


def _modules() -> dict[str, str]:
    """Return the files of the program by the names of their modules."""
    package = Path(locate.__file__).parent
    parts = {file: Path(file).relative_to(package.parent).with_suffix("").parts for file in locate.code()}
    return {".".join(part for part in names if part != "__init__"): file for file, names in parts.items()}


def imported_by(text: str) -> Iterator[str]:
    """Yield the modules of ours that a text may import; what it names may be a module or something inside one.

    A package on the way is imported too, but for `kg` itself: it offers the whole program to Python, and of it a build
    takes only the version.

    >>> sorted(set(imported_by("from kg.rdf import graph")))
    ['kg.rdf', 'kg.rdf.graph']
    """
    for match in _IMPORT.finditer(text):
        module = match["module"] or match["whole"]
        names = _NAME.findall(match["names"] or "")
        for name in (module, *(f"{module}.{name}" for name in names)):
            parts = name.split(".")
            yield from (".".join(parts[: end + 1]) for end in range(1, len(parts)))
