"""Whether the current build is that of the files as they are now; nothing is read when nothing was touched."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import kg
from kg.build import publish
from kg.build.built import Built
from kg.project import Project

__all__ = ["ensure_built", "input_digest", "stamp"]

_CODE = ("build", "reasoning", "validation", "dates.py", "graph.py", "turtle.py", "namespaces.py")
_HERE = Path(kg.__file__).parent


def ensure_built(project: Project, tell: Callable[[str], None] = lambda _: None) -> Built:
    """Return the current build when nothing has changed since; build first otherwise."""
    found = _current(project)
    if found is not None:
        return found
    from kg.build.pipeline import build

    return build(project, tell)


def _current(project: Project) -> Built | None:
    folder = publish.current(project.build)
    if folder is None:
        return None
    manifest = publish.read_manifest(folder)
    if manifest.get("format") != publish.FORMAT:
        return None
    now = stamp(project)
    if manifest["inputs"]["stamp"] != now:
        if manifest["inputs"]["digest"] != input_digest(project):
            return None
        manifest["inputs"]["stamp"] = now
        publish.write_manifest(folder, manifest)
    return Built(folder, manifest, project)


def input_digest(project: Project) -> str:
    """Return a digest of the contents of everything a build depends on: files of the project, and code that builds."""
    digest = hashlib.sha256(kg.__version__.encode())
    for path in _inputs(project):
        digest.update(f"\0{path}\0".encode())
        digest.update(Path(path).read_bytes())
    return digest.hexdigest()


def stamp(project: Project) -> str:
    """Return a digest of the names, sizes and times of change of the same files; it takes no reading."""
    digest = hashlib.sha256(kg.__version__.encode())
    for path in _inputs(project):
        status = os.stat(path)  # noqa: PTH116
        digest.update(f"\0{path}\0{status.st_size}\0{status.st_mtime_ns}".encode())
    return digest.hexdigest()


def _inputs(project: Project) -> list[str]:
    folders = (str(project.ontology), str(project.data), *(str(_HERE / name) for name in _CODE))
    return sorted(path for folder in folders for path in _files(folder) if path.endswith((".ttl", ".rq", ".py")))


def _files(path: str) -> Iterator[str]:
    if os.path.isfile(path):  # noqa: PTH113
        yield path
        return
    for entry in os.scandir(path):
        if entry.is_dir():
            yield from _files(entry.path)
        else:
            yield entry.path
