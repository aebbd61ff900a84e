"""Whether the current build is that of the files as they are now; nothing is read when nothing was touched."""

from __future__ import annotations

from collections.abc import Callable

from kg import locate
from kg.build import publish
from kg.build.built import Built
from kg.build.inputs import input_digest
from kg.project import Project

__all__ = ["ensure_built", "last_built"]


def ensure_built(project: Project, tell: Callable[[str], None] = lambda _: None) -> Built:
    """Return the current build when nothing has changed since; build first otherwise."""
    found = _current(project)
    if found is not None:
        return found
    from kg.build.pipeline import build

    return build(project, tell)


def last_built(project: Project) -> Built | None:
    """Return the last good build, whatever has changed since, or None when there is none of this form."""
    folder = publish.current(project.build)
    if folder is None:
        return None
    manifest = publish.read_manifest(folder)
    return Built(folder, manifest, project) if manifest.get("format") == publish.FORMAT else None


def _current(project: Project) -> Built | None:
    built = last_built(project)
    if built is None:
        return None
    now = locate.stamp(str(project.root))
    if publish.read_stamp(built.folder) != now:
        if built.manifest["inputs"] != input_digest(project):
            return None
        publish.write_stamp(built.folder, now)
    return built
