"""Whether the current build is that of the files as they are now; nothing is read when nothing was touched."""

from __future__ import annotations

from collections.abc import Callable

from kg import locate
from kg.build import publish
from kg.build.built import Built
from kg.build.inputs import input_digest
from kg.project import Project

__all__ = ["ensure_built"]


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
    now = locate.stamp(str(project.root))
    if publish.read_stamp(folder) != now:
        if manifest["inputs"] != input_digest(project):
            return None
        publish.write_stamp(folder, now)
    return Built(folder, manifest, project)
