"""Bundled assets in a wheel or a source archive: there, no older than what they are made of, and with their licences.

A hook of hatchling. An editable installation is left alone: there `make` bundles, and the server has a plain form else.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

__all__ = ["Assets", "licences_of"]

_BUNDLE = Path("src", "kg", "server", "static", "editor.js")
_BESIDE = ("map.css", "map.js", "network.js", "pictures.js", "land.json")
"""What is bundled before the editor, for pictures; `map.js` names the licence of the land, too."""
_MADE_OF = ("package-lock.json", "*.mjs", "src/*.js", "pictures/*.js")
_LICENCES = "kg/server/static/{}.licences.txt"
_HEAD = re.compile(r"\A/\*!(.*?)\*/", re.S)


class Assets(BuildHookInterface):  # type: ignore[type-arg]
    """See to the assets before anything is packed; git ignores them, so that without this hook they stay out."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bundle what is missing or old; end the build, with one sentence, where that cannot be done."""
        if version == "editable" or os.environ.get("KG_WITHOUT_ASSETS"):
            return
        bundle = Path(self.root) / _BUNDLE
        if not _is_current(bundle):
            _bundle(Path(self.root) / "editor")
        if not _is_current(bundle):
            raise SystemExit(
                "The query editor is not bundled, which needs npm and its registry: install npm,"
                " or build without the editor: python -m build -C--without-assets="
            )
        made = [bundle, *(bundle.with_name(name) for name in _BESIDE)]
        build_data["artifacts"] += [f"/{path.relative_to(self.root).as_posix()}" for path in made]
        for script in (path for path in made if path.suffix == ".js" and self.target_name == "wheel"):
            build_data["force_include"][_written(licences_of(script))] = _LICENCES.format(script.stem)


def _bundle(editor: Path) -> None:
    """Let npm bundle; what it complains of is shown, but not that there is none, which the end of the build says."""
    heard = None if shutil.which("npm") else subprocess.DEVNULL
    subprocess.run(["sh", str(editor / "bundle.sh")], check=False, stderr=heard)  # noqa: S603, S607


def _is_current(bundle: Path) -> bool:
    """Tell whether the bundle is there and no older than what it is made of."""
    editor = bundle.parents[4] / "editor"
    made_of = [path for pattern in _MADE_OF for path in editor.glob(pattern)]
    is_whole = bundle.is_file() and all(bundle.with_name(name).is_file() for name in _BESIDE)
    return is_whole and all(path.stat().st_mtime <= bundle.stat().st_mtime for path in made_of)


def licences_of(bundle: Path) -> str:
    """Return the licences that stand at the head of a bundle; a bundle without them is not passed on."""
    head = _HEAD.match(bundle.read_text(encoding="utf-8"))
    if head is None:
        raise SystemExit(f"{bundle} names no licences of what is in it: bundle it anew by `make`")
    return head[1].strip() + "\n"


def _written(text: str) -> str:
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt", delete=False) as file:
        file.write(text)
    return file.name
