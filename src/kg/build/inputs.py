"""What a build is made from: the files of the project, and the code that builds."""

from __future__ import annotations

import hashlib
from pathlib import Path

from kg import locate
from kg.build.code import code_that_builds
from kg.project import Project
from kg.version import __version__

__all__ = ["input_digest"]


def input_digest(project: Project) -> str:
    """Return a digest of the contents of everything a build depends on: files of the project, and code that builds."""
    digest = hashlib.sha256(__version__.encode())
    for path in (*locate.inputs(str(project.root)), *code_that_builds()):
        digest.update(f"\0{path}\0".encode())
        digest.update(Path(path).read_bytes())
    return digest.hexdigest()
