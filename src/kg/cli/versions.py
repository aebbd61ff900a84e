"""kg --version: the version of the program, and of the data of the project at hand."""

from __future__ import annotations

from kg.errors import KgError
from kg.version import __version__

__all__ = ["data_version", "versions"]


def versions() -> str:
    """Return a line on the program and one on the data."""
    from kg.project import find_or_none

    try:
        project = find_or_none()
    except KgError as error:
        return f"kg {__version__}\ndata: {error}"
    told = f"{data_version() or 'not built'}, {project.root}" if project else "no project here"
    return f"kg {__version__}\ndata: {told}"


def data_version() -> str:
    """Return the version of the data last built here, the first digits of the digest of all inputs; nothing if none."""
    from kg.build import publish
    from kg.project import find_or_none

    project = find_or_none()
    folder = publish.current(project.build) if project else None
    return str(publish.read_manifest(folder)["inputs"])[:12] if folder else ""
