"""The version of the data: that of what was built, not of when or how fast."""

from __future__ import annotations

import json
import shutil

import pytest

from kg.build import Built
from kg.server.loading import load


def version(built: Built) -> str:
    told = load({"build": str(built.folder), "project": str(built.project.root)}).told()
    return str(told["ready"])


@pytest.fixture
def copy(built: Built, tmp_path) -> Built:
    """A build of the same data at another place, which took another time."""
    shutil.copytree(built.folder, tmp_path / "build")
    manifest = {**built.manifest, "seconds": dict.fromkeys(built.manifest["seconds"], 99)}
    (tmp_path / "build" / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return Built(tmp_path / "build", manifest, built.project)


def test_the_same_data_are_the_same_version(built, copy):
    assert version(copy) == version(built)


def test_other_data_are_another_version(built, copy):
    layer = copy.folder / "layers" / "links.nt"
    layer.write_bytes(b"".join(layer.read_bytes().splitlines(keepends=True)[1:]))
    assert version(copy) != version(built)
