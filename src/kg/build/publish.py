"""Putting a finished build in the place of the last one, in one step that cannot be seen half done."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = [
    "FORMAT",
    "Publication",
    "current",
    "into",
    "publishing",
    "read_manifest",
    "read_stamp",
    "write_accepted_view",
    "write_manifest",
    "write_stamp",
]

FORMAT = 5
_POINTER = "current"
_MANIFEST, _STAMP, _VIEW = "manifest.json", "stamp", "accepted-view"
_AN_HOUR = 3600
_ROUNDING = 2
"""Seconds by which the start of a process may seem later than it was: the start of the system is told in whole ones."""
_FINISHED, _UNFINISHED = "build-", "unfinished-"


def current(folder: Path) -> Path | None:
    """Return the folder of the last good build, or None."""
    pointer = folder / _POINTER
    return pointer.resolve() if (pointer / _MANIFEST).is_file() else None


def read_manifest(build: Path) -> dict[str, Any]:
    """Return what a build says of itself."""
    return json.loads((build / _MANIFEST).read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def write_manifest(build: Path, manifest: dict[str, Any]) -> None:
    """Write what a build says of itself; this is the last file of a build."""
    (build / _MANIFEST).write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def read_stamp(build: Path) -> str:
    """Return names, sizes and times of the inputs as they were, or nothing."""
    file = build / _STAMP
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def write_stamp(build: Path, stamp: str) -> None:
    """Write names, sizes and times of the inputs."""
    (build / _STAMP).write_text(stamp, encoding="utf-8")


def write_accepted_view(build: Path, view: str) -> None:
    """Write the IRI of the view that is asked unless another is named, for those who read no settings."""
    (build / _VIEW).write_text(f"{view}\n", encoding="utf-8")


@dataclass
class Publication:
    """A build being published; `folder` is where it is written, and afterwards where it lies."""

    folder: Path


@contextlib.contextmanager
def publishing(folder: Path) -> Iterator[Publication]:
    """Give a new folder to build in; when the block ends well it becomes the current build, else it is removed.

    The pointer is a symbolic link that is replaced by renaming, which POSIX makes atomic.
    """
    import shutil
    import tempfile

    folder.mkdir(parents=True, exist_ok=True)
    publication = Publication(Path(tempfile.mkdtemp(prefix=f"{_UNFINISHED}{os.getpid()}-", dir=folder)))
    try:
        yield publication
    except BaseException:
        shutil.rmtree(publication.folder, ignore_errors=True)
        raise
    before = current(folder)
    finished = folder / publication.folder.name.replace(_UNFINISHED, _FINISHED, 1)
    publication.folder = publication.folder.rename(finished)
    link = folder / f".{finished.name}"
    link.symlink_to(finished.name)
    link.replace(folder / _POINTER)
    _sweep(folder, {finished.resolve(), before})


def _sweep(folder: Path, kept: set[Path | None]) -> None:
    """Remove builds that are an hour old, but not the one before: readers may be at it; and what killed ones left."""
    import shutil
    import time

    for old in folder.glob(f"{_FINISHED}*"):
        if old.resolve() not in kept and time.time() - old.stat().st_mtime > _AN_HOUR:
            shutil.rmtree(old, ignore_errors=True)
    for left in folder.glob(f"{_UNFINISHED}*"):
        if not _is_at_work(left):
            shutil.rmtree(left, ignore_errors=True)


def _is_at_work(left: Path) -> bool:
    """Tell whether the process that writes a build is still there; its number may be that of another one since."""
    process = int(left.name.split("-")[1])
    with contextlib.suppress(FileNotFoundError):
        return _is_running(process) and _began(process) < left.stat().st_mtime + _ROUNDING
    return False


def _began(process: int) -> float:
    """Return when a process began, in seconds since 1970; 0 where the system does not tell (proc(5))."""
    with contextlib.suppress(OSError):
        fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        system = Path("/proc/stat").read_text(encoding="utf-8").splitlines()
        booted = next((int(line.split()[1]) for line in system if line.startswith("btime")), 0)
        return booted + int(fields[19]) / os.sysconf("SC_CLK_TCK") if booted else 0.0
    return 0.0


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


@contextlib.contextmanager
def into(folder: Path) -> Iterator[Path]:
    """Give a new folder to write in, which takes the wanted name when the block ends well."""
    import shutil
    import tempfile

    unfinished = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=folder.parent))
    try:
        yield unfinished
        with contextlib.suppress(FileExistsError, OSError):
            unfinished.rename(folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
