"""Where project and builds are, and whether anything was touched; on bare `os`, because every start needs it."""

from __future__ import annotations

import os
from os import path

from kg.errors import KgError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "CORE",
    "PROJECT_FILE",
    "build_folder",
    "code",
    "examples",
    "inputs",
    "is_checkout",
    "project_root",
    "project_root_or_none",
    "sources",
    "stamp",
]

_PACKAGE = path.dirname(path.abspath(__file__))
CORE = path.join(_PACKAGE, "core")
"""The folder of the core's ontology: terms, concepts and shapes that every project imports."""
PROJECT_FILE = "project.toml"
"""What makes a folder a project."""
_INSTALLED = path.join(_PACKAGE, "examples")
_CHECKOUT = path.dirname(path.dirname(_PACKAGE))
_EXAMPLE = "example:"


def project_root() -> str:
    """Return the project: `$KG_PROJECT`, else the folder one stands in or the next above it that has a project.toml.

    Where there is none, a program that runs from a checkout works on that checkout.
    `example:<name>` is an example that came with this package. Raises KgError when there is none.
    """
    found = project_root_or_none()
    if found is None:
        raise KgError(
            f"no project here: neither {os.getcwd()} nor a folder above it has a {PROJECT_FILE};"
            " kg new project makes one, --project FOLDER or KG_PROJECT names one, and"
            f" --project {_EXAMPLE}{' or '.join(examples())} opens an example"
        )
    return found


def project_root_or_none() -> str | None:
    """Return the project as `project_root` does, or None where there is none; one that is named must exist."""
    if named := os.environ.get("KG_PROJECT"):
        return _named(named)
    folder = os.getcwd()
    while not path.isfile(path.join(folder, PROJECT_FILE)):
        if folder == path.dirname(folder):
            return _checkout()
        folder = path.dirname(folder)
    return folder


def _checkout() -> str | None:
    """Return the project from whose checkout this program runs, so that `kg` works from any folder there."""
    return _CHECKOUT if path.isfile(path.join(_CHECKOUT, PROJECT_FILE)) else None


def _named(name: str) -> str:
    if name.startswith(_EXAMPLE):
        folder = _example(name.removeprefix(_EXAMPLE))
        if folder is None:
            raise KgError(
                f"no example is called {name}; there are: {', '.join(_EXAMPLE + each for each in examples())}"
            )
        return folder
    if not path.isfile(path.join(name, PROJECT_FILE)):
        raise KgError(f"KG_PROJECT (or --project) names {name}, but there is no {PROJECT_FILE} in it")
    return path.realpath(name)


def examples() -> list[str]:
    """Return the names of the examples that came with this package."""
    if path.isdir(_INSTALLED):
        return sorted(os.listdir(_INSTALLED))
    return ["defectors"] if path.isfile(path.join(_CHECKOUT, PROJECT_FILE)) else []


def _example(name: str) -> str | None:
    installed = path.join(_INSTALLED, name)
    if name not in examples():
        return None
    return installed if path.isdir(installed) else _CHECKOUT


def is_checkout(root: str) -> bool:
    """Tell whether the project is a folder of the user's own, not an example inside the installed package."""
    return not root.startswith(_INSTALLED) and os.access(root, os.W_OK)


def sources() -> str | None:
    """Return the folder of the source texts: `$KG_SOURCES`, else `shared/sources` beside the project.

    None where neither is there; `$KG_SOURCES` set to nothing means that there are none. Whether a folder that is named
    exists is not looked at.
    """
    named = os.environ.get("KG_SOURCES")
    if named is not None:
        return named or None
    root = project_root_or_none()
    beside = path.join(path.dirname(path.abspath(root)), "shared", "sources") if root else ""
    return beside if path.isdir(beside) else None


def build_folder(root: str) -> str:
    """Return the folder for builds: `$KG_BUILD`, else `build/` of a checkout, else the user's cache."""
    if named := os.environ.get("KG_BUILD"):
        return named
    if is_checkout(root):
        return path.join(root, "build")
    from hashlib import sha256

    cache = os.environ.get("XDG_CACHE_HOME") or path.expanduser(path.join("~", ".cache"))
    return path.join(cache, "kg", sha256(root.encode()).hexdigest()[:12])


def inputs(root: str) -> list[str]:
    """Return every file on which a build of the project depends: settings, ontology, data, checks, the core."""
    folders = [CORE, *(path.join(root, *words) for words in (("ontology",), ("data",), ("queries", "checks")))]
    files = (file for folder in folders if path.isdir(folder) for file in _files(folder))
    read = (file for file in files if file.endswith((".ttl", ".rq", ".toml")))
    return sorted((path.join(root, PROJECT_FILE), *read))


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
