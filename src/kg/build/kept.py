"""What one build leaves to the next: what each shape found, and a digest of what it read to find it.

The file lies in the folder of its build, so it is published, superseded and swept with it. It counts only for the very
code, libraries and shapes that wrote it; a file that is damaged, or of anything else, is as good as none.
"""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyoxigraph

import kg
from kg import locate
from kg.build import publish
from kg.project import Project

__all__ = ["read_kept", "write_kept"]

_FILE = "kept.json"


def write_kept(build: Path, project: Project, found: Mapping[str, Any]) -> None:
    """Write what a build leaves to the next, under a digest of itself."""
    text = json.dumps({"key": _key(project), "found": found}, ensure_ascii=False)
    (build / _FILE).write_text(f"{_digest(text)}\n{text}", encoding="utf-8")


def read_kept(project: Project) -> dict[str, Any]:
    """Return what the current build left, if it is whole and was made by the same code with the same shapes."""
    build = publish.current(project.build)
    try:
        digest, _, text = (build / _FILE).read_text(encoding="utf-8").partition("\n") if build else ("", "", "")
    except (OSError, UnicodeDecodeError):
        return {}
    if digest != _digest(text):
        return {}
    content = json.loads(text)
    return dict(content["found"]) if content["key"] == _key(project) else {}


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _key(project: Project) -> str:
    """Return a digest of all that tells what a shape means: code, libraries, shapes."""
    digest = sha256(f"{kg.__version__} {platform.python_version()} {pyoxigraph.__version__}".encode())
    files = [path for path in locate.inputs(str(project.root)) if path.endswith(".py")]
    for path in [*map(Path, files), *project.shape_files()]:
        digest.update(f"\0{path}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
