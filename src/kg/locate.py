"""Where project and builds are, and whether anything was touched; on bare `os`, because every start needs it."""

from __future__ import annotations

import os
from os import path

from kg.errors import KgError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["build_folder", "code", "inputs", "is_checkout", "project_root", "stamp"]

_PACKAGE = path.dirname(path.abspath(__file__))
_INSTALLED = path.join(_PACKAGE, "project")
_CHECKOUT = path.dirname(path.dirname(_PACKAGE))
_MARK = path.join("ontology", "defector-graph.ttl")


def project_root() -> str:
    """Return the project: `$KG_PROJECT`, else the checkout one stands in, else the one this package came with."""
    if named := os.environ.get("KG_PROJECT"):
        if not path.isfile(path.join(named, _MARK)):
            raise KgError(f"KG_PROJECT names {named}, but there is no {_MARK} in it")
        return path.realpath(named)
    folder = os.getcwd()
    while True:
        if path.isfile(path.join(folder, _MARK)) and path.isdir(path.join(folder, "data")):
            return folder
        if folder == path.dirname(folder):
            return _INSTALLED if path.isfile(path.join(_INSTALLED, _MARK)) else _CHECKOUT
        folder = path.dirname(folder)


def is_checkout(root: str) -> bool:
    """Tell whether the project is a folder of the user's own, not the one inside the installed package."""
    return root != _INSTALLED and os.access(root, os.W_OK)


def build_folder(root: str) -> str:
    """Return the folder for builds: `$KG_BUILD`, else `build/` of a checkout, else the user's cache."""
    if named := os.environ.get("KG_BUILD"):
        return named
    if is_checkout(root):
        return path.join(root, "build")
    from hashlib import sha256

    cache = os.environ.get("XDG_CACHE_HOME") or path.expanduser(path.join("~", ".cache"))
    return path.join(cache, "defector-graph", sha256(root.encode()).hexdigest()[:12])


def inputs(root: str) -> list[str]:
    """Return every file of the project on which a build depends: ontology, data and checks."""
    folders = [path.join(root, *words) for words in (("ontology",), ("data",), ("queries", "checks"))]
    files = (file for folder in folders if path.isdir(folder) for file in _files(folder))
    return sorted(file for file in files if file.endswith((".ttl", ".rq")))


def code() -> list[str]:
    """Return every file of the program; `kg.build.code` tells which of them build."""
    return sorted(file for file in _files(_PACKAGE) if file.endswith(".py"))


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir():
                yield entry.path
            elif entry.name != "__pycache__":
                yield from _files(entry.path)


def stamp(root: str) -> str:
    """Return names, sizes and times of change (nanoseconds) of all inputs and of the program; it takes no reading."""
    lines = []
    for file in (*inputs(root), *code()):
        status = os.stat(file)
        lines.append(f"{file} {status.st_size} {status.st_mtime_ns}\n")
    return "".join(lines)
